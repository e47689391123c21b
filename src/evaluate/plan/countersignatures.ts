import { daysSince } from '../../model/days.ts';
import { leafRows } from '../../model/rows.ts';
import { commandLine, type PlanCase, type Proposal } from './action.ts';
import { assessorNames } from './assessor.ts';

/** Records of trainee assessors that an assessor confirms, or decides otherwise: each with the gaps that wait on it. */
export function planCountersignatures({ row, units, workspace }: PlanCase): Proposal[] {
  const name = assessorNames(workspace);
  return row.records
    .filter(({ awaitsCountersignature }) => awaitsCountersignature)
    .flatMap(({ id, by, date }): Proposal[] => {
      const waiting = units.flatMap(({ row: unit }) => {
        const refs = leafRows(unit)
          .filter(({ claims }) => claims.some(({ counts, unconfirmed }) => counts && unconfirmed?.record === id))
          .map(({ ref }) => ref);
        return unit.gaps
          .filter(({ ref, owner }) => owner === 'assessor' && refs.includes(ref))
          .map(({ ref }) => ({ ref, assessor: unit.assessor }));
      });
      const [first] = waiting;
      if (first === undefined) return [];
      return [
        {
          what: `${name(first.assessor)} countersigns ${id} by ${name(by)}, or decides otherwise`,
          owner: 'assessor',
          closes: waiting.map(({ ref }) => ref),
          because: `a trainee’s decisions have no effect until then; it has waited ${days(daysSince(date, workspace.today))}`,
          command: commandLine('assess', row, { countersign: id }),
        },
      ];
    });
}

const days = (count: number) => (count === 1 ? '1 day' : `${count} days`);
