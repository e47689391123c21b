import { AnswersEnded } from '../ask.ts';
import type { Terminal } from '../terminal.ts';
import { sayAsFlags } from './say.ts';
import type { Step } from './step.ts';

/** What somebody said at a terminal, as flags would say it, and how the walk ended. */
export interface Walked<One extends Step = Step> {
  steps: One[];
  feedback: string;
  /** write: as they wish; leave: nothing is written; ended: the answers ended (Ctrl-C, Ctrl-D) before the last question. */
  end: 'write' | 'leave' | 'ended';
}

/** Writes what was answered, where it is to be written; where it is not, nobody has to answer twice. The answer is the exit status. */
export async function concludeWalk<Answers extends Walked>(
  answered: Answers | undefined,
  command: readonly string[],
  terminal: Terminal,
  write: (answered: Answers) => Promise<number>,
): Promise<number> {
  if (answered === undefined) return 0;
  const { end, steps, feedback } = answered;
  if (end === 'ended' && steps.length === 0 && feedback === '') throw new AnswersEnded();
  if (end === 'ended')
    terminal.stderr.write('evid: the answers ended before the last question, so nothing was written\n');
  const status = end === 'write' ? await write(answered) : end === 'ended' ? 2 : 0;
  if (end !== 'write' || status !== 0) sayAsFlags(command, steps, feedback, terminal);
  return status;
}
