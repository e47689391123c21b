import { type Draft, type DraftOutcome, emptyDraft } from '../draft.ts';
import { outcomeLead, withoutAddress } from '../leads.ts';
import { notCriteria } from '../outcomes-reader.ts';
import type { Document, Piece } from '../pieces.ts';
import { piecesUnder, readRequirements } from '../requirements.ts';
import { sectionOf } from '../sections.ts';
import { countOf, type Family } from './family.ts';

const lead = /^(?:AC\s?)?(\d{1,2})\.(\d{1,2})(?:\.(\d{1,2}))?(?![.\d])[.):]?\s{0,3}[-–—|]?\s{0,3}(.*)$/;
const inner = /(?<=[\s/|])\d{1,2}\.\d{1,2}\.\d{1,2}(?=[.):]?\s{1,3}\p{L})/gu;

/** Outcomes with topics 1.1, and criteria 1.1.1 below them. */
export const threeLevel: Family = {
  name: 'three-level',
  title: 'outcomes, topics and criteria with three numbers',
  score: (document) => {
    const deep = countOf(document, /(?:^|[\s|])\d{1,2}\.\d{1,2}\.\d{1,2}[.):]?(?:\s|$)/);
    return deep < 3 ? 0 : 20 + 2 * Math.min(deep, 60);
  },
  read,
};

function read(document: Document): Draft {
  const draft = emptyDraft('unit');
  const outcomes = new Map<string, DraftOutcome>();
  const seen = new Map<string, { text: string }>();
  let open: { take: (text: string) => void; said: () => string } | undefined;
  let section: ReturnType<typeof sectionOf>;
  const outcomeOf = (id: string): DraftOutcome => {
    const known = outcomes.get(id);
    if (known !== undefined) return known;
    const made = { id, title: '', criteria: [], content: [] };
    outcomes.set(id, made);
    return made;
  };
  const titled = (outcome: DraftOutcome, title: string) => {
    if (outcome.title === '') outcome.title = title;
    open = { take: (text) => (outcome.title = joined(outcome.title, text)), said: () => outcome.title };
  };
  const takeLead = (piece: Piece, text: string): boolean => {
    const [, first, second, third, words = ''] = lead.exec(text) ?? [];
    if (first === undefined || second === undefined) return false;
    draft.used.add(piece.index);
    const outcome = outcomeOf(String(Number(first)));
    if (third === undefined) {
      // A topic: no criterion, but what its criteria are about.
      const topic = { text: `${Number(first)}.${Number(second)} ${words}`.trim(), points: [] };
      if (!outcome.content.some((each) => each.text.startsWith(`${Number(first)}.${Number(second)} `)))
        outcome.content.push(topic);
      open = { take: (more) => (topic.text = joined(topic.text, more)), said: () => topic.text };
      return true;
    }
    const id = [first, second, third].map(Number).join('.');
    const known = seen.get(id);
    const criterion = known ?? { id, text: words, line: piece.line, parts: [] };
    if (known === undefined) {
      seen.set(id, criterion);
      outcome.criteria.push(criterion as DraftOutcome['criteria'][number]);
    } else if (known.text === '') known.text = words;
    else {
      open = undefined;
      return true;
    }
    open = { take: (more) => (criterion.text = joined(criterion.text, more)), said: () => criterion.text };
    return true;
  };
  for (const piece of document.pieces) {
    const begun = sectionOf(piece.text);
    if (begun !== undefined) {
      section = begun;
      open = undefined;
      draft.used.add(piece.index);
      continue;
    }
    const text = withoutAddress(piece.text);
    const outcome = outcomeLead(text);
    if (outcome?.kind === 'outcome') {
      section = 'criteria';
      titled(outcomeOf(outcome.id.replace(/^LO/, '')), outcome.rest);
      draft.used.add(piece.index);
      continue;
    }
    if (text === '') {
      draft.used.add(piece.index);
      continue;
    }
    if (section !== undefined && notCriteria.has(section)) continue;
    for (const part of partsOf(text)) {
      if (takeLead(piece, part)) continue;
      const [, number, title] = /^(\d{1,2})[.:)]?\s{1,3}(\p{L}.{3,200})$/u.exec(part) ?? [];
      if (number !== undefined && Number(number) === outcomes.size + 1 && (piece.gap || piece.row !== undefined)) {
        titled(outcomeOf(number), title!);
        draft.used.add(piece.index);
        continue;
      }
      const said = open?.said() ?? '';
      if (open === undefined || said.length > 4_000) continue;
      if (said !== '' && piece.gap && !(piece.row === undefined && /^[\p{Ll}(]/u.test(part) && !/[.!?]$/.test(said))) {
        open = undefined;
        continue;
      }
      open.take(part);
      draft.used.add(piece.index);
    }
  }
  draft.outcomes = byTopic([...outcomes.values()]);
  for (const pieces of piecesUnder(document, 'requirements', draft.used)) readRequirements(pieces, draft);
  return draft;
}

/** Where no outcome has words of its own, the topics are the outcomes. */
function byTopic(outcomes: DraftOutcome[]): DraftOutcome[] {
  if (outcomes.some(({ title }) => title !== '')) return outcomes;
  return outcomes.flatMap(({ criteria, content }) =>
    content.map(({ text }): DraftOutcome => {
      const [id = ''] = text.split(' ', 1);
      return {
        id,
        title: text.slice(id.length).trim(),
        criteria: criteria.filter((each) => each.id.startsWith(`${id}.`)),
        content: [],
      };
    }),
  );
}

const partsOf = (text: string): string[] => {
  const at = [...text.matchAll(inner)].map(({ index }) => index).filter((index) => index > 0);
  return [0, ...at].map((from, index) => text.slice(from, at[index]).replace(/^[\s/|]+|[\s/|]+$/g, '')).filter(Boolean);
};
const joined = (said: string, text: string): string => (said === '' ? text : `${said} ${text}`);
