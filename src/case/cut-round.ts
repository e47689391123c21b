/** About how many characters a quotation has, and up to how many a text is left whole. */
const most = 240;
const mostWhole = 320;
/** How much of them may follow the place that is meant: a locator follows what it locates. */
const mostAfter = 50;
/** How long a quotation is at least before the end of a sentence ends it. */
const fair = 120;
/** How long a sentence may be to be quoted from its beginning. */
const longest = 320;

/** A text, or where it is long, the words round a place in it: whole sentences where some fit, else whole words. */
export function cutRound(text: string, at: number): string {
  if (text.length <= mostWhole) return text;
  const room = most - Math.min(mostAfter, text.length - at);
  const from = at <= room ? 0 : beginning(text, at - room, at);
  const to =
    text.length - from <= Math.max(most, at + mostAfter - from)
      ? text.length
      : ending(text, Math.max(at, from + fair), Math.max(at, from + most));
  return `${from > 0 ? '… ' : ''}${text.slice(from, to).trim()}${to < text.length ? ' …' : ''}`;
}

/** The end of a sentence with what parts it from the next. */
const sentenceEnd = /[.!?]["”’)]?\s+(?=\S)/g;

/** Where a quotation begins: with the first sentence that fits, or with one a little too long; else with a word. */
function beginning(text: string, earliest: number, at: number): number {
  const window = Math.max(0, at - longest);
  const before = text.slice(window, at);
  const starts: number[] = [];
  sentenceEnd.lastIndex = 0;
  while (sentenceEnd.test(before)) starts.push(window + sentenceEnd.lastIndex);
  const far = starts.filter((start) => at - start >= fair);
  const sentence = far.find((start) => start > earliest) ?? far.at(-1) ?? starts[0];
  if (sentence !== undefined) return sentence;
  if (window === 0) return 0;
  const space = /\s+/.exec(text.slice(earliest, at));
  return space === null ? wholeCharacter(text, earliest) : earliest + space.index + space[0].length;
}

function ending(text: string, earliest: number, latest: number): number {
  const after = text.slice(earliest, latest);
  const sentences = [...after.matchAll(/[.!?]["”’)]?(?=\s)/g)].at(-1);
  if (sentences !== undefined) return earliest + sentences.index + sentences[0].length;
  const space = text.lastIndexOf(' ', latest);
  return space > earliest ? space : wholeCharacter(text, latest);
}

/** The place, or the one after, where it would part a surrogate pair. */
const wholeCharacter = (text: string, at: number): number =>
  /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '') ? at + 1 : at;
