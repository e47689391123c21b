import { nearest, offer } from '../../diagnostics/nearest.ts';
import type { AssessmentFile } from '../../model/record.ts';
import type { UnitIndex } from '../../resolve/unit-index.ts';
import { type ActionDraft, ActionList } from '../recording/actions.ts';
import { type Fault, listed } from '../recording/step.ts';
import type { AssessFlag, AssessStep } from './flags.ts';
import { type NearUnits, shortFor } from './short-refs.ts';
import { sortRefs } from './sort-refs.ts';

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
  const draft: AssessmentDraft = {
    decisions: [],
    judgements: [],
    signOffs: [],
    countersigns: [],
    actions: [],
    closes: [],
  };
  const faults: Fault[] = [];
  const fault = (message: string, help?: string) => faults.push({ message, help });
  const actions = new ActionList(draft.actions, faults);
  let items: { ids: string[]; used: boolean } | undefined;
  let last: Reasoned | undefined;
  /** Whose reason was given and is empty, which is said once. */
  const blank = new Set<Reasoned>();

  /** Ids typed with commas; a list that names nothing is a slip, and never means all or none. */
  const idsOf = (flag: AssessFlag, what: string, value: string) => {
    const ids = listed(value);
    if (ids.length === 0) fault(`--${flag} names no ${what}`);
    return ids;
  };
  const openItems = (ids: string[]) => {
    if (items?.used === false) fault(unused(items.ids), 'follow it with --met, --partial, --not-yet or --withdraw');
    items = { ids, used: ids.length === 0 };
    if (ids.length === 0)
      fault('--evidence names no item', 'write the id of an item, or several that suffice together');
    last = undefined;
  };
  const decide = (flag: AssessFlag, outcome: Outcome, value: string) => {
    const typed = `--${flag} ${value}`;
    const alone = outcome === 'not-applicable' || (outcome === 'withdrawn' && items === undefined);
    if (items === undefined && !alone) {
      fault(`${typed} stands before any --evidence`, `name the item first: --evidence E03 ${typed}`);
      last = { typed };
      return;
    }
    const named = sortRefs(listed(value), units, typed, faults, near(alone ? [] : (items?.ids ?? [])));
    if (items !== undefined && !alone) items.used = true;
    const decision: DecisionDraft = { typed, items: alone ? [] : (items?.ids ?? []), outcome, ...named };
    draft.decisions.push(decision);
    last = decision;
  };
  const judge = (value: string) => {
    const [requirement = '', word = ''] = value.split('=');
    const outcome = judgementOutcomes.find((each) => each === word);
    last = { typed: `--judge ${value}` };
    if (requirement.trim() === '') {
      fault('--judge names no requirement', 'as in --judge B9/ER3=met');
      return;
    }
    if (outcome === undefined) {
      fault(
        `--judge ${value} does not say how it was judged`,
        word === '' ? `write --judge ${requirement}=met` : offer(word, judgementOutcomes),
      );
      return;
    }
    const meant = shortFor(requirement, (ref) => units.requirement(ref) !== undefined, near(items?.ids ?? []));
    if (meant !== undefined) {
      fault(`${requirement} names no unit`, meant);
      return;
    }
    const judgement: JudgementDraft = { typed: `--judge ${value}`, requirement, outcome };
    draft.judgements.push(judgement);
    last = judgement;
  };
  const sign = (flag: AssessFlag, unit: string, outcome: SignOffDraft['outcome']) => {
    const signOff = { typed: `--${flag} ${unit}`, unit, outcome };
    const near = units.units.has(unit) ? undefined : nearest(unit, units.units.keys());
    if (near !== undefined) fault(`there is no unit ${unit}`, `did you mean ${near}?`);
    if (unit.trim() === '') fault(`--${flag} names no unit`);
    else draft.signOffs.push(signOff);
    last = signOff;
  };

  for (const { flag, value } of steps) {
    const outcome = outcomes[flag];
    if (outcome !== undefined) decide(flag, outcome, value);
    else if (flag === 'evidence') openItems(listed(value));
    else if (flag === 'judge') judge(value);
    else if (flag === 'achieved') sign(flag, value, 'achieved');
    else if (flag === 'withdraw-sign-off') sign(flag, value, 'withdrawn');
    else if (flag === 'countersign') draft.countersigns.push(...idsOf(flag, 'record', value));
    else if (flag === 'close') draft.closes.push(...idsOf(flag, 'action', value));
    else if (flag === 'reason') {
      if (last === undefined) fault('--reason stands before what it is a reason for', 'put it right after the outcome');
      else if (value.trim() === '') {
        blank.add(last);
        fault(`the reason for ${last.typed} is empty`);
      } else if (last.reason !== undefined) fault(`${last.typed} has two reasons`, 'keep one --reason after it');
      else last.reason = value;
    } else if (flag === 'place') {
      const credit = draft.decisions.at(-1);
      if (last === undefined || credit !== last || (credit.outcome !== 'met' && credit.outcome !== 'partial')) {
        fault(
          '--place belongs after --met or --partial',
          'it says where the evidence shows what the learner did not claim',
        );
      } else credit.place = value;
    } else if (flag === 'basis') {
      const judgement = draft.judgements.at(-1);
      if (judgement === undefined || judgement !== last) {
        fault('--basis belongs after --judge', 'it names the items that the judgement rests on');
      } else judgement.basis = idsOf(flag, 'item', value);
    } else actions.take(flag as 'action' | 'owner' | 'due', value);
    if (['countersign', 'close', 'action'].includes(flag)) last = undefined;
  }
  if (items?.used === false) fault(unused(items.ids), 'follow it with --met, --partial, --not-yet or --withdraw');
  faults.push(
    ...missingReasons([...draft.decisions, ...draft.judgements, ...draft.signOffs].filter((each) => !blank.has(each))),
  );
  const named = { countersigns: [...new Set(draft.countersigns)], closes: [...new Set(draft.closes)] };
  return { draft: { ...draft, ...named, decisions: merged(draft.decisions) }, faults };
}

const unused = (ids: readonly string[]) => `nothing is decided on ${ids.join(', ')}`;

/** A learner is told why: everything but met and partial asks for a reason, and so does every judgement. */
function missingReasons(all: readonly (DecisionDraft | JudgementDraft | SignOffDraft)[]): Fault[] {
  return all
    .filter(({ outcome, reason, typed }) => {
      if (reason !== undefined) return false;
      return typed.startsWith('--judge') || !['met', 'partial', 'achieved'].includes(outcome);
    })
    .map(({ typed }) => ({ message: `${typed} has no reason`, help: 'say why, right after it: --reason "…"' }));
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
