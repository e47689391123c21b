import { everydayWords } from './everyday-words.ts';
import { wordsOf } from './words.ts';

/** Somebody whose name is hidden. */
export interface Named {
  /** What is shown instead: a learner's id, or `assessor 1`. */
  as: string;
  names: readonly string[];
  /** What the files call them; shown as little as their names. */
  ids: readonly string[];
  addresses: readonly string[];
  /** A learner's number. */
  number?: string | undefined;
  /** The portfolio in which a single word of the name is theirs before it is anybody else's. */
  home?: string | undefined;
}

/** How much a word of a name says where it stands alone: always, only where it is written as a name, or nothing. */
type Weight = 'name' | 'ordinary' | 'none';

/** A name as it can be found again in a text. */
export interface KnownName {
  who: Named;
  /** Its words, with their place in it. */
  words: ReadonlyMap<string, { at: number; weight: Weight }>;
  initials: ReadonlySet<string>;
  /** Written without a blank, in whatever order: `amirakhan`, `akhan`. */
  glued: ReadonlySet<string>;
  /** Of these, what is no part of another word by chance. */
  anywhere: readonly string[];
  /** A name of one word. */
  isSingle: boolean;
}

/** Words of a name of which all combinations are known; of a longer one only neighbours, so that it stays linear. */
const combined = 6;
const unspaced = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]/u;

export function knownName(who: Named, name: string): KnownName | undefined {
  const written = wordsOf(name).filter(({ isNumber }) => !isNumber);
  const list = written.map(({ folded }) => folded).filter((word) => word !== '');
  if (list.length === 0) return undefined;
  const isMixed = written.some(({ isCapital }) => isCapital);
  const words = new Map<string, { at: number; weight: Weight }>();
  for (const [at, { folded, isCapital }] of written.entries())
    if (folded !== '' && !words.has(folded)) words.set(folded, { at, weight: weightOf(folded, isMixed && !isCapital) });
  const glued = new Set<string>();
  const anywhere = new Set<string>();
  const join = (parts: readonly string[], isWhole = false) => {
    const word = parts.join('');
    if (parts.length < 2 || everydayWords.has(word)) return;
    glued.add(word);
    if (isWhole && word.length >= 7 && word.length <= 64) anywhere.add(word);
  };
  const [first, last] = [list[0]!, list.at(-1)!];
  const rest = list.slice(1);
  const initial = first[0]!;
  join(list, true);
  join([...rest, first], true);
  join([last, ...list.slice(0, -1)], true);
  if (weightOf(last) === 'name') {
    join([...list.slice(0, -1).map((word) => word[0]!), last]);
    join([last, ...list.slice(0, -1).map((word) => word[0]!)]);
  }
  if (list.length > 2) {
    join([initial, ...rest]);
    join([...rest, initial]);
  }
  const pair = (one: string, other: string) => {
    join([one, other], one.length > 1 && other.length > 1);
    if (other.length > 1 && weightOf(other) === 'name') {
      join([one[0]!, other]);
      join([other, one[0]!]);
    }
  };
  for (const [index, one] of list.entries()) {
    const others = list.length <= combined ? list.filter((_, at) => at !== index) : list.slice(index + 1, index + 2);
    for (const other of others) pair(one, other);
  }
  if (list.length > combined) {
    pair(first, last);
    pair(last, first);
  }
  for (const word of list) if (unspaced.test(word) && word.length > 1) anywhere.add(word);
  const initials = new Set(list.map((word) => word[0]!));
  return { who, words, initials, glued, anywhere: [...anywhere], isSingle: list.length === 1 };
}

/** A particle such as `de`, and an initial, say nothing alone; neither does a word of every day or of two letters unless it is written as a name. */
function weightOf(word: string, isParticle = false): Weight {
  if (isParticle || [...word].length === 1) return unspaced.test(word) ? 'ordinary' : 'none';
  return word.length < 3 || everydayWords.has(word) ? 'ordinary' : 'name';
}
