import { tidy } from './collect-lines.ts';
import type { PageLine } from './page-lines.ts';

/** Lines from the edge of a page among which its head or foot stands, and points by which its place may differ. */
const margin = 3;
const slack = 4;

/** Pages without what stands at the same place of many of them, but for its numbers; each such text once, as it was first seen. */
export function withoutRunning(pages: readonly PageLine[][]): { pages: PageLine[][]; dropped: string[] } {
  const seen = new Map<string, { pages: Set<number>; text: string }>();
  const isEdge = (page: PageLine[], index: number) => index < margin || index >= page.length - margin;
  const keysOf = (line: PageLine): string[] => {
    const text = textOf(line).replace(/\d+/g, '#');
    const place = Math.round(line.y / slack);
    return [place - 1, place, place + 1].map((each) => `${each} ${text}`);
  };
  for (const [number, page] of pages.entries())
    for (const [index, line] of page.entries()) {
      if (!isEdge(page, index)) continue;
      for (const key of keysOf(line)) {
        const entry = seen.get(key) ?? { pages: new Set(), text: textOf(line) };
        entry.pages.add(number);
        seen.set(key, entry);
      }
    }
  const enough = Math.max(2, Math.ceil(pages.length / 3));
  const dropped = new Set<string>();
  const kept = pages.map((page) =>
    page.filter((line, index) => {
      // The heads of a table's columns come again at each page; whoever reads the table knows them.
      if (!isEdge(page, index) || (line.atoms.length > 1 && index < margin && !/\d/.test(textOf(line)))) return true;
      const entry = seen.get(keysOf(line)[1]!)!;
      if (entry.pages.size < enough) return true;
      dropped.add(entry.text);
      return false;
    }),
  );
  return { pages: kept, dropped: [...dropped] };
}

const textOf = ({ atoms }: PageLine): string => tidy(atoms.map(({ text }) => text).join(' '));
