import { strong, type Words } from '../document/blocks.ts';
import type { ResultStanding } from '../model/standing.ts';
import { counted } from '../words/counts.ts';
import { waivedShareInBrackets } from '../words/waived.ts';
import { looksAtNoUnit, noGapsWords, noUnitWords } from './without-units.ts';

/** What was checked, under which filter, and what was found, in one sentence. */
export function runTotals(result: ResultStanding): Words {
  const { summary, filters } = result;
  const { specs, portfolios, evidence, errors, warnings, infos, gaps, waived } = summary;
  const found = (count: number, noun: string, accepted = 0) =>
    `${counted(count, noun)}${waivedShareInBrackets(count, accepted)}`;
  const looked = [counted(specs, 'spec'), counted(portfolios, 'portfolio'), `${counted(evidence, 'item')} of evidence`];
  const faults = [
    errors === 0 ? 'no errors' : found(errors, 'error', waived?.errors),
    found(warnings, 'warning', waived?.warnings),
    found(infos, 'info', waived?.infos),
  ];
  const open: Words = looksAtNoUnit(result)
    ? strong(noUnitWords(result))
    : gaps === 0
      ? noGapsWords(result)
      : found(gaps, 'gap', waived?.gaps);
  const only = filters.units === undefined ? '' : ` (only ${filters.units.join(', ')})`;
  return [`Checked ${looked.join(', ')}${only}: ${faults.join(', ')}, `, open, '.'];
}
