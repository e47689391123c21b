import type { Passages } from '../case/passages.ts';
import { heading, item, list } from '../document/blocks.ts';
import type { Indicators } from '../model/numbers-beside.ts';
import type { PortfolioRow } from '../model/result.ts';
import { criterionRows, leafRows, requirementRows } from '../model/rows.ts';
import { spoken } from '../words/statuses.ts';
import { card, indicatorLine, passageWords } from './assessing.ts';
import type { Look } from './look.ts';

/** What a verifier sees of decisions that are to be sampled: what was decided and why, and where the evidence shows it. */
export interface SampledDecisions {
  name: string;
  words: string;
  evidence: string | undefined;
  requirement: string | undefined;
  /** The words of each are those of a criterion or situation; of a requirement, the result knows them. */
  decided: readonly {
    ref: string;
    outcome: string;
    reason: string | undefined;
    text?: string | undefined;
    /** Of a judgement: the numbers that the assessor saw. */
    shown?: Indicators | undefined;
  }[];
}

export function sampleCard(
  { name, words, evidence, requirement, decided }: SampledDecisions,
  row: PortfolioRow,
  passages: Passages,
  look: Pick<Look, 'width' | 'colour' | 'plain'>,
): string {
  const shownItem = row.evidence.find(({ id }) => id === evidence);
  const texts = new Map<string, string>(
    row.units.flatMap((unit) => [...criterionRows(unit), ...requirementRows(unit)]).map(({ ref, text }) => [ref, text]),
  );
  const claims = row.units.flatMap(leafRows).flatMap(({ ref, claims: all }) => all.map((claim) => ({ ref, claim })));
  const lines = [
    shownItem && `${shownItem.id} ${shownItem.title}`,
    shownItem && `read it whole: ${shownItem.path}`,
    ...decided.map(({ ref, outcome, reason, text: situation, shown: numbers = [] }) => {
      const claim = claims.find((each) => each.ref === ref && each.claim.evidence === evidence)?.claim;
      const shown =
        claim !== undefined
          ? passages.ofClaim(ref, claim)
          : evidence !== undefined && texts.get(ref) === undefined
            ? passages.ofSituation(ref, evidence)
            : [];
      const text = texts.get(ref) ?? situation;
      return item(
        `${requirement === undefined ? '' : 'judged '}${spoken(outcome)}: ${ref}${text === undefined ? '' : ` ${text}`}`,
        list([reason !== undefined && `because: ${reason}`, ...shown.map(passageWords), ...numbers.map(indicatorLine)]),
      );
    }),
  ];
  return card([heading(2, `${name}: ${words}`), list(lines)], look);
}
