import { offer } from '../diagnostics/nearest.ts';
import { crosswalk as compare, mappedStandards } from '../evaluate/crosswalk.ts';
import { shellWord } from '../evaluate/plan/action.ts';
import { readWorkspace } from '../intake/read-workspace.ts';
import type { Unit } from '../model/unit.ts';
import { crosswalkDocument } from '../report/crosswalk.ts';
import type { UnitIndex } from '../resolve/unit-index.ts';
import { drawVeil } from './draw-veil.ts';
import { forms } from './forms.ts';
import { type FormatOptions, readTargets, writeReports } from './report-targets.ts';
import { runCheck } from './run-check.ts';
import { type LookOptions, openWorkspace, type WorkspaceOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export type CrosswalkOptions = WorkspaceOptions & LookOptions & FormatOptions;

const formats = forms(crosswalkDocument, (table) => table);

/** `evid crosswalk`: a unit's criteria against the items of a standard, and how far a portfolio covers the standard so. */
export async function crosswalk(
  unitId: string,
  standardId: string,
  portfolio: string | undefined,
  options: CrosswalkOptions,
  terminal: Terminal,
): Promise<number> {
  const targets = readTargets(options, formats);
  const started = terminal.clock();
  const open = openWorkspace(options, terminal);
  const { workspace, unusable } = readWorkspace(open.folder, open.today);
  const { unit, standard } = findPair(unitId, standardId, workspace.units);
  // Unfiltered: both the unit and the standard are looked at.
  const run =
    portfolio === undefined ? undefined : await runCheck([portfolio], { ...options, unit: undefined }, terminal);
  const veil = run?.veil ?? drawVeil(options, open, workspace, terminal);
  const table = compare(unit, standard, open.today, run?.result.portfolios[0]);
  await writeReports(targets, run ?? { open, started, veil }, options, terminal, (format, look, base) =>
    format(veil.show(table), look, base),
  );
  const unread = unusable || (run?.unusable ?? false);
  if (unread) terminal.stderr.write('evid: some files cannot be read; see evid check\n');
  return unread ? 2 : 0;
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
