import type { Draft, ReviewItem } from './draft.ts';
import { draftText } from './draft-text.ts';
import { apprenticeship } from './families/apprenticeship.ts';
import { australian } from './families/australian.ts';
import type { Family } from './families/family.ts';
import { graded } from './families/graded.ts';
import { lettered } from './families/lettered.ts';
import { newZealand } from './families/new-zealand.ts';
import { numbered } from './families/numbered.ts';
import { occupational, svq } from './families/occupational.ts';
import { outcomeTable } from './families/outcome-table.ts';
import { register } from './families/register.ts';
import { southAfrican } from './families/south-african.ts';
import { threeLevel } from './families/three-level.ts';
import { finishDraft } from './finish-draft.ts';
import { readMetadata } from './metadata.ts';
import { readParticulars } from './particulars.ts';
import { asDocument, type Document } from './pieces.ts';
import { giveRules } from './rule-words.ts';
import { sectionOf } from './sections.ts';
import type { Source } from './source.ts';

export const families: readonly Family[] = [
  outcomeTable,
  register,
  occupational,
  svq,
  newZealand,
  southAfrican,
  lettered,
  numbered,
  threeLevel,
  graded,
  australian,
  apprenticeship,
];

export interface Imported {
  family: Family;
  shape: Draft['shape'];
  id: string;
  /** The specification as a file, and the name that it would have. */
  text: string;
  fileName: string;
  outcomes: number;
  criteria: number;
  requirements: number;
  /** Requirements (parts) that no rule says. */
  judged: number;
  review: ReviewItem[];
  /** Share of the lines with words that were used, from 0 to 1, and those that were not. */
  share: number;
  unused: { line: number; text: string }[];
}

/** Reads a unit out of a document; undefined where there is none in it. */
export function importSource(source: Source, familyName?: string): Imported | undefined {
  const document = asDocument(source);
  const found = readBest(document, familyName);
  if (found === undefined) return undefined;
  const { family, draft } = found;
  const meta = readMetadata(document, draft.used);
  knowledgeMethods(document, draft);
  finishDraft(draft);
  const facets = giveRules(draft);
  const particulars = readParticulars(document, draft, meta.prerequisites);
  particulars.examples.push(...draft.examples.slice(0, 300).map((each) => each.slice(0, 2000)));
  for (const piece of document.pieces) if (isStructure(piece.text)) draft.used.add(piece.index);
  const id = idOf(meta.id ?? meta.ofqual, source.name);
  const title = (meta.title ?? titleFrom(particulars.overview) ?? '').slice(0, 500);
  if (meta.id === undefined && meta.ofqual === undefined)
    draft.review.push({
      at: 'id',
      note: 'the document names no number of the unit that was found: the id is from elsewhere',
      confidence: 0.4,
    });
  if (meta.title === undefined)
    draft.review.push({ at: 'title', note: 'no title was found where one is expected', confidence: 0.4 });
  const reading = {
    draft,
    meta: { ...meta, id, title: title === '' ? id : title, isCoded: meta.id !== undefined },
    particulars,
    facets,
    document: source.name.slice(0, 200) || 'a document',
  };
  const lines = source.lines.flatMap(({ text, number }, index) => (text === '' ? [] : [{ index, line: number, text }]));
  const unused = lines.filter(({ index }) => !draft.used.has(index));
  return {
    family,
    shape: draft.shape,
    id,
    text: draftText(reading),
    fileName: `${id}.${draft.shape}.yaml`,
    outcomes: draft.outcomes.length,
    criteria: criteriaOf(draft),
    requirements: draft.requirements.length,
    judged: draft.requirements.filter(
      ({ force, rules, parts }) =>
        force !== 'may' &&
        rules === undefined &&
        !(parts.length > 0 && parts.every((part) => part.rules !== undefined)),
    ).length,
    review: draft.review,
    share: lines.length === 0 ? 0 : (lines.length - unused.length) / lines.length,
    unused: unused.map(({ line, text }) => ({ line, text })),
  };
}

const criteriaOf = ({ outcomes }: Draft): number => outcomes.reduce((sum, { criteria }) => sum + criteria.length, 0);

/** The family that fits, by what it finds and by what only it has. */
function readBest(document: Document, familyName: string | undefined): { family: Family; draft: Draft } | undefined {
  const asked = families.filter(({ name }) => name === familyName);
  let best: { family: Family; draft: Draft; value: number } | undefined;
  for (const family of asked.length > 0 ? asked : families) {
    const score = asked.length > 0 ? 1 : family.score(document);
    if (score <= 0) continue;
    const draft = family.read(document);
    const worded = draft.outcomes
      .flatMap(({ criteria }) => criteria)
      .filter(({ text, parts }) => text !== '' || parts.length > 0);
    if (worded.length < 2 && !(worded.length === 1 && isOfTheField(document))) continue;
    if (asked.length === 0 && !isOfTheField(document) && !worded.every(({ text }) => isAsking(text))) continue;
    const value = score + 2 * Math.min(worded.length, 60);
    if (best === undefined || value > best.value) best = { family, draft, value };
  }
  return best;
}

/** Words that stand in units and hardly elsewhere. */
const isOfTheField = ({ pieces }: Document): boolean =>
  pieces.some(({ text }) =>
    /\blearning outcomes?\b|\b(?:assessment|performance|grading) criteri(?:a|on)\b|\bperformance evidence\b|\bunit standard\b|\bapprentice(?:ship)?s?\b|\bKSBs?\b|\bbehaviours?\b|\boccupational standard\b|\boutcome [A-H]\b|\belement \w|\boutcome \d|\bcredit value\b|\bguided learning\b|\bmust be able to\b|\bthe learner (?:will|can)\b|\bunit (?:title|number|code|aim|purpose)\b|\bevidence requirements?\b|\bto achieve a pass\b/i.test(
      text,
    ),
  );

const isAsking = (text: string): boolean =>
  /^(?:explain|describe|identify|state|outline|use|work|demonstrate|carry|apply|select|evaluate|analyse|compare|prepare|maintain|follow|agree|list|define|produce|plan|review|discuss|assess|create|record|communicate|provide|check|report|make|give|complete|ensure|monitor|develop|interpret|summarise)\b/i.test(
    text,
  );

/** "Outcomes 1 to 6 must be assessed using methods appropriate to …": says must and names no method, so it is advice. */
function knowledgeMethods({ pieces }: Document, draft: Draft): void {
  for (const { text, line, index } of pieces) {
    const match =
      /(?:^|[.] )((?:learning )?outcomes? (\d{1,2}) to (\d{1,2}) must be assessed using methods appropriate to the assessment of knowledge[^.]{0,80}\.?)/i.exec(
        text,
      );
    if (match === null) continue;
    const [from, to] = [Number(match[2]), Number(match[3])];
    const criteria = draft.outcomes
      .filter(({ id }) => Number(id) >= from && Number(id) <= to)
      .flatMap((outcome) => outcome.criteria.map(({ id }) => id));
    if (criteria.length === 0) return;
    draft.used.add(index);
    draft.requirements.push({
      id: 'KM',
      text: match[1]!,
      line,
      force: 'should',
      parts: [],
      rules: [{ admit: { methods: { not: ['observation'] }, for: criteria } }],
    });
    return;
  }
}

const isStructure = (text: string): boolean => text.length < 3 || (sectionOf(text) !== undefined && text.length < 110);

/** An id for references: the unit's number without what an id cannot have, else the name of the file. */
function idOf(code: string | undefined, name: string): string {
  const clean = (text: string) =>
    text
      .replace(/[^A-Za-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 60);
  const stem = name.replace(/^.*[/\\]/, '').replace(/\.[A-Za-z0-9]{1,5}$/, '');
  return clean(code ?? '') || clean(stem) || 'UNIT';
}

/** "It includes using service partnerships …": no title of its own. */
const titleFrom = (overview: string | undefined): string | undefined => {
  const [, what] = /\bThis standard is (?:about|for) ([^.]{5,120})\./.exec(overview ?? '') ?? [];
  return what;
};
