import { cssString } from '../sheet/style.ts';
import { details } from './style/details.ts';
import { ground } from './style/ground.ts';
import { learner } from './style/learner.ts';
import { overview } from './style/overview.ts';
import { print } from './style/print.ts';
import { small } from './style/small.ts';
import { tables } from './style/tables.ts';

/** The style of a page made on a day, which stands at the foot of every printed sheet. */
export const pageStyle = (today: string): string =>
  `${ground}${learner}${tables}${overview}${details}${small}${print}@page { @bottom-left { content: ${cssString(`evid, ${today}`)}; font: 8pt sans-serif; color: #555; } }\n`;

/** What is different where no script runs: everything stands in the page, in order. */
export const unscripted = `
#tools, #panel, .views, .scroll:not(.fits)::before { display: none; }
.view, .appendix { display: block; }
.entry:target, .claim:target { background: var(--mark); }
.line:target { outline: 0.3rem solid var(--mark); }
`;
