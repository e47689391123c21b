import { relative, resolve, sep } from 'node:path';
import { offer } from '../diagnostics/nearest.ts';
import { readLearners } from '../intake/read-roll.ts';
import { whereToRun } from '../load/find-below.ts';
import { findPortfolios, isFile, linkOnTheWay, portfolioOf } from '../load/find-files.ts';
import type { Folder } from '../load/folder.ts';
import { everybodyIn } from '../report/names/everybody.ts';
import type { Config } from '../resolve/config.ts';
import { elsewhere } from './meant.ts';
import type { OpenWorkspace } from './open-workspace.ts';
import { refuseOutside, refuseWorkspace } from './other-workspace.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/**
 * The folders that PORTFOLIO arguments mean: a path from the current folder, else from the root, else a portfolio's name, else the
 * learner's id, or the folder as --anonymise shows it, so that a command that was printed there can be typed.
 */
export function findRequested(
  requested: readonly string[],
  { folder, root }: OpenWorkspace,
  config: Pick<Config, 'portfolios' | 'file'>,
  terminal: Terminal,
): string[] | undefined {
  if (requested.length === 0) return undefined;
  const known = findPortfolios(folder, config.portfolios).paths;
  const isPortfolio = (path: string) => folder.list(path)?.some((entry) => entry.name === 'portfolio.yaml') ?? false;
  const here = { root, cwd: terminal.cwd };
  const found = requested.map((written) => {
    const fromHere = relative(root, resolve(terminal.cwd, written)).split(sep).join('/');
    const fromRoot = relative(root, resolve(root, written)).split(sep).join('/');
    const named = known.filter((path) => path.split('/').at(-1) === written.replace(/[/\\]+$/, ''));
    const path =
      [fromHere, fromRoot, ...named].find((each) => isPortfolio(each === '' ? '.' : each)) ??
      ofLearner(written, folder, config);
    if (path !== undefined && path !== fromHere && path !== fromRoot && named.length > 1)
      throw new UsageError(`several portfolios are called ${written}`, `write the folder: ${named.join(' or ')}`);
    if (path !== undefined) refuseOutside(written, resolve(root, path), here, known);
    const link = path === undefined ? undefined : linkOnTheWay(folder, path);
    if (link !== undefined)
      throw new UsageError(`${link} is a linked folder, which evid does not follow`, 'put the portfolio itself here');
    if (path !== undefined) return path === '' ? '.' : path;
    const around = [fromHere, fromRoot].find((each) => each !== '' && folder.list(each) !== undefined);
    const inside =
      around === undefined
        ? known.find((each) => written.startsWith(`${each.split('/').at(-1)}/`))
        : portfolioOf(around, folder);
    if (inside !== undefined)
      throw new UsageError(`${written} lies in a portfolio, and is none`, `its portfolio is ${inside}`);
    const listed = [fromHere, fromRoot].find((each) => folder.list(each) !== undefined);
    if (listed !== undefined) {
      refuseOutside(written, resolve(root, listed), here, known);
      refuseWorkspace(written, resolve(root, listed), here, known);
      throw new UsageError(
        `${written} is a folder without portfolio.yaml`,
        known.length > 0 ? `portfolios here: ${known.join(', ')}` : 'a portfolio is a folder with a portfolio.yaml',
      );
    }
    const file = [fromHere, fromRoot].find((each) => isFile(resolve(root, each)));
    const home = file === undefined ? undefined : portfolioOf(file, folder);
    if (home !== undefined) throw new UsageError(`${written} is a file, not a portfolio`, `its portfolio is ${home}`);
    const other = elsewhere({ word: written, root }, terminal);
    if (other !== undefined) throw new UsageError(`there is no portfolio ${written}`, other);
    const names = known.map((each) => each.split('/').at(-1)!);
    throw new UsageError(
      `there is no portfolio ${written}`,
      known.length > 0
        ? offer(written, names, 'portfolios here:')
        : `searched: ${config.portfolios.join(', ')}; ${config.file === undefined ? whereToRun(folder) : 'evid new portfolio makes one'}`,
    );
  });
  return [...new Set(found)];
}

/** The portfolio of the learner with this id, or the one that is shown so where names are hidden. */
function ofLearner(written: string, folder: Folder, config: Pick<Config, 'portfolios'>): string | undefined {
  const typed = written.replace(/^\.\/|[/\\]+$/g, '');
  const portfolios = readLearners(folder, config);
  const own = portfolios.filter(({ learner }) => learner.id === typed).map(({ path }) => path);
  if (own.length > 1)
    throw new UsageError(`several portfolios are of learner ${typed}`, `write the folder: ${own.join(' or ')}`);
  const shown = everybodyIn([{ people: [], portfolios }]).folders;
  return own[0] ?? shown.find(({ as }) => as === typed || as.split('/').at(-1) === typed)?.path;
}
