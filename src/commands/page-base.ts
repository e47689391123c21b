import { dirname, relative, resolve, sep } from 'node:path';
import type { Run } from './run-check.ts';
import type { Terminal } from './terminal.ts';

/** What leads from where a page will lie, the file named or else the current folder, to the workspace: nothing, `../`. */
export function pageBase(
  { open }: { open: Pick<Run['open'], 'root'> },
  output: string | undefined,
  { cwd }: Pick<Terminal, 'cwd'>,
): string {
  const folder = output === undefined ? cwd : dirname(resolve(cwd, output));
  const way = relative(folder, open.root).split(sep).map(encodeURIComponent).join('/');
  return way === '' ? '' : `${way}/`;
}
