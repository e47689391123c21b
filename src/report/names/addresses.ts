/** Addresses in a text, in their order: of e-mail, plain or spelt out; of people (`@name`); of pages. Each character is read a fixed number of times. */
export function addressesIn(text: string): { start: number; end: number; isPage: boolean }[] {
  const found: { start: number; end: number; isPage: boolean }[] = [];
  for (const { 0: sign, index } of text.matchAll(signs)) {
    const isSpelt = sign.length > 1;
    const [from, to] = isSpelt
      ? [back(text, index, /\s/, 2), ahead(text, index + sign.length, /\s/, 2)]
      : [index, index + 1];
    const start = back(text, from, local, longest);
    const end = endOfDomain(text, to);
    // A place that somebody writes `REF @ FILE` has blanks around the sign.
    if (end === to || (isSpelt && start === from)) continue;
    if (/^\d/.test(text.slice(to, to + 1)) && start === from) continue;
    found.push({ start, end, isPage: false });
  }
  for (const { 0: chunk, index } of text.matchAll(chunks)) {
    const at = chunk.search(pageStart);
    if (at < 0) continue;
    const address = chunk.slice(at).replace(/[.,;:!?]+$/, '');
    found.push({ start: index + at, end: index + at + address.length, isPage: !profiles.test(address) });
  }
  return found.sort((a, b) => a.start - b.start);
}

const signs = /@|[[({<]\s{0,2}at\s{0,2}[\])}>]/gi;
const local = /[\p{L}\p{M}\p{N}.+_%’'-]/u;
const longest = 320;
const chunks = /[^\s<>"'()[\]{}|\\^`]{7,}/g;
const pageStart = /https?:\/\/|www\.|(?:linkedin|facebook|instagram|twitter|tiktok|github)\.com\//i;
/** Pages of people: withheld whether a name stands in them or not. */
const profiles =
  /^(?:https?:\/\/)?(?:[a-z]{2,3}\.)?(?:www\.)?(?:linkedin|facebook|instagram|twitter|x|tiktok|threads|snapchat|youtube|github|gitlab|bsky)\.(?:com|net|app)\/./i;

function back(text: string, from: number, what: RegExp, most: number): number {
  let at = from;
  while (at > 0 && from - at < most && what.test(text[at - 1]!)) at--;
  return at;
}
function ahead(text: string, from: number, what: RegExp, most: number): number {
  let at = from;
  while (at < text.length && at - from < most && what.test(text[at]!)) at++;
  return at;
}

/** The end of a domain, `[dot]` spelt out or not; where there is none, where it would begin. */
function endOfDomain(text: string, from: number, dots = 8): number {
  let end = ahead(text, from, /[\p{L}\p{M}\p{N}._-]/u, longest);
  while (end > from && /[._-]/.test(text[end - 1]!)) end--;
  if (end === from) return from;
  const dot = /^\s{0,2}[[({]\s{0,2}dot\s{0,2}[\])}]\s{0,2}/i.exec(text.slice(end, end + 16))?.[0];
  return dot === undefined || dots === 0 ? end : Math.max(end, endOfDomain(text, end + dot.length, dots - 1));
}
