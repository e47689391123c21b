import type { Diagnostic } from '../model/result.ts';
import type { ResultStanding } from '../model/standing.ts';
import { listsBy } from '../resolve/lists-by.ts';

/** A file's path as other tools know it: `./portfolio.yaml`, of a portfolio that is the root itself, without the dot. */
export const fileOf = (path: string): string => path.replace(/^(\.\/)+/, '');

/** The way to a file behind `--path-prefix`, for who looks for it from the root of the repository. */
export const wayBehind =
  (prefix = '') =>
  (path: string): string =>
    `${prefix}${fileOf(path)}`;

/** A result as tools see it that look for files from the root of the repository, of which the workspace is a folder. */
export function inRepository<Found extends ResultStanding>(result: Found, prefix: string): Found {
  if (prefix === '') return result;
  const moved = (path: string): string => (path === '.' ? prefix.slice(0, -1) : wayBehind(prefix)(path));
  const inside: ResultStanding = {
    ...result,
    portfolios: result.portfolios.map((row) => ({
      ...row,
      path: moved(row.path),
      units: row.units.map((unit) =>
        unit.place === undefined ? unit : { ...unit, place: { ...unit.place, file: moved(unit.place.file) } },
      ),
    })),
    diagnostics: result.diagnostics.map(({ portfolio, file, related, ...fault }) => ({
      ...fault,
      ...(portfolio === undefined ? {} : { portfolio: moved(portfolio) }),
      file: moved(file),
      ...(related === undefined ? {} : { related: related.map((each) => ({ ...each, file: moved(each.file) })) }),
    })),
  };
  return inside as Found;
}

/** The same as a relative URI; a lone surrogate, which no URI can hold, becomes the replacement character. */
export const uriOf = (path: string): string =>
  fileOf(path)
    .replace(/\p{Surrogate}/gu, '�')
    .split('/')
    .map(encodeURIComponent)
    .join('/');

/** Faults by their file, files and faults in the order of the result. */
export const byFile = (diagnostics: readonly Diagnostic[]): [file: string, faults: Diagnostic[]][] => [
  ...listsBy(diagnostics, ({ file }) => file),
];
