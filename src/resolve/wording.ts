import { createHash } from 'node:crypto';
import type { Criterion, Leaf, Requirement, Unit } from '../model/unit.ts';

/**
 * The words of something that is decided or judged, as one short value (formats, section 6): what is laid out otherwise has the
 * same, what says something else has another. Words that are not there are left out.
 */
export function wordingOf(words: readonly string[]): string {
  const text = words
    .filter((each) => each !== '')
    .map(folded)
    .join('\n');
  return createHash('sha256').update(text, 'utf8').digest('hex').slice(0, 16);
}

const folded = (words: string): string => words.replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, '');

/** What a criterion (part) says: the outcome's title, the criterion, the part; of a standard's item, whose groups have no words, itself. */
export function wordsOfLeaf(leaf: Leaf, criterion: Criterion, unit: Unit): string[] {
  if (unit.isStandard) return [leaf.text];
  const outcome = unit.outcomes.find(({ id }) => id === leaf.outcome)?.title ?? '';
  return [outcome, criterion.text, ...(criterion.hasParts ? [leaf.text] : [])];
}

/** What a requirement, a part of one, or a centre rule says. */
export const wordsOfRequirement = (requirement: Requirement, whole: Requirement): string[] =>
  whole === requirement ? [requirement.text] : [whole.text, requirement.text];
