/**
 * On paper nothing is folded and nothing filtered away. A browser counts the pages before its media change, so this is done
 * before that; the media themselves say it only where nothing is printed.
 */
export const printing = `
let folded = [];
function unfold() {
  if (printed) return;
  printed = true;
  folded = all(document, 'details:not([open])');
  for (const each of folded) each.open = true;
  filter();
}
function foldAgain() {
  if (!printed) return;
  printed = false;
  for (const each of folded) each.open = false;
  filter();
}
addEventListener('beforeprint', unfold);
addEventListener('afterprint', foldAgain);
matchMedia('print').addEventListener('change', ({ matches }) => (matches ? unfold() : foldAgain()));
`;
