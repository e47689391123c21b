import { type Passages, passagesOf, passageText } from '../case/passages.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { explainCombination } from '../evaluate/explain-combination.ts';
import { explainRef } from '../evaluate/explain-ref.ts';
import type { Explanation } from '../evaluate/explanation.ts';
import { criterionRows, requirementRows } from '../model/rows.ts';
import { whyDocument } from '../report/why.ts';
import { whyCombination } from '../report/why-combination.ts';
import { forms } from './forms.ts';
import { type FormatOptions, readTargets, writeReports } from './report-targets.ts';
import { runCheck } from './run-check.ts';
import type { LookOptions, WorkspaceOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export type WhyOptions = WorkspaceOptions & LookOptions & FormatOptions;

const formats = forms(whyDocument, (explanation) => explanation);
const combinationFormats = forms(whyCombination, (explanation) => explanation);

/** What each item says of a criterion at its places. */
const withPassages = (explanation: Explanation, passages: Passages): Explanation =>
  explanation.about !== 'criterion'
    ? explanation
    : {
        ...explanation,
        considered: explanation.considered.map((each) => ({
          ...each,
          passages: passages
            .ofClaim(explanation.ref, { evidence: each.evidence, places: each.places ?? [] })
            .map(passageText),
        })),
      };

/** `evid why`: which evidence was considered for a criterion or requirement, what counted, what did not, and why. */
export async function why(portfolio: string, ref: string, options: WhyOptions, terminal: Terminal): Promise<number> {
  const run = await runCheck([portfolio], options, terminal);
  const row = run.result.portfolios[0]!;
  const { units } = run.intake.workspace;
  const combination = explainCombination(ref, run.checked.portfolios[0]!, run.intake.workspace);
  if (combination !== undefined) {
    const targets = readTargets(options, combinationFormats);
    const shown = run.veil.show(combination);
    await writeReports(targets, run, options, terminal, (format, look, base) => format(shown, look, base));
    return run.unusable ? 2 : 0;
  }
  const targets = readTargets(options, formats);
  const explanation = run.veil.show(explainRef(ref, run.checked.portfolios[0]!, run.checked, units));
  if (explanation === undefined) {
    const known = [
      ...[...row.evidence, ...row.records].map(({ id }) => id),
      ...(row.qualification?.rules ?? []).map((rule) => rule.ref),
      ...row.units.flatMap((unit) => [...criterionRows(unit), ...requirementRows(unit)]).map((each) => each.ref),
    ];
    const near = nearest(ref, known);
    throw new UsageError(
      `${row.path} has no ${ref}`,
      near
        ? `did you mean ${near}?`
        : `name a criterion, requirement, situation, item or record of ${row.units.map(({ unit }) => unit).join(', ')}, as in B9/1.5, B9/ER5b, partner/uncooperative, E03 or A01`,
    );
  }
  await writeReports(targets, run, options, terminal, (format, look, base) =>
    format(withPassages(explanation, passagesOf(row, run.result.people, look.sourceLines)), look, base),
  );
  return run.unusable ? 2 : 0;
}
