import { HtmlTags } from './html-tag.ts';
import { Seeker } from './seeker.ts';

/** What ends an HTML block: a text in a line, or a blank line. */
export type HtmlEnd = RegExp | 'blank';

const names =
  'address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|' +
  'figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|' +
  'noframes|ol|optgroup|option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul';

/** The first six ways in which an HTML block begins (CommonMark 0.31, section 4.6), each with what ends it. */
const forms: readonly [begin: RegExp, end: HtmlEnd][] = [
  [/^<(?:script|pre|textarea|style)(?=[ \t>]|$)/i, /<\/(?:script|pre|textarea|style)>/i],
  [/^<!--/, /-->/],
  [/^<\?/, /\?>/],
  [/^<![A-Za-z]/, />/],
  [/^<!\[CDATA\[/, /\]\]>/],
  [new RegExp(`^</?(?:${names})(?=[ \\t]|/?>|$)`, 'i'), 'blank'],
];

/** What ends the HTML block that a line begins; undefined where it begins none. The seventh form interrupts no paragraph. */
export function htmlBlockEnd(line: string, mayBeAnyTag: boolean): HtmlEnd | undefined {
  const form = forms.find(([begin]) => begin.test(line));
  if (form !== undefined) return form[1];
  const end = mayBeAnyTag ? new HtmlTags(line).endOfTag(0) : undefined;
  return end !== undefined && /^[ \t]*$/.test(line.slice(end)) ? 'blank' : undefined;
}

/** The comments in an HTML block; one that is not closed goes on to its end. */
export function commentsIn(block: string): [from: number, to: number][] {
  const comments: [number, number][] = [];
  const opening = new Seeker(block, '<!--');
  const tags = new HtmlTags(block);
  for (let at = opening.next(0); at !== -1; ) {
    const end = tags.endOfComment(at) ?? block.length;
    comments.push([at, end]);
    at = opening.next(end);
  }
  return comments;
}

/** What an HTML block shows: its text without comments and tags. */
export function textOfHtml(block: string): string {
  const tags = new HtmlTags(block);
  const closing = new Seeker(block, '>');
  let text = '';
  let from = 0;
  for (let at = block.indexOf('<'); at !== -1; at = block.indexOf('<', from)) {
    const isComment = block.startsWith('<!--', at);
    const end = isComment ? (tags.endOfComment(at) ?? block.length) : closing.next(at) + 1;
    if (end === 0) break;
    text += `${block.slice(from, at)} `;
    from = end;
  }
  return text + block.slice(from);
}
