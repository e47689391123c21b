import { oneLine } from '../../document/safe-text.ts';
import { whoseMove } from '../../model/moves.ts';
import type { Diagnostic } from '../../model/result.ts';
import type { ResultOf } from '../../model/standing.ts';
import { adviceOf, toldFaults } from '../fault-line.ts';
import type { Look } from '../look.ts';
import { fileOf } from '../places.ts';
import { everyGap, type LocatedGap, type PortfolioGaps } from './fingerprint.ts';

/** How many annotations of each level GitHub shows for one step; it drops the rest without a word. */
const shownOfEach = 10;

const levels = ['error', 'warning', 'notice'] as const;
interface Annotation {
  level: (typeof levels)[number];
  title: string;
  message: string;
  place: Pick<Diagnostic, 'file' | 'line' | 'column' | 'endLine' | 'endColumn'> | undefined;
}

/**
 * Workflow commands for GitHub Actions, the most important first, then how many more there are. Gaps are among them only where
 * the run fails on gaps, for then they are why it failed. What is waived is a notice.
 */
export function github(
  { diagnostics, portfolios }: ResultOf<PortfolioGaps>,
  { quiet, failing, summary }: Look,
): string {
  const all = [
    ...toldFaults(diagnostics, quiet).map(aboutFault),
    ...(failing.includes('gap') ? everyGap(portfolios) : [])
      .filter(({ gap }) => gap.waived === undefined)
      .map(aboutGap),
  ];
  const shown = levels.flatMap((level) => all.filter((each) => each.level === level).slice(0, shownOfEach));
  const more = all.length - shown.length;
  return `${shown.map(command).join('')}${more === 0 ? '' : `${more} more: ${summary ? 'see the summary' : 'evid check names them all'}\n`}`;
}

const aboutFault = (fault: Diagnostic): Annotation => {
  const { severity, code, message, waived } = fault;
  return {
    level: severity === 'info' || waived ? 'notice' : severity,
    title: waived ? `${code} (waived ${severity})` : code,
    message: [message, ...adviceOf(fault)].map(oneLine).join('\n'),
    place: fault,
  };
};

const aboutGap = ({ portfolio, unit, gap }: LocatedGap): Annotation => ({
  level: 'error',
  title: `gap ${gap.ref}`,
  message: `${oneLine(`${portfolio.path}, ${gap.ref}: ${gap.why}`)}\n${oneLine(`${whoseMove(gap)}: ${gap.next}`)}`,
  place: unit.place,
});

/** Columns belong to one line: GitHub refuses them where a place goes over several. */
function command({ level, title, message, place }: Annotation): string {
  const properties = {
    ...(place === undefined ? {} : { file: oneLine(fileOf(place.file)), line: place.line, endLine: place.endLine }),
    ...(place === undefined || place.line !== place.endLine ? {} : { col: place.column, endColumn: place.endColumn }),
    title: oneLine(title),
  };
  const written = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
  return `::${level} ${written.join(',')}::${escapeData(message)}\n`;
}

/** As `@actions/core` escapes what follows the second `::`. */
const escapeData = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

/** As `@actions/core` escapes the value of a property. */
const escapeProperty = (text: string): string => escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
