import { createHash } from 'node:crypto';
import { htmlAttribute, htmlText } from '../document/html-text.ts';
import type { Result } from '../model/result.ts';
import type { Look } from '../report/look.ts';
import { legendOf } from '../report/matrix/signs.ts';
import { counted } from '../words/counts.ts';
import { type LearnerCase, learnerCases, nameOf } from './learner-case.ts';
import { learnerPage } from './learner-page.ts';
import { signsIn } from './matrix-view.ts';
import { overview } from './overview.ts';
import { pack } from './pack.ts';
import script from './script/main.ts?bundled';
import { pageStyle, unscripted } from './style.ts';
import { withSeparators } from './thousands.ts';
import { unitAddress, unitPages } from './unit-page.ts';

export interface PageOptions {
  /** What a learner's page opens with. */
  opens: 'gaps' | 'matrix';
  /** What leads from the folder in which the page will lie to the workspace: nothing, or `../` and the like. */
  base: string;
  /** Paths of the portfolios in the order of the overview; by path without it. */
  order?: readonly string[];
  /** The unit whose learners it opens with, where there are several of them. */
  unit?: string | undefined;
  /** Whether it begins with what is open alone. */
  holes?: boolean;
  /**
   * With more items than these the page would be too large to send about: the texts are left out, not the passages that claims
   * point at, and the learners' pages are packed, so that it takes a script to read them.
   */
  mostItems?: number;
}

/** The result as one page that needs nothing else: no network, no other file but what it links to. */
export function htmlPage(
  result: Result,
  look: Pick<Look, 'sourceLines' | 'unusable' | 'hide'>,
  { opens, base, order = [], unit, holes = false, mostItems = 2000 }: PageOptions,
): string {
  const place = new Map(order.map((path, index) => [path, index]));
  const placeOf = ({ portfolio: { path } }: LearnerCase) => place.get(path) ?? order.length;
  const cases = learnerCases(result, look, base).sort((a, b) => placeOf(a) - placeOf(b));
  const isLarge = cases.reduce((sum, { portfolio }) => sum + portfolio.evidence.length, 0) > mostItems;
  const left = isLarge ? leftOut(mostItems) : '';
  const style = pageStyle(result.today);
  const heading = result.centre?.name ?? 'Evidence';
  const pages = [
    ...cases.map((own) => ({
      page: own.address(),
      folder: own.folder,
      html: learnerPage(own, { withBodies: !isLarge, alone: cases.length === 1 }),
    })),
    ...(cases.length > 1 ? unitPages(cases).map((page) => ({ ...page, folder: undefined })) : []),
  ];
  const unitPage = unit === undefined ? undefined : unitAddress(unit);
  const starts = pages.some(({ page }) => page === unitPage) ? ` data-starts="${htmlAttribute(unitPage!)}"` : '';
  const units = [...new Set(result.portfolios.flatMap((portfolio) => portfolio.units.map(({ unit }) => unit)))];
  // The overview shows how units stand, for which some glyphs are used anew.
  const unitSigns = result.portfolios.flatMap((portfolio) => portfolio.units.map(({ status }) => status));
  return [
    '<!doctype html><html lang="en-GB"><head><meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(style)}' '${hashOf(unscripted)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">',
    `<title>${htmlText(heading)}, ${result.today}</title><style>${style}</style><noscript><style>${unscripted}</style></noscript></head><body data-opens="${opens}"${starts}>`,
    `<a class="skip" href="#main">Skip to the content</a>${bar(heading, units, holes)}`,
    '<main id="main" tabindex="-1">',
    warnings(result, look.unusable ?? false),
    '<p class="alert" id="lost" role="status" hidden>What this address names is not in this report.</p>',
    cases.length === 0 ? '<h1>No portfolio</h1>' : '',
    cases.length > 1 ? overview(result, cases, heading) : '',
    '<div id="stage"></div><p id="nothing" hidden><span></span> <button type="button" id="clear">Clear the filter</button></p>',
    ...(isLarge ? packedPages(pages) : pages.map((each) => `<noscript ${pageNames(each)}>${each.html}</noscript>`)),
    '</main>',
    '<aside id="panel" hidden aria-labelledby="panel-title"><div id="panel-bar"><span class="facts">Where it is shown</span><button type="button" id="close">Close <kbd>Esc</kbd></button></div><div id="panel-body"></div></aside>',
    foot(
      result,
      legendOf(
        new Set([...signsIn(cases.flatMap(({ matrices }) => matrices)), ...(cases.length > 1 ? unitSigns : [])]),
        ', ',
      ),
      left,
    ),
    `<script>${script}</script></body></html>\n`,
  ].join('\n');
}

interface Shown {
  page: string;
  folder: string | undefined;
  html: string;
}

/** By what addresses ask for a page. */
const pageNames = ({ page, folder }: Shown): string =>
  `data-page="${htmlAttribute(page)}"${folder === undefined ? '' : ` data-folder="/${htmlAttribute(folder)}"`}`;

/** Pages as mere text, for nothing in them ends a script element: what is not a tag of evid's own is escaped. */
function packedPages(pages: readonly Shown[]): string[] {
  const { phrases, pages: packed } = pack(pages);
  return [
    '<noscript><p class="alert">The pages of so many learners need scripts to be read. The page of a single portfolio does not.</p></noscript>',
    `<script type="application/json" id="phrases">${JSON.stringify(phrases).replaceAll('<', '\\u003c')}</script>`,
    ...packed.map((html, at) => `<script type="text/plain" ${pageNames(pages[at]!)}>${html}</script>`),
  ];
}

const leftOut = (mostItems: number): string =>
  `<p>There are more than ${mostItems} items, so this page leaves their texts out, apart from the passages that claims point at. The page of a single portfolio has them.</p>`;

const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;

const bar = (heading: string, units: readonly string[], holes: boolean): string =>
  [
    `<header id="bar"><a class="home" href="#/"><b>evid</b> ${htmlText(heading)}</a><div id="tools" role="search">`,
    '<label class="words-asked"><span>Filter</span> <input type="search" id="filter" placeholder="words" autocomplete="off" spellcheck="false" aria-keyshortcuts="/"></label>',
    `<label><span>Unit</span> <select id="unit-filter"><option value="">all units${units.map((unit) => `<option>${htmlText(unit)}`).join('')}</select></label>`,
    `<label><input type="checkbox" id="holes-filter"${holes ? ' checked' : ''}> Open only</label><output id="found" aria-live="polite"></output>`,
    '<button type="button" id="print">Print</button><button type="button" id="print-all" title="Every view, nothing folded, and the passages">Print all</button><button type="button" id="theme">Dark</button></div></header>',
  ].join('');

/** What must not look green. */
function warnings({ summary: { errors } }: Result, unusable: boolean): string {
  const words = unusable
    ? 'The workspace or a specification cannot be used, so this page is not to be relied on.'
    : errors > 0
      ? `${counted(errors, 'error')} in the files; evid check names them.`
      : '';
  return words === '' ? '' : `<p class="alert">${words}</p>`;
}

function foot(
  { today, filters, summary, portfolios: shown }: Result,
  legend: ReturnType<typeof legendOf>,
  left: string,
): string {
  const { portfolios, evidence, gaps } = summary;
  const only = [...(filters.units ?? []), ...(filters.portfolios === undefined ? [] : shown.map(nameOf))]
    .map(htmlText)
    .join(', ');
  return [
    `<footer id="foot"><ul aria-label="Legend">${legend.map(({ glyph, words, tone }) => `<li><b class="t-${tone}${glyph === '·' ? ' dot' : ''}" aria-hidden="true">${glyph}</b> ${words}`).join('')}</ul>`,
    `<p>Made by evid on ${today} from ${withSeparators(`${counted(portfolios, 'portfolio')} with ${counted(evidence, 'item')} of evidence: ${gaps === 0 ? 'no gaps' : counted(gaps, 'gap')}`)}.${only === '' ? '' : ` Only ${only}.`}</p>`,
    left,
    '<p id="keys">Keys: / filter · arrow keys in a matrix, beside an open cell too · Enter opens a cell · Esc closes it.</p></footer>',
  ].join('');
}
