import { oneLine } from '../../document/safe-text.ts';
import type { Diagnostic, Result } from '../../model/result.ts';
import { waivedWords } from '../../words/waived.ts';
import { fileOf } from '../places.ts';
import { fingerprints } from './fingerprint.ts';
import { jsonText } from './json.ts';

/** GitLab has five weights; blocker and critical are left to the tools that find holes in what is deployed. */
const severities = { error: 'major', warning: 'minor', info: 'info' } as const;

/** A Code Quality report: the faults, for a merge request's widget, the waived ones as infos. Gaps are no matter of quality and stay out. */
export function gitlab({ diagnostics }: Pick<Result, 'diagnostics'>): string {
  const marks = fingerprints(diagnostics);
  return jsonText(
    diagnostics.map(({ code, severity, file, line, waived, ...words }, index) => ({
      description: waived === undefined ? describe(words) : oneLine(`${words.message} (${waivedWords(waived)})`),
      check_name: code,
      fingerprint: marks[index],
      severity: waived === undefined ? severities[severity] : severities.info,
      location: { path: fileOf(file), lines: { begin: line } },
    })),
  );
}

const describe = ({ message, help }: Pick<Diagnostic, 'message' | 'help'>): string =>
  help === undefined ? oneLine(message) : `${oneLine(message)} (help: ${oneLine(help)})`;
