import { all, bar, here, learner, overview, shownPage, stage } from './elements.ts';
import { filter, keepFilter } from './filtering.ts';
import type { PageSource } from './sources.ts';

/** The pages that come and go, and the views of a learner's page. */
export const places = new Map<string, HTMLElement>();
const title = document.title;

/** Where one was on the overview, and the link that led away from it. */
export const leftOverview: { at: number; link: HTMLAnchorElement | null } = { at: 0, link: null };
/** The link that was followed last in the page: several may have one address. */
export const opener: { link: HTMLAnchorElement | null } = { link: null };

/** Shows a page, and says whether it was not there before. */
export function showPage(key: string, source: PageSource): boolean {
  const { page: left } = here;
  if (key === left && (key === '' || stage.firstChild)) return false;
  if (left === '' && overview) Object.assign(leftOverview, { at: scrollY, link: opener.link });
  here.page = key;
  if (overview) overview.hidden = key !== '';
  stage.innerHTML = key === '' ? '' : source.markup(key);
  // The script moves the page, so no address may be one that the browser would move to by itself.
  places.clear();
  for (const each of all(stage, '[id]')) {
    places.set(each.id, each);
    each.dataset.at = each.id;
    each.removeAttribute('id');
  }
  document.title = key === '' ? title : `${stage.querySelector('h1')!.textContent} · ${title}`;
  for (const table of all(stage, 'table.matrix'))
    all(table, 'a').forEach((link, at) => {
      link.tabIndex = at === 0 ? 0 : -1;
    });
  keepFilter(left);
  fitTables();
  return true;
}

export function showView(name: string): void {
  const shown = learner();
  if (!shown || shown.dataset.view === name) return;
  shown.dataset.view = name;
  for (const link of all<HTMLAnchorElement>(shown, '.views a')) {
    if (link.hash === `#${here.page}/${name}`) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
  }
  filter();
  fitTables();
}

/** A unit stands in two views, and is shown in the one that is open. */
export function viewFor(target: HTMLElement | undefined): string {
  const current = learner()?.dataset.view ?? document.body.dataset.opens!;
  const section = target?.closest<HTMLElement>('.view');
  if (!target || !section) return current;
  const { view } = section.dataset;
  if (target === section || view !== 'gaps') return view!;
  return current === 'matrix' && target.matches('.unit') ? 'matrix' : 'gaps';
}

/** A table that fits needs no frame to scroll in: its head then stays below the bar at the top. */
export function fitTables(): void {
  const height = getComputedStyle(bar).position === 'sticky' ? bar.offsetHeight : 0;
  document.documentElement.style.setProperty('--bar', `${height}px`);
  const frames = all(document, '.scroll');
  const widths = frames.map((each) => ({
    needed: (each.firstElementChild as HTMLElement).offsetWidth,
    room: each.clientWidth,
    head: each.querySelector('th')!.offsetWidth,
  }));
  frames.forEach((each, at) => {
    const { needed, room, head } = widths[at]!;
    each.classList.toggle('fits', needed <= room);
    each.style.scrollPaddingLeft = `${head}px`;
  });
}

/** The link in the page that leads to an address, where it can take the keyboard. */
export const linkTo = (hash: string): HTMLAnchorElement | undefined =>
  all<HTMLAnchorElement>(shownPage()!, 'a').find((link) => link.hash === hash && link.checkVisibility());
