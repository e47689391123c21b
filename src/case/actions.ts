import type { ActionRow, PortfolioRow, UnitRow } from '../model/result.ts';
import { recordsOn } from './decided-since.ts';

/** An agreed action that nobody has closed. */
export interface OpenAction extends ActionRow {
  /** The record that agreed it. */
  record: string;
  /** The units that it is about; none where its record is about none of the portfolio's. */
  units: string[];
  isOverdue: boolean;
}

/**
 * The open actions of a portfolio, those that are due first in front. One is about the units that its record decided something
 * of, unless its words name a criterion of some of them. With a single unit, all are about it.
 */
export function openActions(portfolio: PortfolioRow, today: string, isWhole: boolean): OpenAction[] {
  const open = portfolio.actions.filter((action) => action.open);
  if (open.length === 0) return [];
  const about = portfolio.units.map((unit) => ({ unit, records: recordsOn(unit, portfolio) }));
  const isAbout = (record: string, { unit, records }: { unit: UnitRow; records: ReadonlySet<string> }) =>
    (about.length === 1 && isWhole) ||
    records.has(record) ||
    portfolio.samples.some((sample) => sample.record === record && sample.units.includes(unit.unit));
  return open
    .map((action) => {
      const record = action.ref.slice(0, action.ref.indexOf('/'));
      const units = about.filter((each) => isAbout(record, each)).map(({ unit }) => unit.unit);
      const named = units.filter((unit) => action.text.includes(`${unit}/`));
      return {
        ...action,
        record,
        units: named.length > 0 ? named : units,
        isOverdue: action.due !== undefined && action.due < today,
      };
    })
    .sort((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : (a.due ?? '9') > (b.due ?? '9') ? 1 : 0));
}
