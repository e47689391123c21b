import type { Method } from '../model/vocabulary.ts';
import type { Draft } from './draft.ts';
import type { Document } from './pieces.ts';
import { piecesUnder } from './requirements.ts';
import { methodsIn } from './rule-words.ts';

/** Everything else that a unit's document says and a specification keeps. */
export interface Particulars {
  purpose?: string;
  overview?: string;
  nos?: string;
  resources: string[];
  barred?: { unit: string; title?: string }[];
  exemptions?: { unit: string; title?: string }[];
  prerequisites?: { unit: string; title?: string }[];
  methods: Method[];
  examples: string[];
  guidance?: string;
  holistic: boolean;
  signposting: Record<string, string[]>;
}

const limit = 15_000;

/** Reads what stands under the document's other headings; what became criteria or requirements is left alone. */
export function readParticulars(document: Document, draft: Draft, first?: string): Particulars {
  const { used } = draft;
  const under = (section: Parameters<typeof piecesUnder>[1]) =>
    piecesUnder(document, section, new Set(used))
      .flat()
      .filter(({ row }) => row === undefined);
  const paragraphs = (section: Parameters<typeof piecesUnder>[1], joint: string): string | undefined => {
    const pieces = under(section);
    for (const { index } of pieces) used.add(index);
    const text = pieces
      .map((piece) => piece.text)
      .join(joint)
      .slice(0, limit)
      .trim();
    return text === '' ? undefined : text;
  };
  const particulars: Particulars = { resources: [], methods: [], examples: [], holistic: false, signposting: {} };
  const lists: Record<string, Method[]> = {};
  let listing: 'methods' | 'examples' | undefined;
  const guidance: string[] = [];
  for (const piece of under('assessment')) {
    const bare = piece.text.replace(/^[•\-–*]\s{0,3}/, '');
    const isBullet = bare !== piece.text;
    if (/\b(?:assessment )?methods\b.{0,60}:$/i.test(bare)) {
      listing = 'methods';
      used.add(piece.index);
    } else if (listing === 'methods' && (isBullet || bare.length < 80)) {
      const methods = methodsIn(bare);
      if (methods.length > 0) used.add(piece.index);
      lists[bare] = methods;
    } else if (!isBullet) {
      listing = undefined;
      guidance.push(bare);
      used.add(piece.index);
    }
  }
  particulars.methods = [...new Set(Object.values(lists).flat())];
  const text = guidance.join(' ').slice(0, limit);
  if (text !== '') particulars.guidance = text;
  const purpose = paragraphs('purpose', ' ');
  if (purpose !== undefined) {
    if (draft.shape === 'standard') particulars.overview = purpose;
    else particulars.purpose = purpose;
  }
  const nos = paragraphs('nos', ' ');
  if (nos !== undefined) particulars.nos = nos;
  for (const piece of under('resources')) {
    used.add(piece.index);
    if (particulars.resources.length < 200)
      particulars.resources.push(piece.text.replace(/^[•\-–*]\s{1,3}/, '').slice(0, limit));
  }
  for (const key of ['barred', 'exemptions'] as const) {
    const pieces = under(key);
    if (pieces.length === 0) continue;
    for (const { index } of pieces) used.add(index);
    if (pieces.some((piece) => /\b(?:no|none)\b/i.test(piece.text))) particulars[key] = [];
    else particulars[key] = pieces.slice(0, 100).map((piece) => otherUnit(piece.text));
  }
  const before = under('prerequisites');
  for (const { index } of before) used.add(index);
  const named = [...(first === undefined ? [] : [first]), ...before.map((piece) => piece.text)];
  for (const text of named.flatMap((each) =>
    each.split(/;|,?\s(?=(?:and |or )?unit\s[A-Z]{0,3}\d)|,\s?(?=[A-Z]{0,3}\d)/i),
  )) {
    const plain = text.replace(/^(?:[•\-–*,]\s{0,3}|and |or )+|[\s,.;]+$/gi, '');
    if (
      plain === '' ||
      /^(?:there are )?(?:none|no(?: pre-?requisites?| entry requirements?)?|n\/?a|not applicable)\b/i.test(plain)
    )
      continue;
    const unit = otherUnit(plain.replace(/^unit\s(?=[A-Z]{0,3}\d)/i, ''));
    if (/^\S*\d\S*$/.test(unit.unit)) {
      if (!particulars.prerequisites?.some((each) => each.unit === unit.unit)) {
        particulars.prerequisites ??= [];
        particulars.prerequisites.push(unit);
      }
    } else
      draft.review.push({
        at: 'prerequisites',
        source: plain.slice(0, 300),
        note: 'it is asked for first, and names no number of a unit: it was not written down',
        confidence: 0.6,
      });
  }
  particulars.holistic = document.pieces.some((piece) =>
    /\bholistic (?:approach|assessment)\b.{0,60}\b(?:should|must|is)\b/i.test(piece.text),
  );
  signposting(document, draft, particulars);
  return particulars;
}

const otherUnit = (text: string): { unit: string; title?: string } => {
  const plain = text.replace(/^[•\-–*]\s{1,3}/, '').slice(0, 1000);
  const [, unit, title] = /^(?:[Uu]nit )?([A-Z0-9][A-Z0-9/-]{0,14})\s*[-–:]?\s+(\S.*)$/.exec(plain) ?? [];
  return unit !== undefined && title !== undefined && /\d/.test(unit) ? { unit, title } : { unit: plain };
};

/** The table of functional skills: a skill in one cell, a tick in the next. */
function signposting({ source }: Document, draft: Draft, particulars: Particulars): void {
  let columns: { name: string; at: number }[] | undefined;
  source.lines.forEach(({ cells }, index) => {
    if (cells === undefined) {
      if (source.lines[index]!.text !== '') columns = undefined;
      return;
    }
    const names = cells.flatMap((cell, at) => {
      const [name] = /^(?:english|mathematics|maths|ict|numeracy|literacy)$/i.exec(cell) ?? [];
      return name === undefined ? [] : [{ name: /^maths/i.test(name) ? 'mathematics' : name.toLowerCase(), at }];
    });
    if (names.length > 1) {
      columns = names;
      draft.used.add(index);
      return;
    }
    for (const { name, at } of columns ?? []) {
      const [skill = '', tick = ''] = [cells[at], cells[at + 1]];
      if (skill === '' || !/^(?:[✓✔☑xX√]|yes)$/.test(tick)) continue;
      draft.used.add(index);
      particulars.signposting[name] = [...(particulars.signposting[name] ?? []), skill.slice(0, 1000)];
    }
  });
}
