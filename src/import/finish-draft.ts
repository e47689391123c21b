import { naturalOrder } from '../model/natural-order.ts';
import type { Kind } from '../model/vocabulary.ts';
import type { Draft, DraftOutcome } from './draft.ts';

const lost = '(the words were not found in the document)';
/** More than a sentence has: what is longer has swallowed others. */
const longText = 4_000;

/** Puts a draft in order and says what its numbering leaves out: nothing is made up without a mark. */
export function finishDraft(draft: Draft): void {
  draft.outcomes = draft.outcomes.filter(({ title, criteria }) => title !== '' || criteria.length > 0);
  draft.outcomes.sort((a, b) => (/\d$/.test(a.id) && /\d$/.test(b.id) ? naturalOrder(a.id, b.id) : 0));
  const isNumbered = draft.outcomes.every(({ id }) => /^(?:LO)?\d+$/.test(id));
  if (isNumbered)
    for (const id of missing(draft.outcomes.map((outcome) => outcome.id)))
      draft.review.push(
        note('outcomes', `there is no outcome ${id}: was it lost, or does the document leave it out?`, 0.8),
      );
  const refs = new Set<string>();
  for (const outcome of draft.outcomes) {
    if (outcome.title === '') {
      outcome.title = `Outcome ${outcome.id}`;
      draft.review.push(note(outcome.id, 'the title of this outcome was not found', 0.6));
    }
    outcome.title = bounded(draft, outcome.id, outcome.title);
    outcome.content = outcome.content
      .slice(0, 500)
      .map(({ text, points }) => ({
        text: text.slice(0, 15_000),
        points: points
          .filter((point) => point !== '')
          .slice(0, 500)
          .map((point) => point.slice(0, 15_000)),
      }))
      .filter(({ text }) => text !== '');
    outcome.criteria.sort((a, b) => (draft.grades === undefined ? naturalOrder(a.id, b.id) : 0));
    outcome.criteria = outcome.criteria.filter(({ id, parts }) => {
      const own = parts.length === 0 ? [id] : [id, ...parts.map((part) => `${id}${part.id}`)];
      if (own.some((ref) => refs.has(ref.toLowerCase()))) return false;
      for (const ref of own) refs.add(ref.toLowerCase());
      return true;
    });
    if (outcome.criteria.length === 0)
      draft.review.push(note(outcome.id, 'no criterion of this outcome was found', 0.6));
    for (const criterion of outcome.criteria) {
      if (criterion.text === '' && criterion.parts.length === 0) {
        criterion.text = lost;
        draft.review.push({ ...note(criterion.id, 'its words were not found', 0.4), line: criterion.line });
      }
      criterion.text = bounded(draft, criterion.id, criterion.text);
      criterion.parts = criterion.parts
        .slice(0, 26)
        .map(({ id, text }) => ({ id, text: bounded(draft, criterion.id, text === '' ? lost : text) }));
    }
    for (const id of missing(outcome.criteria.map((criterion) => criterion.id)))
      draft.review.push(note(outcome.id, `there is no ${id}: was it lost, or does the document leave it out?`, 0.8));
  }
  const taken = new Set<string>();
  draft.requirements = draft.requirements
    .slice(0, 300)
    .filter(({ id }) => !taken.has(id.toLowerCase()) && taken.add(id.toLowerCase()));
  for (const requirement of draft.requirements) {
    requirement.text = bounded(draft, `ER${requirement.id}`, requirement.text);
    requirement.parts = requirement.parts
      .slice(0, 26)
      .map((part) => ({ ...part, text: bounded(draft, `ER${requirement.id}`, part.text) }));
  }
}

const note = (at: string, text: string, confidence: number) => ({ at, note: text, confidence });

function bounded(draft: Draft, at: string, text: string): string {
  if (text.length <= longText) return text;
  draft.review.push(note(at, 'the words are longer than a sentence has: they were cut', 0.2));
  return text.slice(0, longText).trim();
}

/** The ids that a numbering leaves out: of 1.1, 1.2, 1.4 it is 1.3. */
function missing(ids: readonly string[]): string[] {
  const numberings = new Map<string, Set<number>>();
  for (const id of ids) {
    const [, prefix = '', number] = /^(.*?)(\d{1,3})$/.exec(id) ?? [];
    if (number !== undefined) numberings.set(prefix, (numberings.get(prefix) ?? new Set()).add(Number(number)));
    const [, before = '', letter] = /^(.*\.)([a-z])$/.exec(id) ?? [];
    if (letter !== undefined)
      numberings.set(`${before}~`, (numberings.get(`${before}~`) ?? new Set()).add(letter.charCodeAt(0) - 96));
  }
  return [...numberings].flatMap(([prefix, numbers]) => {
    const last = Math.min(Math.max(...numbers), 200);
    return Array.from({ length: last }, (_, at) => at + 1)
      .filter((number) => !numbers.has(number))
      .map((number) =>
        prefix.endsWith('~') ? `${prefix.slice(0, -1)}${String.fromCharCode(96 + number)}` : `${prefix}${number}`,
      );
  });
}

/** Outcomes that begin so are knowledge throughout. */
export const kindOfOutcome = ({ kind, title }: DraftOutcome): Kind =>
  kind ??
  (/^(?:the learner will )?(?:understand|know|be aware of|be familiar with|demonstrate (?:an )?(?:knowledge|understanding|awareness)|have (?:an )?(?:knowledge|understanding))\b/i.test(
    title,
  )
    ? 'knowledge'
    : 'performance');

/** Within outcomes of doing, criteria that ask for words are knowledge; in doubt, it is performance. */
export const kindOfCriterion = (outcome: Kind, text: string): Kind =>
  outcome === 'knowledge' || /^(?:explain|describe|outline|state|define|summarise|list)\b/i.test(text)
    ? 'knowledge'
    : 'performance';
