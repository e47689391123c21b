import type {
  ClaimRow,
  CriterionPartRow,
  PortfolioRow,
  RequirementPartRow,
  RequirementRow,
  RuleResult,
  UnitRow,
} from '../model/result.ts';
import { leafRows } from '../model/rows.ts';
import { situationsOf } from '../model/situations.ts';

/** What is met in a unit, and by what; passages are asked for by reference and item. */
export interface Covered {
  criteria: CoveredCriterion[];
  /** Requirements that bind, of which the whole or a part is met. */
  requirements: CoveredRequirement[];
}

/** A criterion (part) that is met or not applicable, with the claims that count, the accepted ones first. */
export interface CoveredCriterion {
  row: CriterionPartRow;
  outcome: string;
  claims: ClaimRow[];
}

/** A requirement (part) that is met, and what it rests on. */
export interface CoveredRequirement {
  row: RequirementPartRow;
  layer: RequirementRow['layer'];
  /** The parts of it that are met. */
  parts: CoveredRequirement[];
  /** Only some of its parts are met, and not the whole. */
  isInPart: boolean;
  /** Situations that were accepted, each with the item. */
  situations: { tag: string; evidence: string; decision?: ClaimRow['decision'] }[];
  /** Judge rules with their judgement. */
  judges: RuleResult[];
  /** Rules that all evidence keeps. */
  admits: RuleResult[];
  /** Rules that count something. */
  counts: RuleResult[];
}

export function coveredIn(unit: UnitRow, portfolio: PortfolioRow): Covered {
  const outcomeOf = new Map<string, string>();
  for (const { ref, outcome, parts } of unit.criteria)
    for (const leaf of parts ?? [{ ref }]) outcomeOf.set(leaf.ref, outcome);
  const isMet = ({ status }: { status: string }) => status === 'met' || status === 'not-applicable';
  return {
    criteria: leafRows(unit)
      .filter(isMet)
      .map((row) => ({ row, outcome: outcomeOf.get(row.ref)!, claims: countingClaims(row.claims) })),
    requirements: unit.requirements
      .filter(({ force }) => force === 'must')
      .map((whole) => coveredRequirement({ ...whole, parts: [] }, whole.layer, whole.parts.filter(isMet), portfolio))
      .filter(({ isInPart, parts }) => !isInPart || parts.length > 0),
  };
}

const countingClaims = (claims: readonly ClaimRow[]): ClaimRow[] =>
  claims.filter(({ counts }) => counts).sort((a, b) => Number(b.state === 'met') - Number(a.state === 'met'));

function coveredRequirement(
  row: RequirementPartRow,
  layer: RequirementRow['layer'],
  parts: readonly RequirementPartRow[],
  portfolio: PortfolioRow,
): CoveredRequirement {
  const isInPart = row.status !== 'met';
  const rules = isInPart ? [] : metRules(row.rules);
  const of = (kind: RuleResult['kind']) => rules.filter((rule) => rule.kind === kind);
  return {
    row,
    layer,
    isInPart,
    parts: parts.map((part) => coveredRequirement(part, layer, [], portfolio)),
    situations: of('cover').flatMap((rule) =>
      situationsOf(rule).flatMap(({ tag }) => acceptedWith(tag, rule.counted, portfolio)),
    ),
    judges: of('judge').filter(({ judgement }) => judgement !== undefined),
    admits: of('admit'),
    counts: of('count'),
  };
}

/** The rules that make a requirement met, those of an any-of in its place. */
const metRules = (rules: readonly RuleResult[]): RuleResult[] =>
  rules
    .filter(({ status }) => status === 'met')
    .flatMap((rule) => (rule.rules === undefined ? [rule] : metRules(rule.rules)));

/** The items of which the assessor accepted a situation. */
const acceptedWith = (
  tag: string,
  counted: readonly string[],
  { evidence }: PortfolioRow,
): CoveredRequirement['situations'] => {
  const accepted = evidence.filter(({ tags }) =>
    tags.some((each) => each.tag === tag && (each.state === 'met' || each.state === 'partial')),
  );
  return counted
    .flatMap((counting) => accepted.filter(({ id }) => id === counting))
    .map(({ id, tagDecisions }) => ({ tag, evidence: id, decision: tagDecisions?.find((each) => each.tag === tag) }));
};
