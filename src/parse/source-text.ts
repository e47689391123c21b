import type { Span } from '../diagnostics/finding.ts';

/** A stretch of a file that stands from `firstLine` on, and where each offset in it is. Line starts are found on demand. */
export class SourceText {
  readonly path: string;
  readonly text: string;
  readonly firstLine: number;
  private starts: number[] | undefined;

  constructor(path: string, text: string, firstLine = 1) {
    this.path = path;
    this.text = text;
    this.firstLine = firstLine;
  }

  /** Line and column (both from 1) of a UTF-16 offset into this text. */
  position(offset: number): { line: number; column: number } {
    this.starts ??= lineStarts(this.text);
    const starts = this.starts;
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (starts[middle]! <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + this.firstLine, column: offset - starts[low]! + 1 };
  }

  span(start: number, end: number): Span {
    const from = this.position(start);
    const to = this.position(Math.max(start, end));
    return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
