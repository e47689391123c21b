import { all } from './elements.ts';
import { filter } from './filtering.ts';
import { fitTables } from './pages.ts';

/**
 * On paper stands what is on the screen: the view, the rows that the filter leaves, what is unfolded. Who wants all of it asks for
 * it: every view, nothing folded, nothing filtered away, and the details that cells lead to.
 */
export function printAll(): void {
  const folded = all<HTMLDetailsElement>(document, 'details:not([open])');
  const show = (everything: boolean) => {
    document.documentElement.classList.toggle('whole', everything);
    for (const each of folded) each.open = everything;
    filter(everything);
    fitTables();
  };
  show(true);
  addEventListener('afterprint', () => show(false), { once: true });
  print();
}
