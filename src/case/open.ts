import type { Wait } from '../model/days.ts';
import { whoseMove } from '../model/moves.ts';
import { once, onceOfEach } from '../model/once.ts';
import { openRules } from '../model/open-rules.ts';
import { refusalOf } from '../model/refusal.ts';
import type {
  ClaimRow,
  CriterionPartRow,
  EvidenceRow,
  Gap,
  Owner,
  PortfolioRow,
  RequirementPartRow,
  RuleResult,
  UnitRow,
  Waived,
} from '../model/result.ts';
import { itemsById, leafRows, requirementRows } from '../model/rows.ts';
import { situationsOf } from '../model/situations.ts';
import { handedOver, latest, waitOf } from './waiting.ts';

/** A claim on a criterion or a situation that stands open, with its item and, where it waits for the assessor, since when. */
export interface OpenClaim {
  claim: ClaimRow;
  /** The criterion or the situation. */
  ref: string;
  isSituation: boolean;
  item: EvidenceRow;
  wait?: Wait | undefined;
}

/**
 * What something open is, in the order in which an assessor takes what is theirs: decisions a verifier did not agree with, stale
 * ones, claims on criteria, on what a requirement asks for, observations that are planned, judgements, the sign-off. For the
 * learner: something that evidence must still show, a judgement that is not due before it, the declaration.
 */
const openKinds = [
  'contested',
  'stale',
  'claimed',
  'requirement',
  'planned',
  'judgement',
  'sign-off',
  'missing',
  'later',
  'declaration',
] as const;
export type OpenKind = (typeof openKinds)[number];

/** One fact that stands open in a unit, with every gap that it leaves: criteria that share a reason share an entry. */
export interface Open {
  kind: OpenKind;
  unit: string;
  /** Who moves next; of what is waived, nobody. */
  mover?: Owner;
  /** The gaps; none for the declaration and the sign-off. */
  gaps: Gap[];
  waived?: Waived;
  /** The claims on it: undecided where it waits for the assessor, else those that did not make it met. Drafts stand apart. */
  claims: OpenClaim[];
  /** Of a requirement, the rules that keep it open, those of an any-of in its place. */
  rules: RuleResult[];
  /** The judge rules among them. */
  judges: RuleResult[];
  /** Of a requirement, the items that nearly count. */
  near: RuleResult['nearMisses'];
  /** Items that are begun or planned and would show it or count towards it. */
  drafts: EvidenceRow[];
  /** Since when the assessor is waited for, as far as the files tell. */
  wait?: Wait | undefined;
}

type Items = ReadonlyMap<string, EvidenceRow>;
/** What a gap is looked up in, by its reference. */
interface Rows {
  items: Items;
  leaves: ReadonlyMap<string, CriterionPartRow>;
  requirements: ReadonlyMap<string, RequirementPartRow>;
}

/**
 * Everything that stands open in a unit, each fact once, in the order of kinds and then of the unit. A judgement waits since the
 * last item of the unit was handed over, one that became stale at most since it was given.
 */
export const openIn = (unit: UnitRow, portfolio: PortfolioRow): readonly Open[] => openOf(portfolio)(unit);
const openOf = onceOfEach((portfolio: PortfolioRow) => onceOfEach((unit: UnitRow) => grouped(unit, portfolio)));

function grouped(unit: UnitRow, portfolio: PortfolioRow): Open[] {
  if (unit.gaps.length === 0) return ending(unit);
  const rows = rowsOf(unit, portfolio);
  const each = [...unit.gaps.map((gap) => openGap(gap, unit, rows)), ...ending(unit)];
  const groups = new Map<unknown, Open>();
  for (const one of each) {
    const key = sharedBy(one, unit, rows);
    const group = groups.get(key);
    groups.set(key, group === undefined ? one : merged(group, one));
  }
  return [...groups.values()].sort((a, b) => openKinds.indexOf(a.kind) - openKinds.indexOf(b.kind));
}

const rowsOf = (unit: UnitRow, portfolio: PortfolioRow): Rows => ({
  items: itemsById(portfolio.evidence),
  leaves: new Map(leafRows(unit).map((row) => [row.ref, row])),
  requirements: new Map(requirementRows(unit).map((row) => [row.ref, row])),
});

/** The longest of several waits; of equal days, the one that is certain. */
export function longest(waits: readonly (Wait | undefined)[]): Wait | undefined {
  return waits
    .filter((wait) => wait !== undefined)
    .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : Number(a.atMost ?? 0) - Number(b.atMost ?? 0)))
    .at(0);
}

/** Since when a unit has waited longest for its assessor; what is waived waits for nobody. */
export function longestWait(unit: UnitRow, portfolio: PortfolioRow): Wait | undefined {
  const waiting = unit.gaps.filter(({ owner, waived }) => owner === 'assessor' && waived === undefined);
  const rows = once(() => rowsOf(unit, portfolio));
  return longest([...waiting.map((gap) => openGap(gap, unit, rows())), ...ending(unit)].map(({ wait }) => wait));
}

function openGap(gap: Gap, unit: UnitRow, rows: Rows): Open {
  const { items } = rows;
  const { kind, ...found } = gap.status === 'contested' ? contestedGap(gap, unit, rows) : plainGap(gap, rows);
  const { claims = [], rules = [], near = [], drafts = [] } = found;
  const judges = rules.filter((rule) => rule.kind === 'judge');
  const isWaiting = gap.owner === 'assessor';
  const waits = [
    ...claims.map(({ wait }) => wait),
    ...(kind === 'judgement' ? judges.map((rule) => judgementWait(rule, items)) : []),
  ];
  return {
    kind,
    unit: unit.unit,
    gaps: [gap],
    ...(gap.waived === undefined ? { mover: whoseMove(gap) } : { waived: gap.waived }),
    claims,
    rules,
    judges,
    near,
    drafts,
    ...(isWaiting ? { wait: longest(waits) } : {}),
  };
}

type Found = Pick<Open, 'kind'> & Partial<Pick<Open, 'claims' | 'rules' | 'near' | 'drafts'>>;

function contestedGap(gap: Gap, unit: UnitRow, { items, leaves }: Rows): Found {
  const leaf = leaves.get(gap.ref);
  const claims = contestedItems(gap, unit, [...items.values()]).flatMap((id) => {
    const claim = leaf?.claims.find(({ evidence, counts }) => evidence === id && counts);
    const decision = items.get(id)?.tagDecisions?.find((each) => each.tag === gap.ref);
    return withItem(claim ?? situation(id, 'stale', { decision, contested: true }), gap.ref, leaf === undefined, items);
  });
  return { kind: 'contested', claims };
}

/** The items on which a contested gap is to be looked at again: those that count in the unit. */
function contestedItems({ ref }: Pick<Gap, 'ref'>, unit: UnitRow, evidence: readonly EvidenceRow[]): string[] {
  const rows = leafRows(unit);
  const leaf = rows.find((row) => row.ref === ref);
  if (leaf !== undefined)
    return leaf.claims.filter(({ counts, contested }) => counts && contested).map((claim) => claim.evidence);
  const counting = new Set(
    rows.flatMap(({ claims }) => claims.filter(({ counts }) => counts).map((claim) => claim.evidence)),
  );
  return evidence
    .filter(
      ({ id, tagDecisions = [] }) =>
        counting.has(id) && tagDecisions.some((decision) => decision.tag === ref && refusalOf(decision) !== undefined),
    )
    .map(({ id }) => id);
}

function plainGap(gap: Gap, { items, leaves, requirements }: Rows): Found {
  const leaf = leaves.get(gap.ref);
  if (leaf !== undefined) {
    const claims = leaf.claims.flatMap((claim) => withItem(claim, gap.ref, false, items));
    if (gap.owner === 'learner') {
      const drafts = claims.flatMap(({ item }) => (item.draft ? [item] : []));
      const decided = claims.filter(({ claim, item }) => !item.draft && (!claim.counts || claim.state !== 'claimed'));
      return { kind: gap.move === 'assessor' ? 'planned' : 'missing', claims: decided, drafts };
    }
    const open = claims.filter(({ claim }) => claim.counts && claim.state === gap.status);
    const isContested = open.some(({ claim }) => claim.contested);
    return { kind: isContested ? 'contested' : gap.status === 'stale' ? 'stale' : 'claimed', claims: open };
  }
  const rules = openRules(requirements.get(gap.ref)?.rules ?? []);
  const others = rules.filter(({ kind }) => kind !== 'judge');
  if (gap.owner === 'learner') {
    const misses = others.flatMap(({ nearMisses }) => nearMisses);
    const ids = [...new Set(misses.map(({ evidence }) => evidence))];
    const drafts = ids.flatMap((id) => items.get(id) ?? []).filter(({ draft }) => draft);
    const near = ids
      .filter((id) => !items.get(id)?.draft)
      .flatMap((id) => misses.find(({ evidence }) => evidence === id) ?? []);
    const isLater = gap.status === 'claimed';
    return { kind: gap.move === 'assessor' ? 'planned' : isLater ? 'later' : 'missing', rules, near, drafts };
  }
  const claimed = rules.filter(({ status }) => status === 'claimed');
  if (claimed.every(({ kind }) => kind === 'judge')) {
    const isContested = claimed.some(({ judgement }) => judgement?.contested !== undefined);
    return { kind: isContested ? 'contested' : 'judgement', rules: claimed };
  }
  const situations = claimed.flatMap((rule) => openSituations(rule, items));
  const claims = situations.length > 0 ? situations : openClaims([...leaves.values()], claimed, items);
  return { kind: 'requirement', rules: claimed, claims };
}

const withItem = (claim: ClaimRow, ref: string, isSituation: boolean, items: Items): OpenClaim[] => {
  const item = items.get(claim.evidence);
  return item === undefined ? [] : [{ claim, ref, isSituation, item, wait: waitOf(claim, item) }];
};

const situation = (
  evidence: string,
  state: ClaimRow['state'],
  become: Pick<ClaimRow, 'decision' | 'contested' | 'resubmitted'>,
): ClaimRow => ({ evidence, by: 'learner', places: [], counts: true, state, ...become });

const isUndecided = (state: string): boolean => state === 'claimed' || state === 'stale';

/** The undecided situations that a cover waits for, with the items that claim them. */
function openSituations(rule: RuleResult, items: Items): OpenClaim[] {
  const lacking = situationsOf(rule).filter(({ value }) => !rule.accepted?.found?.includes(value));
  return rule.counted.flatMap((id) => {
    const item = items.get(id);
    const open = item?.tags.filter(({ tag, state }) => isUndecided(state) && lacking.some((each) => each.tag === tag));
    return (open ?? []).flatMap(({ tag, state }) => {
      const decision = item?.tagDecisions?.find((each) => each.tag === tag);
      // As of a criterion: what was refused and is claimed again was changed since.
      const become: Pick<ClaimRow, 'contested' | 'resubmitted'> =
        decision === undefined
          ? {}
          : state === 'stale'
            ? { contested: refusalOf(decision) === undefined ? undefined : true }
            : { resubmitted: decision.outcome === 'withdrawn' ? undefined : true };
      return withItem(situation(id, state, { decision, ...become }), tag, true, items);
    });
  });
}

/** The undecided claims of the items that some rules count. */
const openClaims = (leaves: readonly CriterionPartRow[], rules: readonly RuleResult[], items: Items): OpenClaim[] =>
  leaves.flatMap(({ ref, claims }) =>
    claims
      .filter((claim) => claim.counts && isUndecided(claim.state))
      .filter(({ evidence }) => rules.some((rule) => rule.kind !== 'judge' && rule.counted.includes(evidence)))
      .flatMap((claim) => withItem(claim, ref, false, items)),
  );

function judgementWait({ judgement, counted }: RuleResult, items: Items): Wait | undefined {
  const refusal = refusalOf(judgement);
  if (refusal !== undefined) return { since: refusal.date };
  if (judgement !== undefined) return { since: judgement.date, atMost: true };
  const since = latest(counted.flatMap((id) => items.get(id) ?? []).flatMap((item) => handedOver(item) ?? []));
  return since === undefined ? undefined : { since };
}

/** A unit that lacks nothing else: the learner's declaration, then the assessor's sign-off, which waits for it since that day. */
function ending({ unit, status, declared, signOff }: UnitRow): Open[] {
  if (status !== 'awaiting-sign-off') return [];
  const nothing = { unit, gaps: [], claims: [], rules: [], judges: [], near: [], drafts: [] };
  if (declared === undefined) return [{ ...nothing, kind: 'declaration', mover: 'learner' }];
  if (signOff?.holds) return [];
  const refusal = refusalOf(signOff);
  const wait: Wait =
    refusal !== undefined
      ? { since: refusal.date }
      : signOff === undefined
        ? { since: declared }
        : { since: signOff.date, atMost: true };
  return [{ ...nothing, kind: 'sign-off', mover: 'assessor', wait }];
}

/** What gaps have in common when they are one fact: equal keys, made of their reasons. What is no gap is its own. */
function sharedBy(open: Open, unit: UnitRow, { leaves }: Rows): unknown {
  const [gap] = open.gaps;
  if (gap === undefined) return open;
  const { kind, judges } = open;
  const about = [kind, gap.status, gap.layer, gap.owner, gap.move, gap.waived];
  const isUnheard = kind === 'judgement' && judges.every(({ judgement }) => judgement === undefined);
  if (kind === 'later' || isUnheard) return JSON.stringify(about);
  const leaf = leaves.get(gap.ref);
  if (leaf !== undefined) return JSON.stringify([about, leaf.kind, gap.reasons, gap.step]);
  // A requirement and its part lack the same situations, whatever else the whole asks of them.
  const whole = unit.requirements.find(
    ({ ref, parts }) => ref === gap.ref || parts.some((part) => part.ref === gap.ref),
  );
  const reasons = gap.reasons.map((why) => (why.kind === 'values-lacking' ? [why.facet, why.lacking] : why));
  return JSON.stringify([about, whole?.ref ?? gap.ref, reasons, gap.step]);
}

const merged = (one: Open, other: Open): Open => ({
  ...one,
  gaps: [...one.gaps, ...other.gaps],
  claims: [
    ...one.claims,
    ...other.claims.filter(({ ref, item }) => !one.claims.some((each) => each.ref === ref && each.item === item)),
  ],
  rules: [...one.rules, ...other.rules],
  judges: [...one.judges, ...other.judges],
  near: [...one.near, ...other.near.filter(({ evidence }) => !one.near.some((each) => each.evidence === evidence))],
  wait: longest([one.wait, other.wait]),
});
