import type { AssessmentFile, VerificationFile } from '../../model/record.ts';
import type { PortfolioRow } from '../../model/result.ts';
import type { Look } from '../../report/look.ts';
import { oneLine } from '../../report/safe-text.ts';
import { recordWords } from '../../report/written-record.ts';
import { AnswersEnded, askFor, choose, confirm } from '../ask.ts';
import { isDay } from '../shared-options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import { type Recording, shownRow } from './open-recording.ts';
import { shownRecord } from './say.ts';
import type { Step } from './step.ts';

type EndingStep = Step<'action' | 'owner' | 'due' | 'close'>;

/** Asks which open actions are done, and what is to be done next. */
export async function askActions(row: PortfolioRow, date: string, terminal: Terminal): Promise<EndingStep[]> {
  const steps: EndingStep[] = [];
  for (const { ref, text, owner, due, open } of row.actions) {
    if (!open) continue;
    const who = [owner, due && `by ${due}`].filter(Boolean).join(', ');
    const question = `Is ${ref} done? ${text}${who === '' ? '' : ` (${who})`}`;
    if (await confirm(terminal, { question, flag: '--close', initial: false }))
      steps.push({ flag: 'close', value: ref });
  }
  for (let another = false; ; another = true) {
    const question = another ? 'Another action?' : 'Is there something to be done? Describe the action.';
    const text = await askFor(terminal, { question, flag: '--action', initial: '', read: (answer) => answer });
    if (text === '') return steps;
    const owners = [{ name: 'learner' }, { name: 'assessor' }] as const;
    const owner = await choose(terminal, {
      question: 'Who does it?',
      flag: '--owner',
      choices: owners,
      initial: owners[0],
    });
    const due = await askFor(terminal, {
      question: 'By when?',
      flag: '--due',
      initial: '',
      read: (day) => dueDay(day, date),
    });
    steps.push({ flag: 'action', value: text }, { flag: 'owner', value: owner.name });
    if (due !== '') steps.push({ flag: 'due', value: due });
  }
}

function dueDay(written: string, date: string): string {
  if (written === '') return '';
  if (!isDay(written)) throw new UsageError('write a date as YYYY-MM-DD');
  if (written < date) throw new UsageError(`that is before ${date}, the day of the record`);
  return written;
}

/** Asks for the text of a record, line by line. */
export async function askFeedback(question: string, terminal: Terminal): Promise<string> {
  terminal.stderr.write(`\n${question}\nEnd with a line that holds nothing but a full stop; Enter at once: none.\n`);
  const lines: string[] = [];
  for (;;) {
    terminal.stderr.write('> ');
    const line = await terminal.stdin.line();
    if (line === undefined) {
      terminal.stderr.write('\n');
      throw new AnswersEnded();
    }
    if (line.trim() === '.' || (line.trim() === '' && lines.length === 0)) return lines.join('\n').trim();
    lines.push(line.trimEnd());
  }
}

/** Shows a record before it is written, and asks. */
export async function confirmRecord(
  made: AssessmentFile | VerificationFile,
  recording: Recording,
  look: Look,
  terminal: Terminal,
): Promise<boolean> {
  const record = shownRecord(made, recording.hide);
  const by = 'assessor' in record ? record.assessor : record.verifier;
  terminal.stderr.write(
    `\n${oneLine(`Record ${record.id} of ${by}, ${record.date}`)}\n${recordWords(record, shownRow(recording, recording.hide), look)}\n`,
  );
  const written = await confirm(terminal, {
    question: 'Write this record? It cannot be edited afterwards.',
    flag: '--by',
  });
  if (!written) terminal.stderr.write('Nothing was written.\n');
  return written;
}
