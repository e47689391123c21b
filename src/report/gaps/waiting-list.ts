import { markdownText } from '../../document/markdown-text.ts';
import { numbersBeside } from '../../model/numbers-beside.ts';
import { refusalOf } from '../../model/refusal.ts';
import type { UnitRow } from '../../model/result.ts';
import { refusedSignOff, togetherWords } from '../../words/decisions.ts';
import { indicatorWords } from '../../words/numbers.ts';
import {
  type Case,
  itemWords,
  outcomeWords,
  passageWords,
  personWords,
  point,
  quoted,
  recordWords,
  sentence,
  waitWords,
} from './phrases.ts';
import { requirementText } from './requirement-text.ts';
import { type Waiting, type WaitingClaim, waitingIn } from './waiting.ts';

const kindWords: Record<Waiting['kind'], string> = {
  contested: 'contested',
  stale: 'stale',
  claimed: 'claimed',
  requirement: 'claimed',
  judgement: 'to be judged',
  'sign-off': 'sign-off',
};

/** What the assessor has to do for a unit, what is stale first, each with how long it has waited. */
export function waitingList(unit: UnitRow, at: Case): string[] {
  const waiting = waitingIn(unit, at.portfolio);
  return waiting.length === 0 ? [] : [waiting.map((each) => waitingPoint(each, unit, at)).join('\n')];
}

function waitingPoint(waiting: Waiting, unit: UnitRow, at: Case): string {
  const { kind, ref, gap, claims, judges } = waiting;
  const what = judges.some(({ judgement }) => judgement?.stale) ? 'claimed, its judgement is stale' : kindWords[kind];
  const head = `**${markdownText(ref)}** (${what}, ${waitWords(waiting.wait, at)})`;
  if (gap === undefined) {
    const refused = refusedSignOff(unit);
    const why = refused === undefined ? [] : [point(`Why: ${sentence(refused)}`)];
    return point(`${head}: nothing is lacking but the assessor’s sign-off.`, why);
  }
  return point(`${head}: ${quoted(requirementText(gap, unit))}`, [
    ...claims.map((claim) => claimPoint(claim, waiting, at)),
    ...judges.flatMap((judge) => {
      const numbers = numbersBeside(judge).map(indicatorWords);
      return numbers.length === 0 ? [] : [point(`Shown so far, which decides nothing: ${numbers.join(', ')}.`)];
    }),
    ...(claims.length > 0 ? [] : [point(`Why: ${sentence(gap.why)}`)]),
    point(
      `Next, ${unit.assessor === undefined ? 'the assessor' : personWords(unit.assessor, at)}: ${sentence(gap.next)}`,
    ),
  ]);
}

/** A claim with where it is shown; of several, each says how long it has waited. */
function claimPoint({ claim, ref, item, wait }: WaitingClaim, { ref: about, claims }: Waiting, at: Case): string {
  const isSituation = item.tags.some(({ tag }) => tag === ref);
  const on = ref === about ? '' : ` on ${markdownText(ref)}`;
  const waits = claims.length === 1 ? '' : `, ${waitWords(wait, at)}`;
  const passages = isSituation ? at.passages.ofSituation(ref, item.id) : at.passages.ofClaim(ref, claim);
  return point(
    `${itemWords(item.id, at)}${on}${waits}: ${stateWords(claim, at)}`,
    passages.map((each) => point(passageWords(each))),
  );
}

/** What became of a claim so far. */
function stateWords({ state, contested, resubmitted, decision, unconfirmed }: WaitingClaim['claim'], at: Case): string {
  if (unconfirmed !== undefined)
    return `decided ${outcomeWords[unconfirmed.outcome] ?? unconfirmed.outcome} by ${recordWords(unconfirmed.record, at)}${markdownText(togetherWords(unconfirmed))}, which no assessor has countersigned`;
  if (decision === undefined) return 'not decided yet';
  const { record, outcome, reason } = decision;
  const together = markdownText(togetherWords(decision));
  if (contested) {
    const sample = refusalOf(decision);
    const why = sample?.reason === undefined ? '' : `: ${quoted(sample.reason)}`;
    const verifier = sample === undefined ? 'the verifier' : recordWords(sample.record, at);
    return `decided ${outcomeWords[outcome] ?? outcome} by ${recordWords(record, at)}${together}; not agreed by ${verifier}${why}`;
  }
  const before = `decided ${outcomeWords[outcome] ?? outcome} by ${recordWords(record, at)}${together}`;
  const because = reason === undefined ? '' : `, because ${quoted(reason)}`;
  if (resubmitted) return `${before}${because}; changed since and claimed again`;
  return state === 'stale' ? `${before}; changed since` : before;
}

/** Records of trainee assessors that wait for an assessor's countersignature: they have no effect until then. */
export function countersignatures(at: Case): string[] {
  const waiting = at.portfolio.records.filter(({ awaitsCountersignature }) => awaitsCountersignature);
  if (waiting.length === 0) return [];
  return [
    waiting
      .map(({ id, date }) =>
        point(
          `${recordWords(id, at)}: no effect until an assessor countersigns it, ${waitWords({ since: date }, at)}.`,
        ),
      )
      .join('\n'),
  ];
}
