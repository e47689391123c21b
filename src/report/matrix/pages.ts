/** How a table is laid out: the width of what stands before the columns, the space before each, and the columns of each page. */
export interface Layout {
  head: number;
  space: number;
  /** Where the columns of each page begin and end; what stands after them is on the last page. */
  pages: { from: number; to: number }[];
  /** Room for what stands after the columns; the space before it is taken off. */
  tail: number;
}

interface Wishes {
  width: number;
  columns: readonly number[];
  /** The least that the head needs, and what it would like. */
  head: { least: number; most: number };
  tail: { least: number; most: number };
}

/** Space before what stands after the columns. */
export const tailSpace = 3;

/** Fits a table into a width: on one page where that can be, else on as few as possible. */
export function layOut({ width, columns, head, tail }: Wishes): Layout {
  const taken = (space: number) => columns.reduce((sum, each) => sum + each + space, 0);
  for (const space of [2, 1]) {
    const spare = width - head.least - taken(space) - tailSpace - tail.least;
    if (spare < 0) continue;
    // What is left goes to the text up to a third of the line, then to the reasons, then to the text again.
    const text = Math.min(spare, Math.max(0, Math.min(head.most, Math.floor(width / 3)) - head.least));
    const reasons = Math.min(spare - text, tail.most - tail.least);
    const more = Math.min(spare - text - reasons, head.most - head.least - text);
    return {
      head: head.least + text + more,
      space,
      pages: [{ from: 0, to: columns.length }],
      tail: tail.least + reasons,
    };
  }
  // As few pages as can be, and then as much text as they leave room for.
  const atHead = (least: number) => {
    const pages = pagesOf(columns, width - least, tail.least + tailSpace);
    const { from, to } = pages.at(-1)!;
    const used = columns.slice(from, to).reduce((sum, each) => sum + each + 1, 0);
    return { head: least, space: 1, pages, tail: Math.max(1, width - least - used - tailSpace) };
  };
  let layout = atHead(head.least);
  const fewest = layout.pages.length;
  for (let wider = head.least + 1; wider <= head.most; wider++) {
    const next = atHead(wider);
    if (next.pages.length > fewest || next.tail < tail.least) break;
    layout = next;
  }
  return layout;
}

/** Columns in turn as far as there is room; the last page keeps room for the tail, and has a column. */
function pagesOf(columns: readonly number[], room: number, tail: number): Layout['pages'] {
  const pages: Layout['pages'] = [];
  let from = 0;
  let used = 0;
  columns.forEach((each, index) => {
    if (index > from && used + each + 1 > room) {
      pages.push({ from, to: index });
      from = index;
      used = 0;
    }
    used += each + 1;
  });
  if (used + tail > room && columns.length - from > 1) {
    pages.push({ from, to: columns.length - 1 });
    from = columns.length - 1;
  }
  return [...pages, { from, to: columns.length }];
}
