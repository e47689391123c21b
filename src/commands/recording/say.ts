import { item, list, paragraph } from '../../document/blocks.ts';
import { oneLine } from '../../document/safe-text.ts';
import type { AssessmentFile, VerificationFile } from '../../model/record.ts';
import { writtenRecord } from '../../report/written-record.ts';
import { lookAt } from '../run-check.ts';
import { say } from '../say.ts';
import type { LookOptions } from '../shared-options.ts';
import type { Terminal } from '../terminal.ts';
import { notesOn } from './notes.ts';
import { type Recording, shownRow } from './open-recording.ts';
import type { Fault, Step } from './step.ts';
import type { WrittenRecord } from './write-record.ts';

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
  const { hide, veil } = before;
  const look = lookAt({ open: before.open, started: 0 }, terminal.stdout, options, terminal);
  const rows = { before: shownRow(before, veil), after: shownRow(weighed.after, veil) };
  const notes = notesOn(record, before, weighed);
  terminal.stdout.write(writtenRecord({ path, record: shownRecord(record, veil), ...rows, notes }, look));
  const screen = lookAt({ open: before.open, started: 0 }, terminal.stderr, options, terminal);
  const warnings = weighed.warnings.map(({ code, message, help }) =>
    item(`warning: ${hide(message)} [${code}]`, paragraph(...(help === undefined ? [] : [`help: ${hide(help)}`]))),
  );
  if (warnings.length > 0) say(terminal, screen, list(warnings));
}

/** A record as it may be shown: whoever reads it hidden must not meet the name in a reason. */
export const shownRecord = <Kind extends AssessmentFile | VerificationFile>(
  record: Kind,
  veil: Recording['veil'],
): Kind => veil.show(record);

/** What was answered at a terminal, as flags: where a record is refused after all, nobody should have to answer twice. */
export function sayAsFlags(
  command: readonly string[],
  steps: readonly Step[],
  feedback: string,
  { stderr }: Pick<Terminal, 'stderr'>,
): void {
  const flags = steps.flatMap(({ flag, value }) => [`--${flag}`, ...(value === '' ? [] : [value])]);
  const typed = [...command, ...flags].map((part) =>
    /^[\w./=,-]+$/.test(part) ? part : `'${part.replaceAll("'", "'\\''")}'`,
  );
  stderr.write(
    `Your answers, as flags:\n  ${oneLine(typed.join(' '))}\n${
      feedback === ''
        ? ''
        : `and as feedback:\n${feedback
            .split('\n')
            .map((line) => `  ${oneLine(line)}\n`)
            .join('')}`
    }`,
  );
}
