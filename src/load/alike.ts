import { posix } from 'node:path';
import { type Finding, fileStart } from '../diagnostics/finding.ts';

/** Of files that many systems cannot tell apart, by case or by how an accent is written, all but the first. */
export function alike(paths: readonly string[], portfolio?: string): Finding[] {
  const first = new Map<string, string>();
  return paths.flatMap((path) => {
    const key = path.normalize('NFC').toLowerCase();
    const other = first.get(key);
    if (other === undefined) first.set(key, path);
    if (other === undefined) return [];
    return [
      {
        code: 'names-alike',
        message: `${posix.basename(path)} and ${posix.basename(other)} are one file on Windows and on most Macs`,
        help: 'rename one of them: a copy of the workspace there would hold only one',
        file: path,
        span: fileStart,
        portfolio,
      },
    ];
  });
}
