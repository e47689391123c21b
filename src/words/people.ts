import type { PortfolioRow } from '../model/result.ts';

/** A person's name, as the register or the portfolio has it; the id of one whom nobody knows. */
export const personName = (
  id: string,
  people: Readonly<Record<string, string>>,
  witnesses: PortfolioRow['witnesses'] = {},
): string => people[id] ?? witnesses[id]?.name ?? id;
