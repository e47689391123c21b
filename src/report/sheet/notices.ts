import type { Diagnostic, UnitRow } from '../../model/result.ts';
import { unitOfRef } from '../../resolve/workspace.ts';
import { sinceSignOff } from '../since-sign-off.ts';
import { counted } from '../words.ts';
import { itemsClaiming, recordWords, type SheetContext } from './sheet-context.ts';
import { unfinished } from './unfinished.ts';

/** Errors that a sheet lists; a longer list belongs to evid check. */
const mostErrors = 8;

/** What whoever files the sheet must know first. */
export function noticesOf(context: SheetContext): string[] {
  const { unit, portfolio } = context;
  const errors = errorsIn(context);
  const waiting = portfolio.records.filter(
    ({ awaitsCountersignature }) => awaitsCountersignature && unit.criteria.length > 0,
  );
  return [
    ...(unit.status === 'unknown'
      ? ['The status of this unit is unknown, because something cannot be read. Do not file this sheet.']
      : []),
    ...(errors.length === 0
      ? []
      : [`${counted(errors.length, 'error')} in the files of this unit; put them right before this sheet is filed.`]),
    ...errors.slice(0, mostErrors).map(({ file, line, message }) => `Error at ${file}:${line}: ${message}`),
    ...(errors.length > mostErrors ? [`${errors.length - mostErrors} more errors: see evid check.`] : []),
    ...waiting.map(({ id }) => `${recordWords(id, context)}, waits for a countersignature and has no effect yet.`),
    ...(isOpen(unit) ? unfinished(context) : []),
    ...sinceSignOff(unit, portfolio).map((words) => `${words}.`),
  ];
}

/** A unit that is still worked on; of one that cannot be read, nothing is known to be open. */
const isOpen = ({ status }: UnitRow): boolean =>
  !['complete', 'withdrawn', 'certificated', 'carried-over', 'unknown'].includes(status);

/** The errors of the workspace, of the portfolio, and of what claims the unit; not those about other units alone. */
function errorsIn({ result, portfolio, unit, units }: SheetContext): Diagnostic[] {
  const claiming = itemsClaiming(unit);
  const isUnread = unit.status === 'unknown' && unit.criteria.length === 0;
  const otherSpecs = new Set([...units.units.values()].filter(({ id }) => id !== unit.unit).map(({ path }) => path));
  const concerns = ({ portfolio: path, evidence, ref, file }: Diagnostic): boolean => {
    if (path !== undefined && path !== portfolio.path) return false;
    if (path === undefined && otherSpecs.has(file)) return false;
    const named = ref === undefined ? undefined : ref.includes('/') ? unitOfRef(ref) : ref;
    if (named !== undefined && units.units.has(named)) return named === unit.unit;
    return evidence === undefined || claiming.has(evidence) || isUnread;
  };
  return result.diagnostics.filter((each) => each.severity === 'error' && each.waived === undefined && concerns(each));
}
