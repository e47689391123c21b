import type { PageLine } from './page-lines.ts';

/** Lines of a page that belong together: of a table with these columns, by where they begin, or of text. */
export interface Block {
  lines: PageLine[];
  columns?: number[];
}

/** Points by which what is aligned may differ. */
const slack = 3;
/** Letters of a blank that parts columns though it stands in one line alone. */
const lonelyGap = 2.5;
/** Places on pages at which columns may begin. */
const mostEdges = 60;

/** A table while its lines are gathered. */
interface Table {
  lines: PageLine[];
  edges: Set<number>;
  left: number;
  size: number;
}

/** The lines of each page, parted into tables and text; a table may go on on the next page. */
export function tableBlocks(pages: readonly (readonly PageLine[])[]): Block[][] {
  let above: Table | undefined;
  return pages.map((_, page) => {
    const blocks = blocksOf(pages, page, above);
    const last = blocks.at(-1);
    above = last !== undefined && 'edges' in last ? last : undefined;
    return blocks.map((block) =>
      'edges' in block ? { lines: block.lines, columns: columnsOf(block) } : { lines: block.lines },
    );
  });
}

function blocksOf(
  pages: readonly (readonly PageLine[])[],
  page: number,
  above: Table | undefined,
): (Table | { lines: PageLine[] })[] {
  const lines = pages[page]!;
  const around = pages.slice(Math.max(0, page - 1), page + 2).flat();
  const marginOf = indentsOf(around);
  const edges = alignedEdges(around, marginOf);
  const blocks: (Table | { lines: PageLine[] })[] = [];
  const [top] = lines;
  // Beneath a later column of the table that the page before ended with, and in no other place.
  if (above !== undefined && top !== undefined && isBeside(above, top))
    blocks.push({ ...above, lines: [], edges: new Set(above.edges) });
  for (const [index, line] of lines.entries()) {
    const starts = line.atoms.slice(1).flatMap(({ x }) => edgeAt(edges, marginOf(x)) ?? []);
    const distance = index === 0 ? Number.POSITIVE_INFINITY : lines[index - 1]!.y - line.y;
    const last = blocks.at(-1);
    const table = last !== undefined && 'edges' in last && goesOn(last, line, starts, distance) ? last : undefined;
    if (table !== undefined) {
      table.lines.push(line);
      table.left = Math.min(table.left, line.x);
      for (const start of starts) table.edges.add(start);
    } else if (starts.length > 0) blocks.push({ lines: [line], edges: new Set(starts), left: line.x, size: line.size });
    else if (last !== undefined && !('edges' in last)) last.lines.push(line);
    else blocks.push({ lines: [line] });
  }
  return blocks;
}

/** Whether a line stands in the columns behind the first. */
const isBeside = ({ edges, size }: Table, line: PageLine): boolean =>
  line.size <= size * 1.15 &&
  [...edges].some((edge) => line.x >= edge - slack) &&
  line.atoms.every((atom) => [...edges].every((edge) => !crosses(atom, edge)));

const columnsOf = ({ left, edges }: Table): number[] => [
  left,
  ...[...edges].sort((a, b) => a - b).filter((edge) => edge > left + slack),
];

/** Whether a line belongs to the table above it. */
function goesOn({ edges, left, size }: Table, line: PageLine, starts: readonly number[], distance: number): boolean {
  if (line.size > size * 1.15) return false;
  const own = [...edges];
  if (starts.length > 0) {
    // A wide blank parts two tables, though their columns may be alike.
    if (distance > line.size * 2.5) return false;
    // Of the same table, or of one whose columns lie elsewhere.
    return (
      starts.some((start) => edges.has(start)) || own.every((edge) => !line.atoms.some((atom) => crosses(atom, edge)))
    );
  }
  if (line.atoms.some((atom) => own.some((edge) => crosses(atom, edge)))) return false;
  const inFirst = own.every((edge) => line.x < edge - slack);
  // Beneath the first column alone, only what follows closely is of the table; more is the text after it.
  return !inFirst || (line.x >= left - slack && distance <= line.size * 1.5);
}

const crosses = ({ x, end }: { x: number; end: number }, edge: number): boolean =>
  x < edge - slack && end > edge + slack;

/** For the place at which the words of numbered or marked items begin, the place of their numbers or marks; any other as it is. */
function indentsOf(lines: readonly PageLine[]): (x: number) => number {
  const margins = new Map<number, number>();
  for (const { atoms } of lines)
    for (const { x, indent } of atoms) if (indent !== undefined) margins.set(Math.round(indent / slack), x);
  const step = (x: number) => {
    const place = Math.round(x / slack);
    return margins.get(place) ?? margins.get(place - 1) ?? margins.get(place + 1);
  };
  return (x) => {
    let margin = x;
    // A list within a numbered item, and no further.
    for (let depth = 0; depth < 3; depth++) {
      const next = step(margin);
      if (next === undefined || next >= margin) break;
      margin = next;
    }
    return margin;
  };
}

/** Where columns begin: places at which text begins behind a blank in two lines at least, or behind a wide one. */
function alignedEdges(lines: readonly PageLine[], marginOf: (x: number) => number): number[] {
  const starts = lines
    .flatMap(({ atoms }) => atoms.slice(1).map(({ x, gap }) => ({ x: marginOf(x), gap })))
    .sort((a, b) => a.x - b.x);
  const edges: { x: number; lines: number }[] = [];
  for (let at = 0; at < starts.length; ) {
    let next = at + 1;
    while (next < starts.length && starts[next]!.x - starts[at]!.x <= slack) next++;
    if (next - at > 1 || starts[at]!.gap >= lonelyGap) edges.push({ x: starts[at]!.x, lines: next - at });
    at = next;
  }
  return edges
    .sort((a, b) => b.lines - a.lines)
    .slice(0, mostEdges)
    .map(({ x }) => x)
    .sort((a, b) => a - b);
}

function edgeAt(edges: readonly number[], x: number): number | undefined {
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (edges[middle]! <= x) low = middle + 1;
    else high = middle;
  }
  const edge = edges[low - 1];
  return edge !== undefined && x - edge <= slack ? edge : undefined;
}
