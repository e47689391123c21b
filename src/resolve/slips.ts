import type { Assessment } from '../parse/record.ts';
import { type Decision, type Decisions, recordOrder, type Sample } from './decisions.ts';
import { unitOfRef } from './workspace.ts';

// A slip is a reference in a record to what is not there. Records are never edited, so a later record takes it back.

/** Whether a later effective decision names the same criterion that does not exist, of the same item. */
export function isSlipSuperseded(
  decisions: Decisions,
  record: Assessment,
  item: string | undefined,
  ref: string,
): boolean {
  return decisions.decisions.some(
    (other) =>
      recordOrder(other.record, record) > 0 &&
      (item === undefined ? other.basis.size === 0 : other.basis.has(item)) &&
      other.unknown.some((slip) => slip.ref === ref) &&
      decisions.standing(other.record, unitOfRef(ref)) === 'effective',
  );
}

/** Whether a decision withdraws what an earlier record says in the same words: that is no new slip. */
export function takesBack(decisions: Decisions, { record, outcome, basis }: Decision, ref: string): boolean {
  const refsOf = ({ unknown, leaves, tags }: Decision) => [
    ...unknown.map((slip) => slip.ref),
    ...leaves.map((leaf) => leaf.ref),
    ...tags,
  ];
  return (
    outcome === 'withdrawn' &&
    decisions.decisions.some(
      (earlier) =>
        recordOrder(earlier.record, record) < 0 &&
        [...basis.keys()].every((id) => earlier.basis.has(id)) &&
        refsOf(earlier).includes(ref),
    )
  );
}

/** Whether a later effective sample of the same record takes the place of one that names what is not there. */
export function isSampleSlipSuperseded(decisions: Decisions, { record, written, assessment }: Sample): boolean {
  return decisions.samples.some(
    (other) =>
      assessment !== undefined &&
      other.assessment === assessment &&
      recordOrder(other.record, record) > 0 &&
      other.leaves === undefined &&
      other.written.requirement === undefined &&
      other.written.unit === undefined &&
      (other.written.evidence === undefined || other.written.evidence === written.evidence) &&
      decisions.coveredBy(other).some(({ units }) => decisions.sampleStands(other, units)),
  );
}
