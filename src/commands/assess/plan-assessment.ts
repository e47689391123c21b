import { withFile } from '../../load/with-file.ts';
import type { AssessmentFile } from '../../model/record.ts';
import { unitOfRef } from '../../model/refs.ts';
import { assessmentText } from '../../write/record-text.ts';
import { type Recording, stand } from '../recording/open-recording.ts';
import { authorFaults, emptyFaults } from '../recording/record-faults.ts';
import { placeOf, type RecordPlan } from '../recording/write-record.ts';
import { assessmentFaults, outcomeFaults, undeclaredWords } from './assessment-faults.ts';
import { acceptedOn, assessmentRecord, numbersOn, type RecordHead } from './assessment-record.ts';
import { type AssessmentDraft, draftAssessment } from './draft-assessment.ts';
import type { AssessStep } from './flags.ts';
import { nearUnits } from './short-refs.ts';
import { outsideUnits } from './unit-filter.ts';

/** What goes into one record. */
export interface Decided {
  steps: readonly AssessStep[];
  feedback: string;
  by: string;
  date: string;
  digests: ReadonlyMap<string, string>;
  /** What --unit names; left out: all units. */
  units?: readonly string[] | undefined;
}

/** The record that some answers make, with what speaks against it. */
export async function planAssessment(
  decided: Decided,
  recording: Recording,
): Promise<RecordPlan & { build: (id: string) => AssessmentFile }> {
  const { draft, faults } = draftAssessment(decided.steps, recording.intake.workspace.units, nearUnits(recording));
  const build = await recordBuilder(draft, decided, decided.digests, recording);
  return {
    kind: 'assessment',
    build,
    text: (id) => assessmentText(build(id), decided.feedback),
    authorFaults: authorFaults(decided, ['assessor', 'trainee-assessor'], recording),
    faults: [
      ...(faults.length > 0 ? faults : emptyFaults(Object.values(draft), decided.feedback)),
      ...assessmentFaults(draft, decided, recording),
      ...outsideUnits(draft, decided.units, recording),
    ],
    forewarn: ({ after }) => undeclaredWords(draft, after.row),
    speakAgainst: ({ after }) => outcomeFaults(draft, decided, after.row),
  };
}

/**
 * Makes the record of a draft under any number. A judgement that names no basis rests on what is accepted once the decisions
 * beside it stand: a trainee's, once it is countersigned.
 */
async function recordBuilder(
  draft: AssessmentDraft,
  head: Omit<RecordHead, 'id'>,
  digests: ReadonlyMap<string, string>,
  recording: Recording,
): Promise<(id: string) => AssessmentFile> {
  const { id, path } = placeOf('assessment', recording);
  const { units } = recording.intake.workspace;
  const nothing = { digests, units, accepted: () => [], shown: () => [] };
  const decisions = assessmentRecord({ ...draft, judgements: [] }, { ...head, id }, nothing);
  const { row } =
    draft.judgements.length > 0
      ? await stand(withFile(recording.open.folder, path, assessmentText(decisions, '')), recording)
      : recording;
  const waits = row.records.some((each) => each.id === id && each.awaitsCountersignature);
  const accepted = (unit: string) => acceptedOn(row, unit, waits ? itemsAccepted(draft, unit) : []);
  const shown = (requirement: string) => numbersOn(row, requirement);
  return (given) => assessmentRecord(draft, { ...head, id: given }, { digests, units, accepted, shown });
}

const itemsAccepted = ({ decisions }: AssessmentDraft, unit: string): string[] =>
  decisions
    .filter(
      ({ outcome, criteria }) =>
        (outcome === 'met' || outcome === 'partial') && criteria.some((ref) => unitOfRef(ref) === unit),
    )
    .flatMap(({ items }) => items);
