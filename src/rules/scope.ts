import type { CountRule } from '../model/rule.ts';
import type { Leaf } from '../model/unit.ts';
import { names } from './names.ts';
import type { RuleContext } from './rule-context.ts';

/** One part of a unit over which a rule with `per` must hold by itself. */
export interface Cell {
  /** Id of an outcome or reference of a criterion (part); the unit's id where the rule speaks of the whole. */
  name: string;
  leaves: ReadonlySet<Leaf>;
}

/** The criteria (parts) a rule speaks of, not-applicable ones included. */
export function scopeLeaves({ leaves }: Pick<RuleContext, 'leaves'>, criteria: CountRule['criteria']): Leaf[] {
  if (criteria === undefined) return [...leaves];
  if (typeof criteria === 'string') return leaves.filter((leaf) => leaf.kind === criteria);
  return leaves.filter((leaf) => names(criteria, leaf));
}

/**
 * The cells of a rule, without what is not applicable. A cell of which nothing is left holds by itself and is left out, and so is
 * that of a criterion that is neither asked for nor met, or of an outcome in which nothing else is. By itself holds, too, a rule on a kind of criterion that the unit has none of. One that names only criteria unknown to the unit, which
 * spec check reports, keeps one empty cell, which holds for nothing.
 */
export function cellsOf(
  context: Pick<RuleContext, 'unit' | 'leaves' | 'applicable' | 'unasked'>,
  { per = 'unit', criteria }: Pick<CountRule, 'per' | 'criteria'>,
): Cell[] {
  const { unit, applicable } = context;
  if (per === 'unit' && criteria === undefined && applicable.size > 0) return [{ name: unit.id, leaves: applicable }];
  const scope = scopeLeaves(context, criteria);
  if (scope.length === 0) {
    const ofNoKind = typeof criteria === 'string' && context.leaves.length > 0;
    return ofNoKind ? [] : [{ name: context.unit.id, leaves: new Set() }];
  }
  const nameOf = (leaf: Leaf) => (per === 'outcome' ? leaf.outcome : per === 'criterion' ? leaf.ref : context.unit.id);
  const cells = new Map<string, Set<Leaf>>();
  for (const leaf of scope) {
    if (!context.applicable.has(leaf)) continue;
    const name = nameOf(leaf);
    cells.set(name, (cells.get(name) ?? new Set()).add(leaf));
  }
  const asksNothing = (leaves: ReadonlySet<Leaf>) =>
    per !== 'unit' && [...leaves].every((leaf) => context.unasked.has(leaf));
  return [...cells].flatMap(([name, leaves]) => (asksNothing(leaves) ? [] : [{ name, leaves }]));
}
