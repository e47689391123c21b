/** The parts of links and of their definitions (CommonMark 0.31, sections 4.7 and 6.3); each function says where a part ends. */

/** Brackets round at most 999 characters, none of them a bracket, one of them more than a blank. */
export const endOfLabel = (text: string, at: number): number | undefined => {
  let end = at + 1;
  for (; ; end++) {
    const character = text[end];
    if (character === undefined || character === '[' || end - at > 1000) break;
    if (character === ']') return end + 1;
    if (character === '\\') end++;
  }
  return undefined;
};

/** How deep brackets may nest in a destination; any limit of three or more is as CommonMark wants it. */
const mostNested = 32;

/** A destination, `<…>` or bare. A bare one may be empty. */
function endOfDestination(text: string, at: number): number | undefined {
  const isPointed = text[at] === '<';
  let depth = 0;
  let end = isPointed ? at + 1 : at;
  for (; end < text.length; end++) {
    const character = text[end]!;
    if (character === '\\' && isPunctuation(text.charCodeAt(end + 1))) end++;
    else if (isPointed) {
      if (character === '>') return end + 1;
      if (character === '<' || character === '\n') return undefined;
    } else if (character === '(') {
      if (++depth > mostNested) return undefined;
    } else if (character === ')') {
      if (--depth < 0) return end;
    } else if (character <= ' ' || character === '\u007f') break;
  }
  return isPointed || depth > 0 ? undefined : Math.min(end, text.length);
}

function endOfTitle(text: string, at: number): number | undefined {
  const opening = text[at];
  if (opening !== '"' && opening !== "'" && opening !== '(') return undefined;
  const closing = opening === '(' ? ')' : opening;
  for (let end = at + 1; end < text.length; end++) {
    if (text[end] === closing) return end + 1;
    if (text[end] === '(' && opening === '(') return undefined;
    if (text[end] === '\\') end++;
  }
  return undefined;
}

/** Blanks and at most one line end. */
function pastBlanks(text: string, at: number): number {
  let end = pastSpaces(text, at);
  if (text[end] === '\n') end = pastSpaces(text, end + 1);
  return end;
}

function pastSpaces(text: string, at: number): number {
  let end = at;
  while (text[end] === ' ' || text[end] === '\t') end++;
  return end;
}

/** What two labels that mean the same have in common; empty for a label that names nothing. */
export const labelKey = (label: string): string =>
  label
    .slice(1, -1)
    .replace(/[ \t\n]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase();

/** `(destination "title")`, from its opening bracket. */
export function endOfInlineLink(text: string, at: number): number | undefined {
  if (text[at] !== '(') return undefined;
  const destination = endOfDestination(text, pastBlanks(text, at + 1));
  if (destination === undefined) return undefined;
  let end = pastBlanks(text, destination);
  if (end > destination) {
    const title = endOfTitle(text, end);
    if (title !== undefined) end = pastBlanks(text, title);
  }
  return text[end] === ')' ? end + 1 : undefined;
}

/** Where the definitions at the beginning of a paragraph end; each label that they define is handed over. */
export function endOfDefinitions(text: string, define: (key: string) => void): number {
  let at = 0;
  while (text[at] === '[') {
    const label = endOfLabel(text, at);
    if (label === undefined || text[label] !== ':') break;
    const key = labelKey(text.slice(at, label));
    const begin = pastBlanks(text, label + 1);
    const destination = endOfDestination(text, begin);
    if (key === '' || destination === undefined || destination === begin) break;
    const before = pastBlanks(text, destination);
    const title = before > destination ? endOfTitle(text, before) : undefined;
    const end = (title === undefined ? undefined : endOfLine(text, title)) ?? endOfLine(text, destination);
    if (end === undefined) break;
    define(key);
    at = end;
  }
  return at;
}

/** The beginning of the next line, where only blanks stand before it. */
function endOfLine(text: string, at: number): number | undefined {
  const end = pastSpaces(text, at);
  if (end >= text.length) return text.length;
  return text[end] === '\n' ? end + 1 : undefined;
}

const isPunctuation = (code: number): boolean =>
  (code >= 33 && code <= 47) ||
  (code >= 58 && code <= 64) ||
  (code >= 91 && code <= 96) ||
  (code >= 123 && code <= 126);
