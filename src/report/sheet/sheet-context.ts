import type { PortfolioRow, RecordRow, Result, UnitRow } from '../../model/result.ts';
import type { UnitIndex } from '../../resolve/workspace.ts';
import type { Look } from '../look.ts';

/** What the parts of a sheet are made from. */
export interface SheetContext {
  result: Result;
  portfolio: PortfolioRow;
  unit: UnitRow;
  units: UnitIndex;
  look: Pick<Look, 'sourceLines'>;
}

/** The name of a person of the register, or of a witness of the portfolio; the id of one that nobody knows. */
export const nameOf = (id: string, { result, portfolio }: Pick<SheetContext, 'result' | 'portfolio'>): string =>
  result.people[id] ?? portfolio.witnesses[id]?.name ?? id;

/** "A02, 2026-05-08, T. Bello, countersigned by J. Okafor (A03)". */
export function recordWords(id: string, context: Pick<SheetContext, 'result' | 'portfolio'>): string {
  const { records } = context.portfolio;
  const record = records.find((each) => each.id === id);
  if (record === undefined) return id;
  const confirmed = (record.countersignedBy ?? []).flatMap((other) => records.find((each) => each.id === other) ?? []);
  const by = ({ by: person }: RecordRow) => nameOf(person, context);
  return [
    record.id,
    record.date,
    by(record),
    ...(confirmed.length === 0
      ? []
      : [`countersigned by ${confirmed.map((each) => `${by(each)} (${each.id})`).join(', ')}`]),
  ].join(', ');
}

/** Ids of the items that claim a criterion of a unit, or with which the assessor credited one. */
export const itemsClaiming = ({ criteria }: UnitRow): ReadonlySet<string> =>
  new Set(
    criteria
      .flatMap((criterion) => [criterion, ...(criterion.parts ?? [])])
      .flatMap(({ claims = [] }) => claims.map(({ evidence }) => evidence)),
  );
