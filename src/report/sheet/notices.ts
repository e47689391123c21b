import { recordsOn } from '../../case/decided-since.ts';
import { unitOfRef } from '../../model/refs.ts';
import type { Diagnostic, UnitRow } from '../../model/result.ts';
import { leafRows } from '../../model/rows.ts';
import { counted } from '../../words/counts.ts';
import { refusedSignOff } from '../../words/decisions.ts';
import { judgedWords } from '../../words/judgements.ts';
import { ended } from '../../words/sentences.ts';
import { sinceWords } from '../since-sign-off.ts';
import type { SheetCase } from './sheet.ts';

/** Errors, stale decisions and overdue actions that are named one by one; a longer list belongs to evid check. */
const mostNamed = 8;

/** What whoever files the sheet must know first. */
export function noticesOf(sheet: SheetCase): string[] {
  const { row, at, decidedSince } = sheet;
  const errors = errorsIn(sheet);
  return [
    ...(row.status === 'unknown'
      ? ['The status of this unit is unknown, because something cannot be read. Do not file this sheet.']
      : []),
    ...(errors.length === 0
      ? []
      : [
          `${counted(errors.length, 'error')} in the files of this unit; put ${errors.length === 1 ? 'it' : 'them'} right before this sheet is filed.`,
        ]),
    ...errors.slice(0, mostNamed).map(({ file, line, message }) => `Error at ${file}:${line}: ${message}`),
    ...(errors.length > mostNamed ? [`${errors.length - mostNamed} more errors: see evid check.`] : []),
    ...(row.criteria.length === 0 ? [] : at.countersignatures).map(
      ({ id }) => `${at.said(id)} waits for a countersignature and has no effect yet.`,
    ),
    ...(isFinished(row) ? [] : unfinished(sheet)),
    ...decidedSince.map((since) => `${sinceWords(since)}.`),
  ];
}

/** A unit that nobody works on; of one that cannot be read, nothing is known to be open. */
const isFinished = ({ status }: UnitRow): boolean =>
  ['complete', 'withdrawn', 'certificated', 'carried-over', 'unknown'].includes(status);

/** Everything that keeps a unit from being complete, a line each: gaps, stale decisions, declarations, overdue actions. */
function unfinished(sheet: SheetCase): string[] {
  const { gaps, gapsLearner, gapsAssessor, waived = 0 } = sheet.numbers;
  const whose = [
    ...(gapsLearner === 0 ? [] : [`${gapsLearner} for the learner`]),
    ...(gapsAssessor === 0 ? [] : [`${gapsAssessor} for the assessor`]),
    ...(waived === 0 ? [] : [`${waived} waived, not met`]),
  ];
  const stale = staleIn(sheet);
  const overdue = sheet.at.actions.filter(({ isOverdue }) => isOverdue);
  const { declared, signOff } = sheet.row;
  const refused = refusedSignOff(sheet.row);
  return [
    ...(gaps === 0 ? [] : [`${counted(gaps, 'gap')} ${gaps === 1 ? 'is' : 'are'} open: ${whose.join(', ')}.`]),
    ...(stale.length === 0 ? [] : [ended(`To be decided anew: ${named(stale)}`)]),
    ...(declared === undefined ? ['The learner has not declared that the evidence is their own.'] : []),
    ...(signOff === undefined ? ['The assessor has not signed the unit off.'] : []),
    ...(signOff === undefined || signOff.holds
      ? []
      : [
          ended(
            `The sign-off in ${signOff.record} of ${signOff.date} no longer holds${refused === undefined ? '' : `: ${refused}`}`,
          ),
        ]),
    ...(overdue.length === 0
      ? []
      : [
          `${counted(overdue.length, 'action')} of the portfolio ${overdue.length === 1 ? 'is' : 'are'} overdue: ${named(overdue.map(({ ref, due }) => `${ref} (due ${due})`))}.`,
        ]),
  ];
}

const named = (list: readonly string[]): string =>
  `${list.slice(0, mostNamed).join('; ')}${list.length > mostNamed ? `; and ${list.length - mostNamed} more` : ''}`;

/** The decisions and judgements on which something stands open because they no longer hold. */
const staleIn = ({ open }: SheetCase): string[] =>
  open.flatMap(({ claims, judges, gaps: [gap] }) => [
    ...claims
      .filter(({ claim }) => claim.counts && claim.state === 'stale')
      .map(
        ({ ref, claim }) =>
          `${ref} on ${claim.evidence} (${claim.contested ? 'the verifier did not agree' : 'changed since'})`,
      ),
    ...judges.flatMap(({ judgement }) => (judgement?.stale ? [`${gap!.ref}, ${judgedWords(judgement)}`] : [])),
  ]);

/** What they name is no unit that anybody knows, and so not this one. */
const aboutUnits: ReadonlySet<string> = new Set(['unknown-criterion', 'unknown-unit']);

const isSpec = (file: string): boolean => /\.(?:unit|standard)\.yaml$/.test(file);

/** Ids of the items that claim a criterion of a unit, or with which the assessor credited one. */
export const itemsClaiming = (unit: UnitRow): ReadonlySet<string> =>
  new Set(leafRows(unit).flatMap(({ claims }) => claims.map(({ evidence }) => evidence)));

/** The errors of the workspace, of the portfolio, and of what claims the unit; not those about other units alone. */
function errorsIn({ row, at: { portfolio }, result, spec, units }: SheetCase): Diagnostic[] {
  const claiming = itemsClaiming(row);
  const isUnread = row.status === 'unknown' && row.criteria.length === 0;
  const others = new Set([...units.units.keys(), ...portfolio.units.map((each) => each.unit)]);
  const decidedBy = portfolio.units.map((each): [string, ReadonlySet<string>] => [
    each.unit,
    recordsOn(each, portfolio),
  ]);
  const concerns = ({ code, portfolio: path, evidence, ref, file }: Diagnostic): boolean => {
    if (path !== undefined && path !== portfolio.path) return false;
    // A specification that cannot be read may be this unit's, but not where this unit has one.
    if (path === undefined && spec !== undefined && isSpec(file)) return file === spec.path;
    const named = ref === undefined ? undefined : ref.includes('/') ? unitOfRef(ref) : ref;
    if (named === row.unit || isUnread) return true;
    if (named !== undefined && (others.has(named) || aboutUnits.has(code))) return false;
    if (evidence !== undefined) return claiming.has(evidence);
    const record = portfolio.records.find((each) => each.path === file)?.id;
    const about = decidedBy.filter(([, records]) => record !== undefined && records.has(record));
    return about.length === 0 || about.some(([id]) => id === row.unit);
  };
  return result.diagnostics.filter((each) => each.severity === 'error' && each.waived === undefined && concerns(each));
}
