import { commandLine } from '../../words/command-lines.ts';
import { waitWords } from '../../words/waits.ts';
import type { PlanCase, Proposal } from './action.ts';

/** Records of trainee assessors that an assessor confirms, or decides otherwise: each with the gaps that wait on it. */
export function planCountersignatures({ row, units, workspace, name }: PlanCase): Proposal[] {
  return row.records.flatMap(({ id, by, date }): Proposal[] => {
    const waiting = units.flatMap(({ row: { gaps, assessor } }) =>
      gaps
        .filter(({ step }) => step.kind === 'countersign' && step.records.includes(id))
        .map(({ ref }) => ({ ref, assessor })),
    );
    const [first] = waiting;
    if (first === undefined) return [];
    return [
      {
        what: `${name(first.assessor)} countersigns ${id} by ${name(by)}, or decides otherwise`,
        owner: 'assessor',
        closes: waiting.map(({ ref }) => ref),
        because: `a trainee’s decisions have no effect until then; it has waited ${waitWords({ since: date }, workspace.today)}`,
        command: commandLine('assess', row, { countersign: id }),
      },
    ];
  });
}
