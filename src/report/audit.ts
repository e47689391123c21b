import { type Document, entries, type Fact, item, list, paragraph, place, section } from '../document/blocks.ts';
import type { AuthorshipRow, Diagnostic, Result } from '../model/result.ts';
import { attributionWords } from '../model/vocabulary.ts';
import { counted } from '../words/counts.ts';
import { listFacts } from '../words/lists.ts';
import { lowerFirst } from '../words/sentences.ts';
import { faultLine } from './fault-line.ts';
import type { Look } from './look.ts';

/** A result with its findings that are the audit's. */
export interface Audited {
  result: Result;
  found: readonly Diagnostic[];
}

/** What the history says: what it holds against records first, then every record and observation with its commit. */
export function auditDocument({ result, found }: Audited, { quiet }: Pick<Look, 'quiet'>): Document {
  const rows = result.portfolios.flatMap(({ authorship = [] }) => authorship);
  const signed = rows.filter(({ first }) => first?.signed).length;
  const same = rows.filter(({ attribution }) => attribution === 'same' || attribution === 'together').length;
  const told = found.filter(({ severity }) => !quiet || severity === 'error');
  return {
    title: `Audit on ${result.today}`,
    untitledOnScreen: true,
    blocks: [
      paragraph(
        `${counted(rows.length, 'record or observation', 'records and observations')}, ${same} committed by the person named, ${signed === 0 ? 'none' : signed} in signed commits; ${counted(found.length, 'finding')}`,
      ),
      list(changesAtOnce(rows)),
      list(told.map(findingItem), { loose: true }),
      !quiet &&
        result.portfolios.map(({ path, authorship = [] }) => section(2, path, entries(authorship.map(commitFact)))),
    ],
  };
}

/** Commits that changed several records and half of all, or more: many findings, and one cause. */
function changesAtOnce(rows: readonly AuthorshipRow[]): string[] {
  const commits = rows.flatMap(({ later }) => later.flatMap((commit) => (commit.id === undefined ? [] : [commit])));
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  return [...byId].flatMap(([id, { date, email }]) => {
    const changed = rows.filter(({ later }) => later.some((commit) => commit.id === id)).length;
    if (changed < 3 || changed * 2 < rows.length) return [];
    return `commit ${id?.slice(0, 8)} by ${email} on ${date} changed ${changed} of them at once: their findings have that one cause`;
  });
}

const findingItem = (fault: Diagnostic) =>
  item(
    place(fault.file, fault.line),
    paragraph(faultLine(fault)),
    paragraph(
      ...(fault.related ?? []).map(({ file, message }) => [place(file), `: ${message}`]),
      fault.help !== undefined && `help: ${fault.help}`,
    ),
  );

function commitFact(row: AuthorshipRow): Fact {
  const { id, kind, by, first } = row;
  const commit = first === undefined ? '' : `${first.date}, ${first.email}: `;
  return { name: id, value: `${kind} by ${by.join(' and ')}`, below: [paragraph(`${commit}${verdict(row)}`)] };
}

/** What the commit says of who wrote it; beside the author, whom anybody may name, who made the commit, and whether it is signed. */
const verdict = ({ attribution, first, later }: AuthorshipRow): string =>
  listFacts([
    lowerFirst(attributionWords[attribution]),
    first?.committer && `entered by ${first.committer}`,
    first?.signed && 'signed',
    later.length > 0 && `changed ${later.length === 1 ? 'once' : `${later.length} times`} since`,
  ]);
