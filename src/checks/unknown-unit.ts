import type { Workspace } from '../resolve/workspace.ts';
import { type Check, inFile, inPortfolio, inRecord } from './check.ts';
import { portfolio } from './example.ts';
import { inPathways, listedIn } from './qualification-parts.ts';
import { choice } from './suggest.ts';

export const unknownUnit: Check = {
  code: 'unknown-unit',
  severity: 'error',
  summary: 'A unit is named that no specification defines',
  why:
    'Without its specification nobody can say what a unit asks for, so the learner’s progress in it cannot be ' +
    'stated.',
  fix: 'Correct the id, which is the id of the specification and not one of its codes, or add the specification.',
  wrong: portfolio({ units: '[B9, B8]' }),
  right: portfolio(),
  *portfolio(resolved) {
    const { portfolio, workspace, decisions } = resolved;
    const words = (id: string) => ({ ...noUnit(id, workspace), ref: id });
    const isUnknown = unknownIn(workspace);
    for (const { unit, span } of portfolio.registrations) {
      if (isUnknown(unit)) yield inPortfolio(resolved, span, words(unit));
    }
    for (const { record, index, unit } of decisions.signOffs) {
      if (isUnknown(unit)) yield inRecord(record, ['units', index, 'unit'], words(unit));
    }
    for (const { record, index, written } of decisions.samples.all) {
      if (written.unit !== undefined && isUnknown(written.unit))
        yield inRecord(record, ['samples', index, 'unit'], words(written.unit));
    }
  },
  *qualification(qualification, { units, qualifications }) {
    const listed = inPathways(qualification, (pathway) => listedIn(qualification, pathway));
    for (const { unit: id, group, unitAt } of listed) {
      const said = qualifications.unit(id);
      const isSaid = said?.level !== undefined && said.credit !== undefined;
      if (isSaid || units.units.has(id) || units.mayBeUnread(id)) continue;
      yield inFile(qualification, unitAt, {
        message: `${id} has no specification, and its level and credit are not given here`,
        help: `write { unit: ${id}, title: …, level: …, credit: … }, or add its specification`,
        about: `${group} ${id}`,
      });
    }
  },
  *workspace(workspace) {
    const { config, people } = workspace;
    const isUnknown = unknownIn(workspace);
    const listed = (units: 'all' | readonly string[] = []) => (units === 'all' ? [] : [...units.entries()]);
    for (const [index, rule] of (config.file?.value.policy?.rules ?? []).entries()) {
      for (const [position, id] of listed(rule.units)) {
        if (isUnknown(id))
          yield inFile(config.file!, ['policy', 'rules', index, 'units', position], {
            ...noUnit(id, workspace),
            about: `${rule.id} ${id}`,
          });
      }
    }
    for (const [id, person] of people.entries) {
      for (const [position, unit] of listed(person.units)) {
        if (isUnknown(unit))
          yield inFile({ path: config.people, at: people.at }, [id, 'units', position], {
            ...noUnit(unit, workspace),
            about: `${id} ${unit}`,
          });
      }
    }
  },
};

const noUnit = (id: string, { units }: Workspace) => ({
  message: `there is no unit ${id}`,
  help: choice(id, [...units.units.keys()], 'the units here are'),
});

/** Whether nothing defines or names a unit, nor can anything that cannot be read. */
const unknownIn =
  ({ units, qualifications }: Workspace) =>
  (id: string) =>
    !units.units.has(id) &&
    !units.mayBeUnread(id) &&
    qualifications.unit(id) === undefined &&
    !qualifications.someUnreadable;
