import { expect, it } from 'vitest';
import { checkStanding, checkWorkspace } from '../src/check-workspace.ts';
import { formats } from '../src/commands/check.ts';
import { diskFolder, memoryFolder } from '../src/load/folder.ts';
import type { Result } from '../src/model/result.ts';
import type { Judged } from '../src/model/standing.ts';
import type { Asked, Shown } from '../src/report/reporter.ts';
import { lookOf } from './formats/views.ts';
import { everyKind } from './support/every-report.ts';
import { reportOf } from './support/report-of.ts';

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

it('tells of each portfolio the faults in its files as the result has them, waived and in their order', async () => {
  const judged: Judged[] = [];
  const files = await everyKind();
  const before = await checkStanding({ folder: memoryFolder(files), today: '2026-06-30' });
  const waivers = before.result.diagnostics.flatMap(({ code, portfolio }) =>
    portfolio === undefined ? [] : [{ code, portfolio: portfolio.split('/').at(-1), reason: 'Known', by: 'm-grant' }],
  );
  const folder = memoryFolder({ ...files, 'waivers.yaml': JSON.stringify({ waivers }) });
  const { result } = await checkStanding({ folder, today: '2026-06-30', onJudged: (each) => judged.push(each) });
  expect(judged.map(({ standing }) => standing)).toEqual(result.portfolios);
  for (const { standing, faults } of judged)
    expect(faults).toEqual(result.diagnostics.filter(({ portfolio }) => portfolio === standing.path));
  expect(judged.flatMap(({ faults }) => faults).filter(({ waived }) => waived !== undefined)).not.toEqual([]);
});

it.each(['concise', 'gitlab', 'rdjson', 'github'])('makes no row for %s, which shows none', async (format) => {
  const { result } = await checkStanding({ folder: diskFolder('.'), today: '2026-11-22' });
  const unasked = () => expect.unreachable('no row is asked for');
  const reporter = formats[format]!;
  const begin = (asked: Asked) => {
    const begun = reporter.begin(asked);
    return { ...begun, take: (shown: Shown) => begun.take({ ...shown, row: unasked }) };
  };
  expect(reportOf({ begin }, result as unknown as Result, lookOf())).not.toBe('');
});

it('writes the result as JSON portfolio by portfolio as if it were written at once', async () => {
  const { result } = await checkWorkspace({ folder: diskFolder('.'), today: '2026-11-22' });
  expect(reportOf(formats.json!, result, lookOf())).toBe(`${JSON.stringify(result, null, 2)}\n`);
  const nothing = { ...result, portfolios: [], diagnostics: [] };
  expect(reportOf(formats.json!, nothing, lookOf())).toBe(`${JSON.stringify(nothing, null, 2)}\n`);
});
