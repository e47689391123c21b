import type { Wait } from '../../model/days.ts';
import { codeUnitOrder, naturalOrder } from '../../model/natural-order.ts';
import { refusalOf } from '../../model/refusal.ts';
import type { ClaimRow, EvidenceRow } from '../../model/result.ts';
import { commandLine } from '../../words/command-lines.ts';
import { countOf } from '../../words/counts.ts';
import { disagreed } from '../../words/decisions.ts';
import { listRefs } from '../../words/lists.ts';
import { idAndTitle } from '../../words/names.ts';
import { waitWords } from '../../words/waits.ts';
import { longest, type Open, type OpenClaim, type OpenKind } from '../open.ts';
import type { PlanCase, Proposal } from './action.ts';

/** What waits for one assessor on one item. */
interface Waiting {
  assessor: string | undefined;
  item: EvidenceRow;
  /** What is open of it: criteria and situations to decide on, and what is to be looked at again. */
  open: Record<'criterion' | 'situation' | 'stale' | 'contested', Set<string>>;
  closes: Set<string>;
  reasons: Set<string>;
  wait: Wait | undefined;
}

/** What assessors can do now: look again at what is stale, decide on what is claimed, the longest waiting first. */
export function planDecisions({ row, units, workspace, name }: PlanCase): { stale: Proposal[]; undecided: Proposal[] } {
  const waiting = queueOf(units);
  const propose = (each: Waiting, what: string, because: string): Proposal => ({
    what: `${name(each.assessor)} ${what}`,
    owner: 'assessor',
    closes: [...each.closes],
    because,
    command: commandLine('assess', row, { evidence: each.item.id }),
  });
  const waits = ({ wait }: Waiting) => (wait === undefined ? '' : ` (waiting ${waitWords(wait, workspace.today)})`);
  const first = waiting.filter((each) => !isAgain(each)).sort(longestFirst);
  return {
    stale: waiting
      .filter(isAgain)
      .map((each) => propose(each, `looks at ${idAndTitle(each.item)} again`, againWords(each))),
    undecided: first.map((each, index) =>
      propose(
        each,
        `decides on ${idAndTitle(each.item)}${waits(each)}`,
        undecidedWords(each, index === 0 && first.length > 1),
      ),
    ),
  };
}

/** What somebody decides on, claim by claim; a judgement is of the whole. */
const decided: ReadonlySet<OpenKind> = new Set<OpenKind>(['contested', 'stale', 'claimed', 'requirement']);

/** The items on which something waits for an assessor, in the order in which it stands open. */
function queueOf(units: PlanCase['units']): Waiting[] {
  const queue = new Map<string, Waiting>();
  for (const { row, open } of units) {
    for (const each of open.filter(({ kind }) => decided.has(kind))) {
      for (const claim of each.claims) {
        // What only waits for a countersignature has an action of its own.
        if (claim.claim.unconfirmed !== undefined) continue;
        const key = JSON.stringify([row.assessor, claim.item.id]);
        const found = queue.get(key) ?? begun(row.assessor, claim.item);
        queue.set(key, found);
        waitOn(found, each, claim);
      }
    }
  }
  return [...queue.values()];
}

const longestFirst = (a: Waiting, b: Waiting): number =>
  codeUnitOrder(a.wait?.since ?? '9', b.wait?.since ?? '9') || naturalOrder(a.item.id, b.item.id);

function begun(assessor: string | undefined, item: EvidenceRow): Waiting {
  const open = { criterion: new Set<string>(), situation: new Set<string>(), stale: new Set<string>() };
  const sets = {
    open: { ...open, contested: new Set<string>() },
    closes: new Set<string>(),
    reasons: new Set<string>(),
  };
  return { assessor, item, ...sets, wait: undefined };
}

function waitOn(waiting: Waiting, { kind, gaps }: Open, { claim, ref, isSituation, wait }: OpenClaim): void {
  const isContested = gaps.some(({ status }) => status === 'contested');
  const what = isContested ? 'contested' : claim.state === 'stale' ? 'stale' : isSituation ? 'situation' : 'criterion';
  waiting.open[what].add(ref);
  // A requirement waits for several criteria and situations; all else that is open is open by itself.
  for (const each of kind === 'requirement' ? gaps.map((gap) => gap.ref) : [ref]) waiting.closes.add(each);
  if (claim.state === 'stale') waiting.reasons.add(staleWords(claim));
  if (claim.resubmitted) waiting.reasons.add(`${ref} is claimed again after ${claim.decision?.record}`);
  waiting.wait = longest([waiting.wait, wait]);
}

const isAgain = ({ open }: Waiting) => open.stale.size + open.contested.size > 0;

function staleWords({ evidence, decision }: Pick<ClaimRow, 'evidence' | 'decision'>): string {
  const refusal = refusalOf(decision);
  return refusal === undefined
    ? `${evidence} was changed after ${decision?.record}`
    : disagreed(refusal, `${decision?.record} on ${evidence}`);
}

function againWords({ reasons, open }: Waiting): string {
  const become = (what: 'contested' | 'stale') => {
    const refs = [...open[what]];
    return refs.length === 0 ? [] : [`${listRefs(refs)} ${refs.length === 1 ? 'is' : 'are'} ${what}`];
  };
  return [...reasons, ...become('contested'), ...become('stale')].join('; ');
}

function undecidedWords({ open: { criterion, situation }, reasons }: Waiting, isLongest: boolean): string {
  const claimed = [
    ...(criterion.size === 0 ? [] : [countOf(criterion.size, 'criterion', 'criteria')]),
    ...(situation.size === 0 ? [] : [countOf(situation.size, 'situation')]),
  ];
  return [`${claimed.join(' and ')} claimed`, ...reasons, ...(isLongest ? ['nothing has waited longer'] : [])].join(
    '; ',
  );
}
