import { HtmlTags } from './html-tag.ts';
import { endOfInlineLink, endOfLabel, labelKey } from './link-parts.ts';

/**
 * The code spans and comments of a paragraph or heading, from left to right as [from, to). Links are followed because what looks
 * like code in the destination of one is none; emphasis has no say in it.
 */
export function hiddenInlines(text: string, isDefined: (key: string) => boolean): [from: number, to: number][] {
  const hidden: [number, number][] = [];
  const tags = new HtmlTags(text);
  const ticks = new BacktickRuns(text);
  const openers: { at: number; isImage: boolean; holdsBracket: boolean }[] = [];
  /** Links hold no links: openers that stand lower than this in the pile open none. */
  let spent = 0;

  const open = (at: number, isImage: boolean) => {
    const last = openers.at(-1);
    if (last !== undefined) last.holdsBracket = true;
    openers.push({ at, isImage, holdsBracket: false });
  };
  /** The place after the link or picture that ends with the bracket at a place, which is the place after that where none does. */
  const close = (at: number): number => {
    const opener = openers.pop();
    if (opener === undefined) return at + 1;
    const isSpent = openers.length < spent;
    spent = Math.min(spent, openers.length);
    if (isSpent && !opener.isImage) return at + 1;
    let end = endOfInlineLink(text, at + 1);
    if (end === undefined) {
      const isCollapsed = text.startsWith('[]', at + 1);
      const label = text[at + 1] === '[' && !isCollapsed ? endOfLabel(text, at + 1) : undefined;
      const named = label === undefined ? '' : labelKey(text.slice(at + 1, label));
      if (named === '' && opener.holdsBracket) return at + 1;
      if (!isDefined(named === '' ? labelKey(text.slice(opener.at, at + 1)) : named)) return at + 1;
      end = isCollapsed ? at + 3 : named === '' ? at + 1 : label!;
    }
    if (!opener.isImage) spent = openers.length;
    return end;
  };

  for (let at = nextSpecial(text, 0); at !== -1; at = nextSpecial(text, at)) {
    const character = text[at]!;
    if (character === '\\') at += 2;
    else if (character === '!') {
      if (text[at + 1] === '[') open(at++ + 1, true);
      at++;
    } else if (character === '[') open(at++, false);
    else if (character === ']') at = close(at);
    else if (character === '`') {
      const begin = ticks.endOf(at);
      const end = ticks.closing(begin - at, begin);
      if (end !== undefined) hidden.push([at, end]);
      at = end ?? begin;
    } else {
      const end = tags.endOf(at);
      if (end !== undefined && text.startsWith('<!--', at)) hidden.push([at, end]);
      at = end ?? at + 1;
    }
  }
  return hidden;
}

const special = /[\\`<![\]]/g;

function nextSpecial(text: string, from: number): number {
  special.lastIndex = from;
  const found = special.exec(text)?.index ?? -1;
  return found;
}

/** Where runs of backticks stand, by their length. */
class BacktickRuns {
  readonly #text: string;
  #byLength: Map<number, { starts: number[]; next: number }> | undefined;

  constructor(text: string) {
    this.#text = text;
  }

  endOf(at: number): number {
    let end = at;
    while (this.#text[end] === '`') end++;
    return end;
  }

  /** The place after the next run of a length, from a place on; what is asked for only goes forward. */
  closing(length: number, from: number): number | undefined {
    this.#byLength ??= this.#find();
    const runs = this.#byLength.get(length);
    if (runs === undefined) return undefined;
    while ((runs.starts[runs.next] ?? Number.POSITIVE_INFINITY) < from) {
      runs.next++;
    }
    const start = runs.starts[runs.next];
    return start === undefined ? undefined : start + length;
  }

  #find(): Map<number, { starts: number[]; next: number }> {
    const byLength = new Map<number, { starts: number[]; next: number }>();
    for (let at = this.#text.indexOf('`'); at !== -1; ) {
      const end = this.endOf(at);
      const runs = byLength.get(end - at);
      if (runs === undefined) byLength.set(end - at, { starts: [at], next: 0 });
      else runs.starts.push(at);
      at = this.#text.indexOf('`', end);
    }
    return byLength;
  }
}
