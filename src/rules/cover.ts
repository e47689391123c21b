import { coveredValues, takesAnyValue } from '../model/covered-values.ts';
import { naturalOrder } from '../model/natural-order.ts';
import { once } from '../model/once.ts';
import type { RuleResult, RuleStatus } from '../model/result.ts';
import type { CoverRule } from '../model/rule.ts';
import type { Facet } from '../model/unit.ts';
import { describeRule } from '../words/rules.ts';
import { type Instance, within } from './instances.ts';
import { onSeparateOccasions } from './matching.ts';
import { valueIn } from './measure.ts';
import { nearMisses } from './near-misses.ts';
import { countedItems, type RuleContext, type RuleStanding } from './rule-context.ts';
import { cellsOf } from './scope.ts';
import { matches } from './where.ts';

/** `cover`: which values of a facet must be seen. */
export function cover(rule: CoverRule, context: RuleContext): RuleStanding {
  const found = findingsOf(rule, context);
  return { kind: 'cover', status: found.status, row: () => coverRow(rule, context, found) };
}

/** Which values each cell shows on each basis, and whether they are enough. */
function findingsOf(rule: CoverRule, context: RuleContext) {
  const facet = context.unit.facets.find(({ id }) => id === rule.facet);
  const listed = coveredValues(rule, context.unit);
  // On an open facet a rule that names no values takes any.
  const takesAny = facet !== undefined && takesAnyValue(rule, context.unit);
  const values = takesAny ? [...new Set([...listed, ...valuesIn(context, facet)])] : listed;
  // Without a bound an open facet would ask for nothing, which spec check reports, or for whatever somebody thinks of.
  const atLeast = rule['at-least'] ?? (takesAny ? Number.POSITIVE_INFINITY : values.length);
  const separate = rule['separate-occasions'] === true;
  const tagOf = (value: string) => `${rule.facet}/${value}`;
  const cells = cellsOf(context, rule.per === undefined ? {} : { per: rule.per });

  const foundIn = (instances: readonly Instance[]): string[] => {
    const occasionsOf = new Map(values.map((value) => [tagOf(value), new Set<string>()]));
    instances.forEach((instance) => {
      if (!matches(rule.where, instance)) return;
      instance.tags.forEach((tag) => {
        occasionsOf.get(tag)?.add(instance.occasion);
      });
    });
    if (!separate) return values.filter((value) => occasionsOf.get(tagOf(value))!.size > 0);
    const shown = new Set(onSeparateOccasions(occasionsOf));
    return values.filter((value) => shown.has(tagOf(value)));
  };
  const look = (instances: readonly Instance[]) =>
    cells.map(({ name, leaves }) => ({ cell: name, found: foundIn(within(instances, leaves)) }));
  const accepted = look(context.accepted);
  // What is undecided matters only to a rule that what is accepted does not meet.
  const claimed = once(() => look(context.claimed));
  // A facet without values, which spec check reports, must not hold by having nothing to show.
  const enough = (found: typeof accepted) =>
    (takesAny || values.length > 0) && found.every((cell) => cell.found.length >= atLeast);
  const status: RuleStatus = enough(accepted) ? 'met' : enough(claimed()) ? 'claimed' : 'gap';
  return { status, listed, takesAny, values, atLeast, accepted, claimed };
}

function coverRow(rule: CoverRule, context: RuleContext, found: ReturnType<typeof findingsOf>): RuleResult {
  const { status, listed, takesAny, values, atLeast, accepted, claimed } = found;
  const separate = rule['separate-occasions'] === true;
  const tagOf = (value: string) => `${rule.facet}/${value}`;
  const tags = values.map(tagOf);
  const seen = countedItems(context, (instances) =>
    instances.filter((instance) => matches(rule.where, instance) && tags.some((tag) => instance.tags.has(tag))),
  );
  const report = (inCells: typeof accepted) => ({
    // Where nothing is left to ask, nothing was found either.
    found: inCells.length === 0 ? [] : values.filter((value) => inCells.every((cell) => cell.found.includes(value))),
    ...(rule.per === undefined || rule.per === 'unit' ? {} : { cells: inCells }),
  });
  return {
    kind: 'cover',
    status,
    what: describeRule({ cover: rule }, context.unit),
    facet: rule.facet,
    accepted: report(accepted),
    claimed: report(claimed()),
    needed: listed,
    ...(takesAny ? { anyValue: true as const } : {}),
    ...(rule['at-least'] === undefined || (atLeast === listed.length && !takesAny) ? {} : { atLeast }),
    ...(separate ? { separateOccasions: true as const } : {}),
    ...seen,
    nearMisses: nearMisses(context, { where: rule.where }, seen.counted, tags),
  };
}

/** The values of an open facet that anybody has tagged, in order. */
const valuesIn = ({ potential }: RuleContext, facet: Facet): string[] =>
  [...new Set(potential().flatMap(({ tags }) => [...tags].flatMap((tag) => valueIn(tag, facet.id))))].sort(
    naturalOrder,
  );
