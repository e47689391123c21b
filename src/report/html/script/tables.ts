/** Heads that sort, and the arrow keys in a matrix. */
export const tables = `
function sortBy(button) {
  const head = button.closest('th');
  const table = head.closest('table');
  const order = head.getAttribute('aria-sort') === 'ascending' ? 'descending' : 'ascending';
  for (const each of all(table, 'th[aria-sort]')) each.setAttribute('aria-sort', 'none');
  head.setAttribute('aria-sort', order);
  const at = head.cellIndex;
  const sign = order === 'ascending' ? 1 : -1;
  const value = (row) => row.cells[at].dataset.v ?? '';
  const rows = [...table.tBodies[0].rows].map((row) => ({ row, value: value(row) }));
  const numeric = button.dataset.sort === 'number';
  /* What has no value stands last in either order. */
  rows.sort((a, b) => (a.value === '') - (b.value === '') || sign * (numeric ? a.value - b.value : a.value.localeCompare(b.value)));
  table.tBodies[0].append(...rows.map(({ row }) => row));
}

const steps = { ArrowRight: [0, 1], ArrowLeft: [0, -1], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
function walk(event) {
  const step = steps[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  /* From the head of the panel one walks on from the cell that it shows. */
  const isBeside = event.target.id === 'panel-title';
  const at = isBeside ? all(stage, '.matrix [aria-current]').find((each) => each.checkVisibility()) : event.target.closest('table.matrix a');
  if (!at) return;
  event.preventDefault();
  const cell = at.closest('td, th');
  const rows = cell.closest('table').rows;
  let [down, across] = [cell.parentNode.rowIndex, cell.cellIndex];
  for (;;) {
    down += step[0];
    across += step[1];
    const next = rows[down]?.cells;
    if (!next || across < 0 || across >= rows[0].cells.length) return;
    const link = !rows[down].hidden && next.length > 1 && next[across]?.querySelector('a');
    if (!link) continue;
    if (!isBeside) link.focus();
    if (!panel.hidden) showBeside(link, !isBeside);
    return;
  }
}

/* The panel goes along, and the way back stays as long as it was. */
function showBeside(link, isWalking) {
  walking = isWalking;
  opener = link;
  history.replaceState({ level, from: link.hash }, '', link.hash);
  route(new Event('walk'));
}
`;
