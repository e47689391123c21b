import { nearest, offer } from '../../diagnostics/nearest.ts';
import type { AssessmentFile } from '../../model/record.ts';
import type { UnitIndex } from '../../resolve/unit-index.ts';
import { type ActionDraft, Drafting, type Fault, listed } from '../recording/drafting.ts';
import type { AssessFlag, AssessStep } from '../recording/flags.ts';
import { type NearUnits, shortFor, sortRefs } from './sort-refs.ts';

type Outcome = NonNullable<AssessmentFile['decisions']>[number]['outcome'];

/** Something that a reason may follow. */
interface Reasoned {
  /** As it was typed, for messages. */
  typed: string;
  reason?: string;
}
export interface DecisionDraft extends Reasoned {
  items: string[];
  outcome: Outcome;
  criteria: string[];
  tags: string[];
  place?: string;
}
export interface JudgementDraft extends Reasoned {
  requirement: string;
  outcome: 'met' | 'not-yet' | 'withdrawn';
  /** Undefined: the items with an accepted claim on the unit. */
  basis?: string[];
}
export interface SignOffDraft extends Reasoned {
  unit: string;
  outcome: 'achieved' | 'withdrawn';
}
/** What an assessor decided, before digests are filled in. */
export interface AssessmentDraft {
  decisions: DecisionDraft[];
  judgements: JudgementDraft[];
  signOffs: SignOffDraft[];
  countersigns: string[];
  actions: ActionDraft[];
  closes: string[];
}

const outcomes: Partial<Record<AssessFlag, Outcome>> = {
  met: 'met',
  partial: 'partial',
  'not-yet': 'not-yet',
  withdraw: 'withdrawn',
  'not-applicable': 'not-applicable',
};
const judgementOutcomes = ['met', 'not-yet', 'withdrawn'] as const;

/** What the flags say in the order in which they were typed, and what is wrong with it. */
export function draftAssessment(
  steps: readonly AssessStep[],
  units: UnitIndex,
  near: NearUnits = () => [],
): { draft: AssessmentDraft; faults: Fault[] } {
  const decisions: DecisionDraft[] = [];
  const judgements: JudgementDraft[] = [];
  const signOffs: SignOffDraft[] = [];
  const countersigns: string[] = [];
  const drafting = new Drafting<Reasoned>(({ typed }) => typed);
  const fault = (message: string, help?: string) => drafting.fault(message, help);
  let items: { ids: string[]; used: boolean } | undefined;

  const closeItems = () => {
    if (items?.used === false)
      fault(
        `nothing is decided on ${items.ids.join(', ')}`,
        'follow it with --met, --partial, --not-yet or --withdraw',
      );
  };
  const openItems = (ids: string[]) => {
    closeItems();
    items = { ids, used: ids.length === 0 };
    if (ids.length === 0)
      fault('--evidence names no item', 'write the id of an item, or several that suffice together');
    drafting.last = undefined;
  };
  const decide = (typed: string, outcome: Outcome, value: string) => {
    const alone = outcome === 'not-applicable' || (outcome === 'withdrawn' && items === undefined);
    drafting.last = { typed };
    if (items === undefined && !alone)
      return fault(`${typed} stands before any --evidence`, `name the item first: --evidence E03 ${typed}`);
    const ids = alone ? [] : (items?.ids ?? []);
    const named = sortRefs(listed(value), units, typed, drafting.faults, near(ids));
    if (items !== undefined && !alone) items.used = true;
    decisions.push(begun({ typed, items: ids, outcome, ...named }));
  };
  const judge = (typed: string, value: string) => {
    const [requirement = '', word = ''] = value.split('=');
    const outcome = judgementOutcomes.find((each) => each === word);
    drafting.last = { typed };
    if (requirement.trim() === '') return fault('--judge names no requirement', 'as in --judge B9/ER3=met');
    if (outcome === undefined)
      return fault(
        `${typed} does not say how it was judged`,
        word === '' ? `write --judge ${requirement}=met` : offer(word, judgementOutcomes),
      );
    const meant = shortFor(requirement, (ref) => units.requirement(ref) !== undefined, near(items?.ids ?? []));
    if (meant !== undefined) return fault(`${requirement} names no unit`, meant);
    judgements.push(begun({ typed, requirement, outcome }));
  };
  const sign = (flag: AssessFlag, unit: string, outcome: SignOffDraft['outcome']) => {
    const signOff = begun({ typed: `--${flag} ${unit}`, unit, outcome });
    const meant = units.units.has(unit) ? undefined : nearest(unit, units.units.keys());
    if (meant !== undefined) fault(`there is no unit ${unit}`, `did you mean ${meant}?`);
    if (unit.trim() === '') fault(`--${flag} names no unit`);
    else signOffs.push(signOff);
  };
  /** Something that a reason may follow from here on. */
  const begun = <One extends Reasoned>(one: One): One => {
    drafting.last = one;
    return one;
  };

  for (const step of steps) {
    const { flag, value } = step;
    const typed = `--${flag} ${value}`;
    const outcome = outcomes[flag];
    if (outcome !== undefined) decide(typed, outcome, value);
    else if (flag === 'evidence') openItems(listed(value));
    else if (flag === 'judge') judge(typed, value);
    else if (flag === 'achieved') sign(flag, value, 'achieved');
    else if (flag === 'withdraw-sign-off') sign(flag, value, 'withdrawn');
    else if (flag === 'countersign') countersigns.push(...drafting.ids(flag, 'record', value));
    else if (flag === 'place') {
      const credit = decisions.find((each) => each === drafting.last);
      if (credit?.outcome === 'met' || credit?.outcome === 'partial') credit.place = value;
      else
        fault(
          '--place belongs after --met or --partial',
          'it says where the evidence shows what the learner did not claim',
        );
    } else if (flag === 'basis') {
      const judgement = judgements.find((each) => each === drafting.last);
      if (judgement !== undefined) judgement.basis = drafting.ids(flag, 'item', value);
      else fault('--basis belongs after --judge', 'it names the items that the judgement rests on');
    } else drafting.take(step);
    if (['countersign', 'close', 'action'].includes(flag)) drafting.last = undefined;
  }
  closeItems();
  // A learner is told why: everything but met and partial asks for a reason, and so does every judgement.
  for (const each of [...decisions, ...judgements, ...signOffs])
    if (
      drafting.isUnexplained(each) &&
      ('requirement' in each || !['met', 'partial', 'achieved'].includes(each.outcome))
    )
      fault(`${each.typed} has no reason`, 'say why, right after it: --reason "…"');
  const { actions, closes, faults } = drafting;
  const named = { countersigns: [...new Set(countersigns)], closes: [...new Set(closes)] };
  return { draft: { decisions: merged(decisions), judgements, signOffs, actions, ...named }, faults };
}

/** Decisions that say the same of the same evidence, as one. */
function merged(decisions: readonly DecisionDraft[]): DecisionDraft[] {
  const kept = new Map<string, DecisionDraft>();
  for (const each of decisions) {
    const key = JSON.stringify([each.items, each.outcome, each.reason, each.place]);
    const same = kept.get(key);
    if (same === undefined) kept.set(key, { ...each });
    else {
      same.criteria = [...new Set([...same.criteria, ...each.criteria])];
      same.tags = [...new Set([...same.tags, ...each.tags])];
    }
  }
  return [...kept.values()].filter(({ criteria, tags }) => criteria.length > 0 || tags.length > 0);
}
