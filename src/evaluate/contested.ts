import { unitOfRef } from '../model/refs.ts';
import { speaksOf } from '../model/rule.ts';
import type { GapStanding } from '../model/standing.ts';
import { type Leaf, situationsIn, type Unit, withParts } from '../model/unit.ts';
import type { AssessedClaim, PairState } from '../resolve/assess-claims.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import { type Cause, type OpenGap, refusal } from './gaps.ts';

/** A decision in force with which a verifier does not agree, on a criterion (part) or a situation of an item. */
interface ContestedPair extends Pick<PairState, 'ruling' | 'samples'> {
  ref: string;
  item: string;
}

/**
 * What is contested in a unit, a reference once, though it may be met by other evidence; left out where another gap already says
 * that the reference is open (formats, section 6). Of the claims on the unit, those on criteria that are not asked for count for
 * situations only.
 */
export function contestedGaps(
  resolved: ResolvedPortfolio,
  unit: Unit,
  claims: readonly AssessedClaim[],
  asked: ReadonlySet<Leaf>,
  others: readonly GapStanding[],
): OpenGap[] {
  if (resolved.decisions.samples.all.length === 0) return [];
  const open = new Set(others.map(({ ref }) => ref));
  const rulesOfOpen = resolved.workspace.units
    .requirementsOf(unit.id)
    .flatMap(withParts)
    .flatMap(({ ref, rules }) => (open.has(ref) ? rules : []));
  const isCovered = (ref: string) => open.has(ref) || rulesOfOpen.some((rule) => speaksOf(rule, ref));
  const found = new Map<string, ContestedPair[]>();
  for (const pair of contestedIn(resolved, unit, claims, asked)) {
    if (!isCovered(pair.ref)) found.set(pair.ref, [...(found.get(pair.ref) ?? []), pair]);
  }
  return [...found].map(([ref, pairs]) => gapOf(ref, pairs, unit));
}

function contestedIn(
  { assessed }: ResolvedPortfolio,
  unit: Unit,
  claims: readonly AssessedClaim[],
  asked: ReadonlySet<Leaf>,
): ContestedPair[] {
  const counting = claims.filter(({ counts }) => counts);
  const items = new Set(counting.map(({ item }) => item));
  const onCriteria = counting
    .filter(({ contested, leaf }) => contested && asked.has(leaf))
    .map(({ leaf, item, ruling, samples }) => ({ ref: leaf.ref, item: item.id, ruling, samples }));
  const onSituations = (assessed.itemsOn.get(unit.id) ?? []).flatMap(({ item, tags }) =>
    !items.has(item)
      ? []
      : tags.flatMap(({ tag, state, units }) => {
          if (state !== 'linked' || !units.includes(unit.id)) return [];
          const { contested, ruling, samples } = assessed.tagState(item, tag);
          return contested ? [{ ref: tag, item: item.id, ruling, samples }] : [];
        }),
  );
  return [...onCriteria, ...onSituations];
}

function gapOf(ref: string, pairs: readonly ContestedPair[], unit: Unit): OpenGap {
  const cause = (): Cause => ({
    reasons: pairs.map(({ item, ruling, samples }) => refusal(samples.at(-1)!, ruling?.record.id ?? '', item)),
    step: { kind: 'look-again', evidence: [...new Set(pairs.map(({ item }) => item))] },
  });
  return { ref, layer: 'unit', status: 'contested', what: wordsOf(ref, unit), owner: 'assessor', cause };
}

function wordsOf(ref: string, unit: Unit): string {
  const known = unit.leaves.find((leaf) => leaf.ref === ref) ?? situationsIn(unit).find((each) => each.ref === ref);
  // A value of an open facet has no words but its own.
  return known?.words ?? [unit.facets.find(({ id }) => id === unitOfRef(ref))?.title, ref].join(' ').trim();
}
