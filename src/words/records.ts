import type { PortfolioRow, Result } from '../model/result.ts';

/** A record with who wrote it and when: "A05 by T. Bello on 2026-08-07, countersigned by J. Okafor in A06". */
export type SayRecord = (record: string) => string;

export function recordSayer({ records }: PortfolioRow, { people }: Result): SayRecord {
  const byId = new Map(records.map((record) => [record.id, record]));
  return (id) => {
    const record = byId.get(id);
    if (record === undefined) return id;
    const nameOf = (person: string) => people[person] ?? person;
    const confirmed = (record.countersignedBy ?? []).map((other) => {
      const by = byId.get(other)?.by;
      return by === undefined ? `in ${other}` : `by ${nameOf(by)} in ${other}`;
    });
    const written = `${id} by ${nameOf(record.by)} on ${record.date}`;
    return confirmed.length === 0 ? written : `${written}, countersigned ${confirmed.join(' and ')}`;
  };
}
