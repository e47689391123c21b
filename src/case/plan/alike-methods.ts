import type { Filter } from '../../model/rule.ts';
import { ledByAssessor, type Method } from '../../model/vocabulary.ts';
import { listsBy } from '../../resolve/lists-by.ts';
import { matches } from '../../rules/where.ts';
import { type Allowances, Candidate, witnessMethods } from './candidate.ts';
import type { Need } from './needs.ts';

/**
 * Methods in groups of which no rule tells one from another, neither one of those that the needs stand for nor one of what units
 * allow: an item is worth the same by each method of a group.
 */
export function alikeMethods(methods: readonly Method[], needs: readonly Need[], allowances: Allowances): Method[][] {
  const conditions = needs.flatMap(({ where, unit }) => conditionsOf(where).map((condition) => ({ condition, unit })));
  const keyOf = (method: Method) => {
    const item = new Candidate({ method, context: undefined, kind: 'performance' });
    return [
      ...allowances.saysOf(method),
      ...needs.flatMap(({ count }) => (count === undefined ? [] : countSays(count, method))),
      ...conditions.map(({ condition, unit }) => matches(condition, item.seenIn(unit))),
    ].join();
  };
  return [...listsBy(methods, keyOf).values()];
}

function countSays({ of, used }: NonNullable<Need['count']>, method: Method): boolean {
  switch (of) {
    case 'assessors':
      return ledByAssessor.has(method);
    case 'methods':
      return used.includes(method);
    case 'witnesses':
      return witnessMethods.has(method);
    default:
      return true;
  }
}

/** What a filter asks of the method of an item, condition by condition. */
const conditionsOf = (filter: Filter | undefined): Filter[] =>
  filter === undefined
    ? []
    : [
        ...onMethod.filter((key) => filter[key] !== undefined).map((key): Filter => ({ [key]: filter[key] })),
        ...conditionsOf(filter.not),
      ];
const onMethod = ['methods', 'direct', 'expert-witness', 'min-score'] as const;
