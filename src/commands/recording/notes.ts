import type { AssessmentFile, VerificationFile } from '../../model/record.ts';
import type { Decisions } from '../../resolve/decisions.ts';
import { listsBy } from '../../resolve/lists-by.ts';
import { overtakenWords } from '../../words/records.ts';
import type { Recording } from './open-recording.ts';
import type { Weighed } from './weigh-record.ts';

/** What whoever wrote a record should know of it, a line for each. */
export function notesOn(
  record: AssessmentFile | VerificationFile,
  before: Recording,
  { after }: Pick<Weighed, 'after'>,
): string[] {
  if ('verifier' in record) return withoutEffect(record, before);
  return [...unanswered(record, before), ...laterRecords(record.id, after.resolved.decisions)];
}

/** Decisions that say again what a verifier did not agree with, and not why. */
function unanswered({ id, decisions = [] }: AssessmentFile, { resolved, intake }: Recording): string[] {
  const { units } = intake.workspace;
  return decisions.flatMap(({ evidence, basis = {}, criteria = [], tags = [], outcome, reason }) => {
    if (reason !== undefined || (outcome !== 'met' && outcome !== 'partial')) return [];
    const items = evidence === undefined ? Object.keys(basis) : [evidence];
    const refs = [...criteria.flatMap((ref) => units.leavesOf(ref).map((leaf) => leaf.ref)), ...tags];
    return items.flatMap((item) =>
      refs.flatMap((ref) => {
        const ruling = resolved.decisions.onPair(item, ref).inForce;
        const sample = ruling && resolved.decisions.samples.disagreement(ruling.target);
        const lacking = `and ${id} gives no reason: --reason "…" after it says why`;
        return sample === undefined ? [] : [`${sample.record.id} did not agree with ${ref} (${item}), ${lacking}`];
      }),
    );
  });
}

/** Samples of records in which nothing has an effect: a trainee’s that waits, or one that others have overtaken. */
function withoutEffect({ samples = [] }: VerificationFile, { row }: Recording): string[] {
  const sampled = new Set(samples.map(({ assessment }) => assessment));
  return row.records.flatMap(({ id, awaitsCountersignature, effect }) => {
    if (!sampled.has(id)) return [];
    if (awaitsCountersignature)
      return [`${id} awaits a countersignature: until an assessor confirms it, it has no effect to verify`];
    return effect === 'overtaken' ? [`${id} has no effect to verify any more: ${overtakenWords}`] : [];
  });
}

/** What a record says that a record of a later day says otherwise, which therefore stands; in words, a line for each. */
function laterRecords(id: string, decisions: Decisions): string[] {
  const made = decisions.madeBy(id);
  const said = made.flatMap(({ decisions: own, judgements }) => [
    ...own.flatMap(({ rulings }) => rulings),
    ...judgements,
  ]);
  const overtaken = said.flatMap((each) => {
    const later = decisions.isSuperseded(each) ? decisions.aboutSame(each).latest?.record : undefined;
    const ofItem = 'item' in each && each.item !== undefined ? ` (${each.item})` : '';
    const what = `${'ref' in each ? each.ref : each.requirement}${ofItem}`;
    return later === undefined || later.id === id
      ? []
      : [{ what, later: `${later.id} of ${later.date} is later and stands` }];
  });
  return [...listsBy(overtaken, ({ later }) => later)].map(
    ([later, each]) => `${later}: ${each.map(({ what }) => what).join(', ')}`,
  );
}
