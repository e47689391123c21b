import { type Passages, passagesOf } from '../case/passages.ts';
import { htmlAttribute, htmlText } from '../document/html-text.ts';
import type { Diagnostic, EvidenceRow, PortfolioRow, Result, UnitRow } from '../model/result.ts';
import type { Look } from '../report/look.ts';
import { evidenceMatrices } from '../report/matrix/evidence-matrix.ts';
import type { Matrix } from '../report/matrix/matrix.ts';
import { fileOf, uriOf } from '../report/places.ts';
import { addressOf, addressPart, uniqueParts } from './address.ts';

/** The views of a learner's page, in their order. */
export const views = ['gaps', 'matrix', 'evidence'] as const;

/** One learner with all that their page is made from. */
export interface LearnerCase {
  portfolio: PortfolioRow;
  /** What to call the learner. */
  name: string;
  /** The first part of every address of this learner. */
  slug: string;
  /** The folder's name, where that is not the first part already and need not be hidden: addresses with it lead here too. */
  folder: string | undefined;
  /** The centre's name. */
  centre: string | undefined;
  today: string;
  faults: Diagnostic[];
  passages: Passages;
  sourceLines: Look['sourceLines'];
  items: ReadonlyMap<string, EvidenceRow>;
  drafts: ReadonlySet<string>;
  /** One for each unit, in their order. */
  matrices: Matrix[];
  /** Everything that a locator in this portfolio may name. */
  refs: ReadonlySet<string>;
  /** A person's name, as the register or the portfolio has it. */
  person: (id: string) => string;
  /** The address of the page itself, of a view, or of a unit, criterion or requirement. */
  address: (...refs: string[]) => string;
  /** The address of an item, and of a line of it. */
  evidenceAddress: (item: EvidenceRow, line?: number) => string;
  /** The address of the item with this id; of the page where there is none. */
  itemAddress: (id: string) => string;
  /** The way to a file of the portfolio, from where the page lies; with --anonymise there is none, for it would hold names. */
  fileHref: (file: string) => string | undefined;
  /** A file of the portfolio by its name, as a link where there is one. */
  fileLink: (file: string) => string;
}

/** The learners of a result. `base` leads from where the page lies to the workspace. */
export function learnerCases(
  result: Result,
  { sourceLines, hide }: Pick<Look, 'sourceLines' | 'hide'>,
  base: string,
): LearnerCase[] {
  const slugs = uniqueParts(result.portfolios.map(slugOf), ['unit']);
  const folders = uniqueParts(
    result.portfolios.map(({ path }) => folderOf(path)),
    ['unit'],
  );
  const faults = new Map<string | undefined, Diagnostic[]>(result.portfolios.map(({ path }) => [path, []]));
  for (const each of result.diagnostics) faults.get(each.portfolio)?.push(each);
  return result.portfolios.map((portfolio, index): LearnerCase => {
    const slug = slugs[index]!;
    const address = (...refs: string[]) => ['', slug, ...refs.map(addressOf)].join('/');
    const reserved = [...views, ...portfolio.units.map(({ unit }) => addressPart(unit))];
    const parts = uniqueParts(
      portfolio.evidence.map(({ id }) => id),
      reserved,
    );
    const partOf = new Map(portfolio.evidence.map((item, at) => [item, parts[at]!]));
    const items = new Map(portfolio.evidence.map((item) => [item.id, item]));
    const evidenceAddress: LearnerCase['evidenceAddress'] = (item, line) =>
      `${address()}/${partOf.get(item)}${line === undefined ? '' : `/L${line}`}`;
    const fileHref = (file: string) => (hide === undefined ? base + uriOf(`${portfolio.path}/${file}`) : undefined);
    return {
      portfolio,
      name: nameOf(portfolio),
      slug,
      folder: hide !== undefined || slugs.includes(folders[index]!) ? undefined : folders[index],
      centre: result.centre?.name,
      today: result.today,
      faults: faults.get(portfolio.path)!,
      passages: passagesOf(portfolio, result.people, sourceLines),
      sourceLines,
      matrices: evidenceMatrices({ portfolios: [portfolio] }),
      drafts: new Set(portfolio.evidence.filter(({ draft }) => draft).map(({ id }) => id)),
      items,
      refs: new Set([...portfolio.units.flatMap(refsOf), ...portfolio.evidence.flatMap(tagsOf)]),
      person: (id) => result.people[id] ?? portfolio.witnesses[id]?.name ?? id,
      address,
      evidenceAddress,
      itemAddress: (id) => (items.has(id) ? evidenceAddress(items.get(id)!) : address()),
      fileHref,
      fileLink: (file) => {
        const href = fileHref(file);
        return href === undefined ? htmlText(file) : `<a href="${htmlAttribute(href)}">${htmlText(file)}</a>`;
      },
    };
  });
}

/** What to call a learner: the name, else the id, else the folder. */
export const nameOf = ({ learner: { name, id }, path }: PortfolioRow): string => name ?? id ?? folderOf(path);

/** Without a name there may be a reason not to show the folder's either. */
const slugOf = ({ learner: { name, id }, path }: PortfolioRow): string =>
  name === undefined && id !== undefined ? id : folderOf(path);

const folderOf = (path: string): string => fileOf(path).split('/').at(-1) || 'portfolio';
const refsOf = ({ criteria, requirements }: UnitRow): string[] =>
  [...criteria, ...requirements].flatMap((row) => [row.ref, ...(row.parts ?? []).map(({ ref }) => ref)]);
const tagsOf = ({ tags }: EvidenceRow): string[] => tags.map(({ tag }) => tag);
