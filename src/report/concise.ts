import type { Result } from '../model/result.ts';
import type { Look } from './look.ts';
import { oneLine } from './safe-text.ts';

/** One line a diagnostic: `path:line:column: severity[code] message`. A problem matcher reads it. */
export function concise({ diagnostics }: Result, { quiet }: Look): string {
  return diagnostics
    .filter(({ severity }) => !quiet || severity === 'error')
    .map(
      ({ file, line, column, severity, code, message }) =>
        `${oneLine(file)}:${line}:${column}: ${severity}[${code}] ${oneLine(message)}\n`,
    )
    .join('');
}
