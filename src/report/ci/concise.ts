import { oneLine } from '../../document/safe-text.ts';
import type { Result } from '../../model/result.ts';
import { shortWaivedWords } from '../../words/waived.ts';
import type { Look } from '../look.ts';
import { fileOf } from '../places.ts';

/**
 * One line a diagnostic: `path:line:column: severity[code] message`, the path from the current folder or behind --path-prefix, for a
 * problem matcher opens it from there.
 */
export function concise({ diagnostics }: Pick<Result, 'diagnostics'>, { quiet, wayTo = fileOf }: Look): string {
  return diagnostics
    .filter(({ severity, waived }) => !quiet || (severity === 'error' && waived === undefined))
    .map(
      ({ file, line, column, severity, code, message, waived }) =>
        `${oneLine(wayTo(file))}:${line}:${column}: ${severity}[${code}] ${oneLine(waived ? `${message} (${shortWaivedWords(waived)})` : message)}\n`,
    )
    .join('');
}
