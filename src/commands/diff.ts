import { compareResults } from '../evaluate/compare-results.ts';
import type { Difference } from '../model/difference.ts';
import { diffDocument } from '../report/diff.ts';
import { type DiffOptions, readSides } from './diff-sides.ts';
import { forms } from './forms.ts';
import { noteUnread, report } from './report.ts';
import type { Terminal } from './terminal.ts';

const formats = forms(diffDocument, (difference: Difference) => difference);

/** `evid diff`: what moved between two states; 0 whatever moved, 2 where one of them cannot be used. */
export async function diff(
  base: string,
  requested: readonly string[],
  options: DiffOptions,
  terminal: Terminal,
): Promise<number> {
  const started = terminal.clock();
  const look = async () => ({ ...(await readSides(base, requested, options, terminal)), started, reads: [base] });
  const { subject } = await report(formats, options, terminal, look, compareResults);
  return noteUnread(
    subject.base.unusable || subject.to.unusable,
    terminal,
    'one side cannot be used, so nothing is compared',
  );
}
