import type { Gap, RuleResult, UnitRow } from '../../model/result.ts';
import { commandLine } from '../../words/command-lines.ts';
import { refusedSignOff } from '../../words/decisions.ts';
import { listRefs } from '../../words/lists.ts';
import type { PlanCase, Proposal } from './action.ts';

/** Judgements that an assessor can give now, and those that are not due before the rest of the unit is there. */
export function planJudgements({ units, name }: PlanCase): { due: Proposal[]; later: Proposal[] } {
  const [due, later]: [Proposal[], Proposal[]] = [[], []];
  for (const { row, open } of units) {
    const gaps = open.flatMap((each) => (each.judges.some(isUnheard) ? each.gaps : []));
    const propose = (some: readonly Gap[], when: string): Proposal => ({
      what: `${name(row.assessor)} judges ${listRefs(some.map(({ ref }) => ref))}, and says why`,
      owner: 'assessor',
      closes: some.map(({ ref }) => ref),
      named: some.map(({ ref }) => ref),
      because: [when, ...some.map(({ ref, why }) => `${ref}: ${why}`)].join('; '),
    });
    const now = gaps.filter(({ owner }) => owner === 'assessor');
    const then = gaps.filter(({ owner }) => owner !== 'assessor');
    if (now.length > 0) due.push(propose(now, `nothing else of ${row.unit} is the learner’s to do first`));
    if (then.length > 0)
      later.push(propose(then, `due when the criteria and the other requirements of ${row.unit} are complete`));
  }
  return { due, later };
}

/** Whether a judge has not been heard yet, or is to be heard again. */
const isUnheard = ({ judgement }: RuleResult): boolean => judgement === undefined || judgement.stale;

/** The end of every unit: the learner's declaration, then the sign-off. They close no gap, and a unit is not complete without them. */
export function planEnd({ row, units, workspace, name }: PlanCase): Proposal[] {
  const open = units.filter(({ row: unit }) => unit.status !== 'complete' && unit.status !== 'unknown');
  const relying = new Set(units.filter(({ waived }) => waived > 0).map((each) => each.row));
  const ready = (unit: UnitRow) => unit.status === 'awaiting-sign-off' || (relying.has(unit) && unit.gaps.length === 0);
  const left = (group: readonly UnitRow[]) =>
    group.some((unit) => relying.has(unit)) ? 'no gap is left that is not waived' : 'no gap is left';
  const proposals: Proposal[] = [];
  const { name: learnerName, id: learnerId } = row.learner;
  const undeclared = open.filter(({ row: unit }) => unit.declared === undefined).map((each) => each.row);
  for (const group of [undeclared.filter(ready), undeclared.filter((unit) => !ready(unit))]) {
    if (group.length === 0) continue;
    proposals.push({
      what: `${learnerName ?? learnerId ?? 'The learner'} declares that all evidence of ${listUnits(group)} is their own`,
      owner: 'learner',
      closes: [],
      because: `${ready(group[0]!) ? '' : 'due when '}${left(group)}; under units, portfolio.yaml says it as ${group.map(({ unit }) => `{ unit: ${unit}, declared: ${workspace.today} }`).join(', ')}`,
    });
  }
  // A sign-off given while gaps are open does not stand once they are decided, so it is due again.
  const unsigned = open
    .filter(({ row: unit }) => unit.signOff?.holds !== true || unit.gaps.length > 0)
    .map((each) => each.row);
  for (const assessor of new Set(unsigned.map((unit) => unit.assessor))) {
    const group = unsigned.filter((unit) => unit.assessor === assessor);
    const allReady = group.every((unit) => ready(unit) && unit.declared !== undefined);
    proposals.push({
      what: `${name(assessor)} signs off ${listUnits(group)}`,
      owner: 'assessor',
      closes: [],
      because: [
        ...group.flatMap((unit) => refusedSignOff(unit) ?? []),
        allReady
          ? `${left(group)}, and the learner has declared`
          : `due when ${left(group)} and the learner has declared`,
      ].join('; '),
    });
  }
  return proposals;
}

/** Units without gaps that errors alone keep from being complete. */
export function planMending({ row, units }: PlanCase): Proposal[] {
  return units
    .filter(({ row: unit, waived }) => unit.gaps.length + waived === 0 && unit.status === 'in-progress')
    .map(({ row: unit }) => ({
      what: `Mend the errors in the evidence of ${unit.unit}`,
      owner: 'learner',
      closes: [],
      because: `they alone keep ${unit.unit} from being complete`,
      command: commandLine('check', row, { unit: unit.unit }),
    }));
}

const listUnits = (units: readonly UnitRow[]) => listRefs(units.map(({ unit }) => unit));
