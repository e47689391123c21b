import type { CountRule, CoverRule } from '../model/rule.ts';
import type { Check } from './check.ts';
import { asks, outcome, spec } from './example.ts';
import { inRule, rulesOf } from './spec-rules.ts';

/** Measures of how much of the job was seen, which a question paper must not add to. */
const ofTheJob: readonly CountRule['of'][] = ['occasions', 'customers', 'days'];

const given = {
  outcomes: outcome('{ id: "1.1", text: Agree who does what }', '{ id: "1.2", kind: knowledge, text: Explain why }'),
  facets: '\n  conditions: { values: { busy: a busy time, quiet: a quiet time } }',
};
const text = 'Evidence from busy and from quiet times';

export const coverWithoutKind: Check = {
  code: 'cover-without-kind',
  severity: 'info',
  lint: true,
  summary: 'A rule about situations or occasions of the job also takes evidence that shows knowledge alone',
  why:
    'A question paper is no occasion of doing the job. In a unit with knowledge criteria, a learner who answers ' +
    'questions about a difficult customer would be seen as having served one.',
  fix: 'Add where: { kind: performance }. If knowledge evidence is meant to count, say so in a comment.',
  wrong: spec({ ...given, requirements: asks(text, 'cover: { facet: conditions }') }),
  right: spec({ ...given, requirements: asks(text, 'cover: { facet: conditions, where: { kind: performance } }') }),
  *unit(unit, workspace) {
    const kinds = new Set(unit.leaves.map((leaf) => leaf.kind));
    if (!kinds.has('knowledge') || !kinds.has('performance')) return;
    for (const { rule, requirement } of rulesOf(unit, workspace)) {
      const loose = [
        ...(rule.cover && !saysKind(rule.cover) ? [`facet ${rule.cover.facet}`] : []),
        ...(rule.judge?.indicators ?? [])
          .filter((each) => ofTheJob.includes(each.of) && !saysKind(each) && each.criteria === undefined)
          .map((each) => each.of),
      ];
      if (loose.length === 0) continue;
      yield inRule(requirement, rule, {
        message: `its rule on ${loose.join(', ')} also takes items that show knowledge alone`,
        help: 'add where: { kind: performance } if doing the job is meant',
      });
    }
  },
};

/** Whether a filter says by itself which kind of claim it wants. */
const saysKind = ({ where }: Pick<CoverRule, 'where'>): boolean =>
  where?.kind !== undefined || where?.criteria !== undefined || where?.not?.kind !== undefined;
