import type { EvidenceRow, PortfolioRow } from '../model/result.ts';

/** Who saw evidence that is held at the workplace, and when. */
export const seenWords = (
  { seenBy = [], seenOn }: Pick<EvidenceRow, 'seenBy' | 'seenOn'>,
  name: (id: string) => string,
): string => {
  if (seenBy.length === 0) return 'nobody is named who saw it';
  return `seen by ${seenBy.map(name).join(', ')}${seenOn === undefined ? '' : ` on ${seenOn}`}`;
};

/** A person's name, as the register or the portfolio has it; the id of one whom nobody knows. */
export const personName = (
  id: string,
  people: Readonly<Record<string, string>>,
  witnesses: PortfolioRow['witnesses'] = {},
): string => people[id] ?? witnesses[id]?.name ?? id;
