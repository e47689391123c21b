import type { Miss } from '../model/reason.ts';
import type { RuleResult } from '../model/result.ts';
import type { Leaf, Unit } from '../model/unit.ts';
import type { EvidenceItem } from '../parse/evidence.ts';
import type { Instance } from './instances.ts';

/** Everything a rule may ask about: the evidence of one learner on one unit, on both bases. */
export interface RuleContext {
  unit: Unit;
  /** All criteria (parts) of the unit. */
  leaves: readonly Leaf[];
  /** Those that are not decided not applicable. */
  applicable: ReadonlySet<Leaf>;
  /** Those that are neither asked for nor met: they count where a rule names them, and are in nobody's way. */
  unasked: ReadonlySet<Leaf>;
  /** Instances by accepted claims and situations only. */
  accepted: readonly Instance[];
  /** Instances by claims and situations accepted, undecided or stale. */
  claimed: readonly Instance[];
  /** Instances by everything anybody claimed, counting or not: where near misses are looked for. */
  potential: () => readonly Instance[];
  /** Why no claim of an item on these criteria counts; undefined when one does. */
  whyNot: (item: EvidenceItem, leaves: readonly Leaf[]) => Miss | undefined;
  /** Why a situation of an item does not count; undefined when it does. */
  whyNotTag: (item: EvidenceItem, tag: string) => Miss | undefined;
  /** The centre's thresholds. */
  indicators: Readonly<Record<string, number>>;
  /** The judgement on the requirement that holds the rule. */
  judgement: RuleResult['judgement'];
}

/** How a rule stands; its row, with what it counted and what came near, is made when an output asks for it. */
export interface RuleStanding extends Pick<RuleResult, 'kind' | 'status'> {
  /** The members of an any-of or all-of. */
  rules?: RuleStanding[] | undefined;
  row: () => RuleResult;
}
export type Basis = 'accepted' | 'claimed';

const order = ['gap', 'claimed', 'met'] as const;
/** The worst of some statuses; met when there are none. */
export const worst = (statuses: readonly RuleResult['status'][]): RuleResult['status'] =>
  order.find((status) => statuses.includes(status)) ?? 'met';
/** The best of some statuses; gap when there are none. */
export const best = (statuses: readonly RuleResult['status'][]): RuleResult['status'] =>
  order.toReversed().find((status) => statuses.includes(status)) ?? 'gap';

/** Ids of the items of some instances, each once, in the order of the instances. */
export const itemIds = (instances: readonly Instance[]): string[] => [...new Set(instances.map(({ item }) => item.id))];

/** What a rule that looks at one instance after another counted on the claimed basis, and what of it is not accepted yet. */
export function countedItems(
  { accepted, claimed }: Pick<RuleContext, 'accepted' | 'claimed'>,
  counts: (instances: readonly Instance[], basis: Basis) => Instance[],
): Pick<RuleResult, 'counted' | 'undecided'> {
  const counted = itemIds(counts(claimed, 'claimed'));
  const decided = new Set(itemIds(counts(accepted, 'accepted')));
  const undecided = counted.filter((id) => !decided.has(id));
  return { counted, ...(undecided.length === 0 ? {} : { undecided }) };
}
