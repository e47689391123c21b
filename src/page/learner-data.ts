import { type Case, caseOf } from '../case/case.ts';
import { beginningOf } from '../case/feedback.ts';
import type { EvidenceRow, PortfolioRow } from '../model/result.ts';
import { allRules, leafRows, requirementRows } from '../model/rows.ts';
import { situationsOf } from '../model/situations.ts';
import { splitFrontMatter } from '../parse/front-matter.ts';
import type { Look } from '../report/look.ts';
import type { Shown } from '../report/reporter.ts';
import { uniqueParts } from './address.ts';
import { bodyHtml } from './evidence-body.ts';
import { folderOf, type LearnerData, openLearner, type PageData, refsIn } from './learner.ts';

/** How the learners of a page are addressed: by name where that may be known, without two of one address. */
export function addressesOf<Entry extends Pick<PortfolioRow, 'path' | 'learner'>>(
  portfolios: readonly Entry[],
  { hide }: Pick<Look, 'hide'>,
) {
  const slugs = uniqueParts(portfolios.map(slugOf), reserved);
  const folders = uniqueParts(
    portfolios.map(({ path }) => folderOf(path)),
    reserved,
  );
  return portfolios.map((portfolio, at) => ({
    portfolio,
    /** The first part of every address of this learner. */
    slug: slugs[at]!,
    /** The folder's name, where that is not the first part already and need not be hidden: addresses with it lead here too. */
    folder: hide !== undefined || slugs.includes(folders[at]!) ? undefined : folders[at],
  }));
}
const reserved = ['unit', 'gaps'];

/** Without a name there may be a reason not to show the folder's either. */
const slugOf = ({ learner: { name, id }, path }: Pick<PortfolioRow, 'path' | 'learner'>): string =>
  name === undefined && id !== undefined ? id : folderOf(path);

/** About how many characters of a record are quoted. */
const mostQuoted = 1500;

/** All that a page says of one learner, but for the texts of the items; files are read for it. */
export function learnerData({ head, faults, row, fileText }: Omit<Shown, 'standing' | 'found'>): LearnerData {
  const portfolio = row();
  const own = caseOf({ ...head, diagnostics: faults }, portfolio, { fileText });
  const leaves = portfolio.units.flatMap(leafRows);
  const required = portfolio.units.flatMap(requirementRows);
  return {
    portfolio: { ...portfolio, evidence: portfolio.evidence.map(asShown) },
    actions: own.actions,
    faults: own.faults().map(({ code, severity, message, file, line, waived }) => ({
      code,
      severity,
      message,
      file,
      line,
      waived,
    })),
    feedback: own.feedback().map((each) => ({ ...each, ...beginningOf(each.paragraphs, mostQuoted) })),
    claims: leaves.flatMap(({ ref, claims }) =>
      claims.map((claim) => {
        const { evidence, by } = claim;
        return { ref, evidence, by, shown: own.passages().ofClaim(ref, claim) };
      }),
    ),
    situations: situationsIn(
      own,
      required.flatMap(({ rules }) => allRules(rules)),
    ),
    requirements: required
      .map(({ ref }) => ({ ref, shown: own.passages().ofRequirement(ref) }))
      .filter(({ shown }) => shown.length > 0),
  };
}

/** An item without what nobody is shown: a digest is only made when it is asked for, and a path makes a large page larger. */
function asShown(item: EvidenceRow): EvidenceRow {
  const keys = Object.keys(item).filter((key) => key !== 'digest' && key !== 'path') as (keyof EvidenceRow)[];
  return { ...Object.fromEntries(keys.map((key) => [key, item[key]])), path: '', digest: '' } as EvidenceRow;
}

/** The passages that show the situations that rules ask for. */
function situationsIn(
  { items, passages }: Case,
  rules: Parameters<typeof situationsOf>[0][],
): LearnerData['situations'] {
  const found = new Map<string, LearnerData['situations'][number]>();
  for (const rule of rules) {
    const wanted = new Set(situationsOf(rule).map(({ tag }) => tag));
    for (const evidence of rule.counted)
      for (const { tag } of items.get(evidence)?.tags ?? []) {
        const key = `${tag} ${evidence}`;
        if (!wanted.has(tag) || found.has(key)) continue;
        const shown = passages()
          .ofSituation(tag, evidence)
          .filter(({ text }) => text !== '');
        found.set(key, { ref: tag, evidence, shown });
      }
  }
  return [...found.values()];
}

/** The text of an item, and the line on which it begins. */
export interface ItemText {
  text: string;
  firstLine: number;
}

/** The texts of a portfolio's items, in their order; undefined where there is none to show. */
export const textsOf = ({ row, fileText }: Pick<Shown, 'row' | 'fileText'>): (ItemText | undefined)[] =>
  row().evidence.map(({ path }) => {
    const split = splitFrontMatter(path, fileText(path));
    if ('finding' in split || split.body.text.trim() === '') return undefined;
    const { text, firstLine } = split.body;
    return { text, firstLine };
  });

/** A learner with the texts of the items as they are shown on their page. */
export function withBodies(
  data: LearnerData,
  texts: readonly (ItemText | undefined)[],
  slug: string,
  page: PageData,
): LearnerData {
  const own = openLearner(data, slug, page);
  const refs = refsIn(data.portfolio);
  const bodies = data.portfolio.evidence.map((item, at) => {
    const body = texts[at];
    if (body === undefined) return '';
    return bodyHtml(body.text, {
      firstLine: body.firstLine,
      located: locatedLines(item, data),
      idOf: (line) => own.itemAddress(item, line),
      isLocator: (ref) => refs.has(ref),
      hrefOf: (written) => {
        const file = item.files.find((each) => written === each || written.replace(/^(\.\.?\/)+/, '') === each);
        return file === undefined ? undefined : own.fileHref(file);
      },
      heading: 5,
    });
  });
  return { ...data, bodies };
}

const locatedLines = ({ id }: EvidenceRow, { claims }: LearnerData): Set<number> =>
  new Set(
    claims.filter(({ evidence }) => evidence === id).flatMap(({ shown }) => shown.flatMap(({ line }) => line ?? [])),
  );
