import { markdownText } from '../../document/markdown-text.ts';
import type { Diagnostic, PortfolioRow, Result } from '../../model/result.ts';
import { counted } from '../../words/counts.ts';
import type { Look } from '../look.ts';

/** How many faults are named here; evid check lists them all. */
const mostFaults = 5;

/** Why a report is not to be taken for the whole: what cannot be read, and errors in files; nothing where all is well. */
export function warnings(
  unknown: readonly string[],
  faults: readonly Diagnostic[],
  { unusable }: Pick<Look, 'unusable'>,
): string[] {
  const errors = faults.filter(({ severity, waived }) => severity === 'error' && waived === undefined);
  if (unknown.length + errors.length === 0 && !unusable) return [];
  const said = [
    ...(unusable ? ['**The workspace or a specification cannot be read, so this report is not the whole.**'] : []),
    ...(unknown.length === 0
      ? []
      : [
          `**How ${unknown.join(', and ')} ${unknown.length > 1 || unknown[0]!.includes(' and ') ? 'stand' : 'stands'} is not known: something cannot be read.** ` +
            'What is below is what could be read; it is no progress and no all-clear.',
        ]),
    ...(errors.length === 0
      ? []
      : [`**${counted(errors.length, 'error')} in the files:** what is faulty may not count.`]),
  ];
  const more = errors.length - mostFaults;
  const list = [
    ...errors
      .slice(0, mostFaults)
      .map(({ file, line, message }) => `- ${markdownText(file)}, line ${line}: ${markdownText(message)}`),
    ...(more > 0 ? [`- ${more} more; \`evid check\` lists them all.`] : []),
  ];
  const blocks = [said.join('\n\n'), ...(list.length === 0 ? [] : [list.join('\n')])];
  return [
    blocks
      .join('\n\n')
      .split('\n')
      .map((line) => `> ${line}`.trimEnd())
      .join('\n'),
  ];
}

/** What of a portfolio nobody knows, because something of it cannot be read: the whole, or some units; the learner is named where there are several. */
export function unknownIn({ path, learner, units }: PortfolioRow, label?: string): string[] {
  if (units.length === 0) return learner.id === undefined ? [label ?? markdownText(path)] : [];
  const unread = [...new Set(units.filter(({ status }) => status === 'unknown').map(({ unit }) => markdownText(unit)))];
  if (unread.length === 0) return [];
  return [`${unread.join(' and ')}${label === undefined ? '' : ` of ${label}`}`];
}

/** The faults of what all portfolios have in common. */
export const commonFaults = ({ diagnostics }: Result): Diagnostic[] =>
  diagnostics.filter(({ portfolio }) => portfolio === undefined);
