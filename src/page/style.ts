import { cssString } from '../document/page-foot.ts';
import page from './style/page.css?bundled';
import unscripted from './style/unscripted.css?bundled';

/** The style of a page made on a day, which stands at the foot of every printed sheet. */
export const pageStyle = (today: string): string =>
  `${page}@page{@bottom-left{content:${cssString(`evid, ${today}`)};font:8pt sans-serif;color:#555}}`;

/** What is different where no script runs. */
export { unscripted };
