import type { Result } from '../model/result.ts';
import type { Look } from './look.ts';
import { oneLine } from './safe-text.ts';
import { shortWaivedWords } from './waived.ts';

/** One line a diagnostic: `path:line:column: severity[code] message`. A problem matcher reads it. */
export function concise({ diagnostics }: Result, { quiet }: Look): string {
  return diagnostics
    .filter(({ severity, waived }) => !quiet || (severity === 'error' && waived === undefined))
    .map(
      ({ file, line, column, severity, code, message, waived }) =>
        `${oneLine(file)}:${line}:${column}: ${severity}[${code}] ${oneLine(waived ? `${message} (${shortWaivedWords(waived)})` : message)}\n`,
    )
    .join('');
}
