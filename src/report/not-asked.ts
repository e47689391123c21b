import { isNotAsked } from '../model/not-asked.ts';
import type { CriterionPartRow, CriterionRow, UnitRow } from '../model/result.ts';
import type { Sign } from './matrix/signs.ts';

type Row = Pick<CriterionRow | CriterionPartRow, 'status' | 'asked'>;

/** The sign of a criterion (part). */
export const criterionSign = (row: Row): Sign => (isNotAsked(row) ? 'not-asked' : row.status);

/** How a criterion that is not asked for stands, in a few words: "not asked for", "not asked for, claimed". */
export const notAskedWords = ({ status }: Row): string =>
  status === 'missing' ? 'not asked for' : `not asked for, ${status.replace('-', ' ')}`;

/** "grade P reached", "grade M aimed at"; nothing of a unit without grades. */
export const gradeFacts = ({ grade, targetGrade }: Pick<UnitRow, 'grade' | 'targetGrade'>): string[] => [
  ...(grade === undefined ? [] : [`grade ${grade} reached`]),
  ...(targetGrade === undefined || targetGrade === grade ? [] : [`grade ${targetGrade} aimed at`]),
];
