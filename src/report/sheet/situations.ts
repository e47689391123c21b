import type { EvidenceRow, RuleResult } from '../../model/result.ts';
import { parseEvidence, type WrittenLocator } from '../../parse/evidence.ts';
import { locatedAt } from '../../resolve/link-claims.ts';
import { placeWords } from '../../words/places.ts';
import { decisionWords } from './criteria.ts';
import type { EvidenceLine } from './sheet.ts';
import type { SheetContext } from './sheet-context.ts';

/** The locators in the body of an item. The result has the places of claims on criteria, not those of situations. */
export type LocatorFinder = (item: EvidenceRow) => readonly WrittenLocator[];

export function locatorFinder({ portfolio, look }: Pick<SheetContext, 'portfolio' | 'look'>): LocatorFinder {
  const found = new Map<string, readonly WrittenLocator[]>();
  return ({ path }) => {
    const known = found.get(path);
    if (known !== undefined) return known;
    const locators = parseEvidence(path, portfolio.path, look.sourceLines(path).join('\n')).item?.locators ?? [];
    found.set(path, locators);
    return locators;
  };
}

/**
 * The evidence of one rule that asks for situations: what counted, then what carries one of them and did not count, each with
 * the places of the situation or of the requirement, and with the decision on the situation.
 */
export function situationLines(
  ref: string,
  { counted, nearMisses }: Pick<RuleResult, 'counted' | 'nearMisses'>,
  values: readonly string[],
  context: SheetContext,
  locators: LocatorFinder,
): EvidenceLine[] {
  const itemOf = (id: string) => context.portfolio.evidence.find((each) => each.id === id);
  const lines = (id: string, why?: string): EvidenceLine[] => {
    const item = itemOf(id);
    if (item === undefined) return [];
    const carried = item.tags.filter(({ tag }) => values.includes(tag));
    return carried.map(({ tag, state }) => {
      const decision = item.tagDecisions?.find((each) => each.tag === tag);
      const shown = locators(item).filter((locator) => locator.ref === tag || locator.ref === ref);
      const words = decisionWords({ state, decision, counts: why === undefined, why }, context);
      return {
        evidence: item.id,
        shownAt: shown.map((locator) => placeWords(locatedAt(locator))).join('; ') || 'no place named',
        decision: values.length > 1 ? `${tag}: ${words}` : words,
      };
    });
  };
  return [
    ...counted.flatMap((id) => lines(id)),
    ...nearMisses.flatMap(({ evidence, reason }) => lines(evidence, reason)),
  ];
}
