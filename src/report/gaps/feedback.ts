import { latestFeedback } from '../../case/feedback.ts';
import { markdownText } from '../../document/markdown-text.ts';
import { type Case, quoted, recordWords } from './phrases.ts';

/** What assessor and verifier wrote last, quoted; nothing in a quiet report. */
export function feedback(at: Case): string[] {
  if (at.look.quiet) return [];
  return latestFeedback(at.portfolio, at.look.sourceLines).flatMap(({ record, paragraphs, isCut, file }) => [
    `${record.kind === 'assessment' ? 'Assessment' : 'Verification'} by ${recordWords(record.id, at)}${
      record.awaitsCountersignature ? ', which waits for a countersignature' : ''
    }, ${isCut ? 'in full ' : ''}in ${markdownText(file)}:`,
    paragraphs.map((text) => `> ${quoted(text)}`).join('\n>\n'),
  ]);
}
