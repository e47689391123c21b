import type { AssessmentFile, VerificationFile } from '../model/record.ts';
import { outcomeWords } from '../model/vocabulary.ts';
import { type WrittenMap, withFrontMatter } from './front-matter.ts';

/** An assessment record as a file; without feedback its body only reminds the assessor, and says nothing itself. */
export function assessmentText(record: AssessmentFile, feedback: string): string {
  const { id, assessor, date, decisions, judgements, units, countersigns, actions, closes, wording } = record;
  const lists = { decisions, judgements, units, countersigns, actions, closes };
  const keys = { id, assessor, date, ...filled(lists), wording: isEmpty(wording) ? undefined : wording };
  return withFrontMatter(keys, feedback === '' ? assessmentReminder : feedback);
}

/** A verification record as a file. */
export function verificationText(record: VerificationFile, feedback: string): string {
  const { id, verifier, date, samples, actions, closes } = record;
  return withFrontMatter(
    { id, verifier, date, ...filled({ samples, actions, closes }) },
    feedback === '' ? verificationReminder : feedback,
  );
}

const assessmentReminder = `<!-- Feedback to the learner: what was shown, what is still lacking and how to show it.
Met means: ${outcomeWords.met.toLowerCase()}. -->
`;
const verificationReminder =
  '<!-- Feedback to the assessor: why these decisions were sampled, what is sound, what to develop. -->\n';

const isEmpty = (map: Readonly<Record<string, unknown>> = {}) => Object.keys(map).length === 0;

/** Without the lists that hold nothing. */
function filled(lists: Readonly<Record<string, WrittenMap[string] | undefined>>): WrittenMap {
  return Object.fromEntries(
    Object.entries(lists).filter(([, list]) => Array.isArray(list) && list.length > 0),
  ) as WrittenMap;
}
