/** What is shown of a page: the rows with some words, of one unit, those that are open. */
export const filtering = `
const [text, unit, holes, found, nothing] = ['filter', 'unit-filter', 'holes-filter', 'found', 'nothing'].map(byId);
/* The words asked for on each page; of the units the last one chosen, wherever a page has it. */
const texts = new Map();
let chosenUnit = '';
let printed = false;

/* The words stay with the page that they were asked of. */
function keepFilter(left) {
  if (left !== page) {
    texts.set(left, text.value);
    text.value = texts.get(page) ?? '';
  }
  const here = new Set(all(shownPage() ?? main, '[data-unit]').map((each) => each.dataset.unit));
  for (const option of unit.options) option.disabled = option.hidden = option.value !== '' && !here.has(option.value);
  unit.parentNode.hidden = here.size < 2;
  unit.value = here.has(chosenUnit) ? chosenUnit : '';
  filter();
}

const words = new WeakMap();
function wordsOf(row) {
  if (!words.has(row)) words.set(row, row.textContent.toLowerCase());
  return words.get(row);
}

function filter() {
  const root = shownPage();
  if (!root) return;
  const [asked, only, open] = printed ? ['', '', false] : [text.value.trim().toLowerCase(), unit.value, holes.checked];
  const isOn = asked !== '' || only !== '' || open;
  for (const each of all(root, '[data-unit]')) each.hidden = only !== '' && each.dataset.unit !== only;
  for (const row of all(root, '[data-row]')) {
    const ofUnit = only === '' || row.dataset.units === undefined || row.dataset.units.split(' ').includes(only);
    row.hidden = !(ofUnit && (!open || row.dataset.hole !== undefined) && (asked === '' || wordsOf(row).includes(asked)));
  }
  const isLeft = (row) => !row.hidden && !row.closest('[data-unit][hidden]');
  for (const group of all(root, 'tbody, .fold, .scroll')) {
    const rows = all(group, '[data-row]');
    if (rows.length > 0) group.hidden = !rows.some(isLeft);
  }
  for (const section of all(root, '.unit')) section.hidden ||= isOn && !all(section, '[data-row]').some(isLeft);
  const view = stage.firstChild?.dataset?.view;
  const rows = all(page !== '' && view ? stage.querySelector('.view[data-view=' + view + ']') : root, '[data-row]');
  const left = rows.filter(isLeft).length;
  const number = (count) => count.toLocaleString('en-GB');
  found.textContent = !isOn ? '' : left === 0 ? 'Nothing matches' : number(left) + ' of ' + number(rows.length) + ' shown';
  nothing.hidden = !isOn || left > 0;
  const asks = [asked && 'matches “' + text.value.trim() + '”', only && 'is of ' + only, open && 'is open'].filter(Boolean);
  nothing.firstChild.textContent = 'Nothing here ' + asks.join(' and ') + '.';
}

function clearFilter() {
  text.value = chosenUnit = unit.value = '';
  holes.checked = false;
  filter();
  text.focus();
}

/* In a large cohort a filter takes longer than a letter to type. */
let typed;
function filterSoon() {
  clearTimeout(typed);
  typed = setTimeout(filter, 120);
}
`;
