import type { PortfolioRow, Result } from '../model/result.ts';
import { personName } from './people.ts';

/** A record with who wrote it and when: "A05 by T. Bello on 2026-08-07, countersigned by J. Okafor in A06". */
export type SayRecord = (record: string) => string;

export function recordSayer({ records }: PortfolioRow, { people }: Pick<Result, 'people'>): SayRecord {
  const byId = new Map(records.map((record) => [record.id, record]));
  return (id) => {
    const record = byId.get(id);
    if (record === undefined) return id;
    const confirmed = (record.countersignedBy ?? []).map((other) => {
      const by = byId.get(other)?.by;
      return by === undefined ? `in ${other}` : `by ${personName(by, people)} in ${other}`;
    });
    const written = `${id} by ${personName(record.by, people)} on ${record.date}`;
    return confirmed.length === 0 ? written : `${written}, countersigned ${confirmed.join(' and ')}`;
  };
}

/** Why nothing that a record says is anybody's business any more. */
export const overtakenWords = 'later records replace all of it, or its evidence is withdrawn';
