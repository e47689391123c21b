import type { OpenAction } from '../case/actions.ts';
import type { Feedback } from '../case/feedback.ts';
import type { LocatedPassage, Passage } from '../case/passages.ts';
import { type HtmlPart, html } from '../document/html-template.ts';
import { once } from '../model/once.ts';
import type { ClaimRow, Diagnostic, EvidenceRow, PortfolioRow, Result } from '../model/result.ts';
import { leafRows, requirementRows } from '../model/rows.ts';
import { evidenceMatrices } from '../report/matrix/evidence-matrix.ts';
import { uriOf } from '../report/places.ts';
import { personName } from '../words/people.ts';
import { addressOf, addressPart, uniqueParts } from './address.ts';

/** The views of a learner's page, in their order. */
export const views = ['status', 'gaps', 'matrix', 'evidence'] as const;
export type View = (typeof views)[number];

/** What a page knows of one learner, as mere data: what the learner's page is made from, here or in a browser. */
export interface LearnerData {
  portfolio: PortfolioRow;
  actions: readonly OpenAction[];
  faults: readonly Pick<Diagnostic, 'code' | 'severity' | 'message' | 'file' | 'line' | 'waived'>[];
  feedback: readonly (Feedback & { isCut: boolean })[];
  /** Where claims, situations and requirements are shown: what shows what, and the passages. */
  claims: readonly { ref: string; evidence: string; by: string; shown: readonly Passage[] }[];
  situations: readonly { ref: string; evidence: string; shown: readonly Passage[] }[];
  requirements: readonly { ref: string; shown: readonly LocatedPassage[] }[];
  /** The texts of the items as HTML, in the order of the items; left out of a page that would be too large. */
  bodies?: readonly string[] | undefined;
}

/** What all learners of a page have in common. */
export interface PageData extends Pick<Result, 'people' | 'today'> {
  centre: string | undefined;
  /** What leads from where the page lies to the workspace; undefined where that would hold a name that is hidden. */
  base: string | undefined;
  /** Whether the learner is the only one. */
  isAlone: boolean;
}

export type Learner = ReturnType<typeof openLearner>;

/** One learner with all that their page is made from, and the ways to it; `slug` is the first part of every address. */
export function openLearner(data: LearnerData, slug: string, page: PageData) {
  const { portfolio } = data;
  const { evidence, records } = portfolio;
  /** The address of the page itself, of a view, or of a unit, criterion or requirement. */
  const address = (...refs: string[]): string => ['', slug, ...refs.map(addressOf)].join('/');
  const reserved = [...views, ...portfolio.units.map(({ unit }) => addressPart(unit))];
  const parts = uniqueParts(
    evidence.map(({ id }) => id),
    reserved,
  );
  const partOf = new Map(evidence.map((item, at) => [item, parts[at]!]));
  const items = new Map(evidence.map((item) => [item.id, item]));
  const shown = new Map(data.claims.map(({ ref, evidence, by, shown }) => [`${ref} ${evidence} ${by}`, shown]));
  /** The address of an item, and of a line of it; of the page where there is no such item. */
  const itemAddress = (item: string | EvidenceRow, line?: number): string => {
    const found = typeof item === 'string' ? items.get(item) : item;
    if (found === undefined) return address();
    return `${address()}/${partOf.get(found)}${line === undefined ? '' : `/L${line}`}`;
  };
  const person = (id: string) => personName(id, page.people, portfolio.witnesses);
  /** The way to a file of the portfolio. */
  const fileHref = (file: string) =>
    page.base === undefined ? undefined : page.base + uriOf(`${portfolio.path}/${file}`);
  return {
    ...page,
    ...data,
    slug,
    name: nameOf(portfolio),
    items,
    drafts: new Set(evidence.filter(({ draft }) => draft).map(({ id }) => id)),
    /** One for each unit, in their order. */
    matrices: once(() => evidenceMatrices({ portfolios: [portfolio] })),
    person,
    /** Who wrote a record; undefined where there is none of that id. */
    author(record: string) {
      const found = records.find(({ id }) => id === record);
      return found && person(found.by);
    },
    passages: (ref: string, { evidence: item, by }: Pick<ClaimRow, 'evidence' | 'by'>) =>
      shown.get(`${ref} ${item} ${by}`) ?? [],
    address,
    itemAddress,
    /** An item by its id, as a link where there is one. */
    itemLink: (id: string): HtmlPart => (items.has(id) ? html`<a href="#${itemAddress(id)}">${id}</a>` : id),
    fileHref,
    /** A file of the portfolio by its name, as a link where there is one. */
    fileLink(file: string): HtmlPart {
      const href = fileHref(file);
      return href === undefined ? file : html`<a href="${href}">${file}</a>`;
    },
  };
}

/** What to call a learner: the name, else the id, else the folder. */
export const nameOf = ({ learner: { name, id }, path }: Pick<PortfolioRow, 'learner' | 'path'>): string =>
  name ?? id ?? folderOf(path);

export const folderOf = (path: string): string =>
  path
    .replace(/^(\.\/)+/, '')
    .split('/')
    .at(-1) || 'portfolio';

/** Everything that a locator in a portfolio may name. */
export const refsIn = ({ units, evidence }: PortfolioRow): ReadonlySet<string> =>
  new Set([
    ...units.flatMap((unit) => [...unit.criteria, ...leafRows(unit), ...requirementRows(unit)].map(({ ref }) => ref)),
    ...evidence.flatMap(({ tags }) => tags.map(({ tag }) => tag)),
  ]);
