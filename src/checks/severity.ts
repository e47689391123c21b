import type { Severity } from '../diagnostics/finding.ts';
import { checks } from './index.ts';

const severities: ReadonlyMap<string, Severity> = new Map(checks.map((check) => [check.code, check.severity]));

/** Whether evid itself calls it an error; a name that no check has, as somebody may write it in evid.yaml, is none. */
export const isErrorUnasked = (code: string): boolean => severities.get(code) === 'error';

/** The built-in severity of a code. */
export function severityOf(code: string): Severity {
  const severity = severities.get(code);
  if (severity === undefined) throw new Error(`no check has the code ${code}`);
  return severity;
}
