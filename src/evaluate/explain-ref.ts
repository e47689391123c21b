import type { Diagnostic, PortfolioRow, Result } from '../model/result.ts';
import type { UnitIndex } from '../resolve/unit-index.ts';
import { recordSayer } from '../words/records.ts';
import { explainCriterion } from './explain-criterion.ts';
import { explainItem } from './explain-item.ts';
import { explainRecord } from './explain-record.ts';
import { explainRequirement } from './explain-requirement.ts';
import { explainSituation } from './explain-situation.ts';
import { faultsIn, type Sources } from './explained.ts';
import type { ExplainedRule, Explanation } from './explanation.ts';

/** Explains a criterion (part), requirement (part), centre rule, situation or item; undefined when the portfolio has no such thing. */
export function explainRef(ref: string, row: PortfolioRow, result: Result, units: UnitIndex): Explanation | undefined {
  const titles = new Map(row.evidence.map((item) => [item.id, item.title]));
  const sources: Sources = { row, result, units, said: recordSayer(row, result), titles };
  const item = row.evidence.find((each) => each.id === ref);
  if (item !== undefined) return explainItem(item, sources);
  const record = row.records.find((each) => each.id === ref);
  if (record !== undefined) return explainRecord(record, sources);
  for (const unit of row.units) {
    const explanation = explainCriterion(ref, unit, sources) ?? explainRequirement(ref, unit, sources);
    if (explanation === undefined) continue;
    const uncertain = unit.status === 'unknown' ? { uncertain: true as const } : {};
    return { ...explanation, ...uncertain, diagnostics: faultsBehind(explanation, sources) };
  }
  return explainSituation(ref, sources);
}

function faultsBehind({ ref, rules }: Explanation, sources: Sources): Explanation['diagnostics'] {
  const counting = new Set(itemsCounted(rules));
  // A day on which two events count as one is behind the numbers of every rule that counted it.
  const isBehind = ({ code, evidence }: Diagnostic) => code === 'joined-occasions' && counting.has(evidence ?? '');
  return faultsIn(sources, (each) => each.portfolio === sources.row.path && (each.ref === ref || isBehind(each)));
}
const itemsCounted = (rules: readonly ExplainedRule[]): string[] =>
  rules.flatMap(({ considered, members }) => [
    ...considered.filter(({ counts }) => counts).map(({ evidence }) => evidence),
    ...itemsCounted(members),
  ]);
