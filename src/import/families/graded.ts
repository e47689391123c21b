import { type Draft, type DraftOutcome, emptyDraft } from '../draft.ts';
import { numberLead, outcomeLead, withoutAddress } from '../leads.ts';
import type { Document, Piece } from '../pieces.ts';
import { sectionOf } from '../sections.ts';
import { countOf, type Family, has } from './family.ts';

const gradedLead = /^(?:\*\s?)?(?:([A-H]{1,4})\.)?([PMD])\s?(\d{1,2})\b\*?[.:)]?\s{0,3}[-–]?\s{0,3}(.*)$/;
const inner = /(?<=[\s/|])(?:[A-H]{1,4}\.)?[PMD]\d{1,2}(?=[.:)]?\s{1,3}[\p{L}“(])/gu;

/** Graded units: P1, M1, D1, or A.P1 where learning aims have letters. */
export const graded: Family = {
  name: 'graded',
  title: 'pass, merit and distinction criteria',
  score: (document) => {
    const marks = new Set<string>();
    let count = 0;
    for (const { text } of document.pieces)
      for (const match of text.matchAll(/(?:^|[\s|/])(?:[A-H]{1,4}\.)?([PMD])\d{1,2}(?=[.:)]?\s{1,3}[A-Za-z]|$)/g)) {
        marks.add(match[1]!);
        count++;
      }
    if (marks.size < 2 || !marks.has('P')) return 0;
    return (
      Math.min(count, 30) +
      20 +
      6 * has(document, /\b(?:merit|distinction)\b/i) -
      Math.min(countOf(document, /^\d{1,2}\.\d{1,2}\s/), 20)
    );
  },
  read,
};

function read(document: Document): Draft {
  const draft = emptyDraft('unit');
  draft.grades = ['P', 'M', 'D'];
  const outcomes = new Map<string, DraftOutcome>();
  let current: DraftOutcome | undefined;
  let titled: DraftOutcome | undefined;
  let open: { text: string } | undefined;
  const openIn = new Map<number, { text: string }>();
  const seen = new Set<string>();
  let beyond = false;
  let pending: Piece | undefined;
  const outcomeAt = (id: string, title: string): DraftOutcome => {
    const known = outcomes.get(id);
    if (known !== undefined) {
      if (known.title === '') known.title = title;
      return known;
    }
    const made = { id, title, criteria: [], content: [] };
    outcomes.set(id, made);
    return made;
  };
  for (const piece of document.pieces) {
    const text = withoutAddress(piece.text);
    const section = sectionOf(piece.text);
    if (
      /^(?:pass|merit|distinction)\*?$|^(?:PLTS|key|note)\b|^to achieve an? (?:pass|merit|distinction)/i.test(
        piece.text,
      )
    ) {
      draft.used.add(piece.index);
      open = undefined;
      continue;
    }
    if (section !== undefined) {
      beyond =
        section === 'requirements' ||
        section === 'resources' ||
        section === 'other' ||
        section === 'nos' ||
        section === 'content';
      open = undefined;
      titled = undefined;
      continue;
    }
    const parts: string[] = [];
    let from = 0;
    for (const match of text.matchAll(inner)) {
      if (
        /\b(?:and|or|to|for|of|in|with|meet|achieve|see|than|criteria|criterion|above)[,]?\s?$/i.test(
          text.slice(Math.max(0, match.index - 12), match.index),
        )
      )
        continue;
      parts.push(text.slice(from, match.index));
      from = match.index;
    }
    parts.push(text.slice(from));
    for (const raw of parts) {
      const part = raw.replace(/^[\s/|]+|[\s/|]+$/g, '');
      if (part === '') continue;
      const lead = gradedLead.exec(part);
      const isCriterion =
        lead !== null && (lead[4] === '' || /^[\p{L}“(]/u.test(lead[4]!)) && !/^(?:and|or|to|,)\b/i.test(lead[4]!);
      if (isCriterion) {
        const [, aims, grade = '', number = '', words = ''] = lead;
        const id = `${aims === undefined ? '' : `${aims}.`}${grade}${Number(number)}`;
        draft.used.add(piece.index);
        if (seen.has(id)) {
          open = undefined;
          continue;
        }
        seen.add(id);
        const own = aims === undefined ? (current ?? outcomeAt('1', '')) : outcomeAt(aims.at(-1)!, '');
        if (aims !== undefined && aims.length > 1)
          draft.review.push({
            at: id,
            line: piece.line,
            source: piece.text.slice(0, 300),
            note: `it serves the aims ${[...aims].join(', ')}: listed under the last`,
            confidence: 0.6,
          });
        const criterion = { id, text: words, line: piece.line, grade, parts: [] };
        own.criteria.push(criterion);
        open = criterion;
        openIn.set(piece.column ?? -1, criterion);
        titled = undefined;
        beyond = false;
        continue;
      }
      if (beyond) continue;
      const outcome = outcomeLead(part);
      if (outcome?.kind === 'outcome') {
        draft.used.add(piece.index);
        current = outcomeAt(outcome.id, outcome.rest);
        titled = current;
        open = undefined;
        continue;
      }
      const number = numberLead(part);
      const aim = /^([A-H])[.:)]?\s{1,3}(\p{Lu}.{3,200})$/u.exec(part);
      if (
        number !== undefined &&
        open?.text !== '' &&
        number.number <= 12 &&
        (number.rest === '' || /^(?:\p{Lu}|know|understand|be able)/u.test(number.rest)) &&
        (number.number === 1
          ? outcomes.size === 0 || outcomes.has('1')
          : outcomes.has(String(number.number - 1)) || outcomes.has(String(number.number)))
      ) {
        draft.used.add(piece.index);
        if (number.rest === '') pending = piece;
        else {
          current = outcomeAt(String(number.number), number.rest);
          titled = current;
        }
        open = undefined;
        continue;
      }
      if (
        aim !== null &&
        /\baim/i.test(
          document.pieces
            .slice(0, 400)
            .map((each) => each.text)
            .join(' '),
        )
      ) {
        draft.used.add(piece.index);
        current = outcomeAt(aim[1]!, aim[2]!);
        titled = current;
        open = undefined;
        continue;
      }
      if (pending !== undefined) {
        current = outcomeAt(String(Number(pending.text)), part);
        titled = current;
        pending = undefined;
        draft.used.add(piece.index);
        continue;
      }
      const into = piece.row === undefined ? open : open?.text === '' ? open : openIn.get(piece.column ?? -1);
      if (
        into !== undefined &&
        into.text.length < 4_000 &&
        (into.text === '' || !piece.gap || (/^[\p{Ll}(]/u.test(part) && !/[.]$/.test(into.text)))
      ) {
        draft.used.add(piece.index);
        into.text = into.text === '' ? part : `${into.text} ${part}`;
        continue;
      }
      if (titled !== undefined && (titled.title === '' || !piece.gap)) {
        draft.used.add(piece.index);
        titled.title = titled.title === '' ? part : `${titled.title} ${part}`;
      }
    }
  }
  for (const { criteria } of outcomes.values())
    for (const criterion of criteria)
      criterion.text = criterion.text.replace(/\s\[(?:[A-Z]{2,3} ?\d{1,2}[,; ]{0,2}){1,8}\]$/, '');
  draft.outcomes = [...outcomes.values()];
  const filled = draft.outcomes.filter(({ criteria }) => criteria.length > 0);
  // Criteria that no outcome is named beside: in one outcome, with the titles kept as content.
  if (filled.length === 1 && draft.outcomes.length > 1) {
    const content = draft.outcomes.flatMap(({ title }) => (title === '' ? [] : [{ text: title, points: [] }]));
    draft.outcomes = [{ id: '1', title: 'Assessment and grading criteria', criteria: filled[0]!.criteria, content }];
    draft.review.push({
      at: '1',
      note: 'the document does not say which criteria belong to which outcome: they stand under one',
      confidence: 0.6,
    });
  } else draft.outcomes = filled.length > 0 ? filled : draft.outcomes;
  draft.grades = draft.grades.filter((grade) =>
    draft.outcomes.some(({ criteria }) => criteria.some((each) => each.grade === grade)),
  );
  return draft;
}
