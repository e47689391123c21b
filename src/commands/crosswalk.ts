import { offer } from '../diagnostics/nearest.ts';
import { crosswalk as compare, mappedStandards } from '../evaluate/crosswalk.ts';
import type { Unit } from '../model/unit.ts';
import { crosswalkDocument } from '../report/crosswalk.ts';
import type { UnitIndex } from '../resolve/unit-index.ts';
import { shellWord } from '../words/command-lines.ts';
import { forms } from './forms.ts';
import { openIntake } from './open-workspace.ts';
import { noteUnread, type ReportOptions, report } from './report.ts';
import { runCheck } from './run-check.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

const formats = forms(crosswalkDocument, (table) => table);

/** `evid crosswalk`: a unit's criteria against the items of a standard, and how far a portfolio covers the standard so. */
export async function crosswalk(
  unitId: string,
  standardId: string,
  portfolio: string | undefined,
  options: ReportOptions,
  terminal: Terminal,
): Promise<number> {
  // Unfiltered: both the unit and the standard are looked at.
  const unfiltered = { ...options, unit: undefined };
  const look = async () => {
    const opened = openIntake(options, terminal);
    const { workspace, unusable } = opened.intake;
    const { unit, standard } = findPair(unitId, standardId, workspace.units);
    const run = portfolio === undefined ? undefined : await runCheck([portfolio], unfiltered, terminal);
    const row = run?.result.portfolios[0];
    const table = compare(unit, standard, opened.open.today, row);
    return { ...(run ?? opened), table, unread: unusable || (run?.unusable ?? false) };
  };
  const { unread } = await report(formats, options, terminal, look, ({ veil, table }) => veil.show(table));
  return noteUnread(unread, terminal);
}

/** The unit and the standard that are meant, or what is wrong with the question. */
function findPair(unitId: string, standardId: string, { units }: UnitIndex): { unit: Unit; standard: Unit } {
  const all = [...units.values()];
  const idsOf = (isStandard: boolean) => all.filter((each) => each.isStandard === isStandard).map(({ id }) => id);
  const unit = units.get(unitId);
  const standard = units.get(standardId);
  if (unit?.isStandard && standard?.isStandard === false)
    throw new UsageError(
      `${unitId} is a standard and ${standardId} a unit`,
      `the unit comes first: evid crosswalk ${standardId} ${unitId}`,
    );
  if (unit?.isStandard === false && standard?.isStandard === false) throw twoUnits(unit, standard, idsOf(true));
  if (unit?.isStandard && standard?.isStandard)
    throw new UsageError(
      `${standardId} is a standard: a crosswalk lays the criteria of a unit beside its items`,
      offer(unitId, idsOf(false), 'units here:'),
    );
  if (unit === undefined || unit.isStandard)
    throw new UsageError(
      unit === undefined ? `there is no unit ${unitId}` : `${unitId} is a standard, not a unit`,
      offer(unitId, idsOf(false), 'units here:'),
    );
  if (standard === undefined || !standard.isStandard)
    throw new UsageError(
      standard === undefined ? `there is no standard ${standardId}` : `${standardId} is a unit, not a standard`,
      offer(standardId, idsOf(true), 'standards here:'),
    );
  const mapped = mappedStandards(unit);
  if (!mapped.includes(standard.id))
    throw new UsageError(
      `${unit.id} has no mapping to ${standard.id}`,
      mapped.length > 0 ? `it is mapped to ${mapped.join(', ')}` : `write one under mappings in ${unit.path}`,
    );
  return { unit, standard };
}

function twoUnits(unit: Unit, other: Unit, standards: readonly string[]): UsageError {
  const mapped = mappedStandards(unit);
  return new UsageError(
    `${unit.id} and ${other.id} are both units: a crosswalk lays the criteria of a unit beside the items of a standard`,
    mapped.length > 0
      ? `${unit.id} is mapped to ${mapped.join(', ')}: evid crosswalk ${shellWord(unit.id)} ${shellWord(mapped[0]!)}`
      : `${unit.id} has no mapping to a standard; ${standards.length > 0 ? `standards here: ${standards.join(', ')}` : 'there is no standard here'}`,
  );
}
