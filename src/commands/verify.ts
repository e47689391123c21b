import { verifyMeant } from './meant.ts';
import type { VerifyStep } from './recording/flags.ts';
import { makeRecord, type RecordKind, type RecordOptions } from './recording/make-record.ts';
import type { Walk } from './recording/walk.ts';
import type { Terminal } from './terminal.ts';
import type { Stage } from './verify/draft-verification.ts';
import { planVerification } from './verify/plan-verification.ts';

/** `evid verify`: records what an internal verifier sampled, from flags, or asked one by one at a terminal. */
export async function verify(
  portfolio: string,
  options: RecordOptions & { stage?: Stage | undefined },
  steps: readonly VerifyStep[],
  terminal: Terminal,
): Promise<number> {
  const walks = steps.length === 0 && options.feedback === undefined;
  const said = { stage: options.stage };
  const walk = async (walk: Walk) => (await import('./verify/walk.ts')).walkVerification(walk, said);
  const kind: RecordKind<VerifyStep> = {
    who: 'Who verifies?',
    roles: ['verifier'],
    plan: (given, recording) => planVerification({ ...given, ...said }, recording),
    walk: walks ? walk : undefined,
    nothing: ['verify records what an internal verifier sampled, and nothing is sampled', verifyMeant(portfolio)],
    command: (by, date) => {
      const stage = said.stage === undefined ? [] : ['--stage', said.stage];
      return ['evid', 'verify', portfolio, '--by', by, '--date', date, ...stage];
    },
  };
  return makeRecord(kind, portfolio, steps, options, terminal);
}
