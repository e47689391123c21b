/** What keys and clicks do, and what is done first. */
export const events = `
const themeButton = byId('theme');
const isDark = () => (document.documentElement.dataset.theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
const nameTheme = () => { themeButton.textContent = isDark() ? 'Light' : 'Dark'; };
function changeTheme() {
  document.documentElement.dataset.theme = isDark() ? 'light' : 'dark';
  nameTheme();
}

document.addEventListener('focusin', ({ target }) => {
  const table = target.matches?.('table.matrix a') && target.closest('table');
  if (!table) return;
  for (const each of all(table, 'a[tabindex="0"]')) each.tabIndex = -1;
  target.tabIndex = 0;
});
document.addEventListener('keydown', (event) => {
  const typing = event.target.matches('input, select, textarea');
  if (event.key === 'Escape' && event.target === text && text.value !== '') { text.value = ''; filter(); }
  else if (event.key === 'Escape' && !panel.hidden) leavePanel();
  else if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey && !main.inert) { event.preventDefault(); text.focus(); text.select(); }
  else if (!typing) walk(event);
});
document.addEventListener('click', ({ target }) => {
  const link = target.closest('a');
  if (link) within = panel.contains(link);
  if (link && main.contains(link)) opener = link;
  const button = target.closest('button');
  if (button?.dataset.sort) sortBy(button);
  else if (button?.id === 'close') leavePanel();
  else if (button?.id === 'theme') changeTheme();
  else if (button?.id === 'print') print();
  else if (button?.id === 'clear') clearFilter();
  else if (!link) target.closest('.matrix td')?.querySelector('a')?.click();
});
text.addEventListener('input', filterSoon);
unit.addEventListener('input', () => { chosenUnit = unit.value; filter(); });
holes.addEventListener('input', filter);
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', nameTheme);
addEventListener('hashchange', route);
addEventListener('resize', () => { cover(); fit(); });
history.scrollRestoration = 'manual';
nameTheme();
if (overview) keepFilter('');
route();
fit();
`;
