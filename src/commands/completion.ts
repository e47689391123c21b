import { completionScript, shells } from '../report/completion.ts';
import type { Terminal } from './terminal.ts';
import { requireOneOf } from './usage-error.ts';

/** `evid completion SHELL`: the script that a shell reads. */
export function completion(shell: string, { stdout }: Terminal): number {
  stdout.write(completionScript(requireOneOf(shell, shells, `there is no completion for ${shell}`)));
  return 0;
}
