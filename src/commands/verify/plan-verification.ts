import type { VerificationFile } from '../../model/record.ts';
import { verificationText } from '../../write/record-text.ts';
import type { Recording } from '../recording/open-recording.ts';
import {
  actionFaults,
  authorFaults,
  emptyFaults,
  laterRecordFaults,
  recordOfAction,
} from '../recording/record-faults.ts';
import type { RecordPlan } from '../recording/write-record.ts';
import { draftVerification, type Stage, verificationRecord } from './draft-verification.ts';
import type { VerifyStep } from './flags.ts';
import { sampleFaults } from './sample-faults.ts';

/** What goes into one record. */
export interface Sampled {
  steps: readonly VerifyStep[];
  stage: Stage | undefined;
  feedback: string;
  by: string;
  date: string;
  /** What --unit names; left out: all units. */
  units?: readonly string[] | undefined;
}

/** The record that some answers make, with what speaks against it. */
export function planVerification(
  sampled: Sampled,
  recording: Recording,
): RecordPlan & { build: (id: string) => VerificationFile } {
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
      ...laterRecordFaults(named, sampled, recording),
      ...actionFaults(draft, sampled, recording),
    ],
    speakAgainst: ({ after, id }) => sampleFaults(id, sampled.units, after.resolved),
  };
}
