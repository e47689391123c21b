import { type Check, inAuthor, inItem } from './check.ts';
import { record } from './example.ts';

export const learnerIsAssessor: Check = {
  code: 'learner-is-assessor',
  severity: 'error',
  summary: 'The learner assesses or verifies their own portfolio',
  why: 'Nobody assesses or verifies their own work; without independence there is no assessment at all.',
  fix: 'Name the assessor who observed or decided. If the learner’s id stands there by mistake, correct it.',
  wrong: record({ assessor: 'L-0231' }),
  right: record(),
  *portfolio(resolved) {
    const { portfolio } = resolved;
    const learner = portfolio.file?.value.learner.id;
    if (learner === undefined) return;
    for (const record of [...portfolio.assessments, ...portfolio.verifications]) {
      if (record.by !== learner) continue;
      yield inAuthor(record, {
        message: `${learner} is the learner of this portfolio, so ${record.id} has no effect`,
        help: `decisions are made by an assessor of ${resolved.workspace.config.people}, samples by a verifier`,
      });
    }
    for (const { item } of resolved.live) {
      if (item.assessors.includes(learner)) {
        yield inItem(item, ['assessor'], {
          message: `${learner} is the learner of this portfolio`,
          help: 'name the assessor who observed, asked or led the discussion',
        });
      }
    }
  },
};
