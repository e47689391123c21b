import { onceOfEach } from './once.ts';
import type {
  ClaimRow,
  CriterionPartRow,
  CriterionRow,
  EvidenceRow,
  RequirementPartRow,
  RequirementRow,
  RuleResult,
  UnitRow,
} from './result.ts';

/** What claims are made on: a criterion without parts, or the parts of one that has some. */
export const partsOf = ({ parts, claims = [], outcome: _, ...row }: CriterionRow): CriterionPartRow[] =>
  parts ?? [{ ...row, claims }];

/** The rows of what claims are about: criteria, or their parts. */
export const leafRows = ({ criteria }: Pick<UnitRow, 'criteria'>): readonly CriterionPartRow[] => leavesOf(criteria);
const leavesOf = onceOfEach((criteria: UnitRow['criteria']) => criteria.flatMap(partsOf));

/** The items of a portfolio by their ids. */
export const itemsById = onceOfEach(
  (evidence: readonly EvidenceRow[]): ReadonlyMap<string, EvidenceRow> =>
    new Map(evidence.map((item) => [item.id, item])),
);

/** The rows of the criteria, each followed by its parts. */
export const criterionRows = ({ criteria }: Pick<UnitRow, 'criteria'>): (CriterionRow | CriterionPartRow)[] =>
  criteria.flatMap((row) => [row, ...(row.parts ?? [])]);

/** The rows of the requirements and of their parts, each by itself. */
export const requirementRows = ({ requirements }: Pick<UnitRow, 'requirements'>): readonly RequirementPartRow[] =>
  eachByItself(requirements);
const eachByItself = onceOfEach((requirements: UnitRow['requirements']): RequirementPartRow[] =>
  requirements.flatMap((each) => [{ ...each, parts: [] }, ...each.parts]),
);

/** The rows of the requirements, each followed by its parts. */
export const withPartRows = (requirements: readonly RequirementRow[]): (RequirementRow | RequirementPartRow)[] =>
  requirements.flatMap((row) => [row, ...row.parts]);

/** Some rules and all inside them, each before its members. */
export const allRules = (rules: readonly RuleResult[]): RuleResult[] =>
  rules.flatMap((rule) => [rule, ...allRules(rule.rules ?? [])]);

/** The rules of some kinds among these and all inside them. */
export const rulesOfKind = (rules: readonly RuleResult[], ...kinds: readonly RuleResult['kind'][]): RuleResult[] =>
  allRules(rules).filter(({ kind }) => kinds.includes(kind));

/** Whether a claim is accepted: it counts, and the assessor found that it shows all or some of what it claims. */
export const isAccepted = ({ counts, state }: Pick<ClaimRow, 'counts' | 'state'>): boolean =>
  counts && (state === 'met' || state === 'partial');

/** The items of which some claim on a unit is accepted; claims on items named in `soon` are about to be. */
export const acceptedItems = (unit: Pick<UnitRow, 'criteria'>, soon: readonly string[] = []): ReadonlySet<string> => {
  const claims = leafRows(unit).flatMap((row) => row.claims);
  const accepted = claims.filter((claim) => isAccepted(claim) || (claim.counts && soon.includes(claim.evidence)));
  return new Set(accepted.map(({ evidence }) => evidence));
};
