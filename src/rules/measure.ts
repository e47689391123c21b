import type { CountRule } from '../model/rule.ts';
import type { Measure } from '../model/vocabulary.ts';
import type { Instance } from './instances.ts';
import { matches } from './where.ts';

/** The things of one measure that an instance shows. */
const things: Record<Exclude<Measure, 'days'>, (instance: Instance) => readonly string[]> = {
  items: ({ item }) => [item.path],
  occasions: ({ occasion }) => [occasion],
  customers: ({ customers }) => customers,
  methods: ({ method }) => (method === undefined ? [] : [method]),
  assessors: ({ item }) => item.assessors,
  witnesses: ({ item }) => item.witnesses,
  criteria: ({ claims }) => claims.map((leaf) => leaf.ref),
};

/** How many distinct things the instances show; for `days`, the last date minus the first. */
export function measure(instances: readonly Instance[], of: Measure, having?: CountRule['having']): number {
  if (of === 'days') return daysBetween(instances.flatMap((instance) => instance.dates));
  const groups = new Map<string, Instance[]>();
  for (const instance of instances) {
    for (const thing of things[of](instance)) {
      const shown =
        of === 'criteria' ? { ...instance, claims: instance.claims.filter((leaf) => leaf.ref === thing) } : instance;
      const group = groups.get(thing);
      if (group) group.push(shown);
      else groups.set(thing, [shown]);
    }
  }
  if (having === undefined) return groups.size;
  return [...groups.values()].filter((group) => measure(group, having.of) >= having['at-least']).length;
}

/** Whole days from the first of some dates to the last; 0 without dates. */
export function daysBetween(dates: readonly string[]): number {
  if (dates.length === 0) return 0;
  const sorted = [...dates].sort();
  return Math.round((Date.parse(sorted.at(-1)!) - Date.parse(sorted[0]!)) / 86_400_000);
}

/** The number that an at-least or at-most asks for; a percentage is one of `base`. */
export function bound(written: string, base: () => number, round: 'up' | 'down'): number {
  if (!written.endsWith('%')) return Number(written);
  const percent = Number.parseInt(written, 10);
  // Whole numbers throughout: 70 % of 10 must not become 7.000000000000001.
  const scaled = percent * base();
  return round === 'up' ? Math.max(1, Math.ceil(scaled / 100)) : Math.floor(scaled / 100);
}

/** The measure of a count or an indicator over instances already narrowed to its scope. */
export const measured = (
  instances: readonly Instance[],
  { of, where, having }: Pick<CountRule, 'of' | 'where' | 'having'>,
): number =>
  measure(where === undefined ? instances : instances.filter((instance) => matches(where, instance)), of, having);
