import { offer } from '../diagnostics/nearest.ts';
import { readWorkspace, type WorkspaceIntake } from '../intake/read-workspace.ts';
import type { Unit } from '../model/unit.ts';
import { jsonText } from '../report/json.ts';
import { specList, specText } from '../report/spec-text.ts';
import { type CheckOptions, checkSpecs } from './check.ts';
import { type FormatOptions, readTargets, writeReports } from './report-targets.ts';
import { runSpecCheck } from './run-check.ts';
import { type LookOptions, openWorkspace, type WorkspaceOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export type SpecOptions = WorkspaceOptions & LookOptions & FormatOptions;

const listFormats = { text: specList, json: (units: readonly Unit[]) => jsonText(units.map(listRow)) };

/** `evid spec list`: the units and standards of the workspace. */
export async function listSpecs(options: SpecOptions, terminal: Terminal): Promise<number> {
  const targets = readTargets(options, listFormats);
  const { intake, ...run } = open(options, terminal);
  const units = [...intake.workspace.units.units.values()];
  await writeReports(targets, run, options, terminal, (format, look) => format(units, look));
  return answer(intake, terminal);
}

const listRow = (unit: Unit) => ({
  id: unit.id,
  kind: unit.isStandard ? 'standard' : 'unit',
  title: unit.title,
  path: unit.path,
  criteria: unit.criteria.length,
  requirements: unit.requirements.length,
});

const showFormats = { text: specText, json: ({ file }: Unit) => jsonText(file) };

/** `evid spec show`: what one unit asks, to read, or as the parsed specification. */
export async function showSpec(id: string, options: SpecOptions, terminal: Terminal): Promise<number> {
  const targets = readTargets(options, showFormats);
  const { intake, ...run } = open(options, terminal);
  const { units } = intake.workspace;
  const unit = units.units.get(id) ?? byCode(id, [...units.units.values()]);
  if (unit === undefined)
    throw new UsageError(`there is no unit ${id}`, offer(id, [...units.units.keys()], 'units here:'));
  const policy = units.requirementsOf(unit.id).filter(({ layer }) => layer === 'centre');
  await writeReports(targets, run, options, terminal, (format, look) => format(unit, policy, look));
  return answer(intake, terminal);
}

/** `evid spec check`: faults of the specifications, and advice to whoever writes them. */
export async function lintSpecs(options: CheckOptions, terminal: Terminal): Promise<number> {
  return checkSpecs(runSpecCheck(options, terminal), options, terminal);
}

const byCode = (code: string, units: readonly Unit[]) =>
  units.find((unit) => Object.values(unit.file.codes ?? {}).includes(code));

function open(options: SpecOptions, terminal: Terminal) {
  const started = terminal.clock();
  const workspace = openWorkspace(options, terminal);
  return { open: workspace, started, intake: readWorkspace(workspace.folder, workspace.today) };
}

/** A list that leaves out what cannot be read says so, and does not end as if all were well. */
function answer({ unusable, findings, specCount }: WorkspaceIntake, { stderr }: Terminal): number {
  if (!unusable) return 0;
  stderr.write(
    specCount === 0
      ? `evid: ${findings.find(({ code }) => code === 'no-specs')?.message}\n`
      : 'evid: some files cannot be read; see evid spec check\n',
  );
  return 2;
}
