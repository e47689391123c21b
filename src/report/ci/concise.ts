import { oneLine } from '../../document/safe-text.ts';
import type { Result } from '../../model/result.ts';
import { shortWaivedWords } from '../../words/waived.ts';
import { toldFaults } from '../fault-line.ts';
import type { Look } from '../look.ts';
import { wayBehind } from '../places.ts';

/** One line a diagnostic: `path:line:column: severity[code] message`. */
export function concise({ diagnostics }: Pick<Result, 'diagnostics'>, { quiet, pathPrefix }: Look): string {
  const wayTo = wayBehind(pathPrefix);
  return toldFaults(diagnostics, quiet)
    .map(
      ({ file, line, column, severity, code, message, waived }) =>
        `${oneLine(wayTo(file))}:${line}:${column}: ${severity}[${code}] ${oneLine(waived ? `${message} (${shortWaivedWords(waived)})` : message)}\n`,
    )
    .join('');
}
