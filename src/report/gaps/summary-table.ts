import { markdownText } from '../../document/markdown-text.ts';
import { daysSince } from '../../model/days.ts';
import { gapOwners } from '../../model/moves.ts';
import type { PortfolioRow, Result, UnitRow } from '../../model/result.ts';
import { waivedIn } from '../../model/waived.ts';
import { nextMoves } from '../../words/moves.ts';
import { statusWords } from '../../words/statuses.ts';
import { waivedShare } from '../../words/waived.ts';
import { withoutUnits, withoutUnitsWords } from '../without-units.ts';
import { longest, waitingIn } from './waiting.ts';

const head = ['learner', 'unit', 'status', 'met', 'claimed', 'gaps', 'next move', 'waiting'];
const rule = ['---', '---', '---', '---:', '---:', '---:', '---', '---:'];

/** A row for every unit of every learner; the last column is how long the assessor has been waited for. */
export function summaryTable(
  learners: readonly { portfolio: PortfolioRow; label: string }[],
  result: Result,
): string[] {
  const bare = new Map(withoutUnits(result).map(({ portfolio, status }) => [portfolio, status]));
  const rows = learners.flatMap(({ portfolio, label }) => {
    const status = bare.get(portfolio.path);
    if (status !== undefined) return [[label, '', withoutUnitsWords[status], '', '', '', '', '']];
    return portfolio.units.map((unit) => [label, markdownText(unit.unit), ...cells(unit, portfolio, result.today)]);
  });
  if (rows.length === 0) return ['No portfolio, or none with a unit to show.'];
  return [[head, rule, ...rows].map((row) => `| ${row.map((cell) => cell || '–').join(' | ')} |`).join('\n')];
}

function cells(unit: UnitRow, portfolio: PortfolioRow, today: string): string[] {
  const { status, criteriaMet, criteriaClaimed, criteriaTotal, gaps, owner } = unit;
  const wait = longest(waitingIn(unit, portfolio).map((each) => each.wait));
  const days = wait === undefined ? '' : `${wait.atMost ? 'up to ' : ''}${daysSince(wait.since, today)} d`;
  const isListed = criteriaTotal > 0 || gaps.length > 0;
  const numbers = isListed
    ? [
        `${criteriaMet}/${criteriaTotal}`,
        String(criteriaClaimed),
        `${gaps.length}${waivedShare(gaps.length, waivedIn(gaps))}`,
      ]
    : ['', '', ''];
  return [statusWords[status], ...numbers, nextMoves({ owner, ...gapOwners(unit) }), days];
}
