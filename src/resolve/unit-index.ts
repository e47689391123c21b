import { onceOfEach } from '../model/once.ts';
import type { AdmitRule } from '../model/rule.ts';
import { type Criterion, type Leaf, type Requirement, type Unit, withParts } from '../model/unit.ts';
import { speaksOf } from '../rules/admit.ts';
import { wordingOf, wordsOfLeaf, wordsOfRequirement } from './wording.ts';

/** All references of all specifications, looked up in one step. */
export class UnitIndex {
  readonly units: ReadonlyMap<string, Unit>;
  /** Whether some specification could not be read: then what no other defines may well be defined there. */
  readonly someUnreadable: boolean;
  /** Units whose id an earlier specification has already taken; they are not used. */
  readonly shadowed: readonly Unit[];
  /** The requirements with rules that say what is admitted for a criterion (part), and those rules. */
  readonly admittingOn = onceOfEach((leaf: Leaf) =>
    this.requirementsOf(leaf.unit)
      .flatMap(withParts)
      .map((requirement) => ({ requirement, admits: admitsIn(requirement, leaf) }))
      .filter(({ admits }) => admits.length > 0),
  );
  private readonly criteria = new Map<string, Criterion>();
  private readonly leaves = new Map<string, Leaf>();
  private readonly requirements = new Map<string, Requirement>();
  private readonly all = new Map<string, Requirement[]>();
  /** What can be decided or judged, as words until somebody asks for its wording. */
  private readonly words = new Map<string, string[] | string>();

  constructor(units: readonly Unit[], centreRules: (unit: Unit) => Requirement[], someUnreadable: boolean) {
    const byId = new Map<string, Unit>();
    for (const unit of units) if (!byId.has(unit.id)) byId.set(unit.id, unit);
    this.units = byId;
    this.shadowed = units.filter((unit) => byId.get(unit.id) !== unit);
    this.someUnreadable = someUnreadable;
    for (const unit of this.units.values()) {
      for (const criterion of unit.criteria) {
        this.criteria.set(criterion.ref, criterion);
        for (const leaf of criterion.leaves) {
          this.leaves.set(leaf.ref, leaf);
          this.words.set(leaf.ref, wordsOfLeaf(leaf, criterion, unit));
        }
      }
      const requirements = [...unit.requirements, ...centreRules(unit)];
      this.all.set(unit.id, requirements);
      for (const whole of requirements) {
        for (const requirement of withParts(whole)) {
          this.requirements.set(requirement.ref, requirement);
          this.words.set(requirement.ref, wordsOfRequirement(requirement, whole));
        }
      }
    }
  }

  leaf(ref: string): Leaf | undefined {
    return this.leaves.get(ref);
  }
  criterion(ref: string): Criterion | undefined {
    return this.criteria.get(ref);
  }
  /** What a rule's or a decision's reference stands for: a criterion with parts stands for all of them. */
  leavesOf(ref: string): Leaf[] {
    const leaf = this.leaves.get(ref);
    return leaf ? [leaf] : (this.criteria.get(ref)?.leaves ?? []);
  }
  requirement(ref: string): Requirement | undefined {
    return this.requirements.get(ref);
  }
  /** The words of a criterion (part), requirement (part) or centre rule as records hold them; undefined for anything else. */
  wording(ref: string): string | undefined {
    const words = this.words.get(ref);
    if (words === undefined || typeof words === 'string') return words;
    const wording = wordingOf(words);
    this.words.set(ref, wording);
    return wording;
  }
  /** The unit's own requirements in the spec's order, then the centre's rules that fall on it. */
  requirementsOf(unit: string): Requirement[] {
    return this.all.get(unit) ?? [];
  }
  /** Whether nothing can be said about this unit, because it may stand in a specification that cannot be read. */
  mayBeUnread(unit: string): boolean {
    return this.someUnreadable && !this.units.has(unit);
  }
}

const admitsIn = ({ rules }: Requirement, leaf: Leaf): AdmitRule[] =>
  rules.flatMap(({ admit }) => (admit !== undefined && speaksOf(admit, leaf) ? [admit] : []));
