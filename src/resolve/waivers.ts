import type { Span } from '../diagnostics/finding.ts';
import type { Diagnostic, Waived } from '../model/result.ts';
import { withParts } from '../model/unit.ts';
import type { WaiverEntry } from '../model/waiver.ts';
import type { People } from './people.ts';
import type { UnitIndex } from './unit-index.ts';

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
  'conflict-markers',
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
  /** Where each stands among those in force: of several, the first has effect. */
  readonly #rank: ReadonlyMap<Waiver, number>;
  readonly #ofGaps = new Map<string, Waiver[]>();
  readonly #ofFaults = new Map<string, Waiver[]>();

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
    this.#rank = new Map(this.inForce.map((waiver, index) => [waiver, index]));
    const put = (index: Map<string, Waiver[]>, key: string, waiver: Waiver) => {
      const list = index.get(key);
      if (list) list.push(waiver);
      else index.set(key, [waiver]);
    };
    for (const waiver of this.inForce) {
      const { folder, code, reference, subject } = waiver;
      if (code !== undefined) put(this.#ofFaults, keyOf(folder, code, subject), waiver);
      else for (const ref of this.#refsOf(reference!)) put(this.#ofGaps, keyOf(folder, ref), waiver);
    }
  }

  /** Whose demand a reference is; undefined for one that does not exist. */
  layerOf(reference: string): 'unit' | 'centre' | undefined {
    const isCriterion = this.#units.leavesOf(reference).length > 0;
    return this.#units.requirement(reference)?.layer ?? (isCriterion ? 'unit' : undefined);
  }

  /** What a reference stands for: itself, and each of its parts. */
  #refsOf(reference: string): Set<string> {
    const requirement = this.#units.requirement(reference);
    const parts = [...this.#units.leavesOf(reference), ...(requirement === undefined ? [] : withParts(requirement))];
    return new Set([reference, ...parts.map(({ ref }) => ref)]);
  }

  /** What accepts the gap of a criterion or requirement (part) in one portfolio; the first has effect. */
  ofGap(folder: string, ref: string): readonly Waiver[] {
    return this.#ofGaps.get(keyOf(folder, ref)) ?? [];
  }

  /** What accepts a fault; `record` is the id of the record in whose file it stands. */
  ofFault(fault: Diagnostic, record?: string): Waiver[] {
    const { code, portfolio, evidence, ref, file } = fault;
    if (this.#ofFaults.size === 0 || file === waiversPath) return [];
    const names = new Set([undefined, evidence, ref, record, file, file.slice((portfolio?.length ?? -1) + 1)]);
    const found = [...names].flatMap((name) => this.#ofFaults.get(keyOf(portfolio, code, name)) ?? []);
    return found.length < 2 ? found : found.sort((a, b) => this.#rank.get(a)! - this.#rank.get(b)!);
  }
}

const keyOf = (...names: (string | undefined)[]) => names.map((name) => name ?? '').join('\u0000');

export const isExpired = ({ until }: Pick<Waiver, 'until'>, today: string): boolean =>
  until !== undefined && until < today;

/** What the result says of a waiver. */
export const waivedBy = ({ reason, by, until, approval }: Waiver): Waived => ({
  reason,
  by,
  ...(until === undefined ? {} : { until }),
  ...(approval === undefined ? {} : { approval }),
});
