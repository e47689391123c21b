import type { UnitRow } from '../model/result.ts';
import type { UnitNumbers } from '../model/unit-numbers.ts';
import { counted } from './counts.ts';
import { completeWords, statusWords } from './statuses.ts';
import { waivedShare } from './waived.ts';

/** "5/6 requirements"; of a unit that is not started only how many there are: what holds of no evidence is no achievement. */
export const requirementShare = ({ status }: Pick<UnitRow, 'status'>, met: number, all: number): string =>
  status === 'not-started' ? counted(all, 'requirement') : `${met}/${all} requirements`;

/** How a unit stands, fact by fact: "in progress", "13/18 criteria met", "2 claimed", "5/6 requirements", "7 gaps". */
export function unitFacts(
  unit: Pick<UnitRow, 'status' | 'grade' | 'targetGrade'>,
  { met, claimed, total, requirementsMet, requirements, gaps, waived = 0 }: UnitNumbers,
): string[] {
  return [
    statusWords[unit.status],
    ...gradeFacts(unit),
    ...(total === 0
      ? []
      : [`${ofTheRest(unit)}${met}/${total} criteria met`, ...(claimed > 0 ? [`${claimed} claimed`] : [])]),
    ...(requirements === 0 ? [] : [requirementShare(unit, requirementsMet, requirements)]),
    ...(total + requirements === 0 ? [] : [`${counted(gaps, 'gap')}${waivedShare(gaps, waived)}`]),
  ];
}

/** How several units stand together: "1 of 4 units complete", "25/80 criteria met", "12 gaps". */
export const sumFacts = (
  statuses: readonly UnitRow['status'][],
  { met, total, gaps, waived = 0 }: Pick<UnitNumbers, 'met' | 'total' | 'gaps' | 'waived'>,
): string[] => [
  ...completeWords(statuses),
  `${met}/${total} criteria met`,
  `${counted(gaps, 'gap')}${waivedShare(gaps, waived)}`,
];

/** Before the numbers of a unit of which something cannot be read: they are of the rest. */
export const ofTheRest = ({ status }: Pick<UnitRow, 'status'>): string => (status === 'unknown' ? 'of the rest ' : '');

/** "grade P reached", "grade M aimed at"; nothing of a unit without grades. */
export const gradeFacts = ({ grade, targetGrade }: Pick<UnitRow, 'grade' | 'targetGrade'>): string[] => [
  ...(grade === undefined ? [] : [`grade ${grade} reached`]),
  ...(targetGrade === undefined || targetGrade === grade ? [] : [`grade ${targetGrade} aimed at`]),
];
