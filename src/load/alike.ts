import { posix } from 'node:path';
import { type Finding, fileStart } from '../diagnostics/finding.ts';

/**
 * Of files, or folders, that many systems cannot tell apart, by case or by how an accent is written, all but the first. `place`:
 * the file that is named for one.
 */
export function alike(
  paths: readonly string[],
  portfolio?: string,
  place: (path: string) => string = (path) => path,
): Finding[] {
  const first = new Map<string, string>();
  return paths.flatMap((path) => {
    const key = path.normalize('NFC').toLowerCase();
    const other = first.get(key);
    if (other === undefined) first.set(key, path);
    if (other === undefined) return [];
    const names = [path, other].map((each) => posix.basename(each));
    const [one, like] = names[0] === names[1] ? [path, other] : names;
    return [
      {
        code: 'names-alike',
        message: `${one} and ${like} are one name on Windows and on most Macs`,
        help: 'rename one of them: a copy of the workspace there would hold only one',
        file: place(path),
        span: fileStart,
        portfolio,
      },
    ];
  });
}
