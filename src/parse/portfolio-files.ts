import { peopleSchema, portfolioSchema } from '../model/portfolio.ts';
import { parseYamlFile } from './yaml-file.ts';

/** Reads `portfolio.yaml`. A witness of whom nothing more is said is a witness all the same. */
export const parsePortfolio = (path: string, text: string) =>
  parseYamlFile(portfolioSchema, path, text, {
    blank: ([key, ...rest]) => (key === 'witnesses' && rest.length === 1 ? 'map' : undefined),
  });

/**
 * Reads `people.yaml`. Where it cannot be read for which units or days somebody has authority, they have none until it can:
 * a fault must not make an authority wider.
 */
export function parsePeople(path: string, text: string): ReturnType<typeof parseYamlFile<typeof peopleSchema>> {
  const { file, findings } = parseYamlFile(peopleSchema, path, text, {
    blank: (at) => (at.length === 1 ? 'map' : undefined),
    fill: ([id, key]) => (key === 'name' ? String(id) : undefined),
  });
  if (file === undefined) return { findings };
  const doubtful = new Set(
    findings
      .filter(({ path: [, key] }) => key === 'units' || key === 'from' || key === 'until')
      .map(({ path: [id] }) => String(id)),
  );
  const value = Object.fromEntries(
    Object.entries(file.value).map(([id, person]) => [id, doubtful.has(id) ? { ...person, roles: [] } : person]),
  );
  return { file: { ...file, value }, findings };
}
