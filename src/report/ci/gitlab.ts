import { oneLine } from '../../document/safe-text.ts';
import type { Result } from '../../model/result.ts';
import { withAdvice } from '../fault-line.ts';
import { fileOf } from '../places.ts';
import { fingerprints } from './fingerprint.ts';
import { jsonText } from './json.ts';

/** GitLab has five weights; blocker and critical are left to the tools that find holes in what is deployed. */
const severities = { error: 'major', warning: 'minor', info: 'info' } as const;

/** A Code Quality report: the faults, for a merge request's widget, the waived ones as infos. Gaps are no matter of quality and stay out. */
export function gitlab({ diagnostics }: Pick<Result, 'diagnostics'>): string {
  const marks = fingerprints(diagnostics);
  return jsonText(
    diagnostics.map((fault, index) => ({
      description: oneLine(withAdvice(fault)),
      check_name: fault.code,
      fingerprint: marks[index],
      severity: severities[fault.waived ? 'info' : fault.severity],
      location: { path: fileOf(fault.file), lines: { begin: fault.line } },
    })),
  );
}
