import { withFile } from '../../load/with-file.ts';
import type { AssessmentFile } from '../../model/record.ts';
import { unitOfRef } from '../../model/refs.ts';
import type { PortfolioRow } from '../../model/result.ts';
import { assessmentText } from '../../write/record-text.ts';
import type { AssessStep } from '../recording/flags.ts';
import type { Given } from '../recording/make-record.ts';
import { type Recording, shownRow, stateOf } from '../recording/open-recording.ts';
import { authorFaults, emptyFaults } from '../recording/record-faults.ts';
import type { Walk } from '../recording/walk.ts';
import { type Weighed, weighRecord } from '../recording/weigh-record.ts';
import { placeOf, type RecordPlan } from '../recording/write-record.ts';
import { assessmentFaults, outcomeFaults, undeclaredWords } from './assessment-faults.ts';
import { acceptedOn, assessmentRecord, numbersOn, type RecordHead } from './assessment-record.ts';
import { type AssessmentDraft, draftAssessment } from './draft-assessment.ts';
import { nearUnits } from './sort-refs.ts';
import { outsideUnits } from './unit-filter.ts';

/** The record that some answers make, with what speaks against it. */
export async function planAssessment(given: Given<AssessStep>, recording: Recording): Promise<RecordPlan> {
  const { draft, faults } = draftAssessment(given.steps, recording.intake.workspace.units, nearUnits(recording));
  const build = await recordBuilder(draft, given, recording);
  return {
    kind: 'assessment',
    build,
    text: (id) => assessmentText(build(id), given.feedback),
    authorFaults: authorFaults(given, ['assessor', 'trainee-assessor'], recording),
    faults: [
      ...(faults.length > 0 ? faults : emptyFaults(Object.values(draft), given.feedback)),
      ...assessmentFaults(draft, given, recording),
      ...outsideUnits(draft, given.units, recording),
    ],
    forewarn: ({ after }) => undeclaredWords(draft, after.row),
    speakAgainst: ({ after }) => outcomeFaults(draft, given, after.row),
  };
}

/** What some answers would do, before anybody is asked whether they are to be written. */
export async function tryOut(steps: readonly AssessStep[], { by, date, recording }: Walk): Promise<Weighed> {
  const { text } = await planAssessment({ by, date, steps, feedback: '' }, recording);
  const place = placeOf('assessment', recording);
  return weighRecord(recording, place, text(place.id));
}

/** The portfolio as it would be with the answers so far, as it may be shown. */
export async function preview(steps: readonly AssessStep[], walk: Walk): Promise<PortfolioRow> {
  return steps.length === 0 ? walk.shown : shownRow((await tryOut(steps, walk)).after, walk.recording.veil);
}

/**
 * Makes the record of a draft under any number. A judgement that names no basis rests on what is accepted once the decisions
 * beside it stand: a trainee's, once it is countersigned.
 */
async function recordBuilder(
  draft: AssessmentDraft,
  head: Omit<RecordHead, 'id'>,
  recording: Recording,
): Promise<(id: string) => AssessmentFile> {
  const { id, path } = placeOf('assessment', recording);
  const { units } = recording.intake.workspace;
  const judgeable = recording.row.evidence.filter(({ withdrawn }) => withdrawn === undefined);
  const digests = new Map(judgeable.map(({ id, digest }) => [id, digest]));
  const nothing = { digests, units, accepted: () => [], shown: () => [] };
  const decisions = assessmentRecord({ ...draft, judgements: [] }, { ...head, id }, nothing);
  const { row } =
    draft.judgements.length > 0
      ? await stateOf(withFile(recording.open.folder, path, assessmentText(decisions, '')), recording)
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
