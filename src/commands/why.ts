import { type Passages, passagesOf, passageText } from '../case/passages.ts';
import { nearest } from '../diagnostics/nearest.ts';
import type { Document } from '../document/blocks.ts';
import { explainCombination } from '../evaluate/explain-combination.ts';
import { explainRef } from '../evaluate/explain-ref.ts';
import type { Explanation } from '../evaluate/explanation.ts';
import type { PortfolioRow } from '../model/result.ts';
import { criterionRows, requirementRows } from '../model/rows.ts';
import type { Look } from '../report/look.ts';
import { whyDocument } from '../report/why.ts';
import { whyCombination } from '../report/why-combination.ts';
import { forms } from './forms.ts';
import { type ReportOptions, report } from './report.ts';
import { type Run, runCheck } from './run-check.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** What there is to tell of a reference, to be read and as data: passages are read for each output, as it may show them. */
interface Told {
  document: (look: Look) => Document;
  data: (look: Look) => unknown;
}
const formats = forms(
  ({ document }: Told, look) => document(look),
  ({ data }: Told, look) => data(look),
);

function told(ref: string, { result, checked, intake, veil }: Run): Told {
  const row = result.portfolios[0]!;
  const combination = veil.show(explainCombination(ref, checked.portfolios[0]!, intake.workspace));
  if (combination !== undefined) return { document: () => whyCombination(combination), data: () => combination };
  const explanation = veil.show(explainRef(ref, checked.portfolios[0]!, checked, intake.workspace.units));
  if (explanation === undefined) throw new UsageError(`${row.path} has no ${ref}`, helpFor(ref, row));
  const data = ({ fileText }: Look) => withPassages(explanation, passagesOf(row, result.people, fileText));
  return { document: (look) => whyDocument(data(look)), data };
}

/** An explanation with what each item says of a criterion at its places. */
function withPassages(explanation: Explanation, passages: Passages): Explanation {
  if (explanation.about !== 'criterion') return explanation;
  const { ref } = explanation;
  const considered = explanation.considered.map((each) => {
    const { evidence, places = [] } = each;
    return { ...each, passages: passages.ofClaim(ref, { evidence, places }).map(passageText) };
  });
  return { ...explanation, considered };
}

/** What may have been meant by a reference that a portfolio does not have. */
function helpFor(ref: string, row: PortfolioRow): string {
  if (row.units.some(({ status }) => status === 'unknown'))
    return `something of this portfolio cannot be read; evid check ${row.path} names it`;
  const units = row.units.map(({ unit }) => unit);
  if (units.includes(ref)) return `that is a unit: evid status and evid gaps --unit ${ref} tell of it`;
  const kinds = [
    row.units.flatMap(criterionRows).map((each) => each.ref),
    row.units.flatMap(requirementRows).map((each) => each.ref),
    [...new Set(row.evidence.flatMap(({ tags }) => tags.map(({ tag }) => tag)))],
    row.evidence.map(({ id }) => id),
    row.records.map(({ id }) => id),
    (row.qualification?.rules ?? []).map((rule) => rule.ref),
  ];
  const inUnits = units.map((unit) => `${unit}/${ref}`).filter((each) => kinds.flat().includes(each));
  const near = inUnits.length > 0 ? inUnits.join(' or ') : nearest(ref, kinds.flat());
  if (near !== undefined) return `did you mean ${near}?`;
  const examples = kinds.flatMap(([first]) => first ?? []).join(', ');
  return `name a criterion, requirement, situation, item or record of ${units.join(', ')}${examples === '' ? '' : `, such as ${examples}`}`;
}

/** `evid why`: which evidence was considered for a criterion or requirement, what counted, what did not, and why. */
export async function why(portfolio: string, ref: string, options: ReportOptions, terminal: Terminal): Promise<number> {
  const look = () => runCheck([portfolio], options, terminal);
  const { unusable } = await report(formats, options, terminal, look, (run) => told(ref, run));
  return unusable ? 2 : 0;
}
