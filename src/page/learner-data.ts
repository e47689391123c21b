import { type Case, caseOf } from '../case/case.ts';
import { beginningOf } from '../case/feedback.ts';
import type { EvidenceRow, PortfolioRow, Result } from '../model/result.ts';
import { allRules, leafRows, requirementRows } from '../model/rows.ts';
import { situationsOf } from '../model/situations.ts';
import { splitFrontMatter } from '../parse/front-matter.ts';
import type { Look } from '../report/look.ts';
import { uniqueParts } from './address.ts';
import { bodyHtml } from './evidence-body.ts';
import { folderOf, type LearnerData, openLearner, type PageData, refsIn } from './learner.ts';

type Sources = Pick<Look, 'sourceLines' | 'hide'>;

/** How the learners of a result are addressed: by name where that may be known, without two of one address. */
export function addressesOf({ portfolios }: Pick<Result, 'portfolios'>, { hide }: Pick<Look, 'hide'>) {
  const slugs = uniqueParts(portfolios.map(slugOf), reserved);
  const folders = uniqueParts(
    portfolios.map(({ path }) => folderOf(path)),
    reserved,
  );
  return portfolios.map((portfolio, at) => ({
    portfolio,
    slug: slugs[at]!,
    folder: hide !== undefined || slugs.includes(folders[at]!) ? undefined : folders[at],
  }));
}
const reserved = ['unit', 'gaps'];

/** Without a name there may be a reason not to show the folder's either. */
const slugOf = ({ learner: { name, id }, path }: PortfolioRow): string =>
  name === undefined && id !== undefined ? id : folderOf(path);

/** About how many characters of a record are quoted. */
const mostQuoted = 1500;

/** All that a page says of one learner; files are read for it. */
export function learnerData(
  result: Result,
  address: ReturnType<typeof addressesOf>[number],
  look: Sources,
  page: PageData,
  withBodies: boolean,
): LearnerData {
  const { portfolio } = address;
  const own = caseOf(result, portfolio, look);
  const leaves = portfolio.units.flatMap(leafRows);
  const required = portfolio.units.flatMap(requirementRows);
  const data: LearnerData = {
    ...address,
    portfolio: { ...portfolio, evidence: portfolio.evidence.map(asShown) },
    actions: own.actions,
    faults: own.faults.map(({ code, severity, message, file, line, waived }) => ({
      code,
      severity,
      message,
      file,
      line,
      waived,
    })),
    feedback: own.feedback.map((each) => ({ ...each, ...beginningOf(each.paragraphs, mostQuoted) })),
    claims: leaves.flatMap(({ ref, claims }) =>
      claims.map((claim) => {
        const { evidence, by } = claim;
        return { ref, evidence, by, shown: own.passages.ofClaim(ref, claim) };
      }),
    ),
    situations: situationsIn(
      own,
      required.flatMap(({ rules }) => allRules(rules)),
    ),
    requirements: required
      .map(({ ref }) => ({ ref, shown: own.passages.ofRequirement(ref) }))
      .filter(({ shown }) => shown.length > 0),
  };
  return withBodies ? { ...data, bodies: bodiesOf(portfolio.evidence, data, page, look) } : data;
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
        const shown = passages.ofSituation(tag, evidence).filter(({ text }) => text !== '');
        found.set(key, { ref: tag, evidence, shown });
      }
  }
  return [...found.values()];
}

function bodiesOf(evidence: readonly EvidenceRow[], data: LearnerData, page: PageData, look: Sources): string[] {
  const own = openLearner(data, page);
  const refs = refsIn(data.portfolio);
  return evidence.map((item, at) => {
    const split = splitFrontMatter(item.path, look.sourceLines(item.path).join('\n'));
    if ('finding' in split || split.body.text.trim() === '') return '';
    return bodyHtml(split.body.text, {
      firstLine: split.body.firstLine,
      located: locatedLines(item, data),
      idOf: (line) => own.itemAddress(data.portfolio.evidence[at]!, line),
      isLocator: (ref) => refs.has(ref),
      hrefOf: (written) => {
        const file = item.files.find((each) => written === each || written.replace(/^(\.\.?\/)+/, '') === each);
        return file === undefined ? undefined : own.fileHref(file);
      },
      heading: 5,
    });
  });
}

const locatedLines = ({ id }: EvidenceRow, { claims }: LearnerData): Set<number> =>
  new Set(
    claims.filter(({ evidence }) => evidence === id).flatMap(({ shown }) => shown.flatMap(({ line }) => line ?? [])),
  );
