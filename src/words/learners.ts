import type { PortfolioRow } from '../model/result.ts';

/**
 * What to call the learner of each portfolio, by its path: the name, else the id, else the path. Where several have the same
 * name, the id stands behind it; where that is the same as well, the path.
 */
export function learnerLabels(portfolios: readonly Pick<PortfolioRow, 'path' | 'learner'>[]): Map<string, string> {
  const forms = portfolios.map(({ path, learner: { name, id } }) => {
    const short = name ?? id ?? path;
    const withId = name === undefined || id === undefined ? short : `${name} (${id})`;
    return { path, choices: [short, withId, `${withId}, ${path}`] };
  });
  const counts = new Map<string, number>();
  for (const { choices } of forms) for (const each of new Set(choices)) counts.set(each, (counts.get(each) ?? 0) + 1);
  return new Map(
    forms.map(({ path, choices }) => [path, choices.find((each) => counts.get(each) === 1) ?? choices.at(-1)!]),
  );
}

/** A learner by name and id, the one form of a name in every report; by the folder, where neither is known. */
export const nameAndId = ({ learner: { name, id }, path }: Pick<PortfolioRow, 'learner' | 'path'>): string =>
  (!name ? id : !id ? name : `${name} (${id})`) || path;
