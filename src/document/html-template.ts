import { oneLine } from './safe-text.ts';

/** Markup that a template has made: the only thing that a template takes over as it is. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
  toString(): string {
    return this.markup;
  }
}

/** What may stand in a template: lists stand for their parts in turn, nothing (and what is not to be) for nothing. */
export type HtmlPart = string | number | Html | undefined | false | readonly HtmlPart[];

/**
 * HTML in which every text is its very words, on one line, and no markup, whether it stands between tags or in quotes as the value
 * of an attribute. An attribute's value is always put in double quotes; an address leads to a file, a place in the page or the web.
 */
export const html = (parts: TemplateStringsArray, ...values: readonly HtmlPart[]): Html => {
  const kinds = kindsOf(parts);
  let markup = parts[0]!;
  for (let at = 0; at < values.length; at++) {
    const value = markupOf(values[at]);
    markup += (kinds[at] === 'address' ? safeAddress(value) : value) + parts[at + 1]!;
  }
  return new Html(markup);
};

/** What stands at each place of a template that is filled in; looked at once for each template. */
function kindsOf(parts: TemplateStringsArray): readonly ('address' | 'other')[] {
  const known = templates.get(parts);
  if (known !== undefined) return known;
  const kinds = parts.slice(0, -1).map((part) => {
    if (/=\s*$/.test(part)) throw new Error(`an attribute without quotation marks: ${part}`);
    return /\s(href|src|action)\s*=\s*["']$/.test(part) ? 'address' : 'other';
  });
  templates.set(parts, kinds);
  return kinds;
}
const templates = new WeakMap<TemplateStringsArray, readonly ('address' | 'other')[]>();

/** What has a scheme that is not of the web leads nowhere. */
const safeAddress = (address: string): string => (/^(?!https?:|mailto:|[#./?])[^/#?]*:/i.test(address) ? '#' : address);

/** Parts with something between them; nothing stands for nothing. */
export const joined = (parts: readonly HtmlPart[], joint: HtmlPart): HtmlPart[] =>
  parts
    .filter((part) => part !== undefined && part !== false && part !== '')
    .flatMap((part, at) => (at === 0 ? [part] : [joint, part]));

function markupOf(part: HtmlPart): string {
  if (part instanceof Html) return part.markup;
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return part ? part.map(markupOf).join('') : '';
}

/** Text of a file as content of an element, or as an attribute's value in quotes: these very words on one line, and no markup. */
export const escaped = (text: string): string =>
  oneLine(text).replace(/[&<>"'`]/g, (character) => entities[character]!);
const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};
