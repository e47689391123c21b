import type { Assessment } from '../parse/record.ts';
import type { Effect } from './authority.ts';
import { recordOrder } from './record-order.ts';

interface Entry {
  record: Assessment;
  effect: Effect;
  outcome: string;
}

const isEffective = ({ effect }: Entry): boolean => effect === 'effective';

/** All that records say of one thing (a pair, a requirement, a unit), oldest first: a later record supersedes an earlier one. */
export class History<Said extends Entry> {
  private readonly entries: Said[];
  private withEffect: readonly Said[] | undefined;

  constructor(...all: Said[]) {
    this.entries = all;
  }

  /** What is said next, by a later entry or a later record. */
  add(said: Said): void {
    this.entries.push(said);
    this.withEffect = undefined;
  }
  get all(): readonly Said[] {
    return this.entries;
  }
  /** Those that somebody made who may. */
  get effective(): readonly Said[] {
    this.withEffect ??= this.entries.every(isEffective) ? this.entries : this.entries.filter(isEffective);
    return this.withEffect;
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
    if (this.effective === this.entries) return undefined;
    const latest = this.entries.findLast(
      ({ effect }) => effect === 'effective' || effect === 'awaiting-countersignature',
    );
    return latest?.effect === 'effective' ? undefined : latest;
  }
  /** Whether a later record says something effective of it: then a fault of an earlier one is history. */
  isSupersededAfter(record: Assessment): boolean {
    return this.latest !== undefined && recordOrder(this.latest.record, record) > 0;
  }
}
