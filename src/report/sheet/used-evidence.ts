import type { EvidenceRow } from '../../model/result.ts';
import { spoken } from '../../words/statuses.ts';
import type { UsedEvidence } from './sheet.ts';
import { itemsClaiming, nameOf, type SheetContext } from './sheet-context.ts';

/** The items that claim a criterion of the unit, in the order of the portfolio; every rule counts some of these. */
export function usedEvidence(context: SheetContext): UsedEvidence[] {
  const { unit, portfolio } = context;
  const used = itemsClaiming(unit);
  return portfolio.evidence.filter(({ id }) => used.has(id)).map((item) => usedItem(item, context));
}

function usedItem(item: EvidenceRow, context: SheetContext): UsedEvidence {
  const { id, title, path, method, context: setting, draft, planned, score, files, recorded } = item;
  const names = (ids: readonly string[] | undefined) => (ids ?? []).map((each) => nameOf(each, context)).join(', ');
  const days = [...new Set(item.occasions.flatMap(({ dates }) => dates))].sort();
  return {
    id,
    title,
    path: path.startsWith(`${context.portfolio.path}/`) ? path.slice(context.portfolio.path.length + 1) : path,
    method: [spoken(method ?? 'no method'), ...(setting === undefined ? [] : [spoken(setting)])].join(', '),
    file: path,
    files: files.map((name) => ({ name, file: `${context.portfolio.path}/${name}` })),
    dates: days.join(', '),
    details: [
      ...(draft ? [planned ? 'planned, does not count' : 'draft, does not count'] : []),
      ...(score === undefined ? [] : [`score ${score}`]),
      ...(item.assessors === undefined ? [] : [`assessor ${names(item.assessors)}`]),
      ...(item.witnesses ?? []).map((witness) => `witness ${witnessWords(witness, context)}`),
      ...(recorded === undefined ? [] : [`recorded ${recorded}`]),
      ...(item.signed !== undefined ? [`signed ${item.signed}`] : draft ? [] : ['not signed']),
      ...(item.held === undefined ? [] : [`held: ${item.held}${inspection(item, names(item.seenBy))}`]),
    ],
  };
}

const inspection = ({ seenOn }: EvidenceRow, seenBy: string): string =>
  seenBy === '' ? '; not inspected' : `; seen by ${seenBy}${seenOn === undefined ? '' : ` on ${seenOn}`}`;

function witnessWords(id: string, context: SheetContext): string {
  const { role, relationship } = context.portfolio.witnesses[id] ?? {};
  return [
    nameOf(id, context),
    ...(role === undefined ? [] : [role]),
    ...(relationship === undefined ? [] : [relationship]),
  ].join(', ');
}
