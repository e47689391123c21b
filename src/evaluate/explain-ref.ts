import type { Diagnostic, PortfolioRow, Result } from '../model/result.ts';
import type { UnitIndex } from '../resolve/unit-index.ts';
import { recordSayer } from '../words/records.ts';
import { explainCriterion } from './explain-criterion.ts';
import { explainItem } from './explain-item.ts';
import { explainRecord } from './explain-record.ts';
import { explainRequirement } from './explain-requirement.ts';
import { explainSituation } from './explain-situation.ts';
import { nothing, shortDiagnostic } from './explained.ts';
import type { ExplainedRule, Explanation } from './explanation.ts';

/** Explains a criterion (part), requirement (part), centre rule, situation or item; undefined when the portfolio has no such thing. */
export function explainRef(ref: string, row: PortfolioRow, result: Result, units: UnitIndex): Explanation | undefined {
  const titles = new Map(row.evidence.map((item) => [item.id, item.title]));
  const said = recordSayer(row, result);
  const item = row.evidence.find((each) => each.id === ref);
  if (item !== undefined) return explainItem(item, row, result, said);
  const record = row.records.find((each) => each.id === ref);
  if (record !== undefined) return { ...nothing, ...explainRecord(record, row, result) };
  for (const unit of row.units) {
    const explanation =
      explainCriterion(ref, unit, titles, units, said) ?? explainRequirement(ref, unit, titles, units);
    if (explanation !== undefined)
      return withDiagnostics(
        unit.status === 'unknown' ? { ...explanation, uncertain: true } : explanation,
        row,
        result,
      );
  }
  return explainSituation(ref, row, units);
}

function withDiagnostics(explanation: Explanation, row: PortfolioRow, { diagnostics }: Result): Explanation {
  const counting = new Set(itemsCounted(explanation.rules));
  // A day on which two events count as one is behind the numbers of every rule that counted it.
  const isBehind = ({ code, evidence }: Diagnostic) => code === 'joined-occasions' && counting.has(evidence ?? '');
  const own = diagnostics.filter(
    (each) => each.portfolio === row.path && (each.ref === explanation.ref || isBehind(each)),
  );
  return { ...explanation, diagnostics: own.map(shortDiagnostic) };
}
const itemsCounted = (rules: readonly ExplainedRule[]): string[] =>
  rules.flatMap(({ considered, members }) => [
    ...considered.filter(({ counts }) => counts).map(({ evidence }) => evidence),
    ...itemsCounted(members),
  ]);
