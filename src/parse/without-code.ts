import { hiddenStretches } from './markdown/hidden.ts';

/**
 * A Markdown text with code spans, code blocks and HTML comments blanked out, every other character at its place. Most texts hold
 * none: without backticks, `~~~` and `<!--` there is no code span, fenced code or comment, and what is indented as code follows
 * four columns of blanks, which are four spaces or hold a tab. Every other text is read as CommonMark.
 */
export function withoutCode(text: string): string {
  if (!fourBlanks.test(text) && !unusual.some((sign) => text.includes(sign))) return text;
  let kept = '';
  let from = 0;
  for (const [start, end] of hiddenStretches(text)) {
    kept += text.slice(from, start) + text.slice(start, end).replace(/[^\n]/g, ' ');
    from = end;
  }
  return kept + text.slice(from);
}

const unusual = ['`', '\t', '~~~', '<!--'];
/** V8 looks for a pattern of blanks at every fourth character, and for the same text at every blank. */
const fourBlanks = / {4}/;
