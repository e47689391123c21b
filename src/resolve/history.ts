import type { Assessment } from '../parse/record.ts';
import type { Standing } from './authority.ts';
import { recordOrder } from './record-order.ts';

interface Entry {
  record: Assessment;
  standing: Standing;
  outcome: string;
}

/** All that records say of one thing (a pair, a requirement, a unit), oldest first: a later record supersedes an earlier one. */
export class History<Said extends Entry> {
  readonly all: readonly Said[];
  /** Those that somebody made who may. */
  readonly effective: readonly Said[];

  constructor(all: readonly Said[]) {
    this.all = all;
    this.effective = all.filter(({ standing }) => standing === 'effective');
  }

  /** The latest that is effective, whatever it says. */
  get latest(): Said | undefined {
    return this.effective.at(-1);
  }
  /** The latest that is effective, if it was not a withdrawal. */
  get inForce(): Said | undefined {
    return this.latest?.outcome === 'withdrawn' ? undefined : this.latest;
  }
  /** What a trainee said that would be in force, if an assessor had confirmed it. */
  get unconfirmed(): Said | undefined {
    const latest = this.all.findLast(
      ({ standing }) => standing === 'effective' || standing === 'awaiting-countersignature',
    );
    return latest?.standing === 'effective' ? undefined : latest;
  }
  /** Whether a later record says something effective of it: then a fault of an earlier one is history. */
  isSupersededAfter(record: Assessment): boolean {
    return this.latest !== undefined && recordOrder(this.latest.record, record) > 0;
  }
}
