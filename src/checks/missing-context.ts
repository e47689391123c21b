import { contextWords } from '../model/vocabulary.ts';
import { type Check, inClaim, says } from './check.ts';
import { item } from './example.ts';

export const missingContext: Check = {
  code: 'missing-context',
  severity: 'error',
  summary: 'A performance criterion is claimed without saying in what context the work was done',
  why:
    'Whether performance counts depends on where it happened: many units refuse simulation, some refuse work ' +
    'placements. Without a context nobody can tell whether the evidence is admitted.',
  fix: 'Add context: where the work that the item shows was really done.',
  wrong: item({ title: 'Who is in our service chain', context: '' }),
  right: item({}),
  *portfolio({ assessed }) {
    for (const claim of assessed.claims.filter(({ missingContext }) => missingContext)) {
      const { item, leaf } = claim;
      if (item.draft || says(item, 'context')) continue;
      yield inClaim(claim, {
        message: `${leaf.ref} is a performance criterion, but ${item.id} does not say its context`,
        help: `add context: one of ${Object.keys(contextWords).join(', ')}`,
      });
    }
  },
};
