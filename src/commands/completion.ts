import { offer } from '../diagnostics/nearest.ts';
import { completionScript, type Shell, shells } from '../report/completion.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** `evid completion SHELL`: the script that a shell reads. */
export function completion(shell: string, { stdout }: Terminal): number {
  if (!shells.includes(shell as Shell))
    throw new UsageError(`there is no completion for ${shell}`, offer(shell, shells));
  stdout.write(completionScript(shell as Shell));
  return 0;
}
