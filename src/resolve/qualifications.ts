import { type Combination, combinationOf } from '../combination/evaluate-qualification.ts';
import { type GroupUnit, groupEntry, groupsOf, pathwaysOf, type Qualification } from '../combination/qualification.ts';
import type { UnitIndex } from './unit-index.ts';

/** The qualification that a portfolio works towards. */
export interface NamedQualification {
  id: string;
  pathway: string | undefined;
  version: string | undefined;
}

/** The qualifications of a workspace, and the units that they name. */
export class Qualifications {
  readonly byId: ReadonlyMap<string, Qualification>;
  /** Whether some qualification could not be read: then what no other defines may well be defined there. */
  readonly someUnreadable: boolean;
  /** Qualifications whose id an earlier one has already taken; they are not used. */
  readonly shadowed: readonly Qualification[];
  readonly #units = new Map<string, GroupUnit>();

  constructor(qualifications: readonly Qualification[], someUnreadable: boolean) {
    const byId = new Map<string, Qualification>();
    for (const each of qualifications) if (!byId.has(each.id)) byId.set(each.id, each);
    this.byId = byId;
    this.shadowed = qualifications.filter((each) => byId.get(each.id) !== each);
    this.someUnreadable = someUnreadable;
    for (const each of byId.values()) {
      for (const { group } of pathwaysOf(each).flatMap((pathway) => groupsOf(each, pathway))) {
        for (const { unit, ...said } of group.units.map(groupEntry))
          this.#units.set(unit, { ...this.#units.get(unit), ...said });
      }
      for (const unit of (each.file.equivalents ?? []).flat()) {
        if (!this.#units.has(unit)) this.#units.set(unit, {});
      }
    }
  }

  /** What a qualification says of a unit that a group, or a list of equivalents, names; undefined for any other. */
  unit(id: string): GroupUnit | undefined {
    return this.#units.get(id);
  }

  /** The rules of combination that a portfolio names; undefined for a qualification, pathway or version that is not here. */
  combinationNamed({ id, pathway, version }: NamedQualification, { units }: UnitIndex): Combination | undefined {
    const qualification = this.byId.get(id);
    if (qualification === undefined || (version !== undefined && version !== qualification.version)) return undefined;
    if (pathway !== undefined && !Object.hasOwn(qualification.file.pathways ?? {}, pathway)) return undefined;
    return combinationOf(qualification, pathway, (unit) => {
      const file = units.get(unit)?.file;
      return file !== undefined && 'outcomes' in file ? file : this.#units.get(unit);
    });
  }
}
