import type { Result } from '../../src/model/result.ts';
import type { Look } from '../../src/report/look.ts';
import { type Asked, type PlainReporter, wholeText } from '../../src/report/reporter.ts';

/** What a format makes of a result, told of one portfolio after the other as a run tells it. */
export function reportOf(reporter: PlainReporter, result: Result, look: Look, base = ''): string {
  const { summary: _, portfolios, diagnostics, ...head } = result;
  const { failing: failOn, fileText, hide } = look;
  // No format that a test makes so looks into the workspace.
  const begun = reporter.begin({ failOn, ...look } as unknown as Asked);
  for (const row of portfolios) {
    const faults = diagnostics.filter(({ portfolio }) => portfolio === row.path);
    const judged = {
      head,
      standing: row,
      row: () => row,
      found: () => row,
      faults,
      show: <Value>(value: Value) => value,
    };
    begun.take({ ...judged, fileText, hide });
  }
  return wholeText(begun.finish(result, look, base));
}
