import { verificationText } from '../write/record-text.ts';
import { openRecording, type Recording } from './recording/open-recording.ts';
import {
  actionFaults,
  authorFaults,
  emptyFaults,
  laterRecordFaults,
  recordOfAction,
} from './recording/record-faults.ts';
import { authorOf, type RecordOptions, readFeedback } from './recording/record-options.ts';
import { sayAsFlags, sayFaults, sayWritten } from './recording/say.ts';
import { writeRecord } from './recording/write-record.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { draftVerification, type Stage, verificationRecord } from './verify/draft-verification.ts';
import { emptySamples } from './verify/empty-samples.ts';
import type { VerifyStep } from './verify/flags.ts';

export interface VerifyOptions extends RecordOptions {
  stage?: Stage | undefined;
}

/** `evid verify`: records what an internal verifier sampled, from flags, or asked one by one at a terminal. */
export async function verify(
  portfolio: string,
  options: VerifyOptions,
  steps: readonly VerifyStep[],
  terminal: Terminal,
): Promise<number> {
  const walks = steps.length === 0 && options.feedback === undefined;
  if (walks && !(terminal.stdin.isTerminal && terminal.stdout.isTerminal)) {
    throw new UsageError(
      'verify records what an internal verifier sampled, and nothing is sampled',
      `to see what is wrong in the files: evid check ${portfolio}; to sample: evid verify ${portfolio} --by ID --stage interim --assessment A01 --agreed`,
    );
  }
  const open = () => openRecording(portfolio, options, terminal);
  const recording = await open();
  const date = options.date ?? recording.open.today;
  const by = await authorOf(options, 'Who verifies?', ['verifier'], date, recording, terminal);
  if (walks) {
    const refused = authorFaults({ by, date }, ['verifier'], recording);
    if (refused.length > 0) return sayFaults(refused, terminal);
    const { walkVerification } = await import('./verify-walk.ts');
    const answered = await walkVerification({ recording, by, date, options }, terminal);
    if (answered === undefined) return 0;
    const status = answered.isWanted
      ? await record({ ...answered, by, date }, recording, open, options, terminal)
      : undefined;
    const { stage, feedback, steps: said } = answered;
    const command = ['evid', 'verify', portfolio, '--by', by, '--date', date, ...(stage ? ['--stage', stage] : [])];
    if (status !== 0) sayAsFlags(command, said, feedback, terminal);
    return status ?? 0;
  }
  const feedback = await readFeedback(options.feedback, terminal);
  return record({ steps, stage: options.stage, feedback, by, date }, recording, open, options, terminal);
}

/** What goes into one record. */
export interface Sampled {
  steps: readonly VerifyStep[];
  stage: Stage | undefined;
  feedback: string;
  by: string;
  date: string;
}

async function record(
  sampled: Sampled,
  recording: Recording,
  open: () => Promise<Recording>,
  options: RecordOptions,
  terminal: Terminal,
): Promise<number> {
  const { draft, faults } = draftVerification(sampled.steps, sampled.stage);
  const build = (id: string) => verificationRecord(draft, { ...sampled, id });
  const named = [...draft.samples.map(({ assessment }) => assessment), ...draft.closes.map(recordOfAction)];
  const written = await writeRecord(
    {
      kind: 'verification',
      text: (id) => verificationText(build(id), sampled.feedback),
      authorFaults: authorFaults(sampled, ['verifier'], recording),
      faults: [
        ...(faults.length > 0 ? faults : emptyFaults(Object.values(draft), sampled.feedback)),
        ...laterRecordFaults(named, sampled, recording),
        ...actionFaults(draft, sampled, recording),
      ],
      speakAgainst: ({ after, id }) => emptySamples(id, after.resolved),
    },
    recording,
    open,
  );
  if ('faults' in written) return sayFaults(written.faults, terminal);
  sayWritten(written, build(written.id), options, terminal);
  return 0;
}
