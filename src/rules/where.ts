import type { Miss } from '../model/reason.ts';
import type { Filter } from '../model/rule.ts';
import { directMethods } from '../model/vocabulary.ts';
import type { Instance } from './instances.ts';
import { names } from './names.ts';

type Key = Exclude<keyof Filter, 'not'>;

const tests: { [K in Key]: (wanted: NonNullable<Filter[K]>, instance: Instance) => boolean } = {
  methods: (wanted, { method }) => method !== undefined && wanted.includes(method),
  contexts: (wanted, { context }) => context !== undefined && wanted.includes(context),
  tags: (wanted, { tags }) => wanted.some((tag) => tags.has(tag)),
  'all-tags': (wanted, { tags }) => wanted.every((tag) => tags.has(tag)),
  criteria: (wanted, { unitClaims }) => unitClaims.some((leaf) => names(wanted, leaf)),
  kind: (wanted, { unitClaims }) => unitClaims.some((leaf) => leaf.kind === wanted),
  direct: (wanted, { method }) => (method !== undefined && directMethods.has(method)) === wanted,
  'expert-witness': (wanted, { method }) => (method === 'expert-witness') === wanted,
  'min-score': (wanted, { score }) => score !== undefined && score >= wanted,
};

/** Whether an instance meets one condition of a filter. */
function meets(filter: Filter, key: Key, instance: Instance): boolean {
  const wanted = filter[key];
  return wanted === undefined || (tests[key] as (wanted: unknown, instance: Instance) => boolean)(wanted, instance);
}

/** Whether an instance passes a filter: keys combine with AND, the values of one key with OR. */
export function matches(filter: Filter | undefined, instance: Instance): boolean {
  for (const key in filter) {
    if (key === 'not' ? filter.not && matches(filter.not, instance) : !meets(filter, key as Key, instance))
      return false;
  }
  return true;
}

/** Every condition of a filter that an instance does not meet, with what it has in its place. */
export function breaches(filter: Filter | undefined, instance: Instance): Miss[] {
  const found: Miss[] = [];
  for (const key in filter)
    if (key !== 'not' && !meets(filter, key as Key, instance)) found.push(missOf(filter, key as Key, instance));
  if (filter?.not !== undefined && matches(filter.not, instance)) found.push({ kind: 'left-out', filter: filter.not });
  return found;
}

function missOf(filter: Filter, condition: Key, instance: Instance): Miss {
  const wanted =
    condition === 'all-tags' ? filter[condition]!.filter((tag) => !instance.tags.has(tag)) : filter[condition]!;
  const has = instead[condition]?.(instance);
  return { kind: 'condition', condition, wanted, ...(has === undefined ? {} : { has }) };
}

const instead: { [K in Key]?: (instance: Instance) => string | number | undefined } = {
  methods: ({ method }) => method,
  contexts: ({ context }) => context,
  direct: ({ method }) => method,
  'min-score': ({ score }) => score,
};
