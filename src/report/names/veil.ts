import { byName } from '../../model/by-name.ts';
import { naturalOrder } from '../../model/natural-order.ts';
import { type Everybody, type HideNames, nameHider } from './hide-names.ts';
import { wordsOf } from './words.ts';

/** What `--anonymise` makes of all that a run may show. */
export interface Veil {
  /** A text as it may be shown; the path says in whose portfolio it stands. */
  hide: HideNames;
  /** A value of which a report is made, with every text in it as it may be shown, and its rows in the order of what is shown. */
  show: <Value>(value: Value) => Value;
  /** The file that a path in a shown value stands for. */
  sourceOf: (path: string) => string;
}

/** Without `--anonymise`, everything may be shown. */
export const noVeil: Veil = { hide: (text) => text, show: (value) => value, sourceOf: (path) => path };

type Keys = ReadonlySet<string | undefined>;
/** Keys under which words of a vocabulary, days and digests stand, never anything that somebody wrote. */
const vocabulary: Keys = new Set(
  `attribution code context date dates digest due force from kind layer method of outcome registered route severity signed stage
  state status target today until`.split(/\s+/),
);
const paths: Keys = new Set(['path', 'file', 'files', 'portfolio', 'portfolios']);
/** Keys under which something is called as a file calls it, where a letter or two are no name. */
const ids: Keys = new Set(
  'id evidence ref refs counted undecided record assessment unit units cell tag tags with closes'.split(' '),
);
const people: Keys = new Set(['people', 'witnesses']);

export function veil(everybody: Everybody): Veil {
  const hide = nameHider(everybody);
  const learnerIn = new Map(
    everybody.people.flatMap(({ as, home, ids: own }) => (home === undefined || own.length > 0 ? [] : [[home, as]])),
  );
  const folders = new Map(everybody.folders.map(({ path, as }) => [path, as]));
  const shownOf = new Map(folders);
  const sources = new Map([...folders].map(([path, as]) => [as, path]));
  const homeOf = (path: string) => {
    for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('/')))) if (folders.has(at)) return at;
    return undefined;
  };

  /** A path from the root, as it may be shown; no two files are shown alike. */
  const showPath = (path: string): string => {
    const known = shownOf.get(path);
    if (known !== undefined) return known;
    const home = homeOf(path);
    const rest = hide(home === undefined ? path : path.slice(home.length), home);
    const whole = home === undefined ? rest : folders.get(home)! + rest;
    let shown = whole;
    for (let count = 2; (sources.get(shown) ?? path) !== path; count++)
      shown = whole.replace(/(\.[^./]*)?$/, (ending) => `-${count}${ending}`);
    shownOf.set(path, shown);
    sources.set(shown, path);
    return shown;
  };

  const showText = (text: string, key: string | undefined, within: string | undefined, isFault: boolean): string => {
    if (vocabulary.has(key)) return text;
    if (paths.has(key)) {
      const isFromRoot = within === undefined || isFault || text === within || text.startsWith(`${within}/`);
      if (isFromRoot || within === '.') return showPath(text);
      return showPath(`${within}/${text}`).slice(folders.get(within)!.length + 1);
    }
    if (ids.has(key)) {
      const longest = Math.max(0, ...wordsOf(text).map(({ end, start, isNumber }) => (isNumber ? 0 : end - start)));
      return longest < 3 ? text : hide(text);
    }
    return hide(text, within);
  };

  const copy = (part: unknown, key?: string, within?: string, isFault = false): unknown => {
    if (typeof part === 'string') return showText(part, key, within, isFault);
    if (Array.isArray(part)) return part.map((each) => copy(each, key, within, isFault));
    if (part === null || typeof part !== 'object') return part;
    if (part instanceof Map)
      return new Map([...part].map(([name, value]) => [hide(String(name)), copy(value, key, within)]));
    if (part instanceof Set) return new Set([...part].map((each) => copy(each, key, within)));
    const { path, portfolio, code, learner } = part as Record<string, unknown>;
    const home = [portfolio, learner === undefined ? undefined : path].find(
      (each) => typeof each === 'string' && folders.has(each),
    );
    const inside = (home as string | undefined) ?? within;
    const entries = Object.entries(part).flatMap(([name, value]): [string, unknown][] => {
      if (key === 'learner' && (name === 'name' || name === 'uln')) return [];
      const shown = copy(value, name, inside, typeof code === 'string');
      return [[people.has(key) ? hide(name, inside) : name, shown]];
    });
    if (people.has(key)) return byName(entries);
    if (key !== 'learner') return Object.fromEntries(entries);
    const as = within === undefined ? undefined : learnerIn.get(within);
    return { ...Object.fromEntries(entries), ...(as === undefined ? {} : { id: as }) };
  };

  return {
    hide,
    show: <Value>(value: Value) => inOrder(copy(value)) as Value,
    sourceOf: (path) => {
      const known = sources.get(path);
      if (known !== undefined) return known;
      const folder = everybody.folders.find(({ as }) => path.startsWith(`${as}/`));
      return folder === undefined ? path : folder.path + path.slice(folder.as.length);
    },
  };
}

/** A result in the order of what it shows, for the order of what is hidden would tell the names. */
function inOrder(value: unknown): unknown {
  if (value === null || typeof value !== 'object' || !('portfolios' in value) || !('diagnostics' in value))
    return value;
  const { portfolios, diagnostics, ...others } = value as Record<string, unknown>;
  const by = <Row>(list: unknown, keyOf: (row: Row) => string) =>
    (list as Row[]).toSorted((a, b) => naturalOrder(keyOf(a), keyOf(b)));
  return {
    ...others,
    portfolios: by<{ path: string }>(portfolios, ({ path }) => path),
    diagnostics: by<{ file: string }>(diagnostics, ({ file }) => file),
  };
}
