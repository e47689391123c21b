/** Pages with what they repeat written once. */
export interface Packed {
  /** What each character of the private use area stands for, from U+E000 on. */
  phrases: string[];
  pages: string[];
}

const first = 0xe000;
/** Stands for the address of the page itself, with a stroke before and behind. */
const ownAddress = '\uf8ff';
const most = 0xf8ff - first;
const samples = 24;

/**
 * Writes the pages of a large cohort several times shorter: tags and texts that they have in common become one character. The
 * same pages give the same bytes everywhere, which a compressing library does not promise.
 */
export function pack(pages: readonly { page: string; html: string }[]): Packed {
  const plain = pages.map(({ page, html }) =>
    html.replace(/[\ue000-\uf8ff]/g, asEntity).replaceAll(`${page}/`, ownAddress),
  );
  const step = Math.max(1, Math.floor(plain.length / samples));
  const phrases = commonest(plain.filter((_, index) => index % step === 0));
  const codes = new Map(phrases.map((phrase, index) => [phrase, String.fromCharCode(first + index)]));
  return { phrases, pages: plain.map((html) => html.replace(token, (found) => codes.get(found) ?? found)) };
}

const asEntity = (character: string): string => `&#x${character.charCodeAt(0).toString(16)};`;

/** A run of tags, or the text between two. */
const token = /(?:<[^>]*>)+|[^<]+/g;

/** The phrases that save most; a character of the private use area takes three bytes. */
function commonest(pages: readonly string[]): string[] {
  const saved = new Map<string, number>();
  for (const html of pages) {
    for (const [phrase] of html.matchAll(token))
      saved.set(phrase, (saved.get(phrase) ?? -phrase.length) + phrase.length - 3);
  }
  return [...saved]
    .filter(([, saving]) => saving > 0)
    .sort(([a, savedA], [b, savedB]) => savedB - savedA || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([phrase]) => phrase);
}
