import { decodeHTML } from 'entities';

/** A piece of HTML or XML. Names are as written; attributes are read when they are asked for. */
export type Token =
  | { kind: 'text'; text: string }
  | { kind: 'open'; name: string; attribute: (name: string) => string | undefined; empty: boolean }
  | { kind: 'close'; name: string };

/** Elements of HTML whose content is no markup, and of which nothing is said to the reader of the page. */
const raw: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'title', 'xmp', 'noembed', 'iframe']);

/**
 * The tokens of a text of HTML or XML, in one pass whatever the text is: nothing is run, fetched or expanded, and no declaration of
 * an entity is looked at. What is not well-formed is text, or ends with the text.
 */
export function* tokensOf(source: string, language: 'html' | 'xml'): Generator<Token> {
  const decode = language === 'html' ? decodeHTML : decodeXml;
  let at = 0;
  while (at < source.length) {
    const open = nextTag(source, at);
    if (open > at) yield { kind: 'text', text: decode(source.slice(at, open)) };
    if (open === source.length) return;
    const [beyond, token] = tagAt(source, open, language);
    if (token !== undefined) yield token;
    at = beyond;
    if (language === 'html' && token?.kind === 'open' && raw.has(token.name) && !token.empty)
      at = endOfRaw(source, token.name, at);
  }
}

function nextTag(source: string, from: number): number {
  for (let at = source.indexOf('<', from); at !== -1; at = source.indexOf('<', at + 1))
    if (/[a-z/!?]/i.test(source[at + 1] ?? '')) return at;
  return source.length;
}

/** The tag, comment or declaration that begins here, and where it ends. */
function tagAt(source: string, open: number, language: 'html' | 'xml'): [number, Token | undefined] {
  const after = (end: string, from: number): number => {
    const found = source.indexOf(end, from);
    return found === -1 ? source.length : found + end.length;
  };
  if (source.startsWith('<!--', open)) return [after('-->', open + 4), undefined];
  if (source.startsWith('<![CDATA[', open)) {
    const end = after(']]>', open + 9);
    return [end, { kind: 'text', text: source.slice(open + 9, Math.max(open + 9, end - 3)) }];
  }
  if (source[open + 1] === '!' || source[open + 1] === '?') return [after('>', open + 1), undefined];
  const isClose = source[open + 1] === '/';
  const nameForm = /[^\s/>]*/y;
  nameForm.lastIndex = open + (isClose ? 2 : 1);
  const written = nameForm.exec(source)![0];
  const name = language === 'html' ? written.toLowerCase() : written;
  const rest = nameForm.lastIndex;
  const end = endOfTag(source, rest);
  if (isClose) return [end, { kind: 'close', name }];
  const inner = source.slice(rest, end - 1);
  const attribute = (asked: string) => attributeOf(inner, asked, language);
  return [end, { kind: 'open', name, attribute, empty: inner.endsWith('/') }];
}

/** Behind the `>` of a tag: the first that stands in no quotes. */
function endOfTag(source: string, from: number): number {
  let quote = '';
  for (let at = from; at < source.length; at++) {
    const character = source[at]!;
    if (quote !== '') {
      if (character === quote) quote = '';
    } else if (character === '>') return at + 1;
    else if ((character === '"' || character === "'") && source[at - 1] === '=') quote = character;
  }
  return source.length;
}

function endOfRaw(source: string, name: string, from: number): number {
  for (let at = source.indexOf('</', from); at !== -1; at = source.indexOf('</', at + 2)) {
    const end = at + 2 + name.length;
    if (source.slice(at + 2, end).toLowerCase() === name && !/[^\s/>]/.test(source.slice(end, end + 1))) return at;
  }
  return source.length;
}

/** Attributes are few and short: what stands behind the first thousands of characters is none that a reader needs. */
const attributesLimit = 2048;

function attributeOf(inner: string, asked: string, language: 'html' | 'xml'): string | undefined {
  const form = /(?<!\S)([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
  for (const [, name, double, single, bare] of inner.slice(0, attributesLimit).matchAll(form))
    if ((language === 'html' ? name!.toLowerCase() : name) === asked)
      return (language === 'html' ? decodeHTML : decodeXml)(double ?? single ?? bare ?? '');
  return undefined;
}

const five: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** XML knows five names and all numbers; a name that a document declares itself stays as it is written. */
const decodeXml = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]{1,6})|#([0-9]{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
    if (name !== undefined) return five[name] ?? whole;
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code > 0 && code <= 0x10ffff && !(code >= 0xd800 && code < 0xe000) ? String.fromCodePoint(code) : '�';
  });
