import { reviewHint } from '../parse/review-items.ts';
import { type Written, type WrittenMap, yamlText } from '../write/front-matter.ts';
import type { Draft, ReviewItem } from './draft.ts';
import { kindOfCriterion, kindOfOutcome } from './finish-draft.ts';
import { asDay, type Metadata } from './metadata.ts';
import type { Particulars } from './particulars.ts';
import type { Facets } from './rule-words.ts';

export interface Reading {
  draft: Draft;
  meta: Metadata & { id: string; title: string; isCoded: boolean };
  particulars: Particulars;
  facets: Facets;
  document: string;
}

/** The draft as a specification file: what was not sure is marked by a comment where it stands, and listed at the end. */
export function draftText(reading: Reading): string {
  const { draft } = reading;
  return `${draft.shape === 'unit' ? unitText(reading) : standardText(reading)}${reviewText(draft.review)}`;
}

const head = (shape: string, document: string): string =>
  `# yaml-language-server: $schema=../schemas/${shape}.schema.json\n` +
  `${comment(`A draft, read from ${document} by evid spec import. The words are the document’s; ids, kinds, rules and facets are to be checked.`)}`;

function unitText({ draft, meta, particulars, facets, document }: Reading): string {
  const marks = marksOf(draft.review);
  const codes = {
    ...(meta.organisation === 'OCR' ? { ocr: meta.id } : {}),
    ...(meta.ofqual === undefined ? {} : { ofqual: meta.ofqual }),
  };
  const parts = [
    head('unit', document),
    yaml({
      id: meta.id,
      title: meta.title,
      'awarding-organisation': meta.organisation,
      codes: filled(codes),
      level: levelOf(meta.level),
      credit: numberOf(meta.credit),
      'guided-learning-hours': numberOf(meta.hours),
      grades: draft.grades,
      'last-assessment': meta.lastAssessment === undefined ? undefined : asDay(meta.lastAssessment),
      source: filled({ document, suite: meta.suite }),
      purpose: particulars.purpose,
    }),
    '\noutcomes:\n',
    draft.outcomes.map((outcome) => outcomeText(outcome, marks)).join('\n'),
  ];
  if (Object.keys(facets).length > 0) parts.push('\n', yaml({ facets: facets as unknown as WrittenMap }));
  if (draft.requirements.length > 0)
    parts.push('\nrequirements:\n', ...draft.requirements.map((requirement) => requirementText(requirement, marks)));
  const { holistic, methods, examples, guidance } = particulars;
  const assessment = filled({
    holistic: holistic || undefined,
    methods: listed(methods),
    examples: listed(examples),
    guidance,
  });
  const rest = yaml({
    assessment,
    barred: particulars.barred as Written | undefined,
    exemptions: particulars.exemptions as Written | undefined,
    prerequisites: particulars.prerequisites as Written | undefined,
    signposting:
      Object.keys(particulars.signposting).length > 0 ? { 'functional-skills': particulars.signposting } : undefined,
    nos: particulars.nos,
    resources: listed(particulars.resources),
  });
  if (rest !== '') parts.push('\n', rest);
  return parts.join('');
}

function outcomeText(outcome: Draft['outcomes'][number], marks: Marks): string {
  const kind = kindOfOutcome(outcome);
  const criteria = outcome.criteria.map((criterion) => {
    const own = kindOfCriterion(kind, criterion.text);
    return (
      marksAt(marks, criterion.id, 6) +
      item(
        {
          id: criterion.id,
          kind: own,
          grade: criterion.grade,
          text: criterion.text === '' ? undefined : criterion.text,
          parts: listed(
            criterion.parts.map(({ id, text }) => ({
              id,
              text,
              ...(/\bwhere (?:necessary|applicable|appropriate|relevant)\b/i.test(text) ? { conditional: true } : {}),
            })),
          ),
        },
        6,
      )
    );
  });
  const { id, title, content } = outcome;
  return [
    marksAt(marks, id, 2),
    item({ id, title, kind }, 2),
    criteria.length === 0 ? '    criteria: []\n' : '    criteria:\n',
    ...criteria,
    content.length === 0
      ? ''
      : indent(
          yaml({ content: content.map(({ text, points }) => (points.length > 0 ? { text, points } : { text })) }),
          4,
        ),
  ].join('');
}

function requirementText(requirement: Draft['requirements'][number], marks: Marks): string {
  const { id, text, force, parts, rules } = requirement;
  const isJudged =
    force !== 'may' && rules === undefined && (parts.length === 0 || parts.some((part) => part.rules === undefined));
  return (
    (isJudged ? indent(comment('No rule says this: an assessor judges it.'), 2) : '') +
    marksAt(marks, `ER${id}`, 2) +
    item(
      {
        id,
        ...(force === 'must' ? {} : { force }),
        text,
        rules: written(rules),
        parts: listed(parts.map((part) => ({ id: part.id, text: part.text, rules: written(part.rules) }))),
      },
      2,
    )
  );
}

function standardText({ draft, meta, particulars, document }: Reading): string {
  const marks = marksOf(draft.review);
  const parts = [
    head('standard', document),
    yaml({
      id: meta.id,
      title: meta.title,
      codes: meta.isCoded ? { urn: meta.id } : undefined,
      version: meta.version,
      approved: meta.approved === undefined ? undefined : asDay(meta.approved),
      'review-due': meta.reviewDue === undefined ? undefined : asDay(meta.reviewDue),
      status: meta.status,
      source: filled({ document, suite: meta.suite, ...meta.source }),
      overview: particulars.overview ?? particulars.purpose,
    }),
  ];
  for (const [key, id] of [
    ['performance', 'P'],
    ['knowledge', 'K'],
  ] as const) {
    const items = draft.outcomes.find((outcome) => outcome.id === id)?.criteria ?? [];
    parts.push('\n', marksAt(marks, key, 0), items.length === 0 ? `${key}: []\n` : `${key}:\n`);
    for (const { id: own, text, parts: sub } of items)
      parts.push(
        marksAt(marks, own, 2),
        item({ id: own, text: [text, ...sub.map((part) => `${part.id}) ${part.text}`)].join(' ').trim() }, 2),
      );
  }
  return parts.join('');
}

function reviewText(review: readonly ReviewItem[]): string {
  if (review.length === 0) return '';
  const items = review
    .slice(0, 500)
    .map(({ at, line, source, note }) => item({ at, line, source: source === '' ? undefined : source, note }, 2));
  return `\n${comment(reviewHint)}review:\n${items.join('')}`;
}

type Marks = ReadonlyMap<string, ReviewItem[]>;

function marksOf(review: readonly ReviewItem[]): Marks {
  const marks = new Map<string, ReviewItem[]>();
  for (const each of review) marks.set(each.at, [...(marks.get(each.at) ?? []).slice(0, 20), each]);
  return marks;
}

const marksAt = (marks: Marks, at: string, spaces: number): string =>
  (marks.get(at) ?? [])
    .map(({ note, line }) => indent(comment(`Review${line === undefined ? '' : ` (line ${line})`}: ${note}`), spaces))
    .join('');

const comment = (text: string): string => `# ${text.replace(/[\p{C}\p{Zl}\p{Zp}\s]+/gu, ' ').slice(0, 300)}\n`;
/** Keys as YAML, lists of maps and long maps line by line. */
function yaml(keys: WrittenMap): string {
  return Object.entries(keys)
    .map(([key, value]) => {
      if (value === undefined) return '';
      const name = yamlText({ [key]: 'x' }).slice(0, -3);
      if (Array.isArray(value) && value.some(isMap))
        return `${name}\n${value.map((each) => item(each as WrittenMap, 2)).join('')}`;
      const text = yamlText({ [key]: value });
      const isLong = isMap(value) && text.length > 120 && Object.keys(value).length > 0;
      return isLong ? `${name}\n${indent(yaml(value), 2)}` : text;
    })
    .join('');
}
const isMap = (value: Written | undefined): value is WrittenMap => typeof value === 'object' && !Array.isArray(value);
const indent = (text: string, spaces: number): string => text.replace(/^(?=.)/gm, ' '.repeat(spaces));
/** Rules as they are written down: a number is one, whatever the model keeps it as. */
const written = (value: unknown): Written | undefined => {
  if (Array.isArray(value)) return value.map((each) => written(each)!);
  if (typeof value !== 'object' || value === null) return value as Written | undefined;
  return Object.fromEntries(
    Object.entries(value).map(([key, each]) => [
      key,
      /^at-/.test(key) && /^\d{1,9}$/.test(String(each)) ? Number(each) : written(each),
    ]),
  );
};
/** An entry of a list, key by key. */
const item = (keys: WrittenMap, spaces: number): string => {
  const text = indent(yaml(keys), spaces + 2);
  return `${' '.repeat(spaces)}- ${text.slice(spaces + 2)}`;
};
const listed = <Item extends Written>(list: readonly Item[]): readonly Item[] | undefined =>
  list.length > 0 ? list : undefined;
const filled = (map: WrittenMap): WrittenMap | undefined =>
  Object.values(map).some((value) => value !== undefined) ? map : undefined;
const numberOf = (text: string | undefined): number | undefined => {
  const [digits] = /^\d{1,6}/.exec(text ?? '') ?? [];
  return digits === undefined ? undefined : Number(digits);
};
const levelOf = (text: string | undefined): string | undefined =>
  text?.replace(/^(?:nqf |scqf |qcf )?level\s+/i, '').trim() || undefined;
