import { type Passages, passagesOf, passageText } from '../case/passages.ts';
import { nearest } from '../diagnostics/nearest.ts';
import { explainCombination } from '../evaluate/explain-combination.ts';
import { explainRef } from '../evaluate/explain-ref.ts';
import type { Explanation } from '../evaluate/explanation.ts';
import { criterionRows, requirementRows } from '../model/rows.ts';
import type { Look } from '../report/look.ts';
import { whyDocument } from '../report/why.ts';
import { whyCombination } from '../report/why-combination.ts';
import { forms } from './forms.ts';
import { type ReportOptions, report } from './report.ts';
import { type Run, runCheck } from './run-check.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

type Told = ReturnType<typeof told>;
const formats = forms(
  (subject: Told, look) => (subject.isCombination ? whyCombination(subject.told) : whyDocument(subject.told(look))),
  (subject: Told, look) => (subject.isCombination ? subject.told : subject.told(look)),
);

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

/** What there is to tell of a reference. Passages are read for each output, as it may show them. */
function told(ref: string, { result, checked, intake, veil }: Run) {
  const row = result.portfolios[0]!;
  const combination = explainCombination(ref, checked.portfolios[0]!, intake.workspace);
  if (combination !== undefined) return { isCombination: true, told: veil.show(combination) } as const;
  const explanation = veil.show(explainRef(ref, checked.portfolios[0]!, checked, intake.workspace.units));
  if (explanation !== undefined) {
    const withPassagesIn = ({ sourceLines }: Look) =>
      withPassages(explanation, passagesOf(row, result.people, sourceLines));
    return { isCombination: false, told: withPassagesIn } as const;
  }
  const known = [
    ...[...row.evidence, ...row.records].map(({ id }) => id),
    ...(row.qualification?.rules ?? []).map((rule) => rule.ref),
    ...row.units.flatMap((unit) => [...criterionRows(unit), ...requirementRows(unit)]).map((each) => each.ref),
  ];
  const near = nearest(ref, known);
  throw new UsageError(
    `${row.path} has no ${ref}`,
    row.units.some(({ status }) => status === 'unknown')
      ? `something of this portfolio cannot be read; evid check ${row.path} names it`
      : near
        ? `did you mean ${near}?`
        : `name a criterion, requirement, situation, item or record of ${row.units.map(({ unit }) => unit).join(', ')}, as in B9/1.5, B9/ER5b, partner/uncooperative, E03 or A01`,
  );
}

/** `evid why`: which evidence was considered for a criterion or requirement, what counted, what did not, and why. */
export async function why(portfolio: string, ref: string, options: ReportOptions, terminal: Terminal): Promise<number> {
  const look = () => runCheck([portfolio], options, terminal);
  const { unusable } = await report(formats, options, terminal, look, (run) => told(ref, run));
  return unusable ? 2 : 0;
}
