import type { PortfolioRow } from '../model/result.ts';
import { asPattern } from '../parse/places.ts';
import type { People } from '../resolve/workspace.ts';

/** A result, whole or in part. */
interface Named {
  portfolios: readonly Pick<PortfolioRow, 'learner' | 'path'>[];
}

/** Hides names in a text; the path of a portfolio, or of a file in it, says whose first name alone is a name as well. */
export type HideNames = (text: string, path?: string) => string;

/** Replaces every learner's name in a text by the learner's id, and every e-mail address that is not of somebody in the register. */
export function nameHider({ portfolios }: Named, people: People): HideNames {
  const names = portfolios.flatMap(({ path, learner: { id = 'learner', name } }) => {
    const words = name?.split(/\s+/).filter((word) => word !== '') ?? [];
    const [first] = words;
    if (first === undefined) return [];
    const alone = words.filter(isNameAlone).map(asWord).join('|');
    const own = alone === '' ? undefined : new RegExp(alone, 'gu');
    return { path, id, first, own, whole: new RegExp(words.map(asPattern).join('\\s+'), 'gu') };
  });
  // Many texts have the same path, and there may be hundreds of learners.
  const owners = new Map<string, typeof names>();
  const ownersOf = (path: string) => {
    const known = owners.get(path) ?? names.filter((name) => isWithin(path, name.path));
    owners.set(path, known);
    return known;
  };
  const hideNames = (text: string, path?: string) => {
    const whole = names.reduce(
      (shown, name) => (shown.includes(name.first) ? replaceName(shown, name.whole, name.id) : shown),
      text,
    );
    if (path === undefined) return whole;
    return ownersOf(path).reduce((shown, { own, id }) => (own ? replaceName(shown, own, id) : shown), whole);
  };
  return (text, path) =>
    hideNames(text, path).replace(/[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g, (address) =>
      people.personAt(address) === undefined ? '(address withheld)' : address,
    );
}

/** Line ends within a name stay, so that every line keeps its number. */
const replaceName = (text: string, name: RegExp, id: string): string =>
  text.replace(name, (written) => id + written.replace(/[^\n]/g, ''));

/** Whether a part of a name is known for one where it stands alone: not an initial, nor a word such as "de". */
const isNameAlone = (word: string): boolean => /^(?=.*[\p{Lu}\p{Lo}])[\p{L}\p{M}'’-]{2,}$/u.test(word);
const asWord = (word: string): string => `(?<![\\p{L}\\p{M}\\p{N}])${asPattern(word)}(?![\\p{L}\\p{M}\\p{N}])`;

const isWithin = (path: string, portfolio: string): boolean =>
  portfolio === '.' || path === portfolio || path.startsWith(`${portfolio}/`);

/** The result with what `hide` leaves of each text, and without names and learner numbers. */
export function anonymise<Some extends Named>(result: Some, hide: HideNames): Some {
  const copy = (part: unknown, key?: string, within?: string): unknown => {
    if (typeof part === 'string')
      return key === 'path' || key === 'file' || key === 'portfolio' ? part : hide(part, within);
    if (Array.isArray(part)) return part.map((each) => copy(each, undefined, within));
    if (part === null || typeof part !== 'object') return part;
    const { learner, path, portfolio } = part as Record<string, unknown>;
    const home = learner === undefined ? portfolio : path;
    const inside = typeof home === 'string' ? home : within;
    const entries = Object.entries(part).filter(
      ([name]) => !(key === 'learner' && (name === 'name' || name === 'uln')),
    );
    return Object.fromEntries(entries.map(([name, value]) => [name, copy(value, name, inside)]));
  };
  return copy(result) as Some;
}
