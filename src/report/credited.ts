import type { AssessmentFile } from '../model/record.ts';
import type { ClaimRow, PortfolioRow } from '../model/result.ts';

type Leaf = { written: string; ref: string; claims?: readonly ClaimRow[] | undefined };
type Decision = NonNullable<AssessmentFile['decisions']>[number];

/** A criterion that a decision credits though the item does not claim it: what the assessor saw in it, or a slip of the keyboard. */
interface Credit {
  /** As the decision names it; `ref` is it, or a part of it. */
  written: string;
  ref: string;
  item: string;
  /** Other items with which the learner claims it. */
  others: string[];
}

/** What a decision credits. */
export function creditsOf(
  { evidence, basis, criteria = [], outcome }: Decision,
  { units }: Pick<PortfolioRow, 'units'>,
): Credit[] {
  if (outcome !== 'met' && outcome !== 'partial') return [];
  const whole = units.flatMap((unit) => unit.criteria);
  const items = evidence === undefined ? Object.keys(basis ?? {}) : [evidence];
  const leaves = criteria.flatMap((written): Leaf[] =>
    whole.flatMap((row): Leaf[] => {
      const all = row.ref === written ? (row.parts ?? [row]) : (row.parts ?? []).filter(({ ref }) => ref === written);
      return all.map(({ ref, claims }) => ({ written, ref, claims }));
    }),
  );
  return leaves.flatMap(({ written, ref, claims = [] }) =>
    items
      .filter((item) => !claims.some((claim) => claim.evidence === item))
      .map((item) => ({
        written,
        ref,
        item,
        others: [...new Set(claims.filter(({ by }) => by === 'learner').map((claim) => claim.evidence))],
      })),
  );
}

/** What a record credits, a line for each. */
export const creditedWords = ({ decisions = [] }: AssessmentFile, row: PortfolioRow): string[] =>
  decisions.flatMap((decision) =>
    creditsOf(decision, row).map(({ ref, item, others }) => {
      const claim = others.length === 1 ? 'claims' : 'claim';
      const elsewhere = others.length === 0 ? '' : `; ${others.join(', ')} ${claim} it`;
      const where = decision.place === undefined ? '; --place “…” after it says where it is shown' : '';
      return `credited: the learner does not claim ${ref} with ${item}${elsewhere}${where}`;
    }),
  );
