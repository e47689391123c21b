/** A piece of a text that may be a word of a name, or one of its initials. */
export interface Word {
  start: number;
  end: number;
  /** In small letters, without accents and whatever cannot be seen. */
  folded: string;
  isNumber: boolean;
  /** Whether nothing but what joins the words of a name stands between it and the word before. */
  joins: boolean;
  /** Whether that is white space. */
  joinsPlainly: boolean;
  /** Whether that is a comma, or what else ends a sentence or an entry. */
  joinsAfter: '' | ',' | '. ';
  isCapital: boolean;
  /** The whole run of letters of which this is a part, where capitals divide it: `AmiraKhan`. */
  run?: { start: number; end: number; folded: string };
}

/** Letters that no accent makes of another. */
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ħ: 'h',
  ı: 'i',
  ł: 'l',
  þ: 'th',
};
const unseen = /[\p{M}\u00ad\u200b-\u200d\u2060\ufeff]/gu;

/** A text in small letters, without accents, however it is composed. */
export function fold(text: string): string {
  if (/^[a-z]*$/.test(text)) return text;
  return text
    .normalize('NFKD')
    .replace(unseen, '')
    .toLowerCase()
    .replace(unseen, '')
    .replace(/[ßæœøđðħıłþ]/g, (letter) => letters[letter]!);
}

const pieces = /[\p{L}\p{M}\u00ad\u200b-\u200d\u2060]+|\p{N}+/gu;
/** What may stand between two words of a name; a percent-encoded blank is one too. */
const joiner = /^(?:[\s\p{Pd}.,_+*~'’‘‛ʼ´`·\u00ad\u200b-\u200d\u2060-]|&(?:nbsp|#39|apos);)*$/u;
const longestJoiner = 200;

/** The words of a text in their order; every character is looked at a fixed number of times. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let end = 0;
  for (const { 0: written, index: start } of text.matchAll(pieces)) {
    const isNumber = /^\p{N}/u.test(written);
    // `%20` between two words is a blank.
    if (isNumber && written === '20' && text[start - 1] === '%' && start > 0 && start - 1 === end) continue;
    const between = text.slice(end, start).replace(/^%20/, ' ');
    const joins = words.length > 0 && between.length <= longestJoiner && joiner.test(between);
    const joinsPlainly = joins && /^\s*$/.test(between);
    const parts = isNumber ? [written] : partsByCase(written);
    const run = parts.length > 1 ? { start, end: start + written.length, folded: fold(written) } : undefined;
    let at = start;
    for (const [index, part] of parts.entries()) {
      words.push({
        start: at,
        end: at + part.length,
        folded: isNumber ? part : fold(part),
        isNumber,
        joins: index > 0 || joins,
        joinsPlainly: index === 0 && joinsPlainly,
        joinsAfter: index > 0 || !joins ? '' : between.includes(',') ? ',' : /\.\s/.test(between) ? '. ' : '',
        isCapital: /^\p{Lu}/u.test(part) || !/\p{Ll}|\p{Lu}/u.test(part),
        ...(run === undefined ? {} : { run }),
      });
      at += part.length;
    }
    end = start + written.length;
  }
  return words;
}

/** `AmiraKhan` as two words; what is written in one case stays one. */
const partsByCase = (written: string): string[] =>
  /\p{Ll}[\p{M}]*\p{Lu}/u.test(written) ? written.split(/(?<=\p{Ll}\p{M}*)(?=\p{Lu})/u) : [written];
