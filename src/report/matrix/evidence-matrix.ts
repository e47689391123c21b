import { isNotAsked } from '../../model/not-asked.ts';
import type {
  ClaimRow,
  CriterionPartRow,
  CriterionRow,
  EvidenceRow,
  Gap,
  PortfolioRow,
  Result,
  UnitRow,
} from '../../model/result.ts';
import { unitNumbers } from '../../model/unit-numbers.ts';
import type { Method } from '../../model/vocabulary.ts';
import { listsBy } from '../../resolve/lists-by.ts';
import { claimWords } from '../../words/claims.ts';
import { learnerLabels } from '../../words/learners.ts';
import { notAskedWords, spoken } from '../../words/statuses.ts';
import { unitFacts } from '../../words/units.ts';
import { criterionSign } from '../not-asked.ts';
import type { Matrix, MatrixCell, MatrixColumn, MatrixRow } from './matrix.ts';
import { requirementRows } from './requirement-rows.ts';
import { itemSign, type Sign, signs } from './signs.ts';
import { withWaiver } from './waiver.ts';

/** For each unit of each portfolio its criteria and requirements against the evidence that claims something of it. */
export function evidenceMatrices({ portfolios }: Pick<Result, 'portfolios'>): Matrix[] {
  const labels = learnerLabels(portfolios);
  return portfolios.flatMap((portfolio) =>
    portfolio.units.map((unit) => evidenceMatrix(portfolio, unit, labels.get(portfolio.path)!)),
  );
}

function evidenceMatrix(portfolio: PortfolioRow, unit: UnitRow, label: string): Matrix {
  const gaps = new Map(unit.gaps.map((gap) => [gap.ref, gap]));
  const drafts = new Set(portfolio.evidence.filter(({ draft }) => draft).map(({ id }) => id));
  const rows = [
    ...unit.criteria.flatMap((criterion) => criterionRows(criterion, unit, gaps, drafts)),
    ...requirementRows(unit, gaps),
    ...contestedRows(unit, portfolio),
  ];
  const { id, name } = portfolio.learner;
  return {
    columnsAre: 'evidence',
    unit: unit.unit,
    unitTitle: unit.title,
    portfolio: portfolio.path,
    learner: { id, name },
    ...(name === undefined || label === name ? {} : { learnerLabel: label }),
    status: unit.status,
    columns: columnsFor(rows, portfolio),
    rows,
    totals: { ...unitNumbers(unit), facts: unitFacts(unit, unitNumbers(unit)) },
  };
}

/** The items that some cell is about, in the order of the result; of two with one id, the first. */
function columnsFor(rows: readonly MatrixRow[], { evidence }: PortfolioRow): MatrixColumn[] {
  const named = new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)));
  const columns = new Map<string, MatrixColumn>();
  for (const { id, title, method } of evidence) {
    if (!named.has(id) || columns.has(id)) continue;
    const under = method === undefined ? {} : { under: shortMethods[method], method };
    columns.set(id, { key: id, label: id, title, under: '', ...under });
  }
  return [...columns.values()];
}

export const shortMethods: Readonly<Record<Method, string>> = {
  observation: 'Obs',
  'work-product': 'Prd',
  questioning: 'Que',
  discussion: 'Dis',
  'witness-testimony': 'Wit',
  'expert-witness': 'Exp',
  'learner-statement': 'Sta',
  'prior-learning': 'Pri',
  test: 'Tst',
};
function criterionRows(
  criterion: CriterionRow,
  { unit, outcomes }: UnitRow,
  gaps: ReadonlyMap<string, Gap>,
  drafts: ReadonlySet<string>,
): MatrixRow[] {
  const group = outcomes.find(({ id }) => id === criterion.outcome);
  const row = (leaf: CriterionRow | CriterionPartRow, isPart: boolean): MatrixRow => {
    const { ref, text, status, claims = [] } = leaf;
    const gap = gaps.get(ref);
    const why = reasonOf(leaf, gap);
    const sign = gap?.status === 'contested' ? 'contested' : criterionSign(leaf);
    return {
      ref,
      label: ref.slice(unit.length + 1),
      ...(group === undefined ? {} : { group: { id: group.id, title: group.title } }),
      isPart,
      text,
      sign,
      words: sign === 'not-asked' ? notAskedWords(leaf) : signs[sign].words,
      ...(why === undefined ? {} : { why }),
      isHole: gap !== undefined || (status !== 'met' && status !== 'not-applicable' && !isNotAsked(leaf)),
      ...(gap?.waived === undefined ? {} : { waived: true as const }),
      ...('parts' in leaf && leaf.parts !== undefined ? { asksNothing: true as const } : {}),
      cells: claimCells(claims, drafts),
    };
  };
  return [row(criterion, false), ...(criterion.parts ?? []).map((part) => row(part, true))];
}

/** The situations with which a verifier does not agree, each with the items that carry it. */
function contestedRows({ gaps }: UnitRow, { evidence }: PortfolioRow): MatrixRow[] {
  const situations = gaps.filter(({ ref, status }) => status === 'contested' && carriers(ref, evidence).length > 0);
  return situations.map(({ ref, what, why }) => ({
    ref,
    label: ref,
    group: { id: '', title: 'Situations' },
    isPart: false,
    text: what,
    sign: 'contested',
    words: signs.contested.words,
    why,
    isHole: true,
    cells: carriers(ref, evidence).map(({ id, draft, state }) => ({
      column: id,
      sign: itemSign({ counts: !draft, state, isDraft: draft }),
      because: draft ? 'draft' : `situation ${spoken(state)}`,
    })),
  }));
}
const carriers = (ref: string, evidence: readonly EvidenceRow[]) =>
  evidence
    .filter(({ withdrawn }) => withdrawn === undefined)
    .flatMap(({ id, draft, tags }) => tags.filter(({ tag }) => tag === ref).map(({ state }) => ({ id, draft, state })));

/** Why a criterion stands as it does, where its cells do not say so already. */
function reasonOf({ status, claims = [], record, reason }: Leaf, gap: Gap | undefined): string | undefined {
  if (status === 'not-applicable') return record === undefined ? reason : `${record}${reason ? `: ${reason}` : ''}`;
  const isPlain = status === 'missing' ? claims.length === 0 : claims.every(({ resubmitted }) => !resubmitted);
  const shown = gap === undefined || ((status === 'claimed' || status === 'missing') && isPlain) ? undefined : gap.why;
  return withWaiver(shown, gap);
}
type Leaf = Pick<CriterionRow, 'status' | 'claims' | 'record' | 'reason'>;

function claimCells(claims: readonly ClaimRow[], drafts: ReadonlySet<string>): MatrixCell[] {
  return [...listsBy(claims, ({ evidence }) => evidence)].map(([column, all]) => {
    const ordered = all.sort((a, b) => Number(b.counts) - Number(a.counts));
    const shown = ordered[0]!;
    const credited = shown.by === 'learner' ? '' : `, credited in ${shown.by}`;
    return { column, sign: signOf(shown, drafts), because: `${claimWords(shown)}${credited}`, claims: ordered };
  });
}

/** How a claim shows in its cell. */
export const signOf = ({ evidence, counts, state }: ClaimRow, drafts: ReadonlySet<string>): Sign =>
  itemSign({ counts, state, isDraft: drafts.has(evidence) });
