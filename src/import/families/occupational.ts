import { type Draft, type DraftOutcome, emptyDraft } from '../draft.ts';
import { letterLead } from '../leads.ts';
import type { Document } from '../pieces.ts';
import { piecesUnder, readRequirements } from '../requirements.ts';
import { sectionOf } from '../sections.ts';
import { countOf, type Family, has } from './family.ts';

const performanceHead =
  /^(?:what you must (?:be able to )?do|performance (?:criteria|objectives?|statements?)|you (?:must|should|will) be able to(?: do the following)?|outcomes of effective performance)\b.{0,40}$/i;
const knowledgeHead =
  /^(?:what you must know|(?:underpinning |essential |specific )?knowledge(?:,? (?:and understanding|skills.{0,20}))?(?: criteria| requirements?)?|you (?:need|must|should) (?:to )?know(?: and understand)?|knowledge you need to apply)\b.{0,40}$/i;
const coded =
  /^(?:[•\-–*]\s{0,3})?(PC|KU|KP|P|K|C)\s?(\d{1,3})(?:\s{0,2}[:.)–-]{1,2}\s{0,3}|\s{1,3}|(?=\p{Lu}\p{Ll}))(\S.*)$/u;
const numbered = /^(?:[•\-–*]\s{0,3})?\(?(\d{1,3})(?:[.):]{1,2}\s{0,3}|\s{1,3})(\p{L}.*)$/u;
const bulleted = /^(?:[•\-–*])\s{1,3}(\S.*)$/;

/** National occupational standards: "You must be able to", "You need to know and understand". */
export const occupational: Family = {
  name: 'nos',
  title: 'national occupational standard',
  score: (document) => scoreOf(document) * (isUnit(document) ? 0 : 1),
  read: (document) => read(document, 'standard'),
};

/** Units of Scottish vocational qualifications: the standard's criteria and knowledge, with evidence requirements. */
export const svq: Family = {
  name: 'svq',
  title: 'unit of performance criteria and knowledge',
  score: (document) => scoreOf(document) * (isUnit(document) ? 1 : 0),
  read: (document) => {
    const draft = read(document, 'unit');
    for (const pieces of piecesUnder(document, 'requirements', draft.used)) readRequirements(pieces, draft);
    return draft;
  },
};

const isUnit = (document: Document): boolean =>
  has(document, /\bSVQ\b|^evidence requirements?\b/i) === 1 && has(document, /^developed by$|^original urn$/i) === 0;

function scoreOf(document: Document): number {
  if (countOf(document, /^\d{1,2}\.\d{1,2}\s/) > 5 || has(document, /assessment criteri/i)) return 0;
  const performance = has(document, performanceHead);
  const knowledge = has(document, knowledgeHead);
  if (performance + knowledge < 2) return 0;
  return (
    26 +
    8 * has(document, /you must be able to|you need to know|you must know/i) +
    Math.min(countOf(document, coded), 10)
  );
}

function read({ pieces }: Document, shape: Draft['shape']): Draft {
  const draft = emptyDraft(shape);
  const performance: DraftOutcome = {
    id: 'P',
    title: 'Performance criteria',
    kind: 'performance',
    criteria: [],
    content: [],
  };
  const knowledge: DraftOutcome = {
    id: 'K',
    title: 'Knowledge and understanding',
    kind: 'knowledge',
    criteria: [],
    content: [],
  };
  let group: DraftOutcome | undefined;
  let open: DraftOutcome['criteria'][number] | undefined;
  const published = new Map<DraftOutcome, number[]>();
  const taken = new Set<string>();
  const isMarked = markedGroups(pieces, performance, knowledge);
  for (const piece of pieces) {
    const text = piece.text;
    const headed = performanceHead.test(text) ? performance : knowledgeHead.test(text) ? knowledge : undefined;
    if (headed !== undefined && text.length < 90) {
      if (headed !== group) open = undefined;
      group = headed;
      draft.used.add(piece.index);
      continue;
    }
    const section = sectionOf(text);
    if (section !== undefined || isEnd(text)) {
      group = undefined;
      open = undefined;
      continue;
    }
    if (group === undefined) continue;
    const code = coded.exec(text);
    const number = code === null ? numbered.exec(text) : null;
    const bullet = code === null && number === null ? bulleted.exec(text) : null;
    const outcome: DraftOutcome = group;
    if (code !== null || number !== null || bullet !== null) {
      const order = outcome.criteria.length + 1;
      const published_ = Number(code?.[2] ?? number?.[1] ?? Number.NaN);
      const known = published.get(outcome) ?? [];
      published.set(outcome, known);
      // A number is the document's own where it goes up; "1." before every item is nobody's.
      const isOwn = !Number.isNaN(published_) && published_ > (known.at(-1) ?? 0);
      known.push(published_);
      const letter = outcome === performance ? 'P' : 'K';
      const id = code !== null ? `${code[1]}${Number(code[2])}` : `${letter}${isOwn ? published_ : order}`;
      if (taken.has(`${outcome.id}/${id}`)) {
        if (code !== null) {
          open = undefined;
          continue;
        }
      }
      const unique = taken.has(`${outcome.id}/${id}`) ? `${letter}${order}` : id;
      taken.add(`${outcome.id}/${unique}`);
      open = { id: unique, text: code?.[3] ?? number?.[2] ?? bullet?.[1] ?? '', line: piece.line, parts: [] };
      outcome.criteria.push(open);
      draft.used.add(piece.index);
      continue;
    }
    const letter = letterLead(text);
    if (
      open !== undefined &&
      letter?.marked === true &&
      letter.letter === String.fromCharCode(97 + open.parts.length) &&
      letter.rest !== ''
    ) {
      open.parts.push({ id: letter.letter, text: letter.rest });
      draft.used.add(piece.index);
      continue;
    }
    if (
      open !== undefined &&
      open.text.length < 4_000 &&
      (!piece.gap || (/^\p{Ll}/u.test(text) && !/[.]$/.test(open.text)))
    ) {
      const part = open.parts.at(-1);
      if (part !== undefined) part.text = `${part.text} ${text}`;
      else open.text = `${open.text} ${text}`;
      draft.used.add(piece.index);
      continue;
    }
    if (open === undefined && /:$/.test(text)) {
      draft.used.add(piece.index);
      continue;
    }
    if (isMarked.has(outcome)) {
      // A heading between the items of a list that has numbers or bullets.
      open = undefined;
    } else if (outcome.criteria.length === 0 && text.length > 12 && !/[:]$/.test(text)) {
      open = { id: `${outcome.id}${1}`, text, line: piece.line, parts: [] };
      outcome.criteria.push(open);
      draft.used.add(piece.index);
    } else if (open !== undefined && piece.gap && text.length > 12 && /^[\p{L}]/u.test(text)) {
      open = { id: `${outcome.id}${outcome.criteria.length + 1}`, text, line: piece.line, parts: [] };
      outcome.criteria.push(open);
      draft.used.add(piece.index);
    }
  }
  for (const [outcome, numbers] of published)
    if (numbers.length > 1 && numbers.some((number, at) => at > 0 && !(number > numbers[at - 1]!)))
      draft.review.push({
        at: outcome.id === 'P' ? 'performance' : 'knowledge',
        line: outcome.criteria[0]?.line,
        note: 'the document lost the numbers of this list: they are restored from the order',
        confidence: 0.4,
      });
  draft.outcomes = [performance, knowledge];
  return draft;
}

/** The groups whose items have numbers, codes or bullets. */
function markedGroups(
  pieces: Document['pieces'],
  performance: DraftOutcome,
  knowledge: DraftOutcome,
): ReadonlySet<DraftOutcome> {
  const marked = new Set<DraftOutcome>();
  let group: DraftOutcome | undefined;
  for (const { text } of pieces) {
    if (text.length < 90 && performanceHead.test(text)) group = performance;
    else if (text.length < 90 && knowledgeHead.test(text)) group = knowledge;
    else if (group !== undefined && (coded.test(text) || numbered.test(text) || bulleted.test(text))) marked.add(group);
  }
  return marked;
}

const isEnd = (text: string): boolean =>
  /^(?:developed by|version number|date approved|glossary|links to other nos|external links|scope|range|behaviours|skills|values|additional information)\b.{0,20}$/i.test(
    text,
  );
