import { checks } from '../checks/index.ts';
import type { Diagnostic, Result } from '../model/result.ts';
import { auditText } from '../report/audit.ts';
import { jsonText } from '../report/json.ts';
import type { Look } from '../report/look.ts';
import { type FormatOptions, readTargets, writeReports } from './report-targets.ts';
import { runCheck } from './run-check.ts';
import type { LookOptions, WorkspaceOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export type AuditOptions = WorkspaceOptions & LookOptions & FormatOptions;

const formats: Readonly<Record<string, (result: Result, found: readonly Diagnostic[], look: Look) => string>> = {
  text: auditText,
  json: (result, found) => jsonText(auditJson(result, found)),
};

/** Faults that only the history shows, and evidence that changed after its decision. */
const codes: ReadonlySet<string> = new Set([
  ...checks.filter((check) => check.audit).map(({ code }) => code),
  'stale-decision',
]);

/** `evid audit`: 0 nothing that the history holds against a record · 1 something · 2 there is no history, or the workspace is unusable. */
export async function audit(requested: readonly string[], options: AuditOptions, terminal: Terminal): Promise<number> {
  const targets = readTargets(options, formats);
  if (options.unit !== undefined)
    throw new UsageError('evid audit looks at whole records: --unit cannot limit it', 'name the portfolios instead');
  const run = await runCheck(requested, { ...options, audit: true }, terminal);
  const found = run.result.diagnostics.filter(({ code }) => codes.has(code));
  await writeReports(targets, run, options, terminal, (format, look) => format(run.result, found, look));
  if (run.unusable) terminal.stderr.write('the workspace cannot be used as it is; see evid check\n');
  const isHeld = ({ severity, waived }: Diagnostic) => severity === 'error' && waived === undefined;
  return run.unusable ? 2 : found.some(isHeld) ? 1 : 0;
}

function auditJson({ today, history, portfolios }: Result, diagnostics: readonly Diagnostic[]) {
  return {
    version: 1,
    today,
    ...history,
    records: portfolios.flatMap(({ path, authorship = [] }) => authorship.map((row) => ({ portfolio: path, ...row }))),
    diagnostics,
  };
}
