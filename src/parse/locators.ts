import type { Span } from '../diagnostics/finding.ts';
import type { SourceText } from './source-text.ts';

/** A bracket in the body that has the form of a locator. Whether it is one depends on the specs: resolve decides. */
export interface BracketedRef {
  ref: string;
  place?: string;
  span: Span;
  line: number;
}

/** The form of a locator with the spaces before it, as the digest removes it wherever it stands. */
export const locatorForm = /(?<![ \t])[ \t]*\[[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9.-]+( @ [^\]\n]*)?\]/g;

/** The brackets of a body that may be locators: those outside code spans, code blocks and HTML comments. */
export function findBracketedRefs(body: SourceText): BracketedRef[] {
  if (!body.text.includes('[')) return [];
  const form = /\[([A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9.-]+)(?: @ ([^\]\n]*))?\]/g;
  return [...withoutCode(body.text).matchAll(form)].map((match) => {
    const span = body.span(match.index, match.index + match[0].length);
    const place = match[2]?.trim();
    return { ref: match[1]!, ...(place === undefined ? {} : { place }), span, line: span.line };
  });
}

const blank = (text: string) => text.replace(/[^\n]/g, ' ');

/** The text with code and comments blanked out, every other character at its place. */
function withoutCode(text: string): string {
  if (!/[`~]|<!--|^(?: {4}|\t)/m.test(text)) return text;
  let result = '';
  let paragraph = '';
  let fence: { mark: string; length: number } | undefined;
  let inComment = false;
  let inIndented = false;
  let inList = false;
  let afterBlank = true;
  const flush = () => {
    result += withoutCodeSpans(paragraph);
    paragraph = '';
  };
  for (const line of text.split(/(?<=\n)/)) {
    if (inComment) {
      const end = line.indexOf('-->');
      result += end === -1 ? blank(line) : blank(line.slice(0, end + 3));
      if (end === -1) continue;
      inComment = false;
      paragraph += line.slice(end + 3);
      continue;
    }
    if (fence !== undefined) {
      const closing = /^\s*(`{3,}|~{3,})\s*$/.exec(line)?.[1];
      if (closing?.startsWith(fence.mark) && closing.length >= fence.length) fence = undefined;
      result += blank(line);
      continue;
    }
    const opening = /^\s*(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1];
    if (opening !== undefined) {
      flush();
      fence = { mark: opening[0]!, length: opening.length };
      result += blank(line);
      continue;
    }
    if (line.trim() === '') {
      flush();
      result += line;
      afterBlank = true;
      continue;
    }
    const indented = /^(?: {4}|\t)/.test(line);
    if (indented && !inList && (afterBlank || inIndented)) {
      flush();
      result += blank(line);
      inIndented = true;
      afterBlank = false;
      continue;
    }
    if (!/^\s/.test(line)) inList = /^(?:[-*+]|\d{1,9}[.)])\s/.test(line);
    else if (/^ {1,3}(?:[-*+]|\d{1,9}[.)])\s/.test(line)) inList = true;
    inIndented = false;
    afterBlank = false;
    const comment = lineOpensComment(line);
    if (comment !== undefined) {
      paragraph += line.slice(0, comment);
      flush();
      result += blank(line.slice(comment));
      inComment = true;
      continue;
    }
    paragraph += line;
  }
  flush();
  return result;
}

/** Where a comment opens in a line that does not close it; comments within one line are blanked with the code spans. */
function lineOpensComment(line: string): number | undefined {
  const bare = line.replace(/(`+)[^`]+\1(?!`)/g, blank).replace(/<!--.*?-->/g, blank);
  const at = bare.indexOf('<!--');
  return at === -1 ? undefined : at;
}

function withoutCodeSpans(paragraph: string): string {
  return paragraph.replace(/<!--[\s\S]*?-->|(?<!`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g, blank);
}
