import { type Blocks, list, note, paragraph } from '../../document/blocks.ts';
import type { Diagnostic } from '../../model/result.ts';
import type { PortfolioStanding } from '../../model/standing.ts';
import { counted } from '../../words/counts.ts';
import { toldFaults } from '../fault-line.ts';

/** How many faults are named here; evid check lists them all. */
const mostFaults = 5;

/** Why a report is not to be taken for the whole: what cannot be read, and errors in files; nothing where all is well. */
export function warnings(
  unknown: readonly string[],
  faults: readonly Diagnostic[],
  { unusable }: { unusable?: boolean | undefined },
): Blocks {
  const errors = toldFaults(faults, true);
  const more = errors.length - mostFaults;
  const isOne = unknown.length === 1 && !unknown[0]!.includes(' and ');
  return [
    unusable && note('bad', 'The workspace or a specification cannot be read, so this report is not the whole.'),
    unknown.length > 0 && [
      note(
        'bad',
        `How ${unknown.join(', and ')} ${isOne ? 'stands' : 'stand'} is not known: something cannot be read.`,
      ),
      paragraph('What is below is what could be read; it is no progress and no all-clear.'),
    ],
    errors.length > 0 && [
      note('bad', `${counted(errors.length, 'error')} in the files: what is faulty may not count.`),
      list([
        ...errors.slice(0, mostFaults).map(({ file, line, message }) => `${file}, line ${line}: ${message}`),
        more > 0 && `${more} more; evid check lists them all.`,
      ]),
    ],
  ];
}

/** What of a portfolio nobody knows, because something of it cannot be read: the whole, or some units; the learner is named where there are several. */
export function unknownIn({ path, learner, units }: PortfolioStanding, label?: string): string[] {
  if (units.length === 0) return learner.id === undefined ? [label ?? path] : [];
  const unread = [...new Set(units.filter(({ status }) => status === 'unknown').map(({ unit }) => unit))];
  if (unread.length === 0) return [];
  return [`${unread.join(' and ')}${label === undefined ? '' : ` of ${label}`}`];
}

/** The faults of what all portfolios have in common. */
export const commonFaults = ({ diagnostics }: { diagnostics: readonly Diagnostic[] }): Diagnostic[] =>
  diagnostics.filter(({ portfolio }) => portfolio === undefined);
