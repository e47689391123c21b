import type { Span } from '../diagnostics/finding.ts';
import type { Diagnostic, Waived } from '../model/result.ts';
import { withParts } from '../model/unit.ts';
import type { WaiverEntry } from '../model/waiver.ts';
import type { People, UnitIndex } from './workspace.ts';

export const waiversPath = 'waivers.yaml';

/** One entry of `waivers.yaml`, whether it has effect or not. */
export interface Waiver extends WaiverEntry {
  /** Folder of the portfolio it names; undefined where it names none, or none that there is. */
  folder: string | undefined;
  isFaulty: boolean;
  /** Where `waivers.yaml` says one of its keys, or without a key the whole. */
  at: (key?: string) => Span;
}

/** Faults that nobody can accept: with them something has not been read, and it must not look as if it had. */
const unreadable = [
  'centre-schema-unusable',
  'duplicate-key',
  'empty-file',
  'file-too-large',
  'internal-fault',
  'invalid-utf8',
  'invalid-yaml',
  'missing-front-matter',
  'no-portfolios',
  'no-specs',
  'outside-workspace',
  'unclosed-front-matter',
  'unreadable-file',
  'yaml-too-deep',
];
/** Nor the faults of waivers themselves. */
const ofWaivers = [
  'expired-waiver',
  'not-waivable',
  'unknown-name-in-waiver',
  'unused-waiver',
  'waiver-without-approval',
];
const neverWaived: ReadonlySet<string> = new Set([...unreadable, ...ofWaivers]);
export const isWaivable = (code: string): boolean => !neverWaived.has(code);

/** What the centre accepts, of the faults and gaps of this day. */
export class Waivers {
  readonly all: readonly Waiver[];
  /** Folders of the workspace's portfolios; read only where there are waivers. */
  readonly portfolios: readonly string[];
  /** Those that have effect today, in the order of the file. */
  readonly inForce: readonly Waiver[];
  readonly #units: UnitIndex;
  readonly #byFolder = new Map<string | undefined, Waiver[]>();

  constructor(
    all: readonly Waiver[],
    portfolios: readonly string[],
    { units, people, today }: { units: UnitIndex; people: People; today: string },
  ) {
    this.all = all;
    this.portfolios = portfolios;
    this.#units = units;
    this.inForce = all.filter((waiver) => {
      const { isFaulty, by, portfolio, folder, code, reference, approval } = waiver;
      if (isFaulty || isExpired(waiver, today) || !people.has(by)) return false;
      if (portfolio !== undefined && folder === undefined) return false;
      if (code !== undefined) return isWaivable(code);
      return approval !== undefined || this.layerOf(reference!) === 'centre';
    });
    for (const waiver of this.inForce)
      this.#byFolder.set(waiver.folder, [...(this.#byFolder.get(waiver.folder) ?? []), waiver]);
  }

  /** Whose demand a reference is; undefined for one that does not exist. */
  layerOf(reference: string): 'unit' | 'centre' | undefined {
    const isCriterion = this.#units.leavesOf(reference).length > 0;
    return this.#units.requirement(reference)?.layer ?? (isCriterion ? 'unit' : undefined);
  }

  /** Whether a reference stands for this one: for itself, and for each of its parts. */
  standsFor(reference: string, ref: string): boolean {
    if (reference === ref || this.#units.leavesOf(reference).some((leaf) => leaf.ref === ref)) return true;
    const requirement = this.#units.requirement(reference);
    return requirement !== undefined && withParts(requirement).some((part) => part.ref === ref);
  }

  /** What accepts the gap of a criterion or requirement (part) in one portfolio. */
  ofGap(folder: string, ref: string): Waiver | undefined {
    return this.#byFolder
      .get(folder)
      ?.find(({ reference }) => reference !== undefined && this.standsFor(reference, ref));
  }

  /** What accepts a fault; `record` is the id of the record in whose file it stands. */
  ofFault(fault: Diagnostic, record?: string): Waiver[] {
    const { code, portfolio, evidence, ref, file } = fault;
    if (file === waiversPath) return [];
    const names = [evidence, ref, record, file, file.slice((portfolio?.length ?? -1) + 1)];
    return (this.#byFolder.get(portfolio) ?? []).filter(
      (waiver) => waiver.code === code && (waiver.subject === undefined || names.includes(waiver.subject)),
    );
  }
}

export const isExpired = ({ until }: Pick<Waiver, 'until'>, today: string): boolean =>
  until !== undefined && until < today;

/** What the result says of a waiver. */
export const waivedBy = ({ reason, by, until, approval }: Waiver): Waived => ({
  reason,
  by,
  ...(until === undefined ? {} : { until }),
  ...(approval === undefined ? {} : { approval }),
});
