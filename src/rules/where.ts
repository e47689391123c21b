import type { Filter } from '../model/rule.ts';
import { directMethods } from '../model/vocabulary.ts';
import { describeFilter } from '../words/filters.ts';
import { names } from './admit.ts';
import type { Instance } from './instances.ts';

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

const reasons: { [K in Key]: (wanted: NonNullable<Filter[K]>, instance: Instance) => string } = {
  methods: (wanted, { method }) => `its method is ${method}, not ${wanted.join(' or ')}`,
  contexts: (wanted, { context }) => `its context is ${context ?? 'not stated'}, not ${wanted.join(' or ')}`,
  tags: (wanted) => `it is not tagged ${wanted.join(' or ')}`,
  'all-tags': (wanted, { tags }) => `it is not tagged ${wanted.filter((tag) => !tags.has(tag)).join(' and ')}`,
  criteria: (wanted) => `it claims none of ${wanted.join(', ')}`,
  kind: (wanted) => `it claims no ${wanted} criterion of the unit`,
  direct: (wanted, { method }) => (wanted ? `${method} is not direct evidence` : `${method} is direct evidence`),
  'expert-witness': (wanted) =>
    wanted ? 'it is not the testimony of a registered expert witness' : 'it is the testimony of an expert witness',
  'min-score': (wanted, { score }) =>
    score === undefined ? 'it has no score' : `its score is ${score}, below ${wanted}`,
};

const failing = (filter: Omit<Filter, 'not'>, instance: Instance): Key[] =>
  (Object.keys(filter) as Key[]).filter((key) => {
    const wanted = filter[key];
    return wanted !== undefined && !(tests[key] as (wanted: unknown, instance: Instance) => boolean)(wanted, instance);
  });

/** Whether an instance passes a filter: keys combine with AND, the values of one key with OR. */
export function matches(filter: Filter | undefined, instance: Instance): boolean {
  if (filter === undefined) return true;
  const { not, ...keys } = filter;
  return failing(keys, instance).length === 0 && (not === undefined || !matches(not, instance));
}

/** In words, every condition of a filter that an instance does not meet. */
export function breaches(filter: Filter | undefined, instance: Instance): string[] {
  if (filter === undefined) return [];
  const { not, ...keys } = filter;
  const found = failing(keys, instance).map((key) =>
    (reasons[key] as (wanted: unknown, instance: Instance) => string)(keys[key], instance),
  );
  if (not !== undefined && matches(not, instance))
    found.push(`it is what the rule leaves out (${describeFilter(not)})`);
  return found;
}
