import { type Draft, type DraftCriterion, type DraftOutcome, emptyDraft } from '../draft.ts';
import type { Document } from '../pieces.ts';
import { countOf, type Family } from './family.ts';

const outcomeForm = /^specific outcome\s?(\d{1,2})\b\s{0,3}[-:.–]?\s{0,3}(.*)$/i;
const criterionForm = /^assessment criteri(?:on|a)\s?(\d{1,2})\b\s{0,3}[-:.–]?\s{0,3}(.*)$/i;
const rangeForm =
  /^(?:assessment criteri(?:on|a)|outcome|specific outcome)?\s?(?:range(?: statements?)?|notes)\b\s{0,3}:?\s{0,3}(.*)$/i;
/** Where criteria have no heading each: a number or bullet and the words. */
const listed = /^(?:(?:\d{1,2}\.)?(\d{1,2})[.):]?|[•\-–*])\s{1,3}(\S.*)$/;
const endForm =
  /^(?:unit standard|critical cross|embedded knowledge|essential embedded|assessor|reregistration|qualifications? (?:utilising|that use)|all qualifications)\b/i;

/** Unit standards of South Africa: "SPECIFIC OUTCOME 1", "ASSESSMENT CRITERION 1", ranges after both. */
export const southAfrican: Family = {
  name: 'saqa',
  title: 'South African unit standard',
  score: (document) => {
    const outcomes = countOf(document, outcomeForm);
    const criteria = countOf(document, criterionForm) + countOf(document, /^assessment criteria:?$/i);
    return outcomes === 0 || criteria === 0 ? 0 : 60 + outcomes;
  },
  read,
};

function read({ pieces }: Document): Draft {
  const draft = emptyDraft('unit');
  let outcome: DraftOutcome | undefined;
  let criterion: DraftCriterion | undefined;
  let mode: 'title' | 'criterion' | 'list' | 'range' | 'none' = 'none';
  for (const piece of pieces) {
    const { text, index, line } = piece;
    const use = () => draft.used.add(index);
    const outcomeLead = outcomeForm.exec(text);
    const criterionLead = criterionForm.exec(text);
    if (outcomeLead !== null) {
      use();
      const id = String(Number(outcomeLead[1]));
      outcome = draft.outcomes.find((other) => other.id === id);
      if (outcome === undefined) {
        outcome = { id, title: '', criteria: [], content: [] };
        draft.outcomes.push(outcome);
      }
      if (outcome.title === '') outcome.title = outcomeLead[2] ?? '';
      criterion = undefined;
      mode = 'title';
    } else if (criterionLead !== null && outcome !== undefined && rangeForm.exec(criterionLead[2] ?? '') === null) {
      use();
      const id = `${outcome.id}.${Number(criterionLead[1])}`;
      criterion = outcome.criteria.find((other) => other.id === id);
      if (criterion === undefined) {
        criterion = { id, text: criterionLead[2] ?? '', line, parts: [] };
        outcome.criteria.push(criterion);
      }
      mode = 'criterion';
    } else if (endForm.test(text)) {
      mode = 'none';
    } else if (/^assessment criteri(?:a|on)\s{0,3}:?$/i.test(text)) {
      use();
      criterion = undefined;
      mode = 'list';
    } else if (mode === 'list' && outcome !== undefined && listed.test(text)) {
      use();
      const [, number, words = ''] = listed.exec(text)!;
      criterion = {
        id: `${outcome.id}.${number === undefined ? outcome.criteria.length + 1 : Number(number)}`,
        text: words,
        line,
        parts: [],
      };
      if (outcome.criteria.some(({ id }) => id === criterion!.id))
        criterion.id = `${outcome.id}.${outcome.criteria.length + 1}`;
      outcome.criteria.push(criterion);
    } else if (mode === 'list' && criterion !== undefined) {
      use();
      criterion.text = joined(criterion.text, text);
    } else if (rangeForm.test(text) && outcome !== undefined && mode !== 'none') {
      use();
      const said = rangeForm.exec(text)?.[1] ?? '';
      outcome.content.push({
        text: `${criterion === undefined ? '' : `${criterion.id} `}Range${said === '' ? '' : `: ${said}`}`,
        points: [],
      });
      mode = 'range';
    } else if (mode === 'title' && outcome !== undefined) {
      use();
      outcome.title = joined(outcome.title, text);
    } else if (mode === 'criterion' && criterion !== undefined) {
      use();
      criterion.text = joined(criterion.text, text);
    } else if (mode === 'range' && outcome !== undefined) {
      use();
      const last = outcome.content.at(-1)!;
      if (last.text.endsWith('Range')) last.text = `${last.text}: ${text}`;
      else last.points.push(text.replace(/^[•\-–*]\s{0,3}/, ''));
    }
  }
  return draft;
}

const joined = (before: string, text: string): string =>
  before === '' ? text : before.length > 4_000 ? before : `${before} ${text}`;
