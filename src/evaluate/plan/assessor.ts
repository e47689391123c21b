import { daysSince } from '../../model/days.ts';
import { naturalOrder } from '../../model/natural-order.ts';
import { refusalOf } from '../../model/refusal.ts';
import type { ClaimRow, EvidenceRow, Gap, RuleResult, UnitRow } from '../../model/result.ts';
import { leafRows, requirementRows } from '../../model/rows.ts';
import { countOf } from '../../words/counts.ts';
import { disagreed } from '../../words/decisions.ts';
import { listRefs } from '../../words/lists.ts';
import { contestedItems } from '../contested-rows.ts';
import { handedOver } from '../waiting.ts';
import { commandLine, itemWords, type PlanCase, type Proposal } from './action.ts';

/** What waits for one assessor on one item. */
interface Waiting {
  assessor: string | undefined;
  item: EvidenceRow;
  contested: Set<string>;
  stale: Set<string>;
  criteria: Set<string>;
  situations: Set<string>;
  closes: Set<string>;
  reasons: Set<string>;
  days: number | undefined;
}

/** What assessors can do now: look again at what is stale, decide on what is claimed, the longest waiting first. */
export function planDecisions({ row, units, workspace }: PlanCase): { stale: Proposal[]; undecided: Proposal[] } {
  const queue = new Map<string, Waiting>();
  const items = new Map(row.evidence.map((item) => [item.id, item]));
  for (const { row: unit } of units) {
    const enqueue = (id: string, gap: Gap): Waiting | undefined => {
      const item = items.get(id);
      if (item === undefined) return undefined;
      const key = JSON.stringify([unit.assessor, id]);
      const found = queue.get(key) ?? begin(unit.assessor, item, workspace.today);
      found.closes.add(gap.ref);
      queue.set(key, found);
      return found;
    };
    for (const gap of unit.gaps) waitOn(gap, unit, row.evidence, enqueue);
  }
  const waiting = [...queue.values()].sort(
    (a, b) => (b.days ?? -1) - (a.days ?? -1) || naturalOrder(a.item.id, b.item.id),
  );
  const name = assessorNames(workspace);
  const command = ({ item }: Waiting) => commandLine('assess', row, { evidence: item.id });
  const [again, first] = [waiting.filter(isAgain), waiting.filter((each) => !isAgain(each))];
  return {
    stale: again.map((each) => ({
      what: `${name(each.assessor)} looks at ${itemWords(row, each.item.id)} again`,
      owner: 'assessor',
      closes: [...each.closes],
      because: [...each.reasons, ...become(each.contested, 'contested'), ...become(each.stale, 'stale')].join('; '),
      command: command(each),
    })),
    undecided: first.map((each, index) => ({
      what: `${name(each.assessor)} decides on ${itemWords(row, each.item.id)}${waitingWords(each)}`,
      owner: 'assessor',
      closes: [...each.closes],
      because: undecidedWords(each, index === 0 && first.length > 1),
      command: command(each),
    })),
  };
}

const isAgain = ({ stale, contested }: Waiting) => stale.size + contested.size > 0;
const become = (refs: ReadonlySet<string>, what: string): string[] =>
  refs.size === 0 ? [] : [`${listRefs([...refs])} ${refs.size === 1 ? 'is' : 'are'} ${what}`];

function begin(assessor: string | undefined, item: EvidenceRow, today: string): Waiting {
  const since = handedOver(item);
  const days = since === undefined || since > today ? undefined : daysSince(since, today);
  const sets = {
    contested: new Set<string>(),
    stale: new Set<string>(),
    criteria: new Set<string>(),
    situations: new Set<string>(),
  };
  return { assessor, item, days, ...sets, closes: new Set(), reasons: new Set() };
}

/** Puts the items on which a gap waits into the queue, each with the claims and situations that are open. */
function waitOn(
  gap: Gap,
  unit: UnitRow,
  evidence: readonly EvidenceRow[],
  enqueue: (item: string, gap: Gap) => Waiting | undefined,
): void {
  if (gap.status === 'contested') {
    for (const id of contestedItems(gap, unit, evidence)) {
      const waiting = enqueue(id, gap);
      waiting?.contested.add(gap.ref);
      waiting?.reasons.add(gap.why);
    }
  }
  if (gap.status === 'claimed' || gap.status === 'stale') {
    const claims = leafRows(unit).find(({ ref }) => ref === gap.ref)?.claims ?? [];
    const open = claims.filter(({ counts, state }) => counts && state === gap.status);
    // What only waits for a countersignature has an action of its own.
    for (const claim of open.filter(({ unconfirmed }) => unconfirmed === undefined)) {
      const waiting = enqueue(claim.evidence, gap);
      waiting?.[gap.status === 'stale' ? 'stale' : 'criteria'].add(gap.ref);
      if (gap.status === 'stale') waiting?.reasons.add(staleWords(claim));
      if (claim.resubmitted) waiting?.reasons.add(`${gap.ref} is claimed again after ${claim.decision?.record}`);
    }
  }
  if (gap.status !== 'claimed') return;
  const requirement = requirementRows(unit).find(({ ref }) => ref === gap.ref);
  for (const rule of undecidedRules(requirement?.rules ?? [])) {
    for (const id of rule.counted) {
      const item = evidence.find((each) => each.id === id);
      if (item === undefined) continue;
      const open = openPairs(item, rule, unit);
      if (open.length === 0) continue;
      const waiting = enqueue(id, gap);
      for (const { ref, state, isTag } of open)
        waiting?.[state === 'stale' ? 'stale' : isTag ? 'situations' : 'criteria'].add(ref);
    }
  }
}

function staleWords({ evidence, decision }: ClaimRow): string {
  const refusal = decision === undefined ? undefined : refusalOf(decision);
  return refusal === undefined
    ? `${evidence} was changed after ${decision?.record}`
    : disagreed(refusal, `${decision?.record} on ${evidence}`);
}

/** The claims and situations of an item that keep a rule from being accepted. */
function openPairs(
  item: EvidenceRow,
  rule: RuleResult,
  unit: UnitRow,
): { ref: string; state: string; isTag: boolean }[] {
  const isOpen = ({ state }: { state: string }) => state === 'claimed' || state === 'stale';
  const needed = Array.isArray(rule.needed) ? rule.needed : undefined;
  const lacking = needed?.filter((value) => !rule.accepted?.found?.includes(value));
  const tags = item.tags.filter(
    ({ tag }) => lacking === undefined || lacking.some((value) => tag.endsWith(`/${value}`)),
  );
  const claims = leafRows(unit).flatMap(({ ref, claims: all }) =>
    all
      .filter(({ evidence, counts }) => evidence === item.id && counts)
      .map(({ state }) => ({ ref, state, isTag: false })),
  );
  const openTags = tags.filter(isOpen).map(({ tag, state }) => ({ ref: tag, state, isTag: true }));
  if (lacking !== undefined && tags.length === 0) return [];
  const openClaims = claims.filter(isOpen);
  // A situation counts with any accepted claim beside it.
  if (lacking !== undefined && openTags.length > 0 && openClaims.length < claims.length) return openTags;
  return [...openTags, ...openClaims];
}

/** The rules, judges apart, that wait for decisions. */
export function undecidedRules(rules: readonly RuleResult[]): RuleResult[] {
  return rules.flatMap((rule) => {
    if (rule.status !== 'claimed' || rule.kind === 'judge') return [];
    return rule.rules === undefined ? [rule] : undecidedRules(rule.rules);
  });
}

const waitingWords = ({ days }: Waiting) =>
  days === undefined ? '' : ` (waiting ${days === 1 ? '1 day' : `${days} days`})`;

function undecidedWords({ criteria, situations, reasons }: Waiting, longest: boolean): string {
  const claimed = [
    ...(criteria.size === 0 ? [] : [countOf(criteria.size, 'criterion', 'criteria')]),
    ...(situations.size === 0 ? [] : [countOf(situations.size, 'situation')]),
  ];
  return [`${claimed.join(' and ')} claimed`, ...reasons, ...(longest ? ['nothing has waited longer'] : [])].join('; ');
}

/** Display names of assessors, as the register has them. */
export const assessorNames =
  ({ people }: PlanCase['workspace']) =>
  (id: string | undefined): string =>
    id === undefined ? 'The assessor' : (people.entries.get(id)?.name ?? id);
