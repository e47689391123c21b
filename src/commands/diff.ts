import { compareResults } from '../evaluate/compare-results.ts';
import type { Difference } from '../model/difference.ts';
import { diffDocument } from '../report/diff.ts';
import type { DiffOptions } from './diff-options.ts';
import { readSides } from './diff-sides.ts';
import { forms } from './forms.ts';
import { readTargets, writeReports } from './report-targets.ts';
import type { Terminal } from './terminal.ts';

const formats = forms(diffDocument, (difference: Difference) => difference);

/** `evid diff`: what moved between two states; 0 whatever moved, 2 where one of them cannot be used. */
export async function diff(
  base: string,
  requested: readonly string[],
  options: DiffOptions,
  terminal: Terminal,
): Promise<number> {
  const targets = readTargets(options, formats);
  const started = terminal.clock();
  const { open, ...question } = await readSides(base, requested, options, terminal);
  const difference = compareResults(question);
  await writeReports(targets, { open, started, reads: [base] }, options, terminal, (format, look, base) =>
    format(difference, look, base),
  );
  const unusable = difference.base.unusable || difference.to.unusable;
  if (unusable) terminal.stderr.write('evid: one side cannot be used, so nothing is compared\n');
  return unusable ? 2 : 0;
}
