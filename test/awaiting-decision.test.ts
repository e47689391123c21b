import { expect, it } from 'vitest';
import { awaitingDecision } from '../src/evaluate/awaiting-decision.ts';
import { assessment, check, item } from './support/workspace.ts';

it('what awaits a decision is claimed or stale, item by item in the order of the criteria, situations last', async () => {
  const tags = ['partner/cooperative', 'my-own-word'];
  const changed = { criteria: ['B9/1.1'], tags: ['partner/uncooperative'] };
  const { portfolio } = await check({
    evidence: [
      item('E01', { criteria: ['B9/1.2'], tags }),
      item('E02', { criteria: ['B9/1.1', 'B9/1.2', 'B9/2.1'], tags }),
      item('E03', { criteria: ['B9/1.1'], tags, draft: true }),
      item('E04', { criteria: ['B9/1.1'], tags, withdrawn: '2026-05-01' }),
      item('E05', { ...changed, body: 'More. [B9/1.1] [partner/uncooperative]' }),
    ],
    judged: [item('E05', changed)],
    records: [
      assessment('A01', '2026-05-02', {
        decisions: [
          { evidence: 'E02', criteria: ['B9/1.2'], tags: ['partner/cooperative'], outcome: 'met' },
          { evidence: 'E05', ...changed, outcome: 'met' },
        ],
      }),
    ],
  });
  expect(awaitingDecision(portfolio).map(({ item: of, ref, state }) => `${of.id} ${ref} ${state}`)).toEqual([
    'E02 B9/1.1 claimed',
    'E02 B9/2.1 claimed',
    'E05 B9/1.1 stale',
    'E05 partner/uncooperative stale',
    'E01 B9/1.2 claimed',
    'E01 partner/cooperative claimed',
  ]);
});
