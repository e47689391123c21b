import type { EvidenceRow } from '../../model/result.ts';
import { spoken } from '../../words/statuses.ts';
import { itemsClaiming } from './notices.ts';
import type { SheetCase, UsedEvidence } from './sheet.ts';

/** The items that claim a criterion of the unit, in the order of the portfolio; every rule counts some of these. */
export function usedEvidence(sheet: SheetCase): UsedEvidence[] {
  const used = itemsClaiming(sheet.row);
  return sheet.at.portfolio.evidence.filter(({ id }) => used.has(id)).map((item) => usedItem(item, sheet));
}

function usedItem(item: EvidenceRow, sheet: SheetCase): UsedEvidence {
  const { id, title, path, method, context: setting, draft, planned, score, files, recorded } = item;
  const names = (ids: readonly string[] | undefined) => (ids ?? []).map((each) => sheet.at.name(each)).join(', ');
  const days = [...new Set(item.occasions.flatMap(({ dates }) => dates))].sort();
  return {
    id,
    title,
    path: path.startsWith(`${sheet.at.portfolio.path}/`) ? path.slice(sheet.at.portfolio.path.length + 1) : path,
    method: [spoken(method ?? 'no method'), ...(setting === undefined ? [] : [spoken(setting)])].join(', '),
    file: path,
    files: files.map((name) => ({ name, file: `${sheet.at.portfolio.path}/${name}` })),
    dates: days.join(', '),
    details: [
      ...(draft ? [planned ? 'planned, does not count' : 'draft, does not count'] : []),
      ...(score === undefined ? [] : [`score ${score}`]),
      ...(item.assessors === undefined ? [] : [`assessor ${names(item.assessors)}`]),
      ...(item.witnesses ?? []).map((witness) => `witness ${witnessWords(witness, sheet)}`),
      ...(recorded === undefined ? [] : [`recorded ${recorded}`]),
      ...(item.signed !== undefined ? [`signed ${item.signed}`] : draft ? [] : ['not signed']),
      ...(item.held === undefined ? [] : [`held: ${item.held}${inspection(item, names(item.seenBy))}`]),
    ],
  };
}

const inspection = ({ seenOn }: EvidenceRow, seenBy: string): string =>
  seenBy === '' ? '; not inspected' : `; seen by ${seenBy}${seenOn === undefined ? '' : ` on ${seenOn}`}`;

function witnessWords(id: string, sheet: SheetCase): string {
  const { role, relationship } = sheet.at.portfolio.witnesses[id] ?? {};
  return [
    sheet.at.name(id),
    ...(role === undefined ? [] : [role]),
    ...(relationship === undefined ? [] : [relationship]),
  ].join(', ');
}
