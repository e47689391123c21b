import { all, bar, byId, foot, here, main, panel, shownPage, stage } from './elements.ts';
import { fitTables, linkTo, opener } from './pages.ts';

/** What a cell leads to, in a panel beside the page; on a small screen over it. */
const body = byId('panel-body');

export const trail = {
  /** How many steps of the history lie between here and the page under the panel; below nought where none does. */
  level: 0,
  /** The address of the link in the page that led to the panel. */
  from: '',
  /** Whether the last step was made within the panel. */
  within: false,
  /** Whether the keyboard stays in the matrix, where it walks. */
  walking: false,
};

export function openPanel(entry: HTMLElement, target: HTMLElement, event: Event | undefined): void {
  const state = history.state as { level?: number; from?: string } | null;
  trail.level = state?.level ?? (event ? trail.level + 1 : -1e6);
  trail.from = state?.from ?? (trail.within && !panel.hidden ? trail.from : location.hash);
  trail.within = false;
  history.replaceState({ level: trail.level, from: trail.from }, '');
  const copy = entry.cloneNode(true) as HTMLElement;
  for (const heading of all(copy, 'h4, h5, h6')) {
    const raised = document.createElement(`h${Number(heading.tagName[1]) - 2}`);
    raised.append(...heading.childNodes);
    heading.replaceWith(raised);
  }
  const head = copy.querySelector('h2')!;
  head.id = 'panel-title';
  head.tabIndex = -1;
  body.replaceChildren(copy);
  makeRoom(true);
  panel.scrollTop = 0;
  markOpen(target.dataset.at);
  const mine =
    target === entry ? undefined : all(copy, '[data-at]').find(({ dataset }) => dataset.at === target.dataset.at);
  if (mine) choose(copy, mine);
  if (!trail.walking) head.focus({ preventScroll: true });
  trail.walking = false;
}

/** Room beside the page for the panel, or none any more; what one was looking at stays where it was. */
function makeRoom(open: boolean): void {
  if (panel.hidden !== open) {
    cover();
    return;
  }
  const shown = linkTo(trail.from);
  const before = shown?.getBoundingClientRect().top ?? 0;
  panel.hidden = !open;
  document.documentElement.classList.toggle('beside', open);
  cover();
  fitTables();
  if (shown) scrollBy(0, shown.getBoundingClientRect().top - before);
}

/** Where the panel lies over the page, the keyboard must not go under it. */
export function cover(): void {
  const covers = !panel.hidden && matchMedia('(max-width: 60rem)').matches;
  for (const each of [main, bar, foot, document.querySelector<HTMLElement>('.skip')!]) each.inert = covers;
}

/** Marks the cells that lead to what the panel shows. */
function markOpen(at?: string): void {
  for (const each of all(stage, '.matrix [aria-current]')) {
    each.removeAttribute('aria-current');
    each.parentElement!.classList.remove('open');
  }
  const found = all<HTMLAnchorElement>(stage, '.matrix a').filter((each) => each.hash === `#${at}`);
  for (const each of found) {
    each.setAttribute('aria-current', 'true');
    each.parentElement!.classList.add('open');
  }
  found.find((each) => each.checkVisibility())?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}

/** Of an entry only the claim that was asked for, or the line of a text. */
function choose(copy: HTMLElement, mine: HTMLElement): void {
  if (!mine.classList.contains('claim')) {
    const next = mine.nextElementSibling as HTMLElement | null;
    const block = next?.matches('pre') ? next : (mine.closest<HTMLElement>('[data-l]') ?? mine);
    block.classList.add('here');
    block.scrollIntoView({ block: 'center' });
    return;
  }
  const others = all(copy, '.claim').length - 1;
  copy.classList.add('single');
  mine.classList.add('chosen');
  if (others === 0) return;
  const link = document.createElement('a');
  link.href = `#${copy.dataset.at}`;
  link.textContent = `All evidence for this (${others} more)`;
  const line = document.createElement('p');
  line.className = 'more';
  line.append(link);
  copy.append(line);
}

/** Gives the keyboard back to the link that led here, and says whether there is one. */
export function closePanel(): boolean {
  trail.level = 0;
  if (panel.hidden) return false;
  const last = `#${(body.firstElementChild as HTMLElement).dataset.at}`;
  makeRoom(false);
  body.replaceChildren();
  markOpen();
  const { link } = opener;
  const isThere = link?.hash === trail.from && link.checkVisibility() && shownPage()!.contains(link);
  const back = isThere ? link : (linkTo(trail.from) ?? linkTo(last));
  (back ?? shownPage()!.querySelector('h1'))?.focus({ preventScroll: true });
  back?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return back !== undefined;
}

/** The address under the panel. */
export const addressBelow = (): string => `#${here.base || here.page}`;
