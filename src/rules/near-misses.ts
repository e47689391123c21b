import type { Miss, NearMiss } from '../model/reason.ts';
import type { CountRule, Filter } from '../model/rule.ts';
import type { Leaf } from '../model/unit.ts';
import { missWords } from '../words/reasons.ts';
import { type Instance, within } from './instances.ts';
import { names } from './names.ts';
import type { RuleContext } from './rule-context.ts';
import { scopeLeaves } from './scope.ts';
import { breaches } from './where.ts';

/** Items that did not count for one reason only, each with that reason. */
export function nearMisses(
  context: RuleContext,
  { where, criteria }: { where?: Filter | undefined; criteria?: CountRule['criteria'] },
  counted: readonly string[],
  values?: readonly string[],
): NearMiss[] {
  const all = context.potential();
  const inScope = criteria === undefined ? all : within(all, new Set(scopeLeaves(context, criteria)));
  const already = new Set(counted);
  const found = new Map<string, Miss>();
  for (const instance of inScope) {
    const { item, claims } = instance;
    if (already.has(item.id) || found.has(item.id)) continue;
    const tags = values?.filter((value) => instance.tags.has(value));
    if (tags?.length === 0) continue;
    const reasons = breaches(where, instance);
    const why = context.whyNot(item, claims);
    if (why !== undefined) {
      const asked = claims.filter((leaf) => isAskedBy(where, leaf));
      reasons.push(asked.length > 0 ? context.whyNot(item, asked)! : why);
    }
    const undecided = tags?.map((tag) => context.whyNotTag(item, tag));
    if (undecided?.every((each) => each !== undefined)) reasons.push(undecided[0]!);
    if (reasons.length === 0) reasons.push(...missing(context, where, instance));
    const [reason, ...others] = reasons;
    if (reason !== undefined && others.length === 0) found.set(item.id, reason);
  }
  return nearMissRows(found);
}

/** Why an item that passes a filter by all it says does not pass by what counts of it: a claim or a situation that does not. */
function missing(context: RuleContext, where: Filter | undefined, { item, unitClaims, tags }: Instance): Miss[] {
  const asked = [...(where?.tags ?? []), ...(where?.['all-tags'] ?? [])].filter((tag) => tags.has(tag));
  const claims = unitClaims.filter((leaf) => isAskedBy(where, leaf));
  const reasons = [context.whyNot(item, claims), ...asked.map((tag) => context.whyNotTag(item, tag))];
  return reasons.filter((why) => why !== undefined).slice(0, 1);
}

/** Whether a filter asks for claims on some criteria, and a criterion (part) is one of them. */
const isAskedBy = ({ kind, criteria }: Filter = {}, leaf: Leaf): boolean =>
  (kind !== undefined || criteria !== undefined) &&
  (kind === undefined || leaf.kind === kind) &&
  (criteria === undefined || names(criteria, leaf));

/** Items with why each did not count, as the result lists them. */
export const nearMissRows = (found: ReadonlyMap<string, Miss>): NearMiss[] =>
  [...found].map(([evidence, miss]) => ({ evidence, reason: missWords(miss), ...miss }));
