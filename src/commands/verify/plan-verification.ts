import { recordOfAction } from '../../model/refs.ts';
import { verificationText } from '../../write/record-text.ts';
import type { VerifyStep } from '../recording/flags.ts';
import type { Given } from '../recording/make-record.ts';
import type { Recording } from '../recording/open-recording.ts';
import { actionFaults, authorFaults, emptyFaults, namedRecordFaults } from '../recording/record-faults.ts';
import type { RecordPlan } from '../recording/write-record.ts';
import { draftVerification, type Stage, verificationRecord } from './draft-verification.ts';
import { sampleFaults } from './sample-faults.ts';

/** The record that some answers make, with what speaks against it. */
export function planVerification(
  sampled: Given<VerifyStep> & { stage: Stage | undefined },
  recording: Recording,
): RecordPlan {
  const { draft, faults } = draftVerification(sampled.steps, sampled.stage);
  const build = (id: string) => verificationRecord(draft, { ...sampled, id });
  const named = [...draft.samples.map(({ assessment }) => assessment), ...draft.closes.map(recordOfAction)];
  return {
    kind: 'verification',
    build,
    text: (id) => verificationText(build(id), sampled.feedback),
    authorFaults: authorFaults(sampled, ['verifier'], recording),
    faults: [
      ...(faults.length > 0 ? faults : emptyFaults(Object.values(draft), sampled.feedback)),
      ...namedRecordFaults(named, sampled, recording),
      ...actionFaults(draft, sampled, recording),
    ],
    speakAgainst: ({ after, id }) => sampleFaults(id, sampled.units, after.resolved),
  };
}
