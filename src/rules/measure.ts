import { naturalOrder } from '../model/natural-order.ts';
import type { Miss } from '../model/reason.ts';
import type { Indicator, Measured } from '../model/rule.ts';
import { hasValue, type Leaf, type Unit } from '../model/unit.ts';
import type { Measure } from '../model/vocabulary.ts';
import type { Instance } from './instances.ts';
import { onSeparateOccasions } from './matching.ts';
import type { Basis, RuleContext } from './rule-context.ts';
import { matches } from './where.ts';

/** What is measured on: the unit, whose facets say what is a value, and the criteria (parts) that do not count as criteria. */
export interface Ground {
  unit: Pick<Unit, 'facets'>;
  uncounted: ReadonlySet<Leaf>;
}
type Thing = Exclude<Measure, 'days' | 'hours'>;

/** The things of a measure that an instance shows. */
function thingsOf({ of, facet }: { of: Thing; facet?: string | undefined }, { unit, uncounted }: Ground) {
  const known = unit.facets.find(({ id }) => id === facet);
  const things: Record<Thing, (instance: Instance) => readonly string[]> = {
    items: ({ item }) => [item.path],
    occasions: ({ occasion }) => [occasion],
    customers: ({ customers }) => customers,
    methods: ({ method }) => (method === undefined ? [] : [method]),
    assessors: ({ item }) => item.assessors,
    witnesses: ({ item }) => item.witnesses,
    criteria: ({ claims }) => claims.filter((leaf) => !uncounted.has(leaf)).map((leaf) => leaf.ref),
    values: ({ tags }) =>
      known === undefined
        ? []
        : [...tags].flatMap((tag) => valueIn(tag, known.id)).filter((value) => hasValue(known, value)),
  };
  return things[of];
}

/** The value of a facet that a tag of the form facet/value names, if it is one of that facet. */
export const valueIn = (tag: string, facet: string): string[] =>
  tag.startsWith(`${facet}/`) ? [tag.slice(facet.length + 1)] : [];

/** How much the instances show: how many distinct things; for `days`, the last date minus the first; for `hours`, their sum. */
export function measure(instances: readonly Instance[], what: Measured, ground: Ground): number {
  const { of } = what;
  if (of === 'days') return daysBetween(instances.flatMap((instance) => instance.dates));
  if (of === 'hours') return hoursOf(instances);
  const groups = groupsOf(instances, { ...what, of }, ground);
  if (what['separate-occasions'] !== true) return groups.size;
  const occasionsOf = new Map(
    [...groups].map(([thing, group]) => [thing, new Set(group.map(({ occasion }) => occasion))]),
  );
  return onSeparateOccasions(occasionsOf).length;
}

/** Of some instances those that a measure rests on: each shows one of its things, and one that `having` lets count. */
export function contributing(instances: readonly Instance[], what: Measured, ground: Ground): Instance[] {
  const { of } = what;
  if (of === 'days') return instances.filter(({ dates }) => dates.length > 0);
  if (of === 'hours') return instances.filter(({ hours }) => hours !== undefined);
  const items = new Set([...groupsOf(instances, { ...what, of }, ground).values()].flat().map(({ item }) => item));
  return instances.filter(({ item }) => items.has(item));
}

/** Why an instance is not among those; undefined when it is. */
export function shortfall(
  instance: Instance,
  all: readonly Instance[],
  what: Measured,
  ground: Ground,
): Miss | undefined {
  const { of, facet, having } = what;
  const none: Miss = { kind: 'shows-none', of, ...(facet === undefined ? {} : { facet }) };
  if (of === 'days') return instance.dates.length === 0 ? none : undefined;
  if (of === 'hours') return instance.hours === undefined ? none : undefined;
  const own = [...thingsOf({ ...what, of }, ground)(instance)].sort(naturalOrder);
  if (own.length === 0) return none;
  if (having === undefined) return undefined;
  const groups = groupsOf(all, { ...what, of, having: undefined }, ground);
  const short = own.map((thing): Miss | undefined => {
    const found = measure(groups.get(thing) ?? [], having, ground);
    const needed = having['at-least'];
    if (found >= needed) return undefined;
    const named = of === 'items' || of === 'occasions' ? {} : { thing };
    return { kind: 'too-few-each', of, ...named, measured: found, needed, each: having.of };
  });
  return short.includes(undefined) ? undefined : short[0];
}

/** The instances by the things that they show; with `having`, only the things of which it holds. */
function groupsOf(
  instances: readonly Instance[],
  { of, facet, having }: Measured & { of: Thing },
  ground: Ground,
): ReadonlyMap<string, Instance[]> {
  const groups = new Map<string, Instance[]>();
  const shownBy = thingsOf({ of, facet }, ground);
  for (const instance of instances) {
    for (const thing of shownBy(instance)) {
      const shown =
        of === 'criteria' ? { ...instance, claims: instance.claims.filter((leaf) => leaf.ref === thing) } : instance;
      const group = groups.get(thing);
      if (group) group.push(shown);
      else groups.set(thing, [shown]);
    }
  }
  if (having === undefined) return groups;
  return new Map([...groups].filter(([, group]) => measure(group, having, ground) >= having['at-least']));
}

/** Whole days from the first of some dates to the last; 0 without dates. */
export function daysBetween(dates: readonly string[]): number {
  if (dates.length === 0) return 0;
  const sorted = [...dates].sort();
  return Math.round((Date.parse(sorted.at(-1)!) - Date.parse(sorted[0]!)) / 86_400_000);
}

/** For each occasion the most hours that an instance gives it, summed. Items about one occasion do not add up. */
function hoursOf(instances: readonly Instance[]): number {
  const most = new Map<string, number>();
  for (const { occasion, hours = 0 } of instances) most.set(occasion, Math.max(hours, most.get(occasion) ?? 0));
  return plain([...most.values()].reduce((sum, hours) => sum + hours, 0));
}

/** A sum or share of hours without what binary fractions add to it. */
const plain = (hours: number): number => Math.round(hours * 1e6) / 1e6;

export const isShare = (written: string | undefined): boolean => written?.endsWith('%') ?? false;

/**
 * On which ground a bound is measured on a basis. A criterion that is not asked for counts on the accepted basis only once it is
 * met, and is left out of both sides of a percentage until then.
 */
export const groundsOf =
  ({ of }: Measured, { unit, unasked }: Pick<RuleContext, 'unit' | 'unasked'>) =>
  (basis: Basis, written: string | undefined): Ground => ({
    unit,
    uncounted: basis === 'accepted' || (of === 'criteria' && isShare(written)) ? unasked : nothing,
  });
const nothing: ReadonlySet<Leaf> = new Set();

/** The number that an at-least or at-most asks for; a percentage is one of `base`, rounded unless it is of hours. */
export function bound(written: string, of: Measure, base: () => number, round: 'up' | 'down'): number {
  if (!isShare(written)) return Number(written);
  // Whole numbers as long as may be: 70 % of 10 must not become 7.000000000000001.
  const scaled = Number.parseInt(written, 10) * base();
  if (of === 'hours') return plain(scaled / 100);
  return round === 'up' ? Math.max(1, Math.ceil(scaled / 100)) : Math.floor(scaled / 100);
}

/** The measure of a count or an indicator over instances already narrowed to its scope. */
export const measured = (instances: readonly Instance[], rule: Indicator, ground: Ground): number =>
  measure(
    rule.where === undefined ? instances : instances.filter((instance) => matches(rule.where, instance)),
    rule,
    ground,
  );

/** What a percentage is one of: the same measure without the filter; of criteria, all in scope that are asked for. */
export const baseOf = (
  instances: readonly Instance[],
  leaves: ReadonlySet<Leaf>,
  rule: Measured,
  ground: Ground,
  unasked: ReadonlySet<Leaf>,
): number =>
  rule.of === 'criteria' ? [...leaves].filter((leaf) => !unasked.has(leaf)).length : measure(instances, rule, ground);
