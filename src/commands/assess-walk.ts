import type { PortfolioRow } from '../model/result.ts';
import { judgementCard, judges } from '../report/assessing.ts';
import type { Look } from '../report/look.ts';
import { oneLine } from '../report/safe-text.ts';
import { counted } from '../report/words.ts';
import { unitOfRef } from '../resolve/workspace.ts';
import { assessmentText } from '../write/record-text.ts';
import { askText, choose, confirm } from './ask.ts';
import { acceptedOn } from './assess/assessment-record.ts';
import { draftAssessment } from './assess/draft-assessment.ts';
import type { AssessStep } from './assess/flags.ts';
import { pairsFor } from './assess/pairs-for.ts';
import { walkPairs } from './assess/walk-pairs.ts';
import { recordBuilder } from './assess.ts';
import { askActions, askFeedback, confirmRecord } from './recording/ask-endings.ts';
import { type Recording, shownRow } from './recording/open-recording.ts';
import type { Author } from './recording/record-faults.ts';
import type { RecordOptions } from './recording/record-options.ts';
import { weighRecord } from './recording/weigh-record.ts';
import { placeOf } from './recording/write-record.ts';
import { lookAt } from './run-check.ts';
import type { Terminal } from './terminal.ts';

export interface Walk extends Author {
  recording: Recording;
  digests: ReadonlyMap<string, string>;
  options: RecordOptions;
}

/**
 * Asks an assessor at a terminal about everything that awaits them, and answers what was said as flags would say it;
 * undefined where there is nothing to write.
 */
export async function walkAssessment(
  walk: Walk,
  terminal: Terminal,
): Promise<{ steps: AssessStep[]; feedback: string } | undefined> {
  const { recording, options } = walk;
  const look = lookAt({ open: recording.open, started: 0, hide: recording.hide }, terminal.stderr, options, terminal);
  const say = (text: string) => terminal.stderr.write(`${oneLine(text)}\n`);
  const steps: AssessStep[] = await askCountersignatures(walk, terminal);
  const now = await preview(steps, walk);
  const { pairs, left } = pairsFor(walk, options.unit, { ...recording, row: now });
  say(
    `${counted(pairs.length, 'decision')} to make on ${counted(new Set(pairs.map(({ item }) => item)).size, 'item')}.`,
  );
  for (const each of left) say(each);

  const decided = await walkPairs(pairs, walk, recording, look, terminal);
  steps.push(...decided.steps);
  let feedback = '';
  if (!decided.stopped) {
    steps.push(...(await askJudgements(await preview(steps, walk), walk, look, terminal)));
    steps.push(...(await askActions(shownRow(recording, recording.hide), walk.date, terminal)));
    feedback = await askFeedback('Feedback to the learner:', terminal);
    steps.push(...(await askSignOffs(await preview(steps, walk), walk, terminal)));
  }
  if (steps.length === 0 && feedback === '') {
    say('Nothing was decided, so nothing is written.');
    return undefined;
  }
  const record = await recordOf(steps, walk);
  return (await confirmRecord(record, recording, look, terminal)) ? { steps, feedback } : undefined;
}

/** The record that the answers so far make. */
async function recordOf(steps: readonly AssessStep[], walk: Walk) {
  const { recording, digests } = walk;
  const { draft } = draftAssessment(steps, recording.intake.workspace.units);
  return (await recordBuilder(draft, walk, digests, recording))(placeOf('assessment', recording).id);
}

/** The portfolio as it would be with the answers so far. */
async function preview(steps: readonly AssessStep[], walk: Walk): Promise<PortfolioRow> {
  const { hide } = walk.recording;
  if (steps.length === 0) return shownRow(walk.recording, hide);
  const text = assessmentText(await recordOf(steps, walk), '');
  return shownRow((await weighRecord(walk.recording, placeOf('assessment', walk.recording), text)).after, hide);
}

/** Records of trainees that this assessor may confirm; what they decide needs no decision of its own then. */
async function askCountersignatures({ recording, by, date }: Walk, terminal: Terminal): Promise<AssessStep[]> {
  const { resolved, row, intake } = recording;
  const { people } = intake.workspace;
  const steps: AssessStep[] = [];
  for (const { id, by: trainee, date: made } of row.records.filter((each) => each.awaitsCountersignature)) {
    const rulings = [...resolved.decisions.rulings.values()].flat().filter(({ decision }) => decision.record.id === id);
    const units = new Set([
      ...rulings.flatMap((ruling) => ruling.units),
      ...resolved.decisions.judgements
        .filter(({ record }) => record.id === id)
        .map((each) => unitOfRef(each.requirement)),
    ]);
    if (trainee === by || ![...units].every((unit) => people.holds(by, 'assessor', unit, date))) continue;
    const said = rulings.map(({ item, ref, decision }) =>
      `${item ?? ''} ${ref} ${decision.outcome.replace(/-/g, ' ')}`.trim(),
    );
    const question = `${id} of ${trainee}, ${made}, awaits a countersignature: ${said.join('; ')}. Do you confirm it?`;
    if (await confirm(terminal, { question, flag: '--countersign', initial: false }))
      steps.push({ flag: 'countersign', value: id });
  }
  return steps;
}

const verdicts = [
  { name: 'met', words: 'you are confident; you are asked why' },
  { name: 'not-yet', words: 'you are not; you are asked why' },
  { name: 'skip', words: 'judge another time' },
] as const;

async function askJudgements(row: PortfolioRow, walk: Walk, look: Look, terminal: Terminal): Promise<AssessStep[]> {
  const { recording, by, date, options } = walk;
  const { people } = recording.intake.workspace;
  const steps: AssessStep[] = [];
  for (const { unit, requirements, gaps } of row.units) {
    const mine = people.holds(by, 'assessor', unit, date) || people.holds(by, 'trainee-assessor', unit, date);
    if (!mine || (options.unit !== undefined && !options.unit.includes(unit))) continue;
    for (const requirement of requirements.flatMap((each) => [each, ...each.parts])) {
      const gap = gaps.find(({ ref, owner }) => ref === requirement.ref && owner === 'assessor');
      if (gap === undefined || !judges(requirement.rules).some(({ status }) => status === 'claimed')) continue;
      terminal.stderr.write(`${judgementCard(requirement, acceptedOn(row, unit), row, look)}\n`);
      const question = `How do you judge ${requirement.ref}?`;
      const { name } = await choose(terminal, { question, flag: '--judge', choices: verdicts, initial: verdicts[2] });
      if (name === 'skip') continue;
      const reason = await askText(terminal, { question: 'Why? Say what you saw over the period.', flag: '--reason' });
      steps.push({ flag: 'judge', value: `${requirement.ref}=${name}` }, { flag: 'reason', value: reason });
    }
  }
  return steps;
}

async function askSignOffs(row: PortfolioRow, { options }: Walk, terminal: Terminal): Promise<AssessStep[]> {
  const steps: AssessStep[] = [];
  for (const { unit, title, status, signOff, declared } of row.units) {
    if (
      status !== 'awaiting-sign-off' ||
      signOff?.holds ||
      (options.unit !== undefined && !options.unit.includes(unit))
    )
      continue;
    const undeclared = declared === undefined ? ' The learner has not declared the evidence their own yet.' : '';
    const question = `${unit} ${title}: every criterion and requirement is met.${undeclared} Do you sign it off as achieved?`;
    if (await confirm(terminal, { question, flag: '--achieved', initial: false }))
      steps.push({ flag: 'achieved', value: unit });
  }
  return steps;
}
