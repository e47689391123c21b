import type { NumberBeside } from '../model/numbers-beside.ts';
import type { GapReason, Step } from '../model/reason.ts';
import { disagreed } from './decisions.ts';
import { judgedWords } from './judgements.ts';
import { listIds } from './lists.ts';
import { measuredWords } from './numbers.ts';
import { idleWords, missWords } from './reasons.ts';
import { spoken } from './statuses.ts';

/** Why something is a gap: its reasons in one sentence, each said once. */
export const gapWords = (reasons: readonly GapReason[]): string => [...new Set(reasons.map(gapReasonWords))].join('; ');

/** The same without what people wrote of it, where that stands above already. */
export const gapWordsWithout = (reasons: readonly GapReason[], said: ReadonlySet<string>): string =>
  gapWords(
    reasons.map((why) => {
      if (!('reason' in why) || !said.has(why.reason ?? '')) return why;
      return why.kind === 'judged-not-yet' ? { ...why, reason: '' } : { ...why, reason: undefined };
    }),
  );

const after = (reason: string | undefined): string => (reason ? `: ${reason}` : '');

/** One reason why something is a gap. */
function gapReasonWords(why: GapReason): string {
  switch (why.kind) {
    case 'unclaimed':
      return 'no evidence claims it';
    case 'idle-claim':
      return `${why.evidence} claims it, but does not count: ${idleWords(why.idle)}`;
    case 'planned':
      return `only planned so far, in ${listIds(why.evidence)}`;
    case 'undecided':
      return `claimed with ${listIds(why.evidence)}, not decided yet`;
    case 'not-countersigned':
      return `claimed with ${listIds(why.evidence)}, decided in ${listIds(why.records)} by a trainee assessor, not countersigned yet`;
    case 'resubmitted':
      return `${listIds(why.evidence)} was changed after ${why.record} and is claimed again`;
    case 'changed':
      return `${listIds(why.evidence)} was changed after ${why.record}`;
    case 'refused':
      return disagreed(
        { record: why.by, reason: why.reason },
        `${why.record}${why.evidence === undefined ? ' that it is not applicable' : ` on ${why.evidence}`}`,
      );
    case 'partial':
      return `${listIds(why.evidence)} shows it in part (${why.record})${after(why.reason)}`;
    case 'not-yet':
      return `decided ${spoken(why.kind)} on ${listIds(why.evidence)} (${why.record})${after(why.reason)}`;
    case 'unreadable-rules':
      return 'its rules cannot be read';
    case 'judged-not-yet':
      return `judged not yet in ${why.record}${after(why.reason)}`;
    case 'judgement-stale':
      return `${judgedWords({ ...why, stale: true })}${beside(why)}`;
    case 'not-judged':
      return `not judged yet${beside(why)}`;
    case 'nothing-to-judge':
      return `no evidence of the unit to judge${beside(why)}`;
    case 'values-lacking': {
      const short = why.needed === undefined ? '' : `${why.found} of ${why.needed} shown; `;
      const lacks = why.basis === 'accepted' ? 'not accepted yet: ' : 'no evidence shows ';
      return `${short}${lacks}${listIds(why.lacking)}${why.separate ? ' on an occasion of its own' : ''}`;
    }
    case 'too-few-values':
      return `${why.found} of ${why.needed ?? 'all'} ${basisWords[why.basis]} (${why.rule})`;
    case 'too-few': {
      const cells = why.cells.map(({ cell, measured, needed }) => `${cell} has ${measured} of ${needed}`);
      const measured = cells.length > 0 ? listIds(cells) : `${why.measured} of ${why.needed}`;
      return `${measured} ${basisWords[why.basis]} (${why.rule})`;
    }
    case 'too-many':
      return `${why.measured} where at most ${why.atMost} may be (${why.rule})`;
    case 'nearest':
      return `nearest: ${why.evidence}, but ${why.miss.kind === 'draft' ? 'it is a draft' : missWords(why.miss)}`;
  }
}

const basisWords = { accepted: 'accepted', claimed: 'shown' } as const;

function beside({ numbers }: { numbers: readonly NumberBeside[] }): string {
  const words = measuredWords(numbers);
  return words === '' ? '' : `; ${words}`;
}

/** What comes next about a gap. */
export function stepWords(step: Step): string {
  switch (step.kind) {
    case 'decide':
      return `decide on ${listIds(step.evidence)}`;
    case 'countersign':
      return `countersign ${listIds(step.records)}, or decide on ${listIds(step.evidence)}`;
    case 'look-again':
      return `look at ${listIds(step.evidence)} again and decide`;
    case 'judge':
      return 'judge it, and say why';
    case 'carry-out':
      return `carry out ${listIds(step.evidence)}`;
    case 'finish':
      return `finish ${listIds(step.evidence)}`;
    case 'rework':
      return 'rework the evidence or add other evidence';
    case 'mend-claim':
      return 'mend that claim or show it with other evidence';
    case 'mend-rules':
      return `mend the rules in ${step.file}`;
    case 'add':
      return addWords[step.what];
    case 'show':
      return step.by === 'job' ? 'show it by evidence from the job' : 'show it by evidence, questioning or discussion';
    case 'take-back':
      return 'claim less: take back what is too much';
    case 'complete-others':
      return 'complete the criteria and the other requirements first';
  }
}

const addWords = {
  lacking: 'add the evidence that is still lacking',
  shown: 'add evidence that shows it',
  judgement: 'add the evidence that the judgement asks for',
} as const;
