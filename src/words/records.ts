import type { PortfolioRow, Result } from '../model/result.ts';

/** A record with who wrote it and when: "A05 by T. Bello on 2026-08-07, countersigned in A06". */
export type SayRecord = (record: string) => string;

export function recordSayer({ records }: PortfolioRow, { people }: Result): SayRecord {
  const byId = new Map(records.map((record) => [record.id, record]));
  return (id) => {
    const record = byId.get(id);
    if (record === undefined) return id;
    const confirmed = record.countersignedBy ?? [];
    const by = `${id} by ${people[record.by] ?? record.by} on ${record.date}`;
    return confirmed.length === 0 ? by : `${by}, countersigned in ${confirmed.join(', ')}`;
  };
}
