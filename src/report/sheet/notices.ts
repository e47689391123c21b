import { isFinished } from '../../model/unit-states.ts';
import { counted } from '../../words/counts.ts';
import { refusedSignOff } from '../../words/decisions.ts';
import { judgedWords } from '../../words/judgements.ts';
import { listFacts } from '../../words/lists.ts';
import { ended } from '../../words/sentences.ts';
import { sinceWords } from '../since-sign-off.ts';
import type { SheetCase } from './sheet.ts';

/** Errors, stale decisions and overdue actions that are named one by one; a longer list belongs to evid check. */
const mostNamed = 8;

/** What whoever files the sheet must know first. */
export function noticesOf(sheet: SheetCase): string[] {
  const { row, at, decidedSince, errors } = sheet;
  const notices = [
    row.status === 'unknown' &&
      'The status of this unit is unknown, because something cannot be read. Do not file this sheet.',
    errors.length > 0 &&
      `${counted(errors.length, 'error')} in the files of this unit; put ${errors.length === 1 ? 'it' : 'them'} right before this sheet is filed.`,
    ...errors.slice(0, mostNamed).map(({ file, line, message }) => `Error at ${file}:${line}: ${message}`),
    errors.length > mostNamed && `${errors.length - mostNamed} more errors: see evid check.`,
    ...(row.criteria.length === 0 ? [] : at.countersignatures).map(
      ({ id }) => `${at.said(id)} waits for a countersignature and has no effect yet.`,
    ),
    // Of a unit that cannot be read, nothing is known to be open.
    ...(isFinished(row.status) || row.status === 'unknown' ? [] : unfinished(sheet)),
    ...decidedSince.map((since) => `${sinceWords(since)}.`),
  ];
  return notices.filter((notice) => notice !== false);
}

/** Everything that keeps a unit from being complete, a line each: gaps, stale decisions, declarations, overdue actions. */
function unfinished(sheet: SheetCase): (string | false)[] {
  const { gaps, gapsLearner, gapsAssessor, waived = 0 } = sheet.numbers;
  const whose = listFacts([
    gapsLearner > 0 && `${gapsLearner} for the learner`,
    gapsAssessor > 0 && `${gapsAssessor} for the assessor`,
    waived > 0 && `${waived} waived, not met`,
  ]);
  const stale = staleIn(sheet);
  const overdue = sheet.at.actions.filter(({ isOverdue }) => isOverdue);
  const { declared, signOff } = sheet.row;
  const refused = refusedSignOff(sheet.row);
  return [
    gaps > 0 && `${counted(gaps, 'gap')} ${gaps === 1 ? 'is' : 'are'} open: ${whose}.`,
    stale.length > 0 && ended(`To be decided anew: ${named(stale)}`),
    declared === undefined && 'The learner has not declared that the evidence is their own.',
    signOff === undefined && 'The assessor has not signed the unit off.',
    signOff?.holds === false &&
      ended(
        `The sign-off in ${signOff.record} of ${signOff.date} no longer holds${refused === undefined ? '' : `: ${refused}`}`,
      ),
    overdue.length > 0 &&
      `${counted(overdue.length, 'action')} of the portfolio ${overdue.length === 1 ? 'is' : 'are'} overdue: ${named(overdue.map(({ ref, due }) => `${ref} (due ${due})`))}.`,
  ];
}

const named = (list: readonly string[]): string =>
  `${list.slice(0, mostNamed).join('; ')}${list.length > mostNamed ? `; and ${list.length - mostNamed} more` : ''}`;

/** The decisions and judgements on which something stands open because they no longer hold. */
const staleIn = ({ open }: SheetCase): string[] =>
  open().flatMap(({ claims, judges, gaps: [gap] }) => [
    ...claims
      .filter(({ claim }) => claim.counts && claim.state === 'stale')
      .map(
        ({ ref, claim }) =>
          `${ref} on ${claim.evidence} (${claim.contested ? 'the verifier did not agree' : 'changed since'})`,
      ),
    ...judges.flatMap(({ judgement }) => (judgement?.stale ? [`${gap!.ref}, ${judgedWords(judgement)}`] : [])),
  ]);
