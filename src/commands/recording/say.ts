import { item, list, paragraph } from '../../document/blocks.ts';
import { oneLine } from '../../document/safe-text.ts';
import type { AssessmentFile, VerificationFile } from '../../model/record.ts';
import { writtenRecord } from '../../report/written-record.ts';
import { shellWord } from '../../words/command-lines.ts';
import { lookAt } from '../run-check.ts';
import { say } from '../say.ts';
import type { LookOptions } from '../shared-options.ts';
import type { Terminal } from '../terminal.ts';
import type { Fault } from './drafting.ts';
import type { Step } from './flags.ts';
import { notesOn } from './notes.ts';
import { shownRow } from './open-recording.ts';
import type { WrittenRecord } from './write-record.ts';

/** A fault and, below it, what to do. */
export const faultItem = ({ message, help }: Fault, hide: (text: string) => string) =>
  item(hide(message), paragraph(...(help === undefined ? [] : [`help: ${hide(help)}`])));

/** Says everything that keeps a record from being written; the answer is the exit status. */
export function sayFaults(faults: readonly Fault[], { stderr }: Pick<Terminal, 'stderr'>): number {
  const lines = faults.map(({ message, help }) => {
    const advice = help === undefined ? '' : `    help: ${oneLine(help)}\n`;
    return `  ${oneLine(message)}\n${advice}`;
  });
  stderr.write(`evid: nothing was written\n${lines.join('')}`);
  return 2;
}

/** Says what was written, what it changed, and what the check warns of since. */
export function sayWritten(
  { path, before, weighed }: WrittenRecord,
  record: AssessmentFile | VerificationFile,
  options: LookOptions,
  terminal: Terminal,
): void {
  const { hide, veil, open } = before;
  const lookOn = (output: Terminal['stdout']) => lookAt({ open, started: 0 }, output, options, terminal);
  const rows = { before: shownRow(before, veil), after: shownRow(weighed.after, veil) };
  // Whoever reads it hidden must not meet the name in a reason.
  const told = { path, record: veil.show(record), ...rows, notes: notesOn(record, before, weighed) };
  terminal.stdout.write(writtenRecord(told, lookOn(terminal.stdout)));
  const warnings = weighed.warnings.map(({ code, message, help }) =>
    faultItem({ message: `warning: ${message} [${code}]`, help }, hide),
  );
  if (warnings.length > 0) say(terminal, lookOn(terminal.stderr), list(warnings));
}

/** Some lines as they are shown below what they are. */
export const shownLines = (text: string): string =>
  text
    .split('\n')
    .map((line) => `  ${oneLine(line)}\n`)
    .join('');

/** What was answered at a terminal, as flags: where a record is refused after all, nobody should have to answer twice. */
export function sayAsFlags(
  command: readonly string[],
  steps: readonly Step[],
  feedback: string,
  { stderr }: Pick<Terminal, 'stderr'>,
): void {
  const flags = steps.map(({ flag, value }) => `--${flag}${value === '' ? '' : ` ${shellWord(value)}`}`);
  const typed = [...command, ...flags];
  const text = feedback === '' ? '' : `and as feedback:\n${shownLines(feedback)}`;
  stderr.write(`Your answers, as flags:\n  ${oneLine(typed.join(' '))}\n${text}`);
}
