import { unitOfRef } from '../../model/refs.ts';
import type { Unit } from '../../model/unit.ts';
import { commandLine } from '../../words/command-lines.ts';
import { countOf } from '../../words/counts.ts';
import { listRefs } from '../../words/lists.ts';
import type { PlanCase, Proposal } from './action.ts';
import { type Candidate, mostSituations } from './candidate.ts';
import type { Need } from './needs.ts';

/** A proposed item as an action: what to record, what it closes, why, and the command that begins it. */
export function proposeItem(
  { row, units }: PlanCase,
  candidate: Candidate,
  filled: readonly Need[],
  closes: string[],
  leavesProducts = false,
): Proposal {
  const { method, context, kind, leaves, tags } = candidate;
  const refs = leaves.map(({ ref }) => ref);
  const open = new Set(filled.filter(({ isCriterion }) => isCriterion).map(({ gap }) => gap.ref));
  const strengthens = refs.filter((ref) => !open.has(ref));
  const times = Math.max(1, ...filled.map(({ count }) => (count === undefined ? 1 : alike(count))));
  const situations = situationWords(
    tags,
    units.map(({ unit }) => unit),
  );
  const shown = refs.length > mostNamed ? countOf(refs.length, 'criterion', 'criteria') : listRefs(refs);
  const besides = leavesProducts
    ? `, and keep the ${times === 1 ? 'product that it leaves' : 'products that they leave'}`
    : '';
  const onCriteria = `${beginning(candidate, times)} ${shown}`;
  return {
    what:
      situations.length === 0
        ? `${onCriteria}${besides}`
        : `${beginningCase(candidate, times)}: ${situations.join('; ')}`,
    owner: 'learner',
    closes,
    ...(strengthens.length === 0 ? {} : { strengthens }),
    because: reasons(candidate, filled, closes).join('; '),
    ...(situations.length === 0 && refs.length <= mostNamed ? { named: refs } : {}),
    command: commandLine('new evidence', row, {
      method: method ?? '',
      // The usual context of work goes without saying.
      context: kind === 'performance' && context === 'paid-work' ? '' : (context ?? ''),
      criteria: refs.join(','),
      tags: tags.join(','),
    }),
  };
}

/** How many criteria are named one by one. */
const mostNamed = 4;

/** How many items alike a count asks for; other measures can grow within one item. */
const alike = ({ of, short, having, separate }: NonNullable<Need['count']>): number => {
  if (of === 'values' && !having && !separate) return Math.ceil(short / mostSituations);
  if (of === 'hours') return Math.ceil(short / hoursOfADay);
  return having || separate || of === 'items' || of === 'occasions' || of === 'assessors' || of === 'witnesses'
    ? short
    : 1;
};
/** What one piece of work may take. */
const hoursOfADay = 8;

function beginning({ method, kind }: Candidate, times: number): string {
  const of = (one: string, many: string) => (times === 1 ? one : `${times} ${many}`);
  switch (method) {
    case 'observation':
      return `Plan ${of('an observation', 'observations')} at work on`;
    case 'discussion':
      return `Plan ${of('a professional discussion', 'professional discussions')} on`;
    case 'questioning':
      return `Plan ${of('a questioning', 'questionings')} on`;
    case 'test':
      return `Take ${of('a test', 'tests')} on`;
    case 'witness-testimony':
    case 'expert-witness':
      return `Ask ${method === 'expert-witness' ? 'an expert witness' : 'a witness'} for ${of('a testimony', 'testimonies')} on`;
    case 'prior-learning':
      return `Show ${of('an item', 'items')} of earlier learning for`;
    case 'learner-statement':
      return `Write ${of('a statement', 'statements')} on`;
    default:
      return kind === 'performance'
        ? `Collect ${of('evidence', 'items of evidence')} from the job for`
        : `Collect ${of('evidence', 'items of evidence')} for`;
  }
}

function beginningCase({ method }: Candidate, times: number): string {
  if (method === 'observation')
    return times === 1 ? 'Plan an observation at work' : `Plan ${times} observations at work`;
  return times === 1 ? 'Record a case' : `Record ${times} cases`;
}

/** "the service partners are un-cooperative", in the words of the unit, one for each facet. */
function situationWords(tags: readonly string[], units: readonly Unit[]): string[] {
  const facets = units.flatMap((unit) => unit.facets);
  const words = new Map<string, string[]>();
  for (const tag of tags) {
    const facet =
      facets.find(({ id, values }) => values.some((value) => tag === `${id}/${value.id}`)) ??
      facets.find(({ id }) => tag.startsWith(`${id}/`));
    const value = facet?.values.find(({ id }) => tag === `${facet.id}/${id}`);
    const title = facet === undefined || facet.title === facet.id ? `${facet?.id ?? tag}:` : lowerFirst(facet.title);
    words.set(title, [
      ...(words.get(title) ?? []),
      (value?.text ?? tag.slice(tag.indexOf('/') + 1)).replace(/\.$/, ''),
    ]);
  }
  return [...words].map(([title, texts]) => `${title} ${texts.join(', and ')}`.trim());
}

const lowerFirst = (text: string) => (/^[A-Z][a-z]/.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text);

function reasons({ method, leaves }: Candidate, filled: readonly Need[], closes: readonly string[]): string[] {
  const gaps = [...new Map(filled.map(({ gap }) => [gap.ref, gap])).values()];
  const units = new Set(closes.map(unitOfRef));
  const thing = method === 'discussion' ? 'discussion' : method === 'observation' ? 'observation' : 'item';
  const first =
    closes.length > 1
      ? [
          `one ${thing} closes ${countOf(closes.length, 'gap')}${units.size > 1 ? ` in ${countOf(units.size, 'unit')}` : ''}`,
        ]
      : [];
  const steps = gaps.map(({ ref }) => ref).filter((ref) => !closes.includes(ref));
  const counts = gaps.filter(({ ref }) => filled.some(({ gap, count }) => gap.ref === ref && count !== undefined));
  const decided = gaps.filter(({ status }) => status === 'not-yet' || status === 'partial');
  const told = gaps.length === 1 ? gaps : [...counts, ...decided];
  const conditional = leaves.filter((leaf) => leaf.conditional && closes.includes(leaf.ref)).map(({ ref }) => ref);
  return [
    ...first,
    ...told.map(({ ref, why }) => (gaps.length === 1 ? why : `${ref}: ${why}`)),
    ...(steps.length === 0 ? [] : [`a step towards ${listRefs(steps)}`]),
    ...(conditional.length === 0
      ? []
      : [`where ${listRefs(conditional)} did not arise, the assessor may decide it not applicable`]),
  ];
}
