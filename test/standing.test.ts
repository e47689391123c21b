import { expect, it } from 'vitest';
import { checkStanding, checkWorkspace } from '../src/check-workspace.ts';
import { diskFolder } from '../src/load/folder.ts';

it('says without rows what it says with them: faults, totals, statuses, whose move it is, and what is open', async () => {
  const request = { folder: diskFolder('.'), today: '2026-11-22' };
  const { result: whole } = await checkWorkspace(request);
  const { result: standing } = await checkStanding(request);
  expect(standing).toEqual({
    ...whole,
    portfolios: whole.portfolios.map(({ path, learner, qualification, units }) => ({
      path,
      learner,
      ...(qualification === undefined ? {} : { qualification }),
      units: units.map(({ unit, status, owner, gaps }) => ({
        unit,
        status,
        ...(owner === undefined ? {} : { owner }),
        gaps: gaps.map(({ ref, layer, status: open, owner: whose, waived }) => ({
          ref,
          layer,
          status: open,
          owner: whose,
          ...(waived === undefined ? {} : { waived }),
        })),
      })),
    })),
  });
});
