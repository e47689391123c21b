import { proposeUnits } from '../../combination/propose-units.ts';
import type { PortfolioRow } from '../../model/result.ts';
import type { Workspace } from '../../resolve/workspace.ts';
import { countOf } from '../../words/counts.ts';
import { listRefs } from '../../words/lists.ts';
import { idAndTitle } from '../../words/names.ts';
import type { Proposal } from './action.ts';

/** The fewest units that the learner could take up so that all listed units make the qualification; nothing where they do. */
export function planUnits(row: PortfolioRow, workspace: Workspace): Proposal[] {
  const { qualification, units } = row;
  if (qualification === undefined || qualification.status !== 'short') return [];
  const { pathway, qualification: id } = qualification;
  const combination = workspace.qualifications.combinationNamed({ id, pathway, version: undefined }, workspace.units);
  if (combination === undefined) return [];
  const planned = units.filter(({ status }) => status !== 'withdrawn').map(({ unit }) => unit);
  const proposed = proposeUnits(combination, planned);
  const closes = qualification.rules.filter(({ status }) => status === 'gap').map(({ ref }) => ref);
  const because = `the units listed do not make ${id}${closes.length === 0 ? '' : `: ${listRefs(closes)} ${closes.length === 1 ? 'is' : 'are'} short`}`;
  if (proposed === undefined || proposed.units.length === 0)
    return [
      {
        what: `Talk about the units of ${id}: no further ones make it with those that are listed`,
        owner: 'learner',
        closes,
        because,
      },
    ];
  const { units: taken, areFewest } = proposed;
  const named = taken.map((unit) => {
    const title = workspace.units.units.get(unit.id)?.title ?? workspace.qualifications.unit(unit.id)?.title;
    return idAndTitle({ id: unit.id, title });
  });
  const credits = taken.reduce((sum, { credit }) => sum + credit, 0);
  return [
    {
      what: `Choose ${countOf(taken.length, 'more unit')} of ${id}, such as ${listRefs(named)} (${countOf(credits, 'credit')})`,
      owner: 'learner',
      closes,
      because: areFewest ? `${because}; fewer units do not do` : because,
    },
  ];
}
