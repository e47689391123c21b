import type { CountRule } from '../model/rule.ts';
import type { Measure } from '../model/vocabulary.ts';
import type { Instance } from './instances.ts';
import { matches } from './where.ts';

type Thing = Exclude<Measure, 'days'>;

/** The things of one measure that an instance shows. */
const things: Record<Thing, (instance: Instance) => readonly string[]> = {
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
  return groupsOf(instances, of, having).size;
}

/** Of some instances those that a measure rests on: each shows one of its things, and one that `having` lets count. */
export function contributing(instances: readonly Instance[], { of, having }: Pick<CountRule, 'of' | 'having'>) {
  if (of === 'days') return instances.filter(({ dates }) => dates.length > 0);
  const items = new Set([...groupsOf(instances, of, having).values()].flat().map(({ item }) => item));
  return instances.filter(({ item }) => items.has(item));
}

/** Why an instance is not among those; undefined when it is. */
export function shortfall(
  instance: Instance,
  all: readonly Instance[],
  { of, having }: Pick<CountRule, 'of' | 'having'>,
): string | undefined {
  if (of === 'days') return instance.dates.length === 0 ? 'it has no date' : undefined;
  const own = things[of](instance);
  if (own.length === 0) return `it names no ${of === 'witnesses' ? 'witness' : of.slice(0, -1)}`;
  if (having === undefined) return undefined;
  const groups = groupsOf(all, of);
  const short = own.map((thing) => {
    const found = measure(groups.get(thing) ?? [], having.of);
    const name = of === 'items' ? 'it' : of === 'occasions' ? 'its occasion' : thing;
    return found < having['at-least'] ? `${name} has ${found} of ${having['at-least']} ${having.of}` : undefined;
  });
  return short.includes(undefined) ? undefined : short[0];
}

/** The instances by the things that they show; with `having`, only the things of which it holds. */
function groupsOf(
  instances: readonly Instance[],
  of: Thing,
  having?: CountRule['having'],
): ReadonlyMap<string, Instance[]> {
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
  if (having === undefined) return groups;
  return new Map([...groups].filter(([, group]) => measure(group, having.of) >= having['at-least']));
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
