import { all, panel, stage } from './elements.ts';
import { opener } from './pages.ts';
import { trail } from './panel.ts';
import { route } from './route.ts';

/** Heads that sort, and the arrow keys in a matrix. */
export function sortBy(button: HTMLElement): void {
  const head = button.closest('th')!;
  const table = head.closest('table')!;
  const order = head.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
  for (const each of all(table, 'th[aria-sort]')) each.setAttribute('aria-sort', 'none');
  head.setAttribute('aria-sort', order);
  const sign = order === 'ascending' ? 1 : -1;
  const isNumeric = button.dataset.sort === 'number';
  const rows = [...table.tBodies[0]!.rows].map((row) => ({
    row,
    value: row.cells[head.cellIndex]!.dataset.v ?? '',
  }));
  // What has no value stands last in either order.
  rows.sort(
    (a, b) =>
      Number(a.value === '') - Number(b.value === '') ||
      sign * (isNumeric ? Number(a.value) - Number(b.value) : a.value.localeCompare(b.value)),
  );
  table.tBodies[0]!.append(...rows.map(({ row }) => row));
}

const steps: Readonly<Record<string, readonly [down: number, across: number]>> = {
  ArrowRight: [0, 1],
  ArrowLeft: [0, -1],
  ArrowDown: [1, 0],
  ArrowUp: [-1, 0],
};

export function walk(event: KeyboardEvent): void {
  const step = steps[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const from = event.target as HTMLElement;
  // From the head of the panel one walks on from the cell that it shows.
  const isBeside = from.id === 'panel-title';
  const at = isBeside
    ? all(stage, '.matrix [aria-current]').find((each) => each.checkVisibility())
    : from.closest<HTMLElement>('table.matrix a');
  const cell = at?.closest<HTMLTableCellElement>('td, th');
  if (!cell) return;
  event.preventDefault();
  const { rows } = cell.closest('table')!;
  let [down, across] = [(cell.parentElement as HTMLTableRowElement).rowIndex, cell.cellIndex];
  for (;;) {
    down += step[0];
    across += step[1];
    const next = rows[down]?.cells;
    if (!next || across < 0 || across >= rows[0]!.cells.length) return;
    const link = rows[down]!.hidden || next.length < 2 ? null : next[across]?.querySelector('a');
    if (!link) continue;
    if (!isBeside) link.focus();
    if (!panel.hidden) showBeside(link, !isBeside);
    return;
  }
}

/** The panel goes along, and the way back stays as long as it was. */
function showBeside(link: HTMLAnchorElement, isWalking: boolean): void {
  trail.walking = isWalking;
  opener.link = link;
  history.replaceState({ level: trail.level, from: link.hash }, '', link.hash);
  route(new Event('walk'));
}
