import type { Case } from '../../case/case.ts';
import { longestWait } from '../../case/open.ts';
import { type Block, numeric, paragraph, table, type Words } from '../../document/blocks.ts';
import { daysSince } from '../../model/days.ts';
import type { Result } from '../../model/result.ts';
import { nextMoves } from '../../words/moves.ts';
import { statusWords } from '../../words/statuses.ts';
import { waivedShare } from '../../words/waived.ts';
import { withoutUnits, withoutUnitsWords } from '../without-units.ts';

/** A row for every unit of every learner; the last column is how long the assessor has been waited for. */
export function summaryTable(cases: readonly Case[], label: (at: Case) => string, result: Result): Block[] {
  const bare = new Map(withoutUnits(result).map(({ portfolio, status }) => [portfolio, status]));
  const rows = cases.flatMap((at): Words[][] => {
    const status = bare.get(at.portfolio.path);
    if (status !== undefined) return [[label(at), '', withoutUnitsWords[status], '', '', '', '', '']];
    return at.units.map(({ row, numbers }) => {
      const { met, claimed, total, gaps, waived = 0 } = numbers;
      const wait = longestWait(row, at.portfolio);
      return [
        label(at),
        row.unit,
        statusWords[row.status],
        ...(total + gaps === 0
          ? ['', '', '']
          : [`${met}/${total}`, String(claimed), `${gaps}${waivedShare(gaps, waived)}`]),
        nextMoves({ owner: row.owner, ...numbers }),
        wait === undefined ? '' : `${wait.atMost ? 'up to ' : ''}${daysSince(wait.since, at.today)} d`,
      ];
    });
  });
  if (rows.length === 0) return [paragraph('No portfolio, or none with a unit to show.')];
  return [
    table(
      ['learner', 'unit', 'status', numeric('met'), numeric('claimed'), numeric('gaps'), 'next move', 'waiting'],
      rows,
    ),
  ];
}
