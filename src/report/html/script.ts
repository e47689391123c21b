/**
 * The page's script. The page is complete without it: each learner stands in a noscript element, which a browser that runs
 * scripts keeps as mere text. The script shows one of them at a time, and what a cell leads to in a panel beside it.
 */
export const script = `'use strict';
const byId = (id) => document.getElementById(id);
const all = (root, what) => [...root.querySelectorAll(what)];
const [stage, overview, panel, shownThere, main, bar] = ['stage', 'overview', 'panel', 'panel-body', 'main', 'bar'].map(byId);
const [text, unit, holes, found] = ['filter', 'unit-filter', 'holes-filter', 'found'].map(byId);
const pages = new Map(all(document, '[data-page]').map((each) => [each.dataset.page, each]));
const home = overview ? '' : (pages.keys().next().value ?? '');
const title = document.title;
const opens = document.body.dataset.opens;
const places = new Map();
let page = '';
let base = '';
let opener = null;
let overviewAt = 0;
/* How many steps of the history lie between here and the page under the panel; below nought where none does. */
let level = 0;

/* Of a large cohort the pages share their phrases, each written as one character; the last stands for the page's address. */
let phrases;
function unpacked(key) {
  const written = pages.get(key).textContent;
  if (!byId('phrases')) return written;
  phrases ??= JSON.parse(byId('phrases').textContent);
  const whole = written.replace(/[\\ue000-\\uf8fe]/g, (sign) => phrases[sign.charCodeAt(0) - 0xe000]);
  return whole.replaceAll('\\uf8ff', key + '/');
}

function showPage(key) {
  if (key === page && (key === '' || stage.firstChild)) return false;
  if (page === '' && overview) overviewAt = scrollY;
  page = key;
  if (overview) overview.hidden = key !== '';
  stage.innerHTML = key === '' ? '' : unpacked(key);
  /* The script moves the page, so no address may be one that the browser would move to by itself. */
  places.clear();
  for (const each of all(stage, '[id]')) {
    places.set(each.id, each);
    each.dataset.at = each.id;
    each.removeAttribute('id');
  }
  document.title = key === '' ? title : stage.querySelector('h1').textContent + ' · ' + title;
  all(stage, 'table.matrix').forEach((table) => all(table, 'a').forEach((link, at) => { link.tabIndex = at === 0 ? 0 : -1; }));
  filter();
  fit();
  return true;
}

function showView(name) {
  const learner = stage.querySelector('.learner');
  if (!learner || learner.dataset.view === name) return;
  learner.dataset.view = name;
  all(learner, '.views a').forEach((link) => {
    if (link.hash === '#' + page + '/' + name) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  });
  filter();
  fit();
}

/* A unit stands in two views, and is shown in the one that is open. */
function viewFor(target) {
  const current = stage.firstChild?.dataset.view ?? opens;
  const section = target?.closest('.view');
  if (!section) return current;
  return target === section || section.dataset.view === 'matrix' ? section.dataset.view : current === 'matrix' ? 'matrix' : 'gaps';
}

function route(event) {
  const hash = location.hash.slice(1);
  if (hash !== '' && hash[0] !== '/') return;
  const parts = hash.split('/').filter((part) => part !== '');
  const wanted = parts.length === 0 ? home : parts[0] === 'unit' ? '/unit/' + parts[1] : '/' + parts[0];
  const known = wanted === '' || pages.has(wanted);
  const isNew = showPage(known ? wanted : home);
  const target = known && parts.length > 1 ? places.get(hash) : undefined;
  const entry = target && target.closest('.entry');
  showView(viewFor(target));
  byId('lost').hidden = known && (parts.length < 2 || parts[0] === 'unit' || target !== undefined);
  if (entry) return openPanel(entry, target, event);
  const wasBeside = !panel.hidden;
  closePanel();
  level = 0;
  base = hash;
  if (target?.classList.contains('unit')) {
    if (wasBeside && !isNew) return;
    const there = stage.firstChild.dataset.view === 'matrix' && !target.closest('[data-view="matrix"]');
    (there ? places.get(page + '/matrix/' + parts[1]) : target).scrollIntoView();
  } else if (isNew) scrollTo(0, page === '' ? overviewAt : 0);
  if (event && isNew) (page === '' ? overview : stage).querySelector('h1')?.focus({ preventScroll: true });
}

function openPanel(entry, target, event) {
  if (panel.hidden) opener = event ? document.activeElement : null;
  level = history.state?.level ?? (event ? level + 1 : -1e6);
  history.replaceState({ level }, '');
  const copy = entry.cloneNode(true);
  all(copy, 'h4, h5, h6').forEach((heading) => {
    const raised = document.createElement('h' + (heading.tagName[1] - 2));
    raised.append(...heading.childNodes);
    heading.replaceWith(raised);
  });
  const head = copy.querySelector('h2');
  head.id = 'panel-title';
  head.tabIndex = -1;
  shownThere.replaceChildren(copy);
  panel.hidden = false;
  main.inert = matchMedia('(max-width: 60rem)').matches;
  panel.scrollTop = 0;
  markOpen(target.dataset.at);
  const mine = target === entry ? null : all(copy, '[data-at]').find((each) => each.dataset.at === target.dataset.at);
  if (mine) chosen(copy, mine);
  head.focus({ preventScroll: true });
}

/* The cells that lead to what the panel shows. */
function markOpen(at) {
  for (const each of all(stage, '.matrix [aria-current]')) each.removeAttribute('aria-current');
  for (const each of all(stage, '.matrix a')) if (each.hash === '#' + at) each.setAttribute('aria-current', 'true');
}

/* A table that fits needs no frame to scroll in: its head then stays below the bar at the top. */
function fit() {
  document.documentElement.style.setProperty('--bar', getComputedStyle(bar).position === 'sticky' ? bar.offsetHeight + 'px' : '0px');
  const frames = all(document, '.scroll');
  const widths = frames.map((each) => [each.firstChild.offsetWidth, each.clientWidth]);
  frames.forEach((each, at) => each.classList.toggle('fits', widths[at][0] <= widths[at][1]));
}

function chosen(copy, mine) {
  if (mine.classList.contains('claim')) {
    const others = all(copy, '.claim').length - 1;
    copy.classList.add('single');
    mine.classList.add('chosen');
    if (others === 0) return;
    const link = document.createElement('a');
    link.href = '#' + copy.dataset.at;
    link.textContent = 'All evidence for this (' + others + ' more)';
    const line = document.createElement('p');
    line.className = 'more';
    line.append(link);
    copy.append(line);
    return;
  }
  const block = mine.nextElementSibling?.matches('pre') ? mine.nextElementSibling : (mine.closest('[data-l]') ?? mine);
  block.classList.add('here');
  block.scrollIntoView({ block: 'center' });
}

function closePanel() {
  if (panel.hidden) return;
  const last = shownThere.firstChild.dataset.at;
  panel.hidden = true;
  shownThere.replaceChildren();
  markOpen();
  main.inert = false;
  const back = opener?.isConnected && opener !== document.body ? opener : all(stage, 'a').find((link) => link.hash === '#' + last && link.offsetParent);
  (back ?? stage.querySelector('h1'))?.focus({ preventScroll: true });
  back?.scrollIntoView({ block: 'nearest' });
}

function leavePanel() {
  if (panel.hidden) return;
  if (level > 0) return history.go(-level);
  history.replaceState(null, '', '#' + (base || page));
  route(new Event('close'));
}

const words = new WeakMap();
function wordsOf(row) {
  if (!words.has(row)) words.set(row, row.textContent.toLowerCase());
  return words.get(row);
}

function filter() {
  const root = page === '' ? overview : stage;
  if (!root) return;
  const [asked, only, open] = [text.value.trim().toLowerCase(), unit.value, holes.checked];
  for (const each of all(root, '[data-unit]')) each.hidden = only !== '' && each.dataset.unit !== only;
  for (const row of all(root, '[data-row]')) {
    const ofUnit = only === '' || row.dataset.units === undefined || row.dataset.units.split(' ').includes(only);
    row.hidden = !(ofUnit && (!open || row.dataset.hole !== undefined) && (asked === '' || wordsOf(row).includes(asked)));
  }
  for (const group of all(root, 'tbody, .fold')) {
    const rows = all(group, '[data-row]');
    if (rows.length > 0) group.hidden = rows.every((row) => row.hidden);
  }
  const view = stage.firstChild?.dataset?.view;
  const rows = all(page !== '' && view ? stage.querySelector('.view[data-view=' + view + ']') : root, '[data-row]');
  const left = rows.filter((row) => !row.hidden && !row.closest('[data-unit][hidden]')).length;
  found.textContent = asked === '' && only === '' && !open ? '' : left === 0 ? 'Nothing matches' : left + ' of ' + rows.length + ' shown';
}

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
  const cell = event.target.closest('table.matrix a')?.closest('td, th');
  const step = steps[event.key];
  if (!cell || !step || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  const rows = cell.closest('table').rows;
  let [down, across] = [cell.parentNode.rowIndex, cell.cellIndex];
  for (;;) {
    down += step[0];
    across += step[1];
    const next = rows[down]?.cells;
    if (!next || across < 0 || across >= rows[0].cells.length) return;
    const link = !rows[down].hidden && next.length > 1 && next[across]?.querySelector('a');
    if (!link) continue;
    link.focus();
    return;
  }
}

document.addEventListener('focusin', ({ target }) => {
  const table = target.matches?.('table.matrix a') && target.closest('table');
  if (!table) return;
  for (const each of all(table, 'a[tabindex="0"]')) each.tabIndex = -1;
  target.tabIndex = 0;
});
document.addEventListener('keydown', (event) => {
  const typing = event.target.matches('input, select, textarea');
  if (event.key === 'Escape' && !panel.hidden) leavePanel();
  else if (event.key === 'Escape' && event.target === text) { text.value = ''; filter(); }
  else if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !main.inert) { event.preventDefault(); text.focus(); text.select(); }
  else walk(event);
});
document.addEventListener('click', ({ target }) => {
  const button = target.closest('button');
  if (button?.dataset.sort) sortBy(button);
  else if (button?.id === 'close') leavePanel();
  else if (button?.id === 'theme') {
    const root = document.documentElement;
    root.dataset.theme = (root.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark' ? 'light' : 'dark';
  } else if (button?.id === 'print') print();
});
for (const each of [text, unit, holes]) each.addEventListener('input', filter);

/* On paper nothing is folded and nothing filtered away. */
let folded = [];
matchMedia('print').addEventListener('change', ({ matches }) => {
  if (!matches) {
    for (const each of folded) each.open = false;
    folded = [];
    return filter();
  }
  folded = all(document, 'details:not([open])');
  for (const each of folded) each.open = true;
  for (const each of all(main, '#stage [hidden], #overview [hidden]')) each.hidden = false;
});
addEventListener('hashchange', route);
addEventListener('resize', fit);
history.scrollRestoration = 'manual';
route();
fit();
`;
