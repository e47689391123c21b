import { byId, here, learner, overview, panel, shownPage } from './elements.ts';
import { leftOverview, places, showPage, showView, viewFor } from './pages.ts';
import { addressBelow, closePanel, openPanel, trail } from './panel.ts';
import { pageSource } from './sources.ts';

const source = pageSource();
const home = overview ? '' : (source.pages[0] ?? '');
const { starts = '' } = document.body.dataset;

/** Shows what the address asks for: a page, a view of it, a part of it or, in the panel, what a cell leads to. */
export function route(event?: Event): void {
  const own = location.hash.slice(1);
  const isElsewhere = own !== '' && own[0] !== '/';
  if (isElsewhere && here.page !== '') return;
  const hash = isElsewhere ? starts : own || starts;
  const parts = hash.split('/').filter((part) => part !== '');
  const folder = `/${parts[0]}`;
  const named = source.folders.get(folder);
  if (!source.pages.includes(folder) && named !== undefined) {
    history.replaceState(history.state, '', `#${named}${hash.slice(folder.length)}`);
    route(event);
    return;
  }
  const wanted = parts.length === 0 ? home : parts[0] === 'unit' ? `/unit/${parts[1]}` : folder;
  const isKnown = wanted === '' || source.pages.includes(wanted);
  const isNew = showPage(isKnown ? wanted : home, source);
  const target = isKnown && parts.length > 1 && hash !== wanted ? places.get(hash) : undefined;
  showView(viewFor(target));
  byId('lost').hidden = isKnown && (hash === wanted || parts.length < 2 || target !== undefined);
  const entry = target?.closest<HTMLElement>('.entry');
  if (target && entry) {
    openPanel(entry, target, event);
    return;
  }
  const wasBeside = !panel.hidden;
  const isBack = closePanel();
  here.base = hash;
  if (target?.classList.contains('unit')) {
    if (wasBeside && !isNew) return;
    const inMatrix = learner()?.dataset.view === 'matrix' && !target.closest('[data-view="matrix"]');
    (inMatrix ? places.get(`${here.page}/matrix/${parts[1]}`) : target)?.scrollIntoView();
  } else if (target && !target.matches('.view')) {
    goTo(target);
    return;
  } else if (isNew && !isBack) scrollTo(0, here.page === '' ? leftOverview.at : 0);
  if (!event || !isNew || isBack) return;
  const last = here.page === '' && leftOverview.link?.checkVisibility() ? leftOverview.link : null;
  (last ?? shownPage()?.querySelector<HTMLElement>('h1'))?.focus({ preventScroll: true });
}

/** A part of a page that is none of its units: a fold, or the words of a criterion. */
function goTo(target: HTMLElement): void {
  if (target instanceof HTMLDetailsElement) target.open = true;
  const head = target.querySelector('summary') ?? target;
  head.scrollIntoView({ block: target === head ? 'center' : 'start' });
  head.focus({ preventScroll: true });
}

export function leavePanel(): void {
  if (panel.hidden) return;
  if (trail.level > 0) history.go(-trail.level);
  else {
    history.replaceState(null, '', addressBelow());
    route(new Event('close'));
  }
}
