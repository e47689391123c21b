import type { Filter } from '../model/rule.ts';

type Key = Exclude<keyof Filter, 'not'>;

const phrases: { [K in Key]: (wanted: NonNullable<Filter[K]>) => string } = {
  methods: (wanted) => `by ${wanted.join(' or ')}`,
  contexts: (wanted) => `in ${wanted.join(' or ')}`,
  tags: (wanted) => `tagged ${wanted.join(' or ')}`,
  'all-tags': (wanted) => `tagged ${wanted.join(' and ')}`,
  criteria: (wanted) => `claiming ${wanted.join(' or ')}`,
  kind: (wanted) => `showing ${wanted} criteria`,
  direct: (wanted) => (wanted ? 'by direct evidence' : 'by other than direct evidence'),
  'expert-witness': (wanted) => (wanted ? 'by a registered expert witness' : 'by other than an expert witness'),
  'min-score': (wanted) => `with a score of at least ${wanted}`,
};

/** A filter in words: "by observation, showing performance criteria". */
export function describeFilter({ not, ...keys }: Filter): string {
  const parts = (Object.keys(keys) as Key[]).flatMap((key) =>
    keys[key] === undefined ? [] : [(phrases[key] as (wanted: unknown) => string)(keys[key])],
  );
  if (not === undefined) return parts.join(', ');
  const without = describeFilter(not);
  return [...parts, `not ${without.includes(', ') ? `(${without})` : without}`].join(', ');
}
