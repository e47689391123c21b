import { nearest } from '../diagnostics/nearest.ts';
import { explainRef } from '../evaluate/explain-ref.ts';
import { jsonText } from '../report/json.ts';
import { whyText } from '../report/why-text.ts';
import { type FormatOptions, readTargets, writeReports } from './report-targets.ts';
import { runCheck } from './run-check.ts';
import type { LookOptions, WorkspaceOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export type WhyOptions = WorkspaceOptions & LookOptions & FormatOptions;

const formats = { text: whyText, json: jsonText };

/** `evid why`: which evidence was considered for a criterion or requirement, what counted, what did not, and why. */
export async function why(portfolio: string, ref: string, options: WhyOptions, terminal: Terminal): Promise<number> {
  const targets = readTargets(options, formats);
  const run = await runCheck([portfolio], options, terminal);
  const row = run.result.portfolios[0]!;
  const { units } = run.intake.workspace;
  const explanation = explainRef(ref, row, run.result, units);
  if (explanation === undefined) {
    const known = [
      ...row.evidence.map(({ id }) => id),
      ...row.units.flatMap((unit) => [
        ...unit.criteria.flatMap((criterion) => [criterion.ref, ...(criterion.parts ?? []).map((part) => part.ref)]),
        ...unit.requirements.flatMap((requirement) => [requirement.ref, ...requirement.parts.map((part) => part.ref)]),
      ]),
    ];
    const near = nearest(ref, known);
    throw new UsageError(
      `${row.path} has no ${ref}`,
      near
        ? `did you mean ${near}?`
        : `name a criterion, requirement, situation or item of ${row.units.map(({ unit }) => unit).join(', ')}, as in B9/1.5, B9/ER5b, partner/uncooperative or E03`,
    );
  }
  await writeReports(targets, run, options, terminal, (format, look) => format(explanation, look));
  return run.unusable ? 2 : 0;
}
