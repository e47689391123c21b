import type { PortfolioRow } from '../model/result.ts';
import { asPattern } from '../parse/places.ts';
import type { People } from '../resolve/workspace.ts';
import { everydayWords } from './everyday-words.ts';

/** A result, whole or in part. */
export interface Named {
  portfolios: readonly Pick<PortfolioRow, 'learner' | 'path'>[];
}

/** Hides names in a text; the path of a portfolio, or of a file in it, says whose first name alone is a name as well. */
export type HideNames = (text: string, path?: string) => string;

/** What a text may hold: how it looks there, and what stands in its place, if anything else does. */
interface Form {
  pattern: string;
  instead: (written: string, before: string, after: string) => string;
}
interface Learner {
  path: string;
  /** The first word of the name, so that most names need not be looked for in most texts. */
  first: string;
  whole: Form;
  parts: Form[];
}

/**
 * Replaces every learner's name in a text by the learner's id, whole words only and however it is written, and withholds their
 * numbers and every e-mail address that is not of somebody in the register, whose names stay.
 */
export function nameHider({ portfolios }: Named, people: People): HideNames {
  const learners = portfolios.flatMap(learnerOf);
  const registered = [...people.entries.values()].map(({ name }) => name);
  const kept = [
    ...portfolios.flatMap(({ path, learner }) => [learner.id ?? '', path.split('/').at(-1)!]),
    ...registered,
  ];
  const always: readonly Form[] = [
    {
      pattern: '[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+',
      instead: (address) => (people.personAt(address) === undefined ? '(address withheld)' : address),
    },
    ...portfolios.flatMap(({ learner: { uln } }) => (uln === undefined ? [] : [numberForm(uln)])),
  ];
  const keep = [...new Set(kept)].filter((each) => /[^\p{L}\p{M}]/u.test(each)).map(keptForm);

  // Many texts have the same path and speak of the same few, and there may be hundreds of learners.
  const hiders = new Map<string, (text: string) => string>();
  const owners = new Map<string, Learner[]>();
  const ownersOf = (path: string) => {
    const known = owners.get(path) ?? learners.filter((learner) => isWithin(path, learner.path));
    owners.set(path, known);
    return known;
  };
  return (text, path) => {
    const folded = fold(text);
    const named = learners.filter(({ first }) => folded.includes(first));
    const own = path === undefined ? [] : ownersOf(path);
    const key = JSON.stringify([named, own].map((some) => some.map((learner) => learner.path)));
    let hide = hiders.get(key);
    if (hide === undefined) {
      const whole = named.map((learner) => learner.whole).sort((a, b) => b.pattern.length - a.pattern.length);
      hide = replacer([...always, ...whole, ...keep, ...own.flatMap(({ parts }) => parts)]);
      hiders.set(key, hide);
    }
    return hide(text);
  };
}

/** One pass over a text, so that nothing is looked for in what was just put there. */
function replacer(forms: readonly Form[]): (text: string) => string {
  const pattern = new RegExp(forms.map((form) => `(${form.pattern})`).join('|'), 'giu');
  return (text) =>
    text.replace(pattern, (written: string, ...found: (string | number | undefined)[]) => {
      const form = forms[found.findIndex((each) => each !== undefined)]!;
      const offset = found[forms.length] as number;
      return form.instead(written, text.slice(0, offset), text.slice(offset + written.length));
    });
}

function learnerOf({ path, learner: { id = 'learner', name } }: Named['portfolios'][number]): Learner[] {
  const words = name?.split(/\s+/).filter((word) => word !== '') ?? [];
  const [first] = words;
  if (first === undefined) return [];
  const whole = words.length === 1 ? wordForm(first, id) : nameForm(words, id);
  const parts = words.length === 1 ? [] : words.filter(isNameAlone).map((word) => wordForm(word, id));
  return [{ path, first: fold(first), whole, parts }];
}

/** Line ends within a name stay, so that every line keeps its number. */
const nameForm = (words: readonly string[], id: string): Form => ({
  pattern: asWords(words.map(inAnyForm).join('\\s+'), words.join(' ')),
  instead: (written) => id + written.replace(/[^\n]/g, ''),
});

/** One word is a name where it is written as one; in small letters only where it stands free and is no everyday word. */
const wordForm = (word: string, id: string): Form => ({
  pattern: asWords(inAnyForm(word), word),
  instead: (written, before, after) => {
    const isFree = !/[-/._@]$/.test(before) && !/^(?:[/_@]|[-.][\p{L}\p{N}])/u.test(after);
    if ([...written].length === 1) return isFree && written === word ? id : written;
    const isSmall = written === written.toLowerCase() && written !== written.toUpperCase();
    return isSmall && (!isFree || everydayWords.has(written)) ? written : id;
  },
});

const keptForm = (text: string): Form => ({ pattern: asWords(inAnyForm(text), text), instead: (written) => written });

const numberForm = (uln: string): Form => ({
  pattern: `(?<!\\d)${[...uln.replace(/\s/g, '')].map(asPattern).join('[ \u00a0]?')}(?!\\d)`,
  instead: () => '(number withheld)',
});

const fold = (text: string): string => text.normalize('NFC').toLowerCase().replaceAll('’', "'");

/** A text whose letters may be composed or not, and whose apostrophe may be either. */
const inAnyForm = (text: string): string =>
  [...text.normalize('NFC')]
    .map((letter) => {
      if (letter === "'" || letter === '’') return "['’]";
      const apart = letter.normalize('NFD');
      return apart === letter ? asPattern(letter) : `(?:${letter}|${apart})`;
    })
    .join('');

/** Only whole words, except in the scripts that put no space between them. */
function asWords(pattern: string, text: string): string {
  if (/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u.test(text))
    return pattern;
  return `(?<![\\p{L}\\p{M}\\p{N}])${pattern}(?![\\p{L}\\p{M}\\p{N}])`;
}

/** Whether a part of a name is known for one where it stands alone: not an initial, nor a word such as "de". */
const isNameAlone = (word: string): boolean => /^(?=.*[\p{Lu}\p{Lo}])[\p{L}\p{M}'’-]{2,}$/u.test(word);

const isWithin = (path: string, portfolio: string): boolean =>
  portfolio === '.' || path === portfolio || path.startsWith(`${portfolio}/`);
