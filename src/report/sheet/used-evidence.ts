import type { Case } from '../../case/case.ts';
import { type Block, entries, type Fact, joined, link, paragraph, table, type Words } from '../../document/blocks.ts';
import type { EvidenceRow } from '../../model/result.ts';
import { leafRows } from '../../model/rows.ts';
import { listFacts } from '../../words/lists.ts';
import { seenWords } from '../../words/people.ts';
import { spoken } from '../../words/statuses.ts';
import type { SheetCase } from './sheet.ts';

/** The items that claim a criterion of the unit, in the order of the portfolio; every rule counts some of these. */
function usedItems({ row, at }: SheetCase): EvidenceRow[] {
  const used = new Set(leafRows(row).flatMap(({ claims }) => claims.map(({ evidence }) => evidence)));
  return at.portfolio.evidence.filter(({ id }) => used.has(id));
}

export const evidenceTable = (sheet: SheetCase): Block =>
  table(
    ['Id', 'Title', 'Method', 'Dates', 'File'],
    usedItems(sheet).map((item) => [item.id, item.title, methodOf(item), daysOf(item), pathOf(item, sheet.at)]),
  );

/** Who made, saw and signed each item, where it is held, and what belongs to it. */
export function evidenceEntries(sheet: SheetCase): Block {
  const items = usedItems(sheet);
  return items.length === 0 ? paragraph('None.') : entries(items.map((item) => usedItem(item, sheet.at)));
}

function usedItem(item: EvidenceRow, at: Case): Fact {
  const { id, title, path, draft, planned, score, files, recorded, signed, held, assessors, witnesses = [] } = item;
  const named = files.map((name) => link(name, `${at.portfolio.path}/${name}`));
  const facts: Words[] = [
    listFacts([methodOf(item), daysOf(item)]),
    link(pathOf(item, at), path),
    draft && (planned ? 'planned, does not count' : 'draft, does not count'),
    score !== undefined && `score ${score}`,
    assessors && `assessor ${assessors.map(at.name).join(', ')}`,
    ...witnesses.map((witness) => `witness ${witnessWords(witness, at)}`),
    recorded && `recorded ${recorded}`,
    signed === undefined ? !draft && 'not signed' : `signed ${signed}`,
    held !== undefined && `held: ${held}; ${item.seenBy?.length ? seenWords(item, at.name) : 'not inspected'}`,
    named.length > 0 && [named.length === 1 ? 'file ' : 'files ', joined(named, ', ')],
  ];
  return { name: id, value: title, below: paragraph(joined(facts, '; ')) };
}

const methodOf = ({ method, context }: EvidenceRow): string =>
  listFacts([spoken(method ?? 'no method'), context && spoken(context)]);

const daysOf = ({ occasions }: EvidenceRow): string =>
  [...new Set(occasions.flatMap(({ dates }) => dates))].sort().join(', ');

/** From the portfolio's folder, as the places of claims are. */
const pathOf = ({ path }: EvidenceRow, { portfolio }: Case): string =>
  path.startsWith(`${portfolio.path}/`) ? path.slice(portfolio.path.length + 1) : path;

function witnessWords(id: string, { name, portfolio }: Case): string {
  const { role, relationship } = portfolio.witnesses[id] ?? {};
  return listFacts([name(id), role, relationship]);
}
