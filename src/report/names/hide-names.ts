import { addressesIn } from './addresses.ts';
import { everydayWords, openingWords } from './everyday-words.ts';
import { type KnownName, knownName, type Named } from './known-name.ts';
import { type Word, wordsOf } from './words.ts';

/** Hides names in a text; the path of a portfolio, or of a file in it, says whose single words are names there. */
export type HideNames = (text: string, path?: string) => string;

/** Everybody who is hidden, and what stands for the folders of the learners. */
export interface Everybody {
  people: readonly Named[];
  folders: readonly { path: string; as: string }[];
}

/** A piece of a text, and what is shown instead. */
interface Span {
  start: number;
  end: number;
  as: string;
  who?: Named;
}

/** A text that is looked through, and who is at home where it stands. */
interface Reading {
  text: string;
  words: readonly Word[];
  home: (who: Named) => boolean;
}

/** Words in a row that are looked at together. */
const longestRun = 64;
export const withheld = '(name withheld)';

/**
 * Replaces every name in a text by what stands for whoever bears it, however it is written (see knownName), with ids,
 * addresses, numbers and the folders of learners. Nothing is looked for in what was put there, every line keeps its number,
 * and the work grows with the length of the text alone; `count` is told of each step of it.
 */
export function nameHider({ people, folders }: Everybody, count: () => void = () => {}): HideNames {
  const names = people.flatMap((who) => who.names.flatMap((name) => knownName(who, name) ?? []));
  const byWord = indexOf(names, ({ words }) => words.keys());
  const byGlued = indexOf(names, ({ glued }) => glued);
  const byInitial = indexOf(names, ({ initials }) => initials);
  const innerAt = innerNames(names);
  const whole = new Map(
    people.flatMap(({ as, names: all, ids }) => [...all, ...ids].map((text) => [asWhole(text), as])),
  );
  const addresses = new Map(
    people.flatMap(({ as, addresses: all }) => all.map((text) => [text.trim().toLowerCase(), as])),
  );
  const numbers = new Set(people.flatMap(({ number }) => number?.replace(/\D/g, '') || []));
  const literals = literalsOf({ people, folders });
  const shown = new Set([...people.map(({ as }) => as), ...folders.map(({ as }) => as)]);

  /** Whether a word continues a name as an initial: not the `a` of a sentence, nor the `s` of a possessive. */
  const isInitial = (name: KnownName, { text }: Reading, word: Word, beside: Word) => {
    if (word.folded.length > 3 || ![...word.folded].every((letter) => name.initials.has(letter))) return false;
    if (word.folded === 's' && /['’‘‛ʼ´`]/.test(text[word.start - 1] ?? '')) return false;
    const later = word.start > beside.start ? word : beside;
    return word.isCapital || (!later.joinsPlainly && word.folded.length === 1);
  };

  /** Whether a name goes on with this word: after a comma only in `Khan, Amira`, after a full stop only behind an initial. */
  const continues = (name: KnownName, { words }: Reading, at: number, so: { full: number; initials: number }) => {
    const word = words[at]!;
    if (!word.joins) return false;
    if (word.joinsAfter === '. ') return words[at - 1]!.folded.length <= 3;
    if (word.joinsAfter !== ',') return true;
    const next = words[at + 1];
    const goesOn = next?.joins && next.joinsAfter === '' && name.words.has(next.folded);
    return so.full === 1 && so.initials === 0 && !goesOn && name.words.has(words[at - 1]!.folded);
  };

  /** How far a name reaches from a word of it on, and what that says. */
  const runOf = (name: KnownName, reading: Reading, from: number): { to: number; isName: boolean } => {
    const { words } = reading;
    let [to, full, initials, isSure, isPlain, isAscending] = [from, 0, 0, false, true, true];
    let [before, areCapitals] = [-1, true];
    const seen = new Set<number>();
    for (; to < words.length && to - from < longestRun; to++) {
      count();
      const word = words[to]!;
      if (to > from && !continues(name, reading, to, { full, initials })) break;
      const own = name.words.get(word.folded);
      const isGlued = name.glued.has(word.folded);
      // Whoever is named again begins a name anew.
      if (own !== undefined && seen.has(own.at)) break;
      if (own !== undefined) seen.add(own.at);
      if (own === undefined && !isGlued) {
        const beside = to > from ? words[to - 1]! : words[to + 1];
        if (beside === undefined || !isInitial(name, reading, word, beside)) break;
        initials++;
      } else if (own !== undefined && own.weight === 'none' && [...word.folded].length === 1) initials++;
      else {
        full++;
        if (isGlued || own?.weight === 'name') isSure = true;
        if (own !== undefined) {
          if (own.at <= before) isAscending = false;
          before = own.at;
        }
      }
      if (!word.isCapital) areCapitals = false;
      if (to > from && !word.joinsPlainly) isPlain = false;
    }
    const isWritten = areCapitals || !isPlain || (full > 1 && isAscending);
    return { to, isName: isSure || (full > 0 && full + initials > 1 && isWritten) };
  };

  const nameAt = (reading: Reading, from: number): (Span & { to: number }) | undefined => {
    const { words, home } = reading;
    const word = words[from]!;
    const next = words[from + 1];
    const mayBegin = new Set([...(byWord.get(word.folded) ?? []), ...(byGlued.get(word.folded) ?? [])]);
    if (word.folded.length <= 3 && next?.joins)
      for (const name of byInitial.get(word.folded[0] ?? '') ?? [])
        if (isInitial(name, reading, word, next)) mayBegin.add(name);
    let best: { to: number; found: KnownName[] } = { to: from, found: [] };
    for (const name of mayBegin) {
      const run = runOf(name, reading, from);
      if (!run.isName && !standsAlone(name, reading, from)) continue;
      const to = run.isName ? run.to : from + 1;
      if (to > best.to) best = { to, found: [name] };
      else if (to === best.to) best.found.push(name);
    }
    if (best.found.length === 0) return undefined;
    const who = best.found.map((name) => name.who);
    const own = who.filter(home);
    const [one, ...others] = own.length > 0 ? own : [...new Set(who)];
    const end = words[best.to - 1]!.end;
    const as = others.some((each) => each.as !== one!.as) ? withheld : one!.as;
    return { start: word.start, end, as, to: best.to };
  };

  const standsAlone = (name: KnownName, { text, words, home }: Reading, at: number): boolean => {
    const word = words[at]!;
    const weight = name.words.get(word.folded)?.weight;
    if (weight === 'name') return true;
    const isLetter = [...word.folded].length === 1;
    if (weight === undefined || (weight === 'none' && !isLetter) || !(home(name.who) || name.isSingle)) return false;
    if (isLetter && (!name.isSingle || !isFree(text, word))) return false;
    if (!word.isCapital)
      return (
        !isLetter && word.folded.length < 3 && !openingWords.has(word.folded) && isFree(text, word) && home(name.who)
      );
    return !(openingWords.has(word.folded) && opensSentence(text, word.start));
  };

  /** Names in a text without blanks in which they are a part of a word. */
  const within = (text: string, word: Word): Span[] => {
    const found: Span[] = [];
    const written = text.slice(word.start, word.end);
    // Where folding changed the length, nobody knows where in the word it stands.
    const isAligned = written.length === word.folded.length;
    for (let at = 0; at < word.folded.length; at++) {
      count();
      const hit = innerAt(word.folded, at, count);
      if (hit === undefined) continue;
      if (!isAligned) return [{ start: word.start, end: word.end, as: hit.who.as }];
      found.push({ start: word.start + at, end: word.start + at + hit.length, as: hit.who.as });
      at += hit.length - 1;
    }
    return found;
  };

  const spansOf = (text: string, path: string | undefined): Span[] => {
    const home = ({ home: at }: Named) => at !== undefined && path !== undefined && isWithin(path, at);
    const words = wordsOf(text);
    const reading = { text, words, home };
    const spans: Span[] = [];
    for (let at = 0; at < words.length; ) {
      count();
      const word = words[at]!;
      const literal = literalAt(literals, text, word, count);
      const name = word.isNumber ? undefined : nameAt(reading, at);
      if (literal !== undefined && literal.end >= (name?.end ?? 0)) {
        spans.push(literal);
        while (at < words.length && words[at]!.start < literal.end) at++;
        continue;
      }
      const number = word.isNumber ? numberAt(numbers, reading, at) : undefined;
      if (number !== undefined) {
        spans.push({ start: word.start, end: words[number - 1]!.end, as: '(number withheld)' });
        at = number;
        continue;
      }
      const { run } = word;
      const glued =
        run !== undefined && run.start === word.start ? (byWord.get(run.folded) ?? byGlued.get(run.folded)) : undefined;
      if (run !== undefined && glued !== undefined) {
        const own = glued.find(({ who }) => home(who)) ?? glued[0]!;
        if (own.words.get(run.folded)?.weight !== 'none') {
          spans.push({ start: run.start, end: run.end, as: own.who.as });
          while (at < words.length && words[at]!.start < run.end) at++;
          continue;
        }
      }
      if (name !== undefined) {
        spans.push(name);
        at = name.to;
        continue;
      }
      // `Khans`, of all of them.
      const single = /^.{3,}s$/.test(word.folded) ? byWord.get(word.folded.slice(0, -1)) : undefined;
      const plural = single?.find(({ words: all }) => all.get(word.folded.slice(0, -1))?.weight === 'name');
      if (plural !== undefined) spans.push({ start: word.start, end: word.end - 1, as: plural.who.as });
      else if (run !== undefined && run.start === word.start) spans.push(...within(text, { ...word, ...run }));
      else if (run === undefined && !word.isNumber) spans.push(...within(text, word));
      at++;
    }
    return spans;
  };

  return (text, path) => {
    const exactly = whole.get(asWhole(text));
    if (exactly !== undefined) return exactly + linesOf(text);
    if (shown.has(text)) return text;
    const spans = withAddresses(text, spansOf(text, path), addresses);
    let [hidden, end] = ['', 0];
    for (const span of spans) {
      if (span.start < end) continue;
      hidden += text.slice(end, span.start) + span.as + linesOf(text.slice(span.start, span.end));
      end = span.end;
    }
    return end === 0 ? text : hidden + text.slice(end);
  };
}

/** Line ends within a name stay, so that every line keeps its number. */
const linesOf = (written: string): string => (written.includes('\n') ? written.replace(/[^\n]/g, '') : '');
const asWhole = (text: string): string => (text.length > 400 ? text : text.trim().normalize('NFC').toLowerCase());

/** Addresses of any kind are withheld; one of a person in the register shows who it is. A page is withheld where its address holds a name. */
function withAddresses(text: string, names: readonly Span[], known: ReadonlyMap<string, string>): Span[] {
  const found = addressesIn(text);
  let next = 0;
  const spans = found.flatMap(({ start, end, isPage }): Span[] => {
    while (next < names.length && names[next]!.end <= start) next++;
    const holdsName = next < names.length && names[next]!.start < end;
    if (isPage && !holdsName) return [];
    return [{ start, end, as: known.get(text.slice(start, end).toLowerCase()) ?? '(address withheld)' }];
  });
  return [...spans, ...names].sort((a, b) => a.start - b.start || b.end - a.end);
}

function indexOf(names: readonly KnownName[], keysOf: (name: KnownName) => Iterable<string>): Map<string, KnownName[]> {
  const index = new Map<string, KnownName[]>();
  for (const name of names)
    for (const key of keysOf(name)) {
      const known = index.get(key);
      if (known === undefined) index.set(key, [name]);
      else if (!known.includes(name)) known.push(name);
    }
  return index;
}

/** What is looked for as it is written: ids, and the folders of portfolios. */
type Literals = Map<string, { text: string; as: string }[]>;
const longestLiteral = 200;

function literalsOf({ people, folders }: Everybody): Literals {
  const literals: Literals = new Map();
  const add = (written: string, as: string) => {
    const text = written.toLowerCase().slice(0, longestLiteral);
    const words = wordsOf(text);
    const [first] = words;
    // One ordinary word is no id where it stands in a sentence.
    if (first === undefined || first.start > 0) return;
    if (words.length === 1 && (text.length < 3 || everydayWords.has(first.folded))) return;
    literals.set(first.folded, [...(literals.get(first.folded) ?? []), { text, as }]);
  };
  for (const { ids, as } of people) for (const id of ids) add(id, as);
  for (const { path, as } of folders) {
    if (path === '.') continue;
    add(path, as);
    add(path.split('/').at(-1)!, as.split('/').at(-1)!);
  }
  for (const list of literals.values()) list.sort((a, b) => b.text.length - a.text.length);
  return literals;
}

function literalAt(literals: Literals, text: string, word: Word, count: () => void): Span | undefined {
  if (/[\p{L}\p{N}]/u.test(text[word.start - 1] ?? '')) return undefined;
  for (const { text: literal, as } of literals.get(word.folded) ?? []) {
    count();
    const end = word.start + literal.length;
    if (text.slice(word.start, end).toLowerCase() === literal && !/[\p{L}\p{N}\p{M}]/u.test(text[end] ?? ''))
      return { start: word.start, end, as };
  }
  return undefined;
}

/** The end of a learner's number that begins with this word, in words; blanks and hyphens may divide it. */
function numberAt(numbers: ReadonlySet<string>, { words, text }: Reading, from: number): number | undefined {
  let digits = '';
  for (let to = from; to < words.length && to - from < 12; to++) {
    const word = words[to]!;
    if (!word.isNumber || (to > from && !/^[ \u00a0-]$/.test(text.slice(words[to - 1]!.end, word.start)))) break;
    digits += word.folded;
    if (numbers.has(digits)) return to + 1;
  }
  return undefined;
}

/** Whether a word stands free: not in a path, an id or an address. */
const isFree = (text: string, { start, end }: Word): boolean =>
  !/[-/._@\d]$/.test(text.slice(Math.max(0, start - 1), start)) &&
  !/^(?:[/_@\d]|[-.][\p{L}\p{N}])/u.test(text.slice(end, end + 2));

function opensSentence(text: string, start: number): boolean {
  const before = text
    .slice(Math.max(0, start - 40), start)
    .replace(/["'“”‘’()*_>#\-•\s]+$/u, (blank) => (blank.includes('\n') ? '\n' : ''));
  return before === '' ? start < 40 : /[.!?\n]$/.test(before);
}

const isWithin = (path: string, portfolio: string): boolean =>
  portfolio === '.' || path === portfolio || path.startsWith(`${portfolio}/`);

/** Names written without blanks, found from any place of a word: the longest first. */
function innerNames(names: readonly KnownName[]) {
  const known = new Map<string, Named>();
  const lengths = new Map<string, number[]>();
  for (const { who, anywhere } of names)
    for (const word of anywhere) {
      if (known.has(word)) continue;
      known.set(word, who);
      const start = word.slice(0, 2);
      const all = new Set([...(lengths.get(start) ?? []), word.length]);
      lengths.set(
        start,
        [...all].sort((a, b) => b - a),
      );
    }
  return (word: string, from: number, count: () => void): { length: number; who: Named } | undefined => {
    for (const length of lengths.get(word.slice(from, from + 2)) ?? []) {
      count();
      const who = from + length <= word.length ? known.get(word.slice(from, from + length)) : undefined;
      if (who !== undefined) return { length, who };
    }
    return undefined;
  };
}
