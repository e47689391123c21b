import type { AssessedClaim, Refusal } from '../resolve/assess-claims.ts';
import { quoted } from '../words/quotation.ts';
import { type Found, inClaim } from './check.ts';

/** A claim that a requirement does not want, with the requirement's words and where they stand. */
export function unwanted(claim: AssessedClaim, { requirement, breach }: Refusal, message: string): Found {
  const layer = requirement.layer === 'centre' ? 'the centre’s rule ' : '';
  return inClaim(claim, {
    message,
    help: `${layer}${requirement.ref} ${quoted(sentenceAbout(breach.kind === 'too-old' ? 'months' : breach.word, requirement.text))} (${requirement.file}:${requirement.span.line})`,
    related: [{ file: requirement.file, line: requirement.span.line, message: `${requirement.ref} stands here` }],
  });
}

/** Of a long requirement the sentence that speaks of the word, exactly as published; a short one whole. */
function sentenceAbout(word: string, text: string): string {
  if (text.length <= 160) return text;
  const stem = word.split('-').at(word.startsWith('realistic') ? 0 : -1)!;
  const sentences = text.match(/[^.!?]+[.!?]+/g) ?? [text];
  const spoken = sentences.findLast(
    (sentence) => sentence.toLowerCase().includes(stem) && sentence.length < text.length,
  );
  return spoken === undefined ? text : `… ${spoken.trim()}`;
}
