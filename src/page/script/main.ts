import { all, byId, main, overview, panel } from './elements.ts';
import { clearFilter, filter, keepFilter, text } from './filtering.ts';
import { fitTables, opener } from './pages.ts';
import { cover, trail } from './panel.ts';
import { printAll } from './printing.ts';
import { leavePanel, route } from './route.ts';
import { sortBy, walk } from './tables.ts';

/**
 * The page's script: what keys and clicks do, and what is done first. The page of a single portfolio is complete without it: the
 * learner stands in a noscript element, which a browser that runs scripts keeps as mere text.
 */
const dark = matchMedia('(prefers-color-scheme: dark)');
const { dataset } = document.documentElement;
const isDark = () => (dataset.theme ?? (dark.matches ? 'dark' : 'light')) === 'dark';
function nameTheme() {
  byId('theme').textContent = isDark() ? 'Light' : 'Dark';
}
function changeTheme() {
  dataset.theme = isDark() ? 'light' : 'dark';
  nameTheme();
}

const buttons: Readonly<Record<string, () => void>> = {
  close: leavePanel,
  theme: changeTheme,
  print: () => print(),
  'print-all': printAll,
  clear: clearFilter,
};

document.addEventListener('focusin', ({ target }) => {
  const link = (target as HTMLElement).closest<HTMLElement>('table.matrix a');
  if (!link) return;
  for (const each of all(link.closest('table')!, 'a[tabindex="0"]')) each.tabIndex = -1;
  link.tabIndex = 0;
});
document.addEventListener('keydown', (event) => {
  const isTyping = (event.target as HTMLElement).matches('input, select, textarea');
  if (event.key === 'Escape' && event.target === text && text.value !== '') {
    text.value = '';
    filter();
  } else if (event.key === 'Escape' && !panel.hidden) leavePanel();
  else if (event.key === '/' && !isTyping && !event.ctrlKey && !event.metaKey && !main.inert) {
    event.preventDefault();
    text.focus();
    text.select();
  } else if (!isTyping) walk(event);
});
document.addEventListener('click', (event) => {
  const target = event.target as HTMLElement;
  const link = target.closest('a');
  // Where nothing hovers, the first tap on a cell that hides its words says them, and the second follows it.
  const cell = matchMedia('(hover: none)').matches ? target.closest('.narrow .heat a') : null;
  const isSilent = cell?.querySelector('small')?.checkVisibility() === false;
  for (const told of all(document, '.told')) if (told !== cell) told.classList.remove('told');
  if (isSilent) {
    cell.classList.add('told');
    event.preventDefault();
    return;
  }
  if (link) trail.within = panel.contains(link);
  if (link && main.contains(link)) opener.link = link;
  const button = target.closest('button');
  if (button?.dataset.sort) sortBy(button);
  else if (button) buttons[button.id]?.();
  else if (!link) target.closest('.matrix td')?.querySelector('a')?.click();
});
dark.addEventListener('change', nameTheme);
addEventListener('hashchange', route);
addEventListener('resize', () => {
  cover();
  fitTables();
});
history.scrollRestoration = 'manual';
nameTheme();
if (overview) keepFilter('');
route();
fitTables();
