import type { Breach, Idle, Miss } from '../model/reason.ts';
import { counted } from './counts.ts';
import { describeFilter } from './filters.ts';
import { listIds, listRefs } from './lists.ts';

/** By which word a claim breaks an admit rule, and what is wrong with it: "simulation", "evidence of 2017-03-04, more than …". */
export const breachWords = (breach: Breach): string =>
  breach.kind === 'not-admitted'
    ? breach.word
    : `evidence of ${breach.day}, more than ${counted(breach.months, 'month')} before ${breach.accepted ? 'it was accepted' : 'today'}`;

/** Why a claim does not count. */
export function idleWords(idle: Idle): string {
  switch (idle.kind) {
    case 'draft':
      return 'draft';
    case 'no-context':
      return 'its context is not stated';
    case 'not-admitted':
    case 'too-old':
      return `not admitted by ${idle.requirement}: ${breachWords(idle)}`;
    case 'not-applicable':
      return 'the criterion is not applicable';
    case 'not-yet':
      return `decided not yet in ${idle.record}`;
  }
}

/** Why an item that came near to a rule did not count. */
export function missWords(miss: Miss): string {
  switch (miss.kind) {
    case 'criteria-not-yet':
      return `${wereWords(miss.criteria)} decided not yet in ${listIds(miss.records)}`;
    case 'criteria-not-applicable':
      return `${areWords(miss.criteria)} not applicable`;
    case 'situation-not-yet':
      return `the situation ${miss.situation} was decided not yet in ${miss.record}`;
    case 'condition':
      return conditionWords(miss);
    case 'left-out':
      return `it is what the rule leaves out (${describeFilter(miss.filter)})`;
    case 'shows-none':
      return noneWords(miss);
    case 'too-few-each': {
      const thing = miss.of === 'items' ? 'it' : miss.of === 'occasions' ? 'its occasion' : miss.thing;
      return `${thing} has ${miss.measured} of ${miss.needed} ${miss.each}`;
    }
    default:
      return idleWords(miss);
  }
}

const wereWords = (refs: readonly string[]): string => `${listRefs(refs)} ${refs.length === 1 ? 'was' : 'were'}`;
const areWords = (refs: readonly string[]): string => `${listRefs(refs)} ${refs.length === 1 ? 'is' : 'are'}`;

type Condition = Extract<Miss, { kind: 'condition' }>;
/** A condition of a filter that an item does not meet. */
function conditionWords({ condition, wanted, has }: Condition): string {
  const listed = (last: string) => (Array.isArray(wanted) ? wanted.join(last) : String(wanted));
  switch (condition) {
    case 'methods':
      return `its method is ${has}, not ${listed(' or ')}`;
    case 'contexts':
      return `its context is ${has ?? 'not stated'}, not ${listed(' or ')}`;
    case 'tags':
      return `it is not tagged ${listed(' or ')}`;
    case 'all-tags':
      return `it is not tagged ${listed(' and ')}`;
    case 'criteria':
      return `it claims none of ${listed(', ')}`;
    case 'kind':
      return `it claims no ${wanted} criterion of the unit`;
    case 'direct':
      return wanted ? `${has} is not direct evidence` : `${has} is direct evidence`;
    case 'expert-witness':
      return wanted
        ? 'it is not the testimony of a registered expert witness'
        : 'it is the testimony of an expert witness';
    case 'min-score':
      return has === undefined ? 'it has no score' : `its score is ${has}, below ${wanted}`;
  }
}

function noneWords({ of, facet }: Extract<Miss, { kind: 'shows-none' }>): string {
  switch (of) {
    case 'values':
      return `it shows no value of ${facet}`;
    case 'criteria':
      return 'what it claims is not asked for';
    case 'days':
      return 'it has no date';
    case 'hours':
      return 'it states no hours';
    case 'witnesses':
      return 'it names no witness';
    default:
      return `it names no ${of.slice(0, -1)}`;
  }
}
