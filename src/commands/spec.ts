import { offer } from '../diagnostics/nearest.ts';
import { readWorkspace, type WorkspaceIntake } from '../intake/read-workspace.ts';
import type { Unit } from '../model/unit.ts';
import { jsonText } from '../report/json.ts';
import { specList, specText } from '../report/spec-text.ts';
import { type CheckOptions, checkSpecs } from './check.ts';
import { lookAt, runSpecCheck } from './run-check.ts';
import { type LookOptions, openWorkspace, type WorkspaceOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export interface SpecOptions extends WorkspaceOptions, LookOptions {
  format?: string | undefined;
}

/** `evid spec list`: the units and standards of the workspace. */
export function listSpecs(options: SpecOptions, terminal: Terminal): number {
  const { intake, look } = open(options, terminal);
  const units = [...intake.workspace.units.units.values()];
  if (isJson(options)) {
    const rows = units.map((unit) => ({
      id: unit.id,
      kind: unit.isStandard ? 'standard' : 'unit',
      title: unit.title,
      path: unit.path,
      criteria: unit.criteria.length,
      requirements: unit.requirements.length,
    }));
    terminal.stdout.write(jsonText(rows));
  } else terminal.stdout.write(specList(units, look));
  return answer(intake, terminal);
}

/** `evid spec show`: what one unit asks, to read, or as the parsed specification. */
export function showSpec(id: string, options: SpecOptions, terminal: Terminal): number {
  const { intake, look } = open(options, terminal);
  const { units } = intake.workspace;
  const unit = units.units.get(id) ?? byCode(id, [...units.units.values()]);
  if (unit === undefined)
    throw new UsageError(`there is no unit ${id}`, offer(id, [...units.units.keys()], 'units here:'));
  if (isJson(options)) terminal.stdout.write(jsonText(unit.file));
  else
    terminal.stdout.write(
      specText(
        unit,
        units.requirementsOf(unit.id).filter(({ layer }) => layer === 'centre'),
        look,
      ),
    );
  return answer(intake, terminal);
}

/** `evid spec check`: faults of the specifications, and advice to whoever writes them. */
export async function lintSpecs(options: CheckOptions, terminal: Terminal): Promise<number> {
  return checkSpecs(runSpecCheck(options, terminal), options, terminal);
}

const byCode = (code: string, units: readonly Unit[]) =>
  units.find((unit) => Object.values(unit.file.codes ?? {}).includes(code));

function isJson({ format = 'text' }: SpecOptions): boolean {
  if (format !== 'text' && format !== 'json')
    throw new UsageError(`there is no format ${format} here`, 'one of text, json');
  return format === 'json';
}

function open(options: SpecOptions, terminal: Terminal) {
  const started = terminal.clock();
  const workspace = openWorkspace(options, terminal);
  const intake = readWorkspace(workspace.folder, workspace.today);
  return { intake, look: lookAt({ open: workspace, started }, terminal.stdout, options, terminal) };
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
