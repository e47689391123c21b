import type { AssessmentFile } from '../model/record.ts';
import type { ClaimRow, PortfolioRow } from '../model/result.ts';

type Leaf = { ref: string; claims?: readonly ClaimRow[] | undefined };

/** What a record credits that the item does not claim: what the assessor saw in it, or a slip of the keyboard; a line for each. */
export function creditedWords({ decisions = [] }: AssessmentFile, { units }: PortfolioRow): string[] {
  const whole = units.flatMap(({ criteria }) => criteria);
  return decisions.flatMap(({ evidence, basis, criteria = [], outcome, place }) => {
    if (outcome !== 'met' && outcome !== 'partial') return [];
    const items = evidence === undefined ? Object.keys(basis ?? {}) : [evidence];
    const leaves = criteria.flatMap((ref): Leaf[] =>
      whole.flatMap((row): Leaf[] =>
        row.ref === ref ? (row.parts ?? [row]) : (row.parts ?? []).filter((part) => part.ref === ref),
      ),
    );
    return leaves.flatMap(({ ref, claims = [] }) =>
      items
        .filter((item) => !claims.some((claim) => claim.evidence === item))
        .map((item) => {
          const others = [...new Set(claims.filter(({ by }) => by === 'learner').map((claim) => claim.evidence))];
          const elsewhere =
            others.length === 0 ? '' : `; ${others.join(', ')} ${others.length === 1 ? 'claims' : 'claim'} it`;
          const where = place === undefined ? '; --place “…” after it says where it is shown' : '';
          return `credited: ${ref} is not among ${item}’s claims${elsewhere}${where}`;
        }),
    );
  });
}
