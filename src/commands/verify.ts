import { concludeWalk } from './recording/conclude-walk.ts';
import { openRecording, type Recording } from './recording/open-recording.ts';
import { readFeedback } from './recording/read-feedback.ts';
import { authorFaults } from './recording/record-faults.ts';
import { authorOf, type RecordOptions } from './recording/record-options.ts';
import { sayFaults, sayWritten } from './recording/say.ts';
import { writeRecord } from './recording/write-record.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import type { VerifyStep } from './verify/flags.ts';
import type { VerifyOptions } from './verify/options.ts';
import { planVerification, type Sampled } from './verify/plan-verification.ts';

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
  const write = (sampled: Sampled) => record(sampled, recording, open, options, terminal);
  const by = await authorOf(options, 'Who verifies?', ['verifier'], date, recording, terminal);
  if (walks) {
    const refused = authorFaults({ by, date }, ['verifier'], recording);
    if (refused.length > 0) return sayFaults(refused, terminal);
    const { walkVerification } = await import('./verify-walk.ts');
    const answered = await walkVerification({ recording, by, date, options }, terminal);
    const stage = answered?.stage;
    const command = ['evid', 'verify', portfolio, '--by', by, '--date', date, ...(stage ? ['--stage', stage] : [])];
    return concludeWalk(answered, command, terminal, (given) => write({ ...given, by, date }));
  }
  const feedback = await readFeedback(options.feedback, terminal);
  return write({ steps, stage: options.stage, feedback, by, date, units: options.unit });
}

async function record(
  sampled: Sampled,
  recording: Recording,
  open: () => Promise<Recording>,
  options: RecordOptions,
  terminal: Terminal,
): Promise<number> {
  const plan = planVerification(sampled, recording);
  const written = await writeRecord(plan, recording, open);
  if ('faults' in written) return sayFaults(written.faults, terminal);
  sayWritten(written, plan.build(written.id), options, terminal);
  return 0;
}
