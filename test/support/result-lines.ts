import { createHash } from 'node:crypto';
import { shorten } from '../../src/diagnostics/shorten.ts';
import type {
  ClaimRow,
  CriterionPartRow,
  CriterionRow,
  PortfolioRow,
  RequirementPartRow,
  RequirementRow,
  Result,
  UnitRow,
} from '../../src/model/result.ts';

/**
 * A result as a reviewer reads it: a line for each row, with what matters of it, and at its end a mark of all that the row holds.
 * Whatever key of whatever row changes, the mark on its line does. The first page has what is the workspace's, the others a
 * portfolio each.
 */
export function resultLines(result: Result): Map<string, string> {
  const { portfolios, diagnostics, ...rest } = result;
  const { summary, people = {}, ...about } = rest;
  const page = [
    line(`evid check on ${result.today}`, about),
    line(`summary: ${pairs(summary)}`, summary),
    line(`people: ${Object.values(people).join(', ')}`, people),
    '',
    ...diagnostics.map((each) =>
      line(`${each.severity}[${each.code}] ${each.file.split('/').at(-1)}:${each.line}: ${each.message}`, each),
    ),
  ];
  return new Map([
    ['workspace', page.join('\n')],
    ...portfolios.map((row): [string, string] => [row.path.split('/').at(-1)!, portfolioLines(row).join('\n')]),
  ]);
}

function portfolioLines({ evidence, records, actions = [], samples = [], units, ...rest }: PortfolioRow): string[] {
  return [
    line(`${rest.path}: ${rest.learner.name} (${rest.learner.id})`, rest),
    '',
    ...evidence.map((row) => {
      const { id, method, title, draft, planned, tags } = row;
      const marks = [draft && 'draft', planned && 'planned', ...tags.map(({ tag, state }) => `${tag} ${state}`)];
      return line(`${[`${id} ${method}, ${title}`, ...marks.filter(Boolean)].join('; ')}`, row);
    }),
    '',
    ...records.map((row) => line(`${row.id} ${row.kind} by ${row.by} on ${row.date}`, row)),
    ...actions.map((row) => line(`action ${pairs(row)}`, row)),
    ...samples.map((row) => line(`sample ${pairs(row)}`, row)),
    ...units.flatMap(unitLines),
  ];
}

function unitLines({ criteria, requirements, gaps, ...rest }: UnitRow): string[] {
  return [
    '',
    line(`${rest.unit} ${rest.title}: ${rest.status}, ${rest.criteriaMet} of ${rest.criteriaTotal} met`, rest),
    ...criteria.flatMap(criterionLines),
    ...requirements.flatMap(requirementLines),
    ...gaps.map((gap) => line(`gap ${gap.ref}, ${gap.status}: the ${gap.owner} is to ${gap.next}`, gap)),
  ];
}

function criterionLines(row: CriterionRow | CriterionPartRow): string[] {
  const { parts = [], ...own } = row as CriterionRow;
  const claims = (own.claims ?? []).map(claimWords).join('; ');
  return [line(`${own.ref} ${own.status}${claims === '' ? '' : `: ${claims}`}`, own), ...parts.flatMap(criterionLines)];
}

function claimWords({ evidence, state, counts, decision }: ClaimRow): string {
  return `${evidence} ${state}${decision === undefined ? '' : ` ${decision.record}`}${counts ? '' : ', not counted'}`;
}

function requirementLines(row: RequirementRow | RequirementPartRow): string[] {
  const { parts = [], ...own } = row as RequirementRow;
  const rules = own.rules.map(({ kind, status }) => `${kind} ${status}`).join('; ');
  return [line(`${own.ref} ${own.status}${rules === '' ? '' : `: ${rules}`}`, own), ...parts.flatMap(requirementLines)];
}

/** The words of a row, no longer than a line, and its mark. */
function line(words: string, row: object): string {
  const mark = createHash('sha256').update(JSON.stringify(row)).digest('hex').slice(0, 8);
  return `${shorten(words, 110)}  #${mark}`;
}

const pairs = (row: object): string =>
  Object.entries(row)
    .filter(([, value]) => typeof value !== 'object')
    .map(([key, value]) => `${key} ${value}`)
    .join(', ');
