import type { Qualification } from '../combination/qualification.ts';
import { offer } from '../diagnostics/nearest.ts';
import { type Document, withTexts } from '../document/blocks.ts';
import type { WorkspaceIntake } from '../intake/read-workspace.ts';
import { unitOfRef } from '../model/refs.ts';
import type { Unit } from '../model/unit.ts';
import { qualificationDocument } from '../report/qualification.ts';
import { specDocument, specListDocument } from '../report/spec.ts';
import type { Workspace } from '../resolve/workspace.ts';
import { type CheckOptions, checkSpecs } from './check.ts';
import { forms } from './forms.ts';
import { openIntake } from './open-workspace.ts';
import { noteUnread, type ReportOptions, report } from './report.ts';
import { runSpecCheck } from './run-check.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** A specification names nobody by itself; but somebody may have written a name into it: what is shown passes the veil. */
interface Shown {
  document: Document;
  data: unknown;
}
const formats = forms(
  ({ document }: Shown) => document,
  ({ data }) => data,
);

/** `evid spec list`: the units, standards and qualifications of the workspace, or the units that are asked about. */
export async function listSpecs(options: ReportOptions, terminal: Terminal): Promise<number> {
  return show(options, terminal, ({ units: { units }, qualifications: { byId } }) => {
    const { unit: asked } = options;
    const all = [...units.values()].filter(({ id }) => asked?.includes(id) ?? true);
    const qualifications = asked === undefined ? [...byId.values()] : [];
    return {
      document: specListDocument(all, qualifications),
      data: [...all.map(listRow), ...qualifications.map(qualificationRow)],
    };
  });
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

/** `evid spec show`: what one unit or qualification asks, to read, or as the parsed specification. */
export async function showSpec(id: string, options: ReportOptions, terminal: Terminal): Promise<number> {
  return show(options, terminal, (workspace) => {
    const { units, qualifications } = workspace;
    const qualification = qualifications.byId.get(id);
    if (qualification !== undefined && !units.units.has(id))
      return { document: qualificationDocument(qualification, workspace), data: qualification.file };
    const unit = units.units.get(id) ?? byCode(id, [...units.units.values()]);
    const whole = unitOfRef(id);
    if (unit === undefined && units.units.has(whole))
      throw new UsageError(
        `${id} is not a unit, but something in one`,
        `evid spec show ${whole} has it, evid why PORTFOLIO ${id} says how it stands`,
      );
    if (unit === undefined)
      throw new UsageError(
        `there is no unit or qualification ${id}`,
        offer(id, [...units.units.keys(), ...qualifications.byId.keys()], 'here are:'),
      );
    const policy = units.requirementsOf(unit.id).filter(({ layer }) => layer === 'centre');
    return { document: specDocument(unit, policy), data: unit.file };
  });
}

async function show(
  options: ReportOptions,
  terminal: Terminal,
  find: (workspace: Workspace) => Shown,
): Promise<number> {
  const look = () => openIntake(options, terminal);
  const { intake } = await report(formats, options, terminal, look, ({ intake: { workspace }, veil }) => {
    const { document, data } = find(workspace);
    return { document: withTexts(document, (text) => veil.hide(text)), data: veil.show(data) };
  });
  return answer(intake, terminal);
}

/** `evid spec check`: faults of the specifications, and advice to whoever writes them. */
export async function lintSpecs(options: CheckOptions, terminal: Terminal): Promise<number> {
  return checkSpecs(runSpecCheck(options, terminal), options, terminal);
}

const byCode = (code: string, units: readonly Unit[]) =>
  units.find((unit) => Object.values(unit.file.codes ?? {}).includes(code));

/** A list that leaves out what cannot be read says so, and does not end as if all were well. */
function answer({ unusable, findings, specCount }: WorkspaceIntake, terminal: Terminal): number {
  const none = findings.find(({ code }) => code === 'no-specs')?.message;
  return noteUnread(unusable, terminal, specCount === 0 ? none : 'some files cannot be read; see evid spec check');
}
