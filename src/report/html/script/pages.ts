/** Which page and which of its views the address asks for. */
export const pages = `
const [stage, overview, main, bar] = ['stage', 'overview', 'main', 'bar'].map(byId);
const pages = new Map(all(document, '[data-page]').map((each) => [each.dataset.page, each]));
const folders = new Map(all(document, '[data-folder]').map((each) => [each.dataset.folder, each.dataset.page]));
const home = overview ? '' : (pages.keys().next().value ?? '');
const title = document.title;
const { opens, starts = '' } = document.body.dataset;
const places = new Map();
let page = '';
let base = '';
/* Where one was on the overview, and the link that led away from it. */
let overviewAt = 0;
let overviewLink = null;
/* What the page's own things are in: the overview stays in the document, every other page comes and goes. */
const shownPage = () => (page === '' ? overview : stage);

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
  if (page === '' && overview) [overviewAt, overviewLink] = [scrollY, opener];
  const left = page;
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
  keepFilter(left);
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
  return target === section || section.dataset.view === 'matrix' ? section.dataset.view : current === 'matrix' && target.matches('.unit') ? 'matrix' : 'gaps';
}

function route(event) {
  const own = location.hash.slice(1);
  const isElsewhere = own !== '' && own[0] !== '/';
  if (isElsewhere && stage.firstChild) return;
  const hash = isElsewhere ? starts : own || starts;
  const parts = hash.split('/').filter((part) => part !== '');
  const folder = '/' + parts[0];
  if (!pages.has(folder) && folders.has(folder)) {
    history.replaceState(history.state, '', '#' + folders.get(folder) + hash.slice(folder.length));
    return route(event);
  }
  const wanted = parts.length === 0 ? home : parts[0] === 'unit' ? '/unit/' + parts[1] : '/' + parts[0];
  const known = wanted === '' || pages.has(wanted);
  const isNew = showPage(known ? wanted : home);
  const target = known && parts.length > 1 && hash !== wanted ? places.get(hash) : undefined;
  const entry = target?.closest('.entry');
  showView(viewFor(target));
  byId('lost').hidden = known && (hash === wanted || parts.length < 2 || target !== undefined);
  if (entry) return openPanel(entry, target, event);
  const wasBeside = !panel.hidden;
  const isBack = closePanel();
  base = hash;
  if (target?.classList.contains('unit')) {
    if (wasBeside && !isNew) return;
    const there = stage.firstChild.dataset.view === 'matrix' && !target.closest('[data-view="matrix"]');
    (there ? places.get(page + '/matrix/' + parts[1]) : target).scrollIntoView();
  } else if (target && !target.matches('.view')) {
    goTo(target);
    return;
  } else if (isNew && !isBack) scrollTo(0, page === '' ? overviewAt : 0);
  if (!event || !isNew || isBack) return;
  const last = page === '' && overviewLink?.checkVisibility() ? overviewLink : shownPage().querySelector('h1');
  last?.focus({ preventScroll: true });
}

/* A part of a page that is none of its units: a fold, or the words of a criterion. */
function goTo(target) {
  if (target.tagName === 'DETAILS') target.open = true;
  const head = target.querySelector('summary') ?? target;
  head.scrollIntoView({ block: target === head ? 'center' : 'start' });
  head.focus({ preventScroll: true });
}

/* A table that fits needs no frame to scroll in: its head then stays below the bar at the top. */
function fit() {
  document.documentElement.style.setProperty('--bar', getComputedStyle(bar).position === 'sticky' ? bar.offsetHeight + 'px' : '0px');
  const frames = all(document, '.scroll');
  const widths = frames.map((each) => [each.firstChild.offsetWidth, each.clientWidth, each.querySelector('th').offsetWidth]);
  frames.forEach((each, at) => {
    const [needed, room, head] = widths[at];
    each.classList.toggle('fits', needed <= room);
    each.style.scrollPaddingLeft = head + 'px';
  });
}
`;
