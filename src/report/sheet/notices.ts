import { decidedSince } from '../../case/decided-since.ts';
import { unitOfRef } from '../../model/refs.ts';
import type { Diagnostic, UnitRow } from '../../model/result.ts';
import { leafRows, requirementRows } from '../../model/rows.ts';
import { counted } from '../../words/counts.ts';
import { sinceWords } from '../since-sign-off.ts';
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
      : [
          `${counted(errors.length, 'error')} in the files of this unit; put ${errors.length === 1 ? 'it' : 'them'} right before this sheet is filed.`,
        ]),
    ...errors.slice(0, mostErrors).map(({ file, line, message }) => `Error at ${file}:${line}: ${message}`),
    ...(errors.length > mostErrors ? [`${errors.length - mostErrors} more errors: see evid check.`] : []),
    ...waiting.map(({ id }) => `${recordWords(id, context)}, waits for a countersignature and has no effect yet.`),
    ...(isOpen(unit) ? unfinished(context) : []),
    ...decidedSince(unit, portfolio).map((since) => `${sinceWords(since)}.`),
  ];
}

/** A unit that is still worked on; of one that cannot be read, nothing is known to be open. */
const isOpen = ({ status }: UnitRow): boolean =>
  !['complete', 'withdrawn', 'certificated', 'carried-over', 'unknown'].includes(status);

/** What they name is no unit that anybody knows, and so not this one. */
const aboutUnits: ReadonlySet<string> = new Set(['unknown-criterion', 'unknown-unit']);

const isSpec = (file: string): boolean => /\.(?:unit|standard)\.yaml$/.test(file);

/** The records that decided something of a unit. */
const recordsOf = (unit: UnitRow): Set<string> =>
  new Set(
    [
      ...leafRows(unit).flatMap(({ record, claims }) => [record, ...claims.map(({ decision }) => decision?.record)]),
      ...requirementRows(unit)
        .flatMap(({ rules, judgement }) => [judgement, ...rules.map((rule) => rule.judgement)])
        .map((each) => each?.record),
      unit.signOff?.record,
    ].filter((each) => each !== undefined),
  );

/** The errors of the workspace, of the portfolio, and of what claims the unit; not those about other units alone. */
function errorsIn({ result, portfolio, unit, units }: SheetContext): Diagnostic[] {
  const claiming = itemsClaiming(unit);
  const isUnread = unit.status === 'unknown' && unit.criteria.length === 0;
  const own = units.units.get(unit.unit)?.path;
  const others = new Set([...units.units.keys(), ...portfolio.units.map((each) => each.unit)]);
  const decidedBy = new Map(portfolio.units.map((each) => [each.unit, recordsOf(each)]));
  const concerns = ({ code, portfolio: path, evidence, ref, file }: Diagnostic): boolean => {
    if (path !== undefined && path !== portfolio.path) return false;
    // A specification that cannot be read may be this unit's, but not where this unit has one.
    if (path === undefined && own !== undefined && isSpec(file)) return file === own;
    const named = ref === undefined ? undefined : ref.includes('/') ? unitOfRef(ref) : ref;
    if (named === unit.unit || isUnread) return true;
    if (named !== undefined && (others.has(named) || aboutUnits.has(code))) return false;
    if (evidence !== undefined) return claiming.has(evidence);
    const record = portfolio.records.find((each) => each.path === file)?.id;
    const about = [...decidedBy].filter(([, records]) => record !== undefined && records.has(record));
    return about.length === 0 || about.some(([id]) => id === unit.unit);
  };
  return result.diagnostics.filter((each) => each.severity === 'error' && each.waived === undefined && concerns(each));
}
