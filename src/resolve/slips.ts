import { unitOfRef } from '../model/refs.ts';
import type { Assessment, Verification } from '../parse/record.ts';
import type { Decisions } from './decisions.ts';
import { listsBy } from './lists-by.ts';
import type { Decision } from './made.ts';
import { recordOrder } from './record-order.ts';
import type { Sample } from './samples.ts';

const anything = '';
const key = (...names: string[]) => names.join('\u0000');

/** Slips: references in records to what is not there. Records are never edited, so a later record takes a slip back. */
export class Slips {
  /** The latest effective record that names a criterion which does not exist, of an item. */
  readonly #latest = new Map<string, Assessment>();
  /** Who named a reference, existing or not, of an item or of whatever item. */
  #naming: ReadonlyMap<string, { decision: Decision; key: string }[]> | undefined;
  readonly #decisions: readonly Decision[];
  /** The latest sample that stands of all of a record, or of all that it says of an item. */
  readonly #sampled = new Map<string, Verification>();

  constructor({ decisions, samples, authority }: Decisions) {
    for (const { record, basis, unknown } of decisions) {
      for (const { ref } of unknown) {
        if (authority.effectOf(record, unitOfRef(ref)) !== 'effective') continue;
        for (const item of basis.size > 0 ? basis.keys() : [anything]) this.#latest.set(key(item, ref), record);
      }
    }
    this.#decisions = decisions;
    for (const sample of samples.all) {
      const { record, written, assessment } = sample;
      const { criteria, requirement, unit, evidence = anything } = written;
      if (assessment === undefined || (criteria ?? requirement ?? unit) !== undefined) continue;
      if (samples.coveredBy(sample).some(({ units }) => samples.stands(sample, units)))
        this.#sampled.set(key(assessment.path, evidence), record);
    }
  }

  /** Whether a later effective decision names the same criterion that does not exist, of the same item. */
  isSuperseded(record: Assessment, item: string | undefined, ref: string): boolean {
    const latest = this.#latest.get(key(item ?? anything, ref));
    return latest !== undefined && recordOrder(latest, record) > 0;
  }

  /** Whether a decision withdraws what an earlier record says in the same words: that is no new slip. */
  takesBack({ record, outcome, basis }: Decision, ref: string): boolean {
    const [item = anything, ...others] = basis.keys();
    if (outcome !== 'withdrawn') return false;
    this.#naming ??= namings(this.#decisions);
    const naming = this.#naming.get(key(item, ref)) ?? [];
    return naming.some(
      ({ decision }) => recordOrder(decision.record, record) < 0 && others.every((id) => decision.basis.has(id)),
    );
  }

  /** Whether a later sample that stands takes the place of one that names what is not there. */
  isSampleSuperseded({ record, written, assessment }: Sample): boolean {
    if (assessment === undefined) return false;
    return [anything, written.evidence ?? anything].some((item) => {
      const latest = this.#sampled.get(key(assessment.path, item));
      return latest !== undefined && recordOrder(latest, record) > 0;
    });
  }
}

/** Who names what, of each item and of whatever item. */
function namings(decisions: readonly Decision[]) {
  const named = decisions.flatMap((decision) =>
    [anything, ...decision.basis.keys()].flatMap((item) =>
      refsOf(decision).map((ref) => ({ decision, key: key(item, ref) })),
    ),
  );
  return listsBy(named, (each) => each.key);
}

const refsOf = ({ unknown, leaves, tags }: Decision): string[] => [
  ...unknown.map(({ ref }) => ref),
  ...leaves.map(({ ref }) => ref),
  ...tags,
];
