// @ts-expect-error: the reference implementation comes without types.
import { Parser } from 'commonmark';

interface Node {
  type: string;
  literal: string | null;
  info: string | null;
}

/** Characters that no syntax means anything by: they are found again wherever they end up. */
const firstMark = 0xe000;

/** A text in which each `q` is a mark of its own. */
export function marked(text: string): string {
  let count = 0;
  return text.replaceAll('q', () => String.fromCharCode(firstMark + count++));
}

export const marksIn = (text: string): number[] =>
  [...text.matchAll(/[\ue000-\uf8ff]/g)].map(([mark]) => mark.charCodeAt(0) - firstMark);

/** In an HTML block, a comment that is not closed goes on to its end. */
const comment = /<!--(?:-?>|[\s\S]*?(?:-->|$))/g;

/** The marks that stand in code or comments, as commonmark.js, the reference implementation, reads the text. */
export function hiddenByReference(text: string): number[] {
  const hidden: number[] = [];
  const walker = new Parser().parse(text).walker();
  for (let event = walker.next(); event !== null; event = walker.next()) {
    if (!event.entering) continue;
    const { type, literal, info } = event.node as Node;
    if (type === 'code' || type === 'code_block') hidden.push(...marksIn(`${info ?? ''}${literal ?? ''}`));
    if (type === 'html_inline' && literal?.startsWith('<!--')) hidden.push(...marksIn(literal));
    if (type === 'html_block') hidden.push(...marksIn((literal ?? '').match(comment)?.join('') ?? ''));
  }
  return hidden.sort((a, b) => a - b);
}
