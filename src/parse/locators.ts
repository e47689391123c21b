import type { Span } from '../diagnostics/finding.ts';
import { Seeker } from './markdown/seeker.ts';
import type { SourceText } from './source-text.ts';
import { withoutCode } from './without-code.ts';

/** A bracket in the body that has the form of a locator. Whether it is one depends on the specs: resolve decides. */
export interface BracketedRef {
  ref: string;
  place?: string | undefined;
  readonly span: Span;
  readonly line: number;
}
/** One with where it stands in the body, [from, to). */
export interface FoundRef extends BracketedRef {
  readonly from: number;
  readonly to: number;
}

/** Where a text of a locator's form stands, [from, to), and what it says. */
export interface LocatorForm {
  from: number;
  to: number;
  ref: string;
  /** Where the words after `@` stand. */
  place?: readonly [from: number, to: number];
}

/**
 * All that has the form of a locator: `\[[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9.-]+( @ [^\]\n]*)?\]`, one after the other as that
 * expression finds them. Run as one, it would look again and again at brackets that are opened and never closed.
 */
export function locatorForms(text: string): LocatorForm[] {
  const found: LocatorForm[] = [];
  let ends: { bracket: Seeker; line: Seeker } | undefined;
  for (let from = text.indexOf('['); from !== -1; from = text.indexOf('[', from)) {
    reference.lastIndex = from + 1;
    const refEnd = reference.test(text) ? reference.lastIndex : from + 1;
    if (refEnd > from + 1 && text[refEnd] === ']') {
      found.push({ from, to: refEnd + 1, ref: text.slice(from + 1, refEnd) });
      from = refEnd + 1;
    } else if (refEnd > from + 1 && text.startsWith(' @ ', refEnd)) {
      const at = refEnd + 3;
      ends ??= { bracket: new Seeker(text, ']'), line: new Seeker(text, '\n') };
      const close = ends.bracket.next(at);
      const lineEnd = ends.line.next(at);
      const isClosed = close !== -1 && (lineEnd === -1 || close < lineEnd);
      if (isClosed) found.push({ from, to: close + 1, ref: text.slice(from + 1, refEnd), place: [at, close] });
      from = isClosed ? close + 1 : at;
    } else from = refEnd;
  }
  return found;
}

/** What stands behind the bracket. */
const reference = /[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9.-]+/y;

/** The parts of a text that are left when every locator is taken out, with the spaces and tabs before it: [from, to). */
export function partsWithoutLocators(text: string): [from: number, to: number][] {
  const parts: [number, number][] = [];
  let from = 0;
  for (const locator of locatorForms(text)) {
    parts.push([from, endBefore(locator, text, from)]);
    from = locator.to;
  }
  parts.push([from, text.length]);
  return parts;
}

/** Where the text before a locator ends that stands behind another: at the spaces and tabs before it. */
function endBefore(locator: LocatorForm, text: string, from: number): number {
  let end = locator.from;
  while (end > from && isBlank(text.charCodeAt(end - 1))) end--;
  return end;
}
const isBlank = (code: number): boolean => code === 32 || code === 9;

/** A text without locators, wherever they stand, and without the spaces and tabs before each, as the digest takes it. */
export function withoutLocators(text: string): string {
  let kept = '';
  let from = 0;
  locatorForms(text).forEach((locator) => {
    kept += text.slice(from, endBefore(locator, text, from));
    from = locator.to;
  });
  return from === 0 ? text : kept + text.slice(from);
}

class Bracketed implements FoundRef {
  readonly ref: string;
  readonly place: string | undefined;
  private readonly body: SourceText;
  readonly from: number;
  readonly to: number;
  constructor(ref: string, place: string | undefined, body: SourceText, from: number, to: number) {
    this.ref = ref;
    this.place = place;
    this.body = body;
    this.from = from;
    this.to = to;
  }
  get span() {
    return this.body.span(this.from, this.to);
  }
  get line() {
    return this.body.position(this.from).line;
  }
}

/** The brackets of a body that may be locators: those outside code spans, code blocks and HTML comments. */
export function findBracketedRefs(body: SourceText): FoundRef[] {
  if (!body.text.includes('[')) return [];
  return locatorForms(withoutCode(body.text)).map(({ from, to, ref, place }) => {
    // What the place is called may hold code.
    const named = place === undefined ? undefined : body.text.slice(...place).trim();
    return new Bracketed(ref, named, body, from, to);
  });
}
