import { type Check, inUnit } from './check.ts';

export const mayWithRules: Check = {
  code: 'may-with-rules',
  severity: 'warning',
  summary: 'A permission lists rules, which are never asked',
  why:
    '“May” is a permission: it lets the learner choose and asks for nothing. Rules under it are never asked, ' +
    'so either they are lost or the force is wrong.',
  fix: 'Remove the rules. If the document demands it, write force: must; if it recommends it, force: should.',
  wrong: example('may'),
  right: example('must'),
  *unit(unit) {
    const written = 'requirements' in unit.file ? (unit.file.requirements ?? []) : [];
    for (const [index, { id, force, rules, parts }] of written.entries()) {
      if (force !== 'may') continue;
      if ((rules ?? []).length === 0 && (parts ?? []).every((part) => (part.rules ?? []).length === 0)) continue;
      yield inUnit(this.code, unit, unit.at(['requirements', index, 'force']), {
        message: `ER${id} is a permission (may), so its rules are never asked`,
        help: 'remove the rules, or write force: must or should if the document demands it',
        ref: `${unit.id}/ER${id}`,
      });
    }
  },
};

function example(force: string) {
  return {
    'specs/58A.unit.yaml': `id: 58A
title: Organise the delivery of reliable customer service
outcomes:
  - id: "1"
    title: Plan and organise
    criteria: [ { id: "1.1", text: Plan what is needed } ]
requirements:
  - id: "1"
    text: Evidence of at least two occasions
    force: ${force}
    rules: [ count: { of: occasions, at-least: 2 } ]
`,
  };
}
