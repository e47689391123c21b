import {
  criterionChanges,
  type FaultChange,
  faultChanges,
  gapChanges,
  itemChanges,
  type PortfolioChange,
  requirementChanges,
  type Totals,
  type UnitChange,
} from '../model/difference.ts';

/** Counts the changes; `gaps` is how many there are on each side. */
export function countChanges(
  portfolios: readonly PortfolioChange[],
  faults: readonly FaultChange[],
  gaps: { before: number; after: number },
): Totals {
  const units = portfolios.flatMap((row) => row.units);
  // What came or went with a whole portfolio is counted as that.
  const kept = portfolios.filter(({ change }) => change === 'changed');
  const musts = units.flatMap(({ requirements }) => requirements.filter(({ force }) => force === 'must'));
  const isPart = ({ part }: { part?: true }) => part === true;
  const isWhole = ({ part }: { part?: true }) => part === undefined;
  const gapRows = units.flatMap((unit) => unit.gaps);
  const everyFault = [...portfolios.flatMap((row) => row.faults), ...faults];
  const cameOrWent = ['added', 'gone'] as const;
  const criteria = units.flatMap((unit) => unit.criteria);
  const keptUnits = kept.flatMap((row) => row.units);
  return {
    criteria: tally(criterionChanges, criteria.filter(isWhole)),
    requirements: tally(requirementChanges, musts.filter(isWhole)),
    parts: {
      criteria: tally(criterionChanges, criteria.filter(isPart)),
      requirements: tally(requirementChanges, musts.filter(isPart)),
    },
    gaps: { ...gaps, ...tally(gapChanges, gapRows), 'opened-waived': waivedIn(gapRows, 'opened') },
    units: {
      ...tally(cameOrWent, keptUnits),
      moved: units.filter(isMoved).length,
      unknown: units.filter(isUnknown).length,
    },
    portfolios: tally(cameOrWent, portfolios),
    evidence: Object.fromEntries(
      itemChanges.map((change) => [change, kept.reduce((sum, { evidence }) => sum + evidence[change].length, 0)]),
    ) as Totals['evidence'],
    faults: { ...tally(faultChanges, everyFault), 'new-waived': waivedIn(everyFault, 'new') },
  };
}

const isMoved = (row: UnitChange): boolean =>
  row.change === 'changed' && row.before?.status !== row.after?.status && !isUnknown(row);

/** Whether something of a unit cannot be read on a side, so that nobody knows what moved. */
export const isUnknown = ({ before, after }: UnitChange): boolean =>
  before?.status === 'unknown' || after?.status === 'unknown';

const waivedIn = (rows: readonly { change: string; waived?: unknown }[], change: string): number =>
  rows.filter((row) => row.change === change && row.waived !== undefined).length;

/** How many rows there are of each change, none left out. */
const tally = <const Change extends string>(changes: readonly Change[], rows: readonly { change: string }[]) =>
  Object.fromEntries(changes.map((change) => [change, rows.filter((row) => row.change === change).length])) as Record<
    Change,
    number
  >;
