import type { CriterionRow, UnitRow } from '../../model/result.ts';

/** A criterion, or a part of one: what is claimed and decided on. */
export type LeafRow = Pick<CriterionRow, 'ref' | 'status' | 'asked' | 'conditional' | 'claims'>;

/** The criteria of a unit, one with parts as its parts. */
export const leafRows = ({ criteria }: Pick<UnitRow, 'criteria'>): LeafRow[] =>
  criteria.flatMap((row): LeafRow[] => row.parts ?? [row]);
