import { contestedItems } from '../../evaluate/contested-rows.ts';
import { handedOver, latest, waitOf } from '../../evaluate/waiting.ts';
import type { Wait } from '../../model/days.ts';
import { refusalOf } from '../../model/refusal.ts';
import type { ClaimRow, EvidenceRow, Gap, PortfolioRow, RuleResult, UnitRow } from '../../model/result.ts';
import { leafRows, requirementRows } from '../../model/rows.ts';

/** A claim that waits for the assessor, with the item and since when. */
export interface WaitingClaim {
  claim: Pick<ClaimRow, 'evidence' | 'places' | 'state' | 'contested' | 'resubmitted' | 'decision' | 'unconfirmed'>;
  /** The criterion or the situation. */
  ref: string;
  item: EvidenceRow;
  wait?: Wait | undefined;
}

/** What an assessor has to do for a unit: a gap that is theirs to close, or the unit's sign-off. */
export interface Waiting {
  kind: 'contested' | 'stale' | 'claimed' | 'requirement' | 'judgement' | 'sign-off';
  ref: string;
  /** Left out for a sign-off. */
  gap?: Gap;
  /** The claims on which it waits; empty for a judgement and a sign-off. */
  claims: WaitingClaim[];
  /** Of a judgement: the rules that ask for it, with their indicators. */
  judges: RuleResult[];
  wait?: Wait | undefined;
}

const order: readonly Waiting['kind'][] = ['contested', 'stale', 'claimed', 'requirement', 'judgement', 'sign-off'];

/**
 * What waits for the assessor of a unit and is not waived, stale decisions first, each kind in the order of the unit. A
 * judgement waits since the last item of the unit was handed over, one that became stale at most since it was given.
 */
export function waitingIn(unit: UnitRow, portfolio: PortfolioRow): Waiting[] {
  const items = new Map(portfolio.evidence.map((item) => [item.id, item]));
  const found = unit.gaps
    .filter(({ owner, waived }) => owner === 'assessor' && waived === undefined)
    .map((gap) => waitingFor(gap, unit, items));
  return [...found, ...signOffDue(unit)].sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
}

/** The longest of several waits; of equal days, the one that is certain. */
export function longest(waits: readonly (Wait | undefined)[]): Wait | undefined {
  return waits
    .filter((wait) => wait !== undefined)
    .sort((a, b) => (a.since < b.since ? -1 : a.since > b.since ? 1 : Number(a.atMost ?? 0) - Number(b.atMost ?? 0)))
    .at(0);
}

type Items = ReadonlyMap<string, EvidenceRow>;

function waitingFor(gap: Gap, unit: UnitRow, items: Items): Waiting {
  const { ref, status } = gap;
  if (status === 'contested') return contestedWaiting(gap, unit, items);
  const leaf = leafRows(unit).find((row) => row.ref === ref);
  if (leaf !== undefined) {
    const open = leaf.claims.filter(({ counts, state }) => counts && state === status);
    const claims = open.flatMap((claim) => withWait(claim, ref, items));
    const kind = status === 'stale' ? 'stale' : 'claimed';
    return { kind, ref, gap, claims, judges: [], wait: longest(claims.map(({ wait }) => wait)) };
  }
  const rules = openRules(requirementRows(unit).find((row) => row.ref === ref)?.rules ?? []);
  const judges = rules.filter(({ kind }) => kind === 'judge');
  if (judges.length === rules.length) {
    const wait = longest(judges.map((rule) => judgementWait(rule, items)));
    return { kind: 'judgement', ref, gap, claims: [], judges, wait };
  }
  const claims = rules.flatMap((rule) =>
    openSituations(rule, items).flatMap((each) => withWait(each.claim, each.tag, items)),
  );
  const others = openClaims(unit, rules).flatMap(({ claim, ref: about }) => withWait(claim, about, items));
  const all = claims.length > 0 ? claims : others;
  return { kind: 'requirement', ref, gap, claims: all, judges, wait: longest(all.map(({ wait }) => wait)) };
}

function contestedWaiting(gap: Gap, unit: UnitRow, items: Items): Waiting {
  const { ref } = gap;
  const claims = contestedItems(gap, unit, [...items.values()]).flatMap((id) => {
    const claim = leafRows(unit)
      .find((row) => row.ref === ref)
      ?.claims.find(({ evidence, counts }) => evidence === id && counts);
    const decision = items.get(id)?.tagDecisions?.find((each) => each.tag === ref);
    const situation = { evidence: id, places: [], state: 'stale' as const, contested: true as const, decision };
    return withWait(claim ?? situation, ref, items);
  });
  return { kind: 'contested', ref, gap, claims, judges: [], wait: longest(claims.map(({ wait }) => wait)) };
}

function withWait(claim: WaitingClaim['claim'], ref: string, items: Items): WaitingClaim[] {
  const item = items.get(claim.evidence);
  return item === undefined ? [] : [{ claim, ref, item, wait: waitOf(claim, item) }];
}

/** The rules, members of an any-of included, that the assessor can still meet. */
const openRules = (rules: readonly RuleResult[]): RuleResult[] =>
  rules.filter(({ status }) => status === 'claimed').flatMap((rule) => (rule.rules ? openRules(rule.rules) : [rule]));

const isOpen = (state: string): boolean => state === 'claimed' || state === 'stale';

/** The undecided situations that a cover waits for, with the items that claim them. */
function openSituations(rule: RuleResult, items: Items): { tag: string; claim: WaitingClaim['claim'] }[] {
  if (rule.kind !== 'cover' || !Array.isArray(rule.needed)) return [];
  const lacking = situationsOf(rule).filter(({ value }) => !rule.accepted?.found?.includes(value));
  return rule.counted.flatMap((id) => {
    const item = items.get(id);
    const open = item?.tags.filter(({ tag, state }) => isOpen(state) && lacking.some((each) => each.tag === tag)) ?? [];
    return open.map(({ tag, state }) => {
      const decision = item?.tagDecisions?.find((each) => each.tag === tag);
      if (decision === undefined) return { tag, claim: { evidence: id, places: [], state } };
      // As of a criterion: what was refused and is claimed again was changed since.
      const become =
        state === 'claimed'
          ? decision.outcome === 'withdrawn'
            ? {}
            : { resubmitted: true as const }
          : refusalOf(decision) !== undefined
            ? { contested: true as const }
            : {};
      return { tag, claim: { evidence: id, places: [], state, decision, ...become } };
    });
  });
}

/** The situations that a cover asks for and, where any value will do, those that were shown. Its words begin with the facet. */
export function situationsOf({ kind, what, needed, anyValue, claimed }: RuleResult): { tag: string; value: string }[] {
  if (kind !== 'cover' || !Array.isArray(needed)) return [];
  const facet = what.slice(0, what.indexOf(':'));
  const values = anyValue ? [...new Set([...needed, ...(claimed?.found ?? [])])] : needed;
  return values.map((value) => ({ tag: `${facet}/${value}`, value }));
}

/** The undecided claims of the items that some rules count. */
const openClaims = (unit: UnitRow, rules: readonly RuleResult[]): { ref: string; claim: ClaimRow }[] =>
  leafRows(unit).flatMap(({ ref, claims }) =>
    claims
      .filter((claim) => claim.counts && isOpen(claim.state))
      .filter(({ evidence }) => rules.some((rule) => rule.kind !== 'judge' && rule.counted.includes(evidence)))
      .map((claim) => ({ ref, claim })),
  );

function judgementWait({ judgement, counted }: RuleResult, items: Items): Wait | undefined {
  const refusal = refusalOf(judgement);
  if (refusal !== undefined) return { since: refusal.date };
  if (judgement !== undefined) return { since: judgement.date, atMost: true };
  const since = latest(counted.flatMap((id) => items.get(id) ?? []).flatMap((item) => handedOver(item) ?? []));
  return since === undefined ? undefined : { since };
}

/** A unit that lacks nothing but the assessor's sign-off waits for it since the learner's declaration. */
function signOffDue({ unit, status, declared, signOff }: UnitRow): Waiting[] {
  if (status !== 'awaiting-sign-off' || declared === undefined || signOff?.holds) return [];
  const refusal = refusalOf(signOff);
  const wait: Wait =
    refusal !== undefined
      ? { since: refusal.date }
      : signOff === undefined
        ? { since: declared }
        : { since: signOff.date, atMost: true };
  return [{ kind: 'sign-off', ref: unit, claims: [], judges: [], wait }];
}
