import type { Diagnostic } from '../model/result.ts';

/** A file's path as other tools know it: `./portfolio.yaml`, of a portfolio that is the root itself, without the dot. */
export const fileOf = (path: string): string => path.replace(/^(\.\/)+/, '');

/** The same as a relative URI; a lone surrogate, which no URI can hold, becomes the replacement character. */
export const uriOf = (path: string): string =>
  fileOf(path)
    .replace(/\p{Surrogate}/gu, '�')
    .split('/')
    .map(encodeURIComponent)
    .join('/');

/** Faults grouped by their file, files and faults in the order of the result. */
export function byFile(diagnostics: readonly Diagnostic[]): [file: string, faults: Diagnostic[]][] {
  const files = new Map<string, Diagnostic[]>();
  for (const each of diagnostics) {
    const list = files.get(each.file);
    if (list === undefined) files.set(each.file, [each]);
    else list.push(each);
  }
  return [...files];
}
