import { isNotAsked } from '../model/not-asked.ts';
import type { CriterionPartRow, CriterionRow } from '../model/result.ts';
import type { Sign } from './matrix/signs.ts';

type Row = Pick<CriterionRow | CriterionPartRow, 'status' | 'asked'>;

/** The sign of a criterion (part). */
export const criterionSign = (row: Row): Sign => (isNotAsked(row) ? 'not-asked' : row.status);
