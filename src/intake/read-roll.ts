import { findPortfolios } from '../load/find-files.ts';
import type { Folder } from '../load/folder.ts';
import { readText } from '../load/read-text.ts';
import type { Roll } from '../model/roll.ts';
import { parsePortfolio } from '../parse/portfolio-files.ts';
import type { Workspace } from '../resolve/workspace.ts';

/** Who is in the register and in every portfolio of the workspace. */
export function readRoll(
  folder: Folder,
  { config, people }: Pick<Workspace, 'config' | 'people'>,
  more: readonly string[] = [],
): Roll {
  const register = [...people.entries].map(([id, { name, email, roles }]) => ({ id, name, email, roles }));
  return {
    people: people.unreadable ? [...register, ...strayPeople(folder, config.people)] : register,
    portfolios: readLearners(folder, config, more),
  };
}

/** Who every portfolio of the workspace is about. */
export function readLearners(
  folder: Folder,
  config: Pick<Workspace['config'], 'portfolios'>,
  more: readonly string[] = [],
): Roll['portfolios'] {
  const paths = [...new Set([...findPortfolios(folder, config.portfolios).paths, ...more])].sort();
  return paths.map((path) => {
    const read = readText(folder, `${path}/portfolio.yaml`);
    const text = 'text' in read ? read.text : '';
    const { file } = parsePortfolio(`${path}/portfolio.yaml`, text);
    const { learner = {}, witnesses = {} } = file?.value ?? {};
    return {
      path,
      learner,
      witnesses: Object.entries(witnesses).map(([id, { name }]) => ({ id, name })),
      strays: learner.name === undefined || file === undefined ? strayNames(text) : [],
    };
  });
}

/** What looks like a name in a file that is not what it should be. */
const strayNames = (text: string): string[] =>
  [...text.matchAll(/(?:\bname|\blearner)["']?[ \t]*:[ \t]*["']?([^\s"',{}[\]#:][^\n"',{}[\]#:]{0,100})/gi)].map(
    ([, name]) => name!.trim(),
  );

function strayPeople(folder: Folder, path: string): Roll['people'] {
  const read = readText(folder, path);
  const text = 'text' in read ? read.text : '';
  const ids = [...text.matchAll(/^["']?([\p{L}\p{N}][\p{L}\p{N}._-]{1,60})["']?:/gmu)].map(([, id]) => id!);
  return [...ids.map((id) => ({ id, roles: [] })), ...strayNames(text).map((name) => ({ id: name, name, roles: [] }))];
}
