import { item, list, paragraph } from '../../document/blocks.ts';
import type { AssessmentFile, VerificationFile } from '../../model/record.ts';
import { card } from '../../report/assessing.ts';
import type { Look } from '../../report/look.ts';
import { recordBlocks } from '../../report/written-record.ts';
import { choose } from '../ask.ts';
import type { Terminal } from '../terminal.ts';
import { type Recording, shownRow } from './open-recording.ts';
import { shownRecord } from './say.ts';
import { faultsOf, placeOf, type RecordPlan } from './write-record.ts';

const endings = [
  { name: 'yes', words: 'write it; it cannot be edited afterwards' },
  { name: 'no', words: 'write nothing; your answers are shown as flags' },
  { name: 'back', words: 'change an answer first' },
] as const;
const record = { name: 'record' } as const;
const leave = { name: 'leave' } as const;

/**
 * Shows a record before it is written, and asks: yes, no, or back to one of the parts of what was asked. Where it would be refused,
 * that is said instead of asked.
 */
export async function confirmRecord<Part extends string>(
  plan: RecordPlan & { build: (id: string) => AssessmentFile | VerificationFile },
  parts: readonly Part[],
  recording: Recording,
  look: Look,
  terminal: Terminal,
): Promise<'write' | 'leave' | { back: Part }> {
  const faults = await faultsOf(plan, recording);
  const shown = shownRecord(plan.build(placeOf(plan.kind, recording).id), recording.veil);
  const by = 'assessor' in shown ? shown.assessor : shown.verifier;
  const blocks = recordBlocks(shown, shownRow(recording, recording.veil));
  terminal.stderr.write(card([paragraph(`Record ${shown.id} of ${by}, ${shown.date}`), ...blocks], look));
  const choices = parts.map((part) => ({ name: part }));
  const question = 'Back to what?';
  const nothingWritten = () => {
    terminal.stderr.write('Nothing was written.\n');
    return 'leave' as const;
  };
  if (faults.length > 0) {
    const told = faults.map(({ message, help }) =>
      item(recording.hide(message), paragraph(...(help === undefined ? [] : [`help: ${recording.hide(help)}`]))),
    );
    terminal.stderr.write(card([list([item('This cannot be written:', list(told))])], look));
    const { name } = await choose(terminal, {
      question: `${question} To leave writes nothing, and shows your answers as flags.`,
      flag: '--by',
      choices: [...choices, leave],
    });
    return name === 'leave' ? nothingWritten() : { back: name as Part };
  }
  for (;;) {
    const { name } = await choose(terminal, { question: 'Write this record?', flag: '--by', choices: endings });
    if (name === 'no') return nothingWritten();
    if (name === 'yes') return 'write';
    const to = await choose(terminal, { question, flag: '--by', choices: [...choices, record] });
    if (to.name !== 'record') return { back: to.name as Part };
    terminal.stderr.write(card(blocks, look));
  }
}
