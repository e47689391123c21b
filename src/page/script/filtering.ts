import { all, byId, here, learner, main, shownPage, stage } from './elements.ts';

/** What is shown of a page: the rows with some words, of one unit, those that are open; and what is counted follows. */
export const text = byId<HTMLInputElement>('filter');
const unit = byId<HTMLSelectElement>('unit-filter');
const holes = byId<HTMLInputElement>('holes-filter');
const found = byId('found');
const nothing = byId('nothing');

/** The words asked for on each page; of the units the last one chosen, wherever a page has it. */
const texts = new Map<string, string>();
let chosenUnit = '';

/** The words stay with the page that they were asked of. */
export function keepFilter(left: string): void {
  if (left !== here.page) {
    texts.set(left, text.value);
    text.value = texts.get(here.page) ?? '';
  }
  const units = new Set(all(shownPage() ?? main, '[data-unit]').map(({ dataset }) => dataset.unit));
  for (const option of unit.options) option.disabled = option.hidden = option.value !== '' && !units.has(option.value);
  unit.parentElement!.hidden = units.size < 2;
  unit.value = units.has(chosenUnit) ? chosenUnit : '';
  filter();
}

const words = new WeakMap<HTMLElement, string>();
function wordsOf(row: HTMLElement): string {
  const known = words.get(row) ?? row.textContent.toLowerCase();
  words.set(row, known);
  return known;
}

const isLeft = (row: HTMLElement): boolean => !row.hidden && row.closest('[data-unit][hidden]') === null;
const number = (count: number): string => count.toLocaleString('en-GB');

/** Shows what is asked for, or, to print all, everything. */
export function filter(everything = false): void {
  const root = shownPage();
  if (!root) return;
  const asked = everything ? '' : text.value.trim().toLowerCase();
  const only = everything ? '' : unit.value;
  const open = !everything && holes.checked;
  const isOn = asked !== '' || only !== '' || open;
  for (const each of all(root, '[data-unit]')) each.hidden = only !== '' && each.dataset.unit !== only;
  for (const row of all(root, '[data-row]')) {
    const { units, hole } = row.dataset;
    const ofUnit = only === '' || units === undefined || units.split(' ').includes(only);
    row.hidden = !(ofUnit && (!open || hole !== undefined) && (asked === '' || wordsOf(row).includes(asked)));
  }
  for (const group of all(root, 'tbody, .fold, .scroll')) countIn(group);
  for (const section of all(root, '.unit')) section.hidden ||= isOn && !all(section, '[data-row]').some(isLeft);
  tellUnit(root, only);
  const view = learner()?.dataset.view;
  const shown = view === undefined ? root : stage.querySelector<HTMLElement>(`.view[data-view=${view}]`)!;
  const rows = all(shown, '[data-row]');
  const left = rows.filter(isLeft).length;
  found.textContent = !isOn
    ? ''
    : left === 0
      ? 'Nothing matches'
      : `${number(left)} of ${number(rows.length)} shown${gapsIn(rows)}`;
  nothing.hidden = !isOn || left > 0;
  const asks = [asked && `matches “${text.value.trim()}”`, only && `is of ${only}`, open && 'is open'].filter(Boolean);
  nothing.firstElementChild!.textContent = `Nothing here ${asks.join(' and ')}.`;
}

/** A group without a row that is left is not shown; the number at its head is that of the rows which are. */
function countIn(group: HTMLElement): void {
  const rows = all(group, '[data-row]');
  if (rows.length === 0) return;
  group.hidden = !rows.some(isLeft);
  const count = group.querySelector('.count');
  if (!count) return;
  const [left, whole] = [gapsOf(rows.filter(isLeft)), gapsOf(rows)];
  count.textContent = left === whole ? number(left) : `${number(left)} of ${number(whole)}`;
}

/** How many things rows tell of: one each, but for what several criteria have in common. */
const gapsOf = (rows: readonly HTMLElement[]): number =>
  rows.reduce((sum, { dataset }) => sum + Number(dataset.count ?? 1), 0);

/** The cells that add up a learner's units say what the one unit has that is asked for. */
function tellUnit(root: HTMLElement, only: string): void {
  for (const cell of all(root, '[data-by]')) {
    cell.dataset.whole ??= cell.innerHTML;
    const own = (JSON.parse(cell.dataset.by!) as Record<string, string>)[only];
    if (only === '') cell.innerHTML = cell.dataset.whole;
    else cell.textContent = own ?? '';
  }
}

/** Of learners, how many gaps those have together that are shown. */
function gapsIn(rows: readonly HTMLElement[]): string {
  const cells = rows.filter(isLeft).flatMap((row) => row.querySelector('.gap-count') ?? []);
  if (cells.length === 0) return '';
  const gaps = cells.reduce((sum, { textContent }) => sum + Number(textContent), 0);
  return `, ${gaps === 0 ? 'no gaps' : gaps === 1 ? '1 gap' : `${number(gaps)} gaps`}`;
}

export function clearFilter(): void {
  text.value = chosenUnit = unit.value = '';
  holes.checked = false;
  filter();
  text.focus();
}

/** In a large cohort a filter takes longer than a letter to type. */
let typed = 0;
text.addEventListener('input', () => {
  clearTimeout(typed);
  typed = window.setTimeout(filter, 120);
});
unit.addEventListener('input', () => {
  chosenUnit = unit.value;
  filter();
});
holes.addEventListener('input', () => filter());
