/** What a cell leads to, in a panel beside the page; on a small screen over it. */
export const panel = `
const [panel, shownThere] = ['panel', 'panel-body'].map(byId);
/* How many steps of the history lie between here and the page under the panel; below nought where none does. */
let level = 0;
/* The link in the page that led to the panel: its address, and the link itself, of which there may be several with that address. */
let from = '';
let opener = null;
/* Whether the last step was made within the panel. */
let within = false;
/* Whether the keyboard stays in the matrix, where it walks. */
let walking = false;

function openPanel(entry, target, event) {
  level = history.state?.level ?? (event ? level + 1 : -1e6);
  from = history.state?.from ?? (within && !panel.hidden ? from : location.hash);
  within = false;
  history.replaceState({ level, from }, '');
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
  makeRoom(true);
  panel.scrollTop = 0;
  markOpen(target.dataset.at);
  const mine = target === entry ? null : all(copy, '[data-at]').find((each) => each.dataset.at === target.dataset.at);
  if (mine) chosen(copy, mine);
  if (!walking) head.focus({ preventScroll: true });
  walking = false;
}

/* Room beside the page for the panel, or none any more; what one was looking at stays where it was. */
function makeRoom(open) {
  if (panel.hidden !== open) return cover();
  const shown = all(stage, 'a').find((link) => link.hash === from && link.checkVisibility());
  const before = shown?.getBoundingClientRect().top;
  panel.hidden = !open;
  document.documentElement.classList.toggle('beside', open);
  cover();
  fit();
  if (shown) scrollBy(0, shown.getBoundingClientRect().top - before);
}

/* Where the panel lies over the page, the keyboard must not go under it. */
function cover() {
  const covers = !panel.hidden && matchMedia('(max-width: 60rem)').matches;
  for (const each of [main, bar, byId('foot'), document.querySelector('.skip')]) each.inert = covers;
}

/* The cells that lead to what the panel shows. */
function markOpen(at) {
  for (const each of all(stage, '.matrix [aria-current]')) {
    each.removeAttribute('aria-current');
    each.parentNode.classList.remove('open');
  }
  const found = all(stage, '.matrix a').filter((each) => each.hash === '#' + at);
  for (const each of found) {
    each.setAttribute('aria-current', 'true');
    each.parentNode.classList.add('open');
  }
  found.find((each) => each.checkVisibility())?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
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

/* Gives the keyboard back to the link that led here, and says whether there is one. */
function closePanel() {
  level = 0;
  if (panel.hidden) return false;
  const last = '#' + shownThere.firstChild.dataset.at;
  makeRoom(false);
  shownThere.replaceChildren();
  markOpen();
  const canTake = (link) => link.checkVisibility() && shownPage().contains(link);
  const leading = (hash) => all(shownPage(), 'a').find((link) => link.hash === hash && canTake(link));
  const back = opener?.hash === from && canTake(opener) ? opener : (leading(from) ?? leading(last));
  (back ?? shownPage().querySelector('h1'))?.focus({ preventScroll: true });
  back?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  return back !== undefined;
}

function leavePanel() {
  if (panel.hidden) return;
  if (level > 0) return history.go(-level);
  history.replaceState(null, '', '#' + (base || page));
  route(new Event('close'));
}
`;
