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
  beginning.lastIndex = 0;
  for (let match = beginning.exec(text); match !== null; match = beginning.exec(text)) {
    const from = match.index;
    const ref = match[1]!;
    const to = beginning.lastIndex;
    if (match[2] === ']') {
      found.push({ from, to, ref });
      continue;
    }
    ends ??= { bracket: new Seeker(text, ']'), line: new Seeker(text, '\n') };
    const close = ends.bracket.next(to);
    const lineEnd = ends.line.next(to);
    if (close === -1 || (lineEnd !== -1 && lineEnd < close)) continue;
    beginning.lastIndex = close + 1;
    found.push({ from, to: close + 1, ref, place: [to, close] });
  }
  return found;
}

/** A locator up to its end, or up to where its place begins. */
const beginning = /\[([A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9.-]+)(\]| @ )/g;

/** The parts of a text that are left when every locator is taken out, with the spaces and tabs before it: [from, to). */
export function partsWithoutLocators(text: string): [from: number, to: number][] {
  const parts: [number, number][] = [];
  let from = 0;
  for (const locator of locatorForms(text)) {
    let to = locator.from;
    while (to > from && (text[to - 1] === ' ' || text[to - 1] === '\t')) to--;
    parts.push([from, to]);
    from = locator.to;
  }
  parts.push([from, text.length]);
  return parts;
}

/** A text without locators, wherever they stand, and without the spaces and tabs before each, as the digest takes it. */
export function withoutLocators(text: string): string {
  if (!text.includes('[')) return text;
  let kept = '';
  for (const [from, to] of partsWithoutLocators(text)) kept += text.slice(from, to);
  return kept;
}

class Bracketed implements BracketedRef {
  readonly ref: string;
  readonly place: string | undefined;
  readonly #body: SourceText;
  readonly #from: number;
  readonly #to: number;
  constructor(ref: string, place: string | undefined, body: SourceText, from: number, to: number) {
    this.ref = ref;
    this.place = place;
    this.#body = body;
    this.#from = from;
    this.#to = to;
  }
  get span() {
    return this.#body.span(this.#from, this.#to);
  }
  get line() {
    return this.#body.position(this.#from).line;
  }
}

/** The brackets of a body that may be locators: those outside code spans, code blocks and HTML comments. */
export function findBracketedRefs(body: SourceText): BracketedRef[] {
  if (!body.text.includes('[')) return [];
  return locatorForms(withoutCode(body.text)).map(({ from, to, ref, place }) => {
    // What the place is called may hold code.
    const named = place === undefined ? undefined : body.text.slice(...place).trim();
    return new Bracketed(ref, named, body, from, to);
  });
}
