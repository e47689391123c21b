import { stated } from '../../model/stated.ts';
import type { UnitNumbers } from '../../model/unit-numbers.ts';
import { isFinished } from '../../model/unit-states.ts';
import { listsBy } from '../../resolve/lists-by.ts';
import { counted } from '../../words/counts.ts';
import { completeOf } from '../../words/statuses.ts';
import { sumFacts } from '../../words/units.ts';
import type { WithoutUnits } from '../without-units.ts';
import { type Learner, learnerOf, type Matrix, type MatrixCell, type MatrixRow, type MatrixTotals } from './matrix.ts';

/**
 * Learners against units: a row for each portfolio among these matrices of evidence and for each that lists no unit, a column
 * for each unit.
 */
export function unitsMatrix(matrices: readonly Matrix[], others: readonly WithoutUnits[] = []): Matrix {
  const units = listsBy(matrices, ({ unit = '' }) => unit);
  const rows = [...listsBy(matrices, ({ portfolio = '' }) => portfolio)].map(([ref, own]): MatrixRow => {
    const gaps = own.reduce((sum, { totals }) => sum + totals.gaps, 0);
    const waived = own.reduce((sum, { totals }) => sum + (totals.waived ?? 0), 0);
    const isDone = own.every(({ status }) => isFinished(status!));
    return learnerRow(ref, learnerOf(own[0]!), {
      sign: isDone ? 'complete' : 'gap',
      words: String(gaps),
      gaps,
      waived: waived || undefined,
      isHole: !isDone,
      cells: own.map(({ unit = '', status, totals: { met, total } }) => ({
        column: unit,
        sign: status!,
        ...(total === 0 ? {} : { share: { met, total } }),
      })),
    });
  });
  for (const other of others)
    rows.push(
      learnerRow(other.portfolio, learnerOf(other), { sign: 'gap', words: other.status, isHole: true, cells: [] }),
    );
  return {
    columnsAre: 'units',
    columns: [...units].map(([key, own]) => ({
      key,
      label: key,
      title: own[0]!.unitTitle ?? '',
      under: '',
      ...footOf(own),
    })),
    rows,
    totals: sumOf(matrices, [counted(rows.length, 'learner'), counted(units.size, 'unit')]),
  };
}

type LearnerStands = Pick<MatrixRow, 'sign' | 'words' | 'isHole' | 'cells'> & {
  gaps?: number;
  waived?: number | undefined;
};
const learnerRow = (ref: string, label: string, stands: LearnerStands): MatrixRow => {
  const { sign, words, gaps, waived, isHole, cells } = stands;
  const numbers = stated({ gaps, waived });
  return { ref, label, isPart: false, text: label, sign, words, ...numbers, isHole, asksNothing: true, cells };
};

function footOf(matrices: readonly Matrix[]): { foot?: string } {
  const { complete, open } = completeOf(matrices.map(({ status }) => status!));
  return open === 0 ? {} : { foot: `${complete}/${open}` };
}

/** For each unit its criteria and requirements against the learners who take it; of those who cannot be read, nobody knows. */
export const learnersMatrices = (matrices: readonly Matrix[], unread: readonly Matrix[] = []): Matrix[] =>
  [...listsBy(matrices, ({ unit = '' }) => unit)].map(([unit, own]) => learnersMatrix(unit, [...own, ...unread]));

function learnersMatrix(unit: string, matrices: readonly Matrix[]): Matrix {
  const rows = new Map<string, MatrixRow>();
  for (const { rows: each } of matrices)
    for (const row of each) if (!rows.has(row.ref)) rows.set(row.ref, withoutEvidence(row));
  for (const { portfolio: column = '', status, rows: each } of matrices) {
    // Carried over or withdrawn: the unit has no rows for this learner, and each row says so.
    const own = new Map(each.map((row) => [row.ref, row]));
    for (const row of rows.values()) {
      const { sign, why, waived } = own.get(row.ref) ?? { sign: status! };
      row.cells.push({
        column,
        sign,
        ...(waived === undefined ? {} : { waived: true as const }),
        ...(why === undefined ? {} : { because: why }),
      });
    }
  }
  return {
    columnsAre: 'learners',
    unit,
    unitTitle: matrices[0]!.unitTitle ?? '',
    columns: matrices.map((matrix) => ({
      key: matrix.portfolio ?? '',
      label: matrix.learner?.id ?? matrix.portfolio?.split('/').at(-1) ?? '',
      title: learnerOf(matrix),
      under: initials(matrix.learner ?? {}),
      ...(matrix.totals.total === 0 ? {} : { foot: `${matrix.totals.met}/${matrix.totals.total}` }),
    })),
    rows: [...rows.values()].map(withCount),
    totals: sumOf(matrices, [counted(matrices.length, 'learner')]),
  };
}

function withoutEvidence({ why: _, cells: __, asksNothing: ___, waived: ____, ...row }: MatrixRow): MatrixRow {
  return { ...row, cells: [] };
}

/** How many learners meet it, of those it is asked of. */
function withCount(row: MatrixRow): MatrixRow {
  if (row.sign === 'note') return row;
  const asked = row.cells.filter(isAsked);
  const met = asked.filter(({ sign }) => sign === 'met').length;
  return {
    ...row,
    sign: met === asked.length ? 'met' : met === 0 ? 'missing' : 'partial',
    words: asked.length === 0 ? 'asked of nobody' : `${met} of ${asked.length} met`,
    isHole: met < asked.length,
  };
}
const notAsked: ReadonlySet<string> = new Set([
  'not-applicable',
  'not-asked',
  'carried-over',
  'certificated',
  'withdrawn',
]);
const isAsked = ({ sign }: MatrixCell) => !notAsked.has(sign);

const initials = ({ name = '' }: Learner): string =>
  name
    .split(/\s+/)
    .map((word) => /\p{L}/u.exec(word)?.[0] ?? '')
    .slice(0, 3)
    .join('');

function sumOf(matrices: readonly Matrix[], facts: readonly string[]): MatrixTotals {
  const sum = (key: keyof UnitNumbers) => matrices.reduce((total, { totals }) => total + (totals[key] ?? 0), 0);
  const [met, total, gaps, waived] = [sum('met'), sum('total'), sum('gaps'), sum('waived')];
  return {
    met,
    claimed: sum('claimed'),
    total,
    requirementsMet: sum('requirementsMet'),
    requirements: sum('requirements'),
    gaps,
    ...(waived === 0 ? {} : { waived }),
    facts: [
      ...facts,
      ...sumFacts(
        matrices.map(({ status }) => status!),
        { met, total, gaps, waived },
      ),
    ],
  };
}
