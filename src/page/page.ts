import { hashOf } from '../document/html.ts';
import { type Html, type HtmlPart, html, Html as Markup } from '../document/html-template.ts';
import type { Result } from '../model/result.ts';
import type { ResultOf, ResultStanding } from '../model/standing.ts';
import type { Look } from '../report/look.ts';
import type { PlainReporter } from '../report/reporter.ts';
import { rowsInOrder, type StatusOrder, statusOf } from '../report/status.ts';
import { counted, withSeparators } from '../words/counts.ts';
import { gapsAddress } from './gaps-page.ts';
import { nameOf, openLearner, type PageData, type View } from './learner.ts';
import { addressesOf } from './learner-data.ts';
import { learnerPage } from './learner-page.ts';
import { Learners } from './learners.ts';
import { overview, type PageEntry } from './overview.ts';
import { inScript } from './packing.ts';
import script from './script/main.ts?bundled';
import { pageStyle, unscripted } from './style.ts';
import { unitAddress } from './unit-page.ts';

export interface PageOptions {
  /** What it opens with: of a learner the view of that name; of several the overview, all gaps, or the learners of a unit. */
  opens: View;
  /** In which order the learners stand at first. */
  order?: StatusOrder;
  /** Whether the matrix is that of learners and units, and of which unit where it is one. */
  cohort?: boolean;
  unit?: string | undefined;
  /** Whether it begins with what is open alone. */
  holes?: boolean;
  /** With more items than these the page would be too large to send about: their texts are left out, not the passages. */
  mostItems?: number;
}

/** The result as one page that needs nothing else: no network, no other file but what it links to. */
export const pageReporter = (options: PageOptions): PlainReporter => ({
  begin() {
    const entries = new Map<string, PageEntry>();
    const learners = new Learners(options.mostItems ?? 2000);
    return {
      take(shown) {
        const { path, units } = shown.row();
        const entry = { ...statusOf(shown), titles: units.map(({ unit, title }): [string, string] => [unit, title]) };
        learners.add(path, shown);
        entries.set(path, entry);
      },
      finish: (result, look, base) =>
        pageOf({ ...result, portfolios: [...entries.values()] }, learners, look, base, options),
    };
  },
});

function pageOf(result: ResultOf<PageEntry>, data: Learners, look: Look, base: string, options: PageOptions): string {
  const { holes = false, opens } = options;
  const rows = rowsInOrder(result.portfolios, options.order);
  const order = [...new Set(rows.map(({ portfolio }) => portfolio))];
  const place = new Map(order.map((path, index) => [path, index]));
  const placeOf = (path: string) => place.get(path) ?? order.length;
  const learners = addressesOf(result.portfolios, look).sort(
    (a, b) => placeOf(a.portfolio.path) - placeOf(b.portfolio.path),
  );
  const units = [...new Set(result.portfolios.flatMap(({ titles }) => titles.map(([unit]) => unit)))];
  const page: PageData = {
    people: result.people,
    today: result.today,
    centre: result.centre?.name,
    base: look.hide === undefined ? base : undefined,
    isAlone: learners.length === 1,
  };
  const heading = result.centre?.name ?? 'Evidence';
  const style = pageStyle(result.today);
  const starts = learners.length > 1 ? startOf(options, units) : undefined;
  const [only] = learners;
  const made =
    only === undefined
      ? html`<h1>No portfolio</h1>`
      : learners.length === 1
        ? html`<noscript${namesOf(only)}>${learnerPage(openLearner(data.whole(only, page), only.slug, page))}</noscript>`
        : html`${overview(result, rows, learners, heading)}${packedLearners(learners, data, { page, units })}`;
  const policy = `default-src 'none'; style-src '${hashOf(style)}' '${hashOf(unscripted)}'; script-src '${hashOf(script)}'; base-uri 'none'; form-action 'none'`;
  return `${html`<!doctype html><html lang="en-GB"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Markup(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><meta name="referrer" content="no-referrer">
<title>${heading}, ${result.today}</title><style>${new Markup(style)}</style><noscript><style>${new Markup(unscripted)}</style></noscript></head><body data-opens="${opens}"${starts !== undefined && html` data-starts="${starts}"`}>
<a class="skip" href="#main">Skip to the content</a>${bar(heading, units, holes)}
<main id="main" tabindex="-1">
${warning(result, look.unusable ?? false)}<p class="alert" id="lost" role="status" hidden>What this address names is not in this report.</p>
<p id="nothing" hidden><span></span> <button type="button" id="clear">Clear the filter</button></p><div id="stage"></div>
${made}
</main>
<aside id="panel" hidden aria-labelledby="panel-title"><div id="panel-bar"><span class="facts">Where it is shown</span><button type="button" id="close">Close <kbd>Esc</kbd></button></div><div id="panel-body"></div></aside>
${foot(result)}${!data.areWhole && html`<p>There are more than ${data.mostItems} items, so this page leaves their texts out, apart from the passages that claims point at. The page of a single portfolio has them.</p>`}<p id="keys">Keys: / filter · arrow keys in a matrix, beside an open cell too · Enter opens a cell · Esc closes it.</p></footer>
<script>${new Markup(script)}</script></body></html>`}\n`;
}

/** Where a page of several learners opens: where its name says. */
function startOf({ opens, cohort = false, unit }: PageOptions, units: readonly string[]): string | undefined {
  if (opens === 'gaps') return gapsAddress;
  const shown = cohort ? unit : units[0];
  return opens === 'matrix' && shown !== undefined && units.includes(shown) ? unitAddress(shown) : undefined;
}

type Addressed = ReturnType<typeof addressesOf<PageEntry>>[number];

/** By what addresses ask for a learner's page. */
const namesOf = ({ slug, folder }: Addressed): Html =>
  html` data-page="/${slug}"${folder !== undefined && html` data-folder="/${folder}"`}`;

/** The learners as data, from which the script makes each page when it is asked for. */
function packedLearners(
  learners: readonly Addressed[],
  data: Learners,
  common: { page: PageData; units: readonly string[] },
): Html {
  const packed = learners.map(
    (each) =>
      html`<script type="application/json"${namesOf(each)}>${new Markup(data.packed(each, common.page))}</script>\n`,
  );
  const all = `${data.shared().slice(0, -1)},${inScript(JSON.stringify(common)).slice(1)}`;
  return html`<noscript><p class="alert">The pages of several learners need scripts to be read. The page of a single portfolio does not.</p></noscript>
<script type="application/json" id="cohort">${new Markup(all)}</script>
${packed}`;
}

const bar = (heading: string, units: readonly string[], holes: boolean): Html =>
  html`<header id="bar"><a class="home" href="#/"><b>evid</b> ${heading}</a><div id="tools" role="search"><label class="words-asked"><span>Filter</span> <input type="search" id="filter" placeholder="words" autocomplete="off" spellcheck="false" aria-keyshortcuts="/"></label><label><span>Unit</span> <select id="unit-filter"><option value="">all units${units.map((unit) => html`<option>${unit}`)}</select></label><label><input type="checkbox" id="holes-filter"${holes && html` checked`}> Open only</label><output id="found" aria-live="polite"></output><button type="button" id="print" title="What is on the screen">Print</button><button type="button" id="print-all" title="Every view, nothing folded, and the passages">Print all</button><button type="button" id="theme">Dark</button></div></header>`;

/** What must not look green. */
function warning({ summary: { errors } }: Pick<Result, 'summary'>, unusable: boolean): HtmlPart {
  if (unusable)
    return html`<p class="alert">The workspace or a specification cannot be used, so this page is not to be relied on.</p>`;
  return errors > 0 && html`<p class="alert">${counted(errors, 'error')} in the files; evid check names them.</p>`;
}

function foot({ today, filters, summary, portfolios: shown }: ResultStanding): Html {
  const { portfolios, evidence, gaps } = summary;
  const only = [...(filters.units ?? []), ...(filters.portfolios === undefined ? [] : shown.map(nameOf))].join(', ');
  const found = `${counted(portfolios, 'portfolio')} with ${counted(evidence, 'item')} of evidence: ${gaps === 0 ? 'no gaps' : counted(gaps, 'gap')}`;
  return html`<footer id="foot"><p>Made by evid on ${today} from ${withSeparators(found)}.${only !== '' && ` Only ${only}.`}</p>`;
}
