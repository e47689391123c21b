import type { Span } from '../diagnostics/finding.ts';
import type { SourceText } from './source-text.ts';
import { withoutCode } from './without-code.ts';

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
