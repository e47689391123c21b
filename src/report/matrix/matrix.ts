import type { ClaimRow, UnitStatus } from '../../model/result.ts';
import type { UnitNumbers } from '../../model/unit-numbers.ts';
import type { Method } from '../../model/vocabulary.ts';
import { nameAndId } from '../../words/learners.ts';
import type { Sign } from './signs.ts';

/** Rows against columns: the one value of which every format of a matrix is a view. */
export interface Matrix {
  /** What the columns are: the evidence of one learner, the learners on one unit, or units (the rows are learners then). */
  columnsAre: 'evidence' | 'learners' | 'units';
  unit?: string;
  unitTitle?: string;
  portfolio?: string;
  learner?: Learner;
  /** What to call the learner where another has the same name. */
  learnerLabel?: string;
  status?: UnitStatus;
  columns: MatrixColumn[];
  rows: MatrixRow[];
  totals: MatrixTotals;
  /** With --holes: how many items of evidence are left out, for they show nothing that is open. */
  leftOut?: number;
}
export interface Learner {
  id?: string | undefined;
  name?: string | undefined;
}

export interface MatrixColumn {
  /** What cells name it by. */
  key: string;
  label: string;
  title: string;
  /** A few letters for under the label. */
  under: string;
  method?: Method;
  /** The numbers at its foot: `13/18`. */
  foot?: string;
}

export interface MatrixRow {
  /** B9/1.1, B9/ER5a; a portfolio where the columns are units. */
  ref: string;
  label: string;
  /** The outcome it belongs to, or what else stands above it. */
  group?: { id: string; title: string };
  isPart: boolean;
  /** The complete text. */
  text: string;
  /** What it asks, in fewer words, where there are fewer. */
  gist?: string;
  sign: Sign;
  /** How it stands, in words. */
  words: string;
  /** Why it stands so, where the cells do not say it. */
  why?: string;
  isHole: boolean;
  /** Of a learner: all gaps. */
  gaps?: number;
  /** Accepted by a waiver; of a learner, how many gaps are. */
  waived?: true | number;
  /** Nothing is asked of single columns: what is not among the cells is empty, not none. */
  asksNothing?: true;
  cells: MatrixCell[];
}

export interface MatrixCell {
  column: string;
  sign: Sign;
  /** Numbers beside the sign. */
  share?: { met: number; total: number };
  because?: string;
  /** Accepted by a waiver; nothing is met by it. */
  waived?: true;
  /** The claims it stands for, the one that it shows first. */
  claims?: ClaimRow[];
}

export interface MatrixTotals extends UnitNumbers {
  /** The same and what goes with it, in words. */
  facts: string[];
}

/** The cells of a row by their columns. */
export const cellsByColumn = ({ cells }: Pick<MatrixRow, 'cells'>): ReadonlyMap<string, MatrixCell> =>
  new Map(cells.map((cell) => [cell.column, cell]));

/** The numbers of a cell: "13/18". */
export const shareOf = ({ share }: Pick<MatrixCell, 'share'>): string | undefined =>
  share && `${share.met}/${share.total}`;

/** What a row says of a column: its sign, nothing at all, or that nothing is asked. */
export const signIn = (row: MatrixRow, cell: MatrixCell | undefined): Sign | undefined =>
  cell?.sign ?? (row.asksNothing ? undefined : 'none');

/** The learner, by name and id as far as they are known, else the portfolio. */
export const learnerOf = ({ learner = {}, portfolio = '' }: Pick<Matrix, 'learner' | 'portfolio'>): string =>
  nameAndId({ learner, path: portfolio });
