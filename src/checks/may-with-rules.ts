import type { UnitFile } from '../model/specification.ts';
import { type Check, inFile } from './check.ts';
import { entry, spec } from './example.ts';

const given = {
  id: '"1"',
  text: 'Evidence of at least two occasions',
  rules: '[ count: { of: occasions, at-least: 2 } ]',
};

export const mayWithRules: Check = {
  code: 'may-with-rules',
  severity: 'warning',
  summary: 'A permission lists rules, which are never asked',
  why:
    '“May” is a permission: it lets the learner choose and asks for nothing. Rules under it are never asked, ' +
    'so either they are lost or the force is wrong.',
  fix: 'Remove the rules. If the document demands it, write force: must; if it recommends it, force: should.',
  wrong: spec({ requirements: entry({ ...given, force: 'may' }) }),
  right: spec({ requirements: entry({ ...given, force: 'must' }) }),
  *unit(unit) {
    const { requirements = [] }: Partial<UnitFile> = unit.file;
    for (const [index, { id, force, rules, parts = [] }] of requirements.entries()) {
      if (force !== 'may' || [rules, ...parts.map((part) => part.rules)].every((each = []) => each.length === 0))
        continue;
      yield inFile(unit, ['requirements', index, 'force'], {
        message: `ER${id} is a permission (may), so its rules are never asked`,
        help: 'remove the rules, or write force: must or should if the document demands it',
        ref: `${unit.id}/ER${id}`,
      });
    }
  },
};
