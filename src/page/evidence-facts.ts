import { htmlText } from '../document/html-text.ts';
import type { EvidenceRow } from '../model/result.ts';
import { spoken } from '../words/statuses.ts';
import type { LearnerCase } from './learner-case.ts';

/** The days of an item: the first, and the last where that is another. */
export function daysOf({ occasions }: EvidenceRow): string {
  const days = occasions.flatMap(({ dates }) => dates).sort();
  const first = days.at(0) ?? '';
  const last = days.at(-1) ?? '';
  return first === last ? first : `${first} to ${last}`;
}

/** What kind of evidence an item is, on one line: method, days, context, who took part. */
export function evidenceFacts(item: EvidenceRow, { person }: Pick<LearnerCase, 'person'>): string {
  const people = [...(item.assessors ?? []), ...(item.witnesses ?? [])].map(person).join(', ');
  const hours = item.occasions.reduce((sum, occasion) => sum + (occasion.hours ?? 0), 0);
  return [
    ...(item.method === undefined ? [] : [spoken(item.method)]),
    daysOf(item),
    ...(item.context === undefined ? [] : [spoken(item.context)]),
    ...(people === '' ? [] : [`with ${people}`]),
    ...(hours === 0 ? [] : [`${hours} hours`]),
    ...(item.score === undefined ? [] : [`score ${item.score}`]),
    ...(item.planned ? ['planned'] : item.draft ? ['draft'] : []),
    ...(item.withdrawn === undefined ? [] : ['withdrawn']),
  ]
    .filter((fact) => fact !== '')
    .map(htmlText)
    .join(' · ');
}
