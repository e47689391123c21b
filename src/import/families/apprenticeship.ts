import { type Draft, type DraftOutcome, emptyDraft } from '../draft.ts';
import type { Document } from '../pieces.ts';
import { sectionOf } from '../sections.ts';
import { countOf, type Family, has } from './family.ts';

const groups = {
  K: { title: 'Knowledge', kind: 'knowledge' },
  S: { title: 'Skills', kind: 'performance' },
  B: { title: 'Behaviours', kind: 'performance' },
} as const;
type Letter = keyof typeof groups;

const lead = /^(?:[•\-–*]\s{0,3})?([KSB])\s?(\d{1,3})(?:\s{0,2}[:.)–|-]{1,2}\s{0,3}|\s{1,3}|(?=\p{Lu}\p{Ll})|$)(.*)$/u;
const inner = /(?<=[\s/|.;])[KSB]\d{1,3}(?=\s{0,2}[:.)–-]\s{0,3}[\p{L}“(]|\s{1,3}\p{Lu})/gu;
const heading =
  /^(?:the )?(?:occupational )?(knowledge|skills|behaviours?)(?:,? (?:statements?|requirements?))?\s{0,2}:?$/i;

/** Apprenticeship standards: knowledge, skills and behaviours, with ids as published. */
export const apprenticeship: Family = {
  name: 'apprenticeship',
  title: 'apprenticeship standard (knowledge, skills, behaviours)',
  score: (document) => {
    const ids = { K: new Set<string>(), S: new Set<string>(), B: new Set<string>() };
    for (const { text } of document.pieces) {
      const match = lead.exec(text);
      if (match !== null) ids[match[1] as Letter].add(match[2]!);
      for (const [id] of text.slice(0, 4000).matchAll(inner)) ids[id[0] as Letter].add(id.slice(1));
    }
    const { K, S, B } = ids;
    const bare = countOf(document, heading);
    if ((K.size > 0 ? 1 : 0) + (S.size > 0 ? 1 : 0) + (B.size > 0 ? 1 : 0) < 2)
      return bare >= 3 && has(document, /apprentice/i) === 1 ? 25 : 0;
    return Math.min(K.size + S.size + B.size, 40) + 20 + 10 * has(document, /apprentice/i);
  },
  read,
};

function read({ pieces }: Document): Draft {
  const draft = emptyDraft('unit');
  const outcomes = new Map<Letter, DraftOutcome>();
  const seen = new Map<string, { text: string }>();
  let open: { text: string } | undefined;
  let group: Letter | undefined;
  let hasIds = false;
  const outcomeOf = (letter: Letter): DraftOutcome => {
    const known = outcomes.get(letter);
    if (known !== undefined) return known;
    const made: DraftOutcome = {
      id: letter,
      title: groups[letter].title,
      kind: groups[letter].kind,
      criteria: [],
      content: [],
    };
    outcomes.set(letter, made);
    return made;
  };
  hasIds =
    pieces.some(({ text }) => (lead.exec(text)?.[3] ?? '') !== '') ||
    pieces.some(({ text }) => /^[KSB]\d{1,3}\s?:?$/.test(text));
  for (const piece of pieces) {
    const headed = heading.exec(piece.text);
    if (headed !== null) {
      group = headed[1]!.charAt(0).toUpperCase() as Letter;
      open = undefined;
      draft.used.add(piece.index);
      continue;
    }
    if (sectionOf(piece.text) !== undefined || (piece.heading !== undefined && lead.exec(piece.text) === null)) {
      open = undefined;
      group = undefined;
      continue;
    }
    for (const part of partsOf(piece.text)) {
      const match = lead.exec(part);
      const words = match?.[3]?.trim() ?? '';
      // "K1, K2, S4" beside a duty names them and says nothing about them.
      const isList =
        /^[,&;]|^(?:and|to|or|in|is|are)\b|^[KSB]\s?\d/.test(words) || /^(?:[KSB]\d{1,3}[\s,;&]{1,3}){2,}/.test(part);
      if (match !== null && !isList) {
        const letter = match[1] as Letter;
        const id = `${letter}${Number(match[2])}`;
        const known = seen.get(id);
        if (known === undefined) {
          const criterion = { id, text: words, line: piece.line, parts: [] };
          outcomeOf(letter).criteria.push(criterion);
          seen.set(id, criterion);
          open = criterion;
        } else if (known.text === '') {
          known.text = words;
          open = known;
        } else open = undefined;
        if (open !== undefined) draft.used.add(piece.index);
        continue;
      }
      if (isList) {
        open = undefined;
        continue;
      }
      if (
        open !== undefined &&
        open.text.length < 4_000 &&
        (open.text === '' ||
          (piece.row === undefined && (!piece.gap || (/^[\p{Ll}(]/u.test(part) && !/[.]$/.test(open.text)))))
      ) {
        draft.used.add(piece.index);
        open.text = open.text === '' ? part : `${open.text} ${part}`;
        continue;
      }
      open = undefined;
      if (!hasIds && group !== undefined && part.length > 8 && !/:$/.test(part)) {
        const outcome = outcomeOf(group);
        const id = `${group}${outcome.criteria.length + 1}`;
        outcome.criteria.push({
          id,
          text: part.replace(/^(?:[•\-–*]|\d{1,2}[.)])\s{0,3}/, ''),
          line: piece.line,
          parts: [],
        });
        draft.used.add(piece.index);
      }
    }
  }
  if (!hasIds && outcomes.size > 0)
    draft.review.push({
      at: 'outcomes',
      note: 'the document gives no ids: K1, S1, B1 … are from the order',
      confidence: 0.4,
    });
  draft.outcomes = (['K', 'S', 'B'] as const).flatMap((letter) => outcomes.get(letter) ?? []);
  return draft;
}

function partsOf(text: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (const { index } of text.matchAll(inner)) {
    if (/\b(?:and|or|to|for|of|in|with|see)\s$|,\s$/i.test(text.slice(Math.max(0, index - 6), index))) continue;
    parts.push(text.slice(from, index));
    from = index;
  }
  parts.push(text.slice(from));
  return parts.map((part) => part.replace(/^[\s/|]+|[\s/|]+$/g, '')).filter((part) => part !== '');
}
