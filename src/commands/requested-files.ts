import { relative, resolve, sep } from 'node:path';
import { isFile, portfolioOf } from '../load/find-files.ts';
import type { Config } from '../resolve/config.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { refuseOutside } from './other-workspace.ts';
import { findRequested } from './requested-portfolios.ts';
import type { Terminal } from './terminal.ts';

/** What a check is asked about: portfolios, those of them that are to be told whole, and files. */
export interface Requested {
  portfolios?: string[] | undefined;
  whole?: string[] | undefined;
  files?: string[] | undefined;
}

/** Arguments that are files stand for their portfolios, and only their own faults are told: for what an editor or a hook names. */
export function findRequestedFiles(
  requested: readonly string[],
  open: OpenWorkspace,
  config: Pick<Config, 'portfolios' | 'file'>,
  terminal: Terminal,
): Requested {
  const files = new Map(requested.map((written) => [written, fileOf(written, open, terminal.cwd)]));
  const folders = requested.filter((written) => files.get(written) === undefined);
  const whole = findRequested(folders, open, config, terminal);
  const named = [...new Set([...files.values()].filter((file) => file !== undefined))];
  if (named.length === 0) return { portfolios: whole };
  const homes = named.map((file) => portfolioOf(file, open.folder)!);
  return { portfolios: [...new Set([...(whole ?? []), ...homes])], whole, files: named };
}

/** The way from the root to a file of a portfolio that was named from the current folder, or else from the root. */
function fileOf(written: string, { root, folder }: OpenWorkspace, cwd: string): string | undefined {
  const found = [resolve(cwd, written), resolve(root, written)].find(isFile);
  if (found === undefined) return undefined;
  const file = relative(root, found).split(sep).join('/');
  refuseOutside(written, found, { root, cwd });
  return portfolioOf(file, folder) === undefined ? undefined : file;
}
