import type { Qualification } from '../combination/qualification.ts';
import { offer } from '../diagnostics/nearest.ts';
import { readWorkspace, type WorkspaceIntake } from '../intake/read-workspace.ts';
import type { Requirement, Unit } from '../model/unit.ts';
import { jsonText } from '../report/ci/json.ts';
import type { Look } from '../report/look.ts';
import type { Veil } from '../report/names/veil.ts';
import { qualificationText } from '../report/qualification-text.ts';
import { specList, specText } from '../report/spec-text.ts';
import type { Workspace } from '../resolve/workspace.ts';
import { type CheckOptions, checkSpecs } from './check.ts';
import { drawVeil } from './draw-veil.ts';
import { type FormatOptions, readTargets, writeReports } from './report-targets.ts';
import { runSpecCheck } from './run-check.ts';
import { type LookOptions, openWorkspace, type WorkspaceOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export type SpecOptions = WorkspaceOptions & LookOptions & FormatOptions;

/** A specification names nobody by itself; but somebody may have written a name into it. */
const listFormats: Record<
  string,
  (units: readonly Unit[], qualifications: readonly Qualification[], look: Look, veil: Veil) => string
> = {
  text: (units, qualifications, look, { hide }) => hide(specList(units, qualifications, look)),
  json: (units, qualifications, _, { show }) =>
    jsonText(show([...units.map(listRow), ...qualifications.map(qualificationRow)])),
};

/** `evid spec list`: the units, standards and qualifications of the workspace. */
export async function listSpecs(options: SpecOptions, terminal: Terminal): Promise<number> {
  const targets = readTargets(options, listFormats);
  const { intake, ...run } = open(options, terminal);
  const units = [...intake.workspace.units.units.values()];
  const qualifications = [...intake.workspace.qualifications.byId.values()];
  await writeReports(targets, run, options, terminal, (format, look) => format(units, qualifications, look, run.veil));
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

const qualificationRow = ({ id, title, path, file }: Qualification) => ({
  id,
  kind: 'qualification',
  title,
  path,
  groups: file.groups.length,
  rules: file.rules.length,
});

const qualificationFormats: Record<
  string,
  (qualification: Qualification, workspace: Workspace, look: Look, veil: Veil) => string
> = {
  text: (qualification, workspace, look, { hide }) => hide(qualificationText(qualification, workspace, look)),
  json: ({ file }, _workspace, _look, { show }) => jsonText(show(file)),
};
const showFormats: Record<string, (unit: Unit, policy: readonly Requirement[], look: Look, veil: Veil) => string> = {
  text: (unit, policy, look, { hide }) => hide(specText(unit, policy, look)),
  json: ({ file }, _policy, _look, { show }) => jsonText(show(file)),
};

/** `evid spec show`: what one unit or qualification asks, to read, or as the parsed specification. */
export async function showSpec(id: string, options: SpecOptions, terminal: Terminal): Promise<number> {
  const { intake, ...run } = open(options, terminal);
  const { units, qualifications } = intake.workspace;
  const qualification = qualifications.byId.get(id);
  if (qualification !== undefined && !units.units.has(id)) {
    await writeReports(readTargets(options, qualificationFormats), run, options, terminal, (format, look) =>
      format(qualification, intake.workspace, look, run.veil),
    );
    return answer(intake, terminal);
  }
  const targets = readTargets(options, showFormats);
  const unit = units.units.get(id) ?? byCode(id, [...units.units.values()]);
  if (unit === undefined)
    throw new UsageError(
      `there is no unit or qualification ${id}`,
      offer(id, [...units.units.keys(), ...qualifications.byId.keys()], 'here are:'),
    );
  const policy = units.requirementsOf(unit.id).filter(({ layer }) => layer === 'centre');
  await writeReports(targets, run, options, terminal, (format, look) => format(unit, policy, look, run.veil));
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
  const intake = readWorkspace(workspace.folder, workspace.today);
  return { open: workspace, started, intake, veil: drawVeil(options, workspace, intake.workspace, terminal) };
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
