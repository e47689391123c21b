import { oneLine } from '../../document/safe-text.ts';
import type { Diagnostic, Result } from '../../model/result.ts';
import { adviceOf } from '../fault-line.ts';
import type { Look } from '../look.ts';
import { fileOf } from '../places.ts';
import { jsonText } from './json.ts';

const severities = { error: 'ERROR', warning: 'WARNING', info: 'INFO' } as const;

/** reviewdog's format: the faults, with columns that count the bytes of UTF-8. Gaps are nothing to comment on in a diff. */
export function rdjson({ diagnostics }: Pick<Result, 'diagnostics'>, { sourceLine }: Look): string {
  return jsonText({
    source: { name: 'evid' },
    diagnostics: diagnostics.map((each) => ({
      message: [each.message, ...adviceOf(each)].map(oneLine).join('\n'),
      location: { path: fileOf(each.file), range: byteRange(each, sourceLine) },
      severity: severities[each.waived ? 'info' : each.severity],
      code: { value: each.code },
      ...(each.related === undefined ? {} : { related_locations: each.related.map(relatedLocation) }),
    })),
  });
}

/** The end is exclusive, as in evid. Where a line cannot be read again, its columns are left out: reviewdog takes the line. */
function byteRange({ file, line, column, endLine, endColumn }: Diagnostic, sourceLine: Look['sourceLine']) {
  const start = byteColumn(sourceLine(file, line), column);
  const end = byteColumn(sourceLine(file, endLine), endColumn);
  if (start === undefined || end === undefined) return { start: { line }, end: { line: endLine } };
  return { start: { line, column: start }, end: { line: endLine, column: end } };
}

const byteColumn = (text: string | undefined, column: number): number | undefined =>
  text === undefined ? undefined : Buffer.byteLength(text.slice(0, column - 1)) + 1;

const relatedLocation = ({ file, line, message }: NonNullable<Diagnostic['related']>[number]) => ({
  message: oneLine(message),
  location: { path: fileOf(file), range: { start: { line } } },
});
