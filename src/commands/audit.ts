import { checks } from '../checks/index.ts';
import type { Diagnostic, Result } from '../model/result.ts';
import { type Audited, auditDocument } from '../report/audit.ts';
import { forms } from './forms.ts';
import { type ReportOptions, report } from './report.ts';
import { type Run, runCheck } from './run-check.ts';
import type { Terminal } from './terminal.ts';

const formats = forms(auditDocument, auditJson);

/** Faults that only the history shows, and evidence that changed after its decision. */
const codes: ReadonlySet<string> = new Set([
  ...checks.filter((check) => check.audit).map(({ code }) => code),
  'stale-decision',
]);

/** `evid audit`: 0 nothing that the history holds against a record · 1 something · 2 there is no history, or the workspace is unusable. */
export async function audit(requested: readonly string[], options: ReportOptions, terminal: Terminal): Promise<number> {
  // A record is written for several units at once, so that a unit says whose portfolios to look at, and these are shown whole.
  const look = () => runCheck(requested, { ...options, looksAtAll: true, audit: true }, terminal);
  const audited = (run: Run) => {
    const result = listing(options.unit, run.result);
    return { result, found: result.diagnostics.filter(({ code }) => codes.has(code)) };
  };
  const { unusable, subject } = await report(formats, options, terminal, look, audited);
  if (unusable) terminal.stderr.write('the workspace cannot be used as it is; see evid check\n');
  const isHeld = ({ severity, waived }: Diagnostic) => severity === 'error' && waived === undefined;
  return unusable ? 2 : subject.found.some(isHeld) ? 1 : 0;
}

/** What there is of the portfolios that list one of these units. */
function listing(asked: readonly string[] | undefined, result: Result): Result {
  if (asked === undefined) return result;
  const portfolios = result.portfolios.filter(({ units }) => units.some(({ unit }) => asked.includes(unit)));
  const kept = new Set(portfolios.map(({ path }) => path));
  const isKept = ({ portfolio }: Diagnostic) => portfolio === undefined || kept.has(portfolio);
  return { ...result, portfolios, diagnostics: result.diagnostics.filter(isKept) };
}

function auditJson({ result: { today, history, portfolios }, found: diagnostics }: Audited) {
  return {
    version: 1,
    today,
    ...history,
    records: portfolios.flatMap(({ path, authorship = [] }) => authorship.map((row) => ({ portfolio: path, ...row }))),
    diagnostics,
  };
}
