import type { Tone } from '../../document/blocks.ts';
import type { ClaimRow } from '../../model/result.ts';
import { statusWords } from '../../words/statuses.ts';

interface SignLook {
  /** One column wide; empty where there is nothing to show. */
  glyph: string;
  words: string;
  tone: Tone;
}

/** Everything that a cell or a row of a matrix can say, in the order of the legend. */
export const signs = {
  // An item against a criterion or a requirement.
  accepted: { glyph: '●', words: 'accepted', tone: 'good' },
  // A criterion or a requirement.
  met: { glyph: '●', words: 'met', tone: 'good' },
  claimed: { glyph: '○', words: 'claimed', tone: 'wait' },
  partial: { glyph: '◐', words: 'partial', tone: 'wait' },
  stale: { glyph: '↺', words: 'stale', tone: 'wait' },
  contested: { glyph: '↺', words: 'contested', tone: 'wait' },
  'not-yet': { glyph: '✖', words: 'not yet', tone: 'bad' },
  draft: { glyph: '◌', words: 'draft or planned', tone: 'quiet' },
  idle: { glyph: '⊘', words: 'does not count', tone: 'bad' },
  nearly: { glyph: '≈', words: 'nearly counts', tone: 'quiet' },
  missing: { glyph: '·', words: 'missing', tone: 'bad' },
  gap: { glyph: '·', words: 'gap', tone: 'bad' },
  advice: { glyph: '·', words: 'advice, not met', tone: 'wait' },
  none: { glyph: '·', words: 'none', tone: 'quiet' },
  'not-applicable': { glyph: '–', words: 'not applicable', tone: 'quiet' },
  'not-asked': { glyph: '–', words: 'not asked for', tone: 'quiet' },
  note: { glyph: '', words: 'note', tone: 'quiet' },
  // A unit of a learner.
  complete: { glyph: '●', words: statusWords.complete, tone: 'good' },
  certificated: { glyph: '◉', words: statusWords.certificated, tone: 'good' },
  'carried-over': { glyph: '»', words: statusWords['carried-over'], tone: 'good' },
  'awaiting-sign-off': { glyph: '◕', words: statusWords['awaiting-sign-off'], tone: 'wait' },
  'awaiting-assessment': { glyph: '○', words: statusWords['awaiting-assessment'], tone: 'wait' },
  'in-progress': { glyph: '◐', words: statusWords['in-progress'], tone: 'wait' },
  'not-started': { glyph: '·', words: statusWords['not-started'], tone: 'bad' },
  withdrawn: { glyph: '–', words: statusWords.withdrawn, tone: 'quiet' },
  unknown: { glyph: '?', words: statusWords.unknown, tone: 'bad' },
} as const satisfies Readonly<Record<string, SignLook>>;
export type Sign = keyof typeof signs;

/** How an item shows: as its claim or its situation stands; without one, it was looked at alone. */
export function itemSign(item: { counts: boolean; isDraft: boolean; state: ClaimRow['state'] | undefined }): Sign {
  const { counts, isDraft, state } = item;
  if (counts) return state === undefined || state === 'met' ? 'accepted' : state;
  return isDraft ? 'draft' : state === undefined ? 'nearly' : state === 'not-yet' ? state : 'idle';
}

const all = Object.keys(signs) as Sign[];

/** The legend of the signs that occur: each glyph once, with all that it means there. */
export function legendOf(shown: ReadonlySet<Sign>, joint = ' or '): { glyph: string; words: string; tone: Tone }[] {
  const legend = new Map<string, { glyph: string; words: string; tone: Tone }>();
  for (const { glyph, words, tone } of all.filter((sign) => shown.has(sign)).map((sign) => signs[sign])) {
    if (glyph === '') continue;
    const entry = legend.get(glyph);
    if (entry === undefined) legend.set(glyph, { glyph, words, tone });
    else entry.words += `${joint}${words}`;
  }
  return [...legend.values()];
}
