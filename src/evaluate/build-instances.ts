import { isAccepted } from '../model/rows.ts';
import type { Leaf, Unit } from '../model/unit.ts';
import type { EvidenceItem } from '../parse/evidence.ts';
import type { AssessedClaim, AssessedClaims, ClaimState } from '../resolve/assess-claims.ts';
import type { LinkedItem } from '../resolve/link-claims.ts';
import type { UnitIndex } from '../resolve/unit-index.ts';
import type { Instance } from '../rules/instances.ts';

export type Basis = 'accepted' | 'claimed' | 'potential';

/** Whether a claim belongs to a basis: accepted (met, partial), claimed (also undecided and stale), or anything said at all. */
function isOf(basis: Basis, { counts, state }: Pick<AssessedClaim, 'counts' | 'state'>): boolean {
  if (basis === 'potential') return true;
  return basis === 'claimed' ? counts : isAccepted({ counts, state });
}

/** The evidence of a portfolio on one unit, as instances: one for each item and occasion with a claim of the basis. */
export function buildInstances(
  assessed: AssessedClaims,
  claims: readonly AssessedClaim[],
  unit: Unit,
  units: UnitIndex,
  basis: Basis,
): Instance[] {
  const leavesOfItem = new Map<EvidenceItem, Leaf[]>();
  claims.forEach((claim) => {
    if (!isOf(basis, claim)) return;
    const list = leavesOfItem.get(claim.item);
    if (list) list.push(claim.leaf);
    else leavesOfItem.set(claim.item, [claim.leaf]);
  });
  const instances: Instance[] = [];
  assessed.itemsOn.get(unit.id)?.forEach((linked) => {
    const leaves = leavesOfItem.get(linked.item);
    if (leaves !== undefined) addInstances(instances, linked, leaves, assessed, unit, units, basis);
  });
  return instances;
}

/** Whether a situation that is decided so is shown on a basis. */
const isShown = (basis: Basis, decided: ClaimState): boolean =>
  basis === 'potential' || decided === 'met' || decided === 'partial' || (basis === 'claimed' && decided !== 'not-yet');

/** Whether a set holds these, each of which is named once, and nothing else. */
const hasAll = (set: ReadonlySet<string>, all: readonly string[]): boolean =>
  set.size === all.length && all.every((each) => set.has(each));

function addInstances(
  instances: Instance[],
  { item, tags: links }: LinkedItem,
  leaves: Leaf[],
  { tagState, methodFor }: AssessedClaims,
  unit: Unit,
  units: UnitIndex,
  basis: Basis,
): void {
  const carried = new Set<string>();
  links.forEach(({ tag, state }) => {
    if (state === 'linked' && isShown(basis, tagState(item, tag).state)) carried.add(tag);
  });
  const method = methodFor(item, unit.id);
  item.occasions.forEach((occasion) => {
    const shown = occasion.criteria && new Set(occasion.criteria.flatMap((ref) => units.leavesOf(ref)));
    const claims = shown === undefined ? leaves : leaves.filter((leaf) => shown.has(leaf));
    if (claims.length === 0) return;
    instances.push({
      item,
      occasion: occasion.key,
      dates: occasion.dates,
      customers: occasion.customers,
      tags: hasAll(carried, occasion.tags) ? carried : new Set(occasion.tags.filter((tag) => carried.has(tag))),
      method,
      context: item.context,
      score: item.score,
      hours: occasion.hours,
      unitClaims: claims,
      claims,
    });
  });
}
