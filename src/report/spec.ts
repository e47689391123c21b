import type { Qualification } from '../combination/qualification.ts';
import {
  type Block,
  brief,
  type Document,
  dim,
  dotted,
  either,
  entries,
  type Fact,
  numeric,
  paragraph,
  place,
  section,
  table,
  type Words,
} from '../document/blocks.ts';
import type { Requirement, Unit } from '../model/unit.ts';
import { counted } from '../words/counts.ts';
import { listFacts } from '../words/lists.ts';
import { describeRule } from '../words/rules.ts';

/** The units and standards of a workspace, then its qualifications. */
export function specListDocument(units: readonly Unit[], qualifications: readonly Qualification[]): Document {
  const unitRows = units.map(({ id, isStandard, file, leaves, criteria, requirements, title }) => [
    id,
    isStandard ? 'standard' : 'unit',
    ('level' in file && file.level) || '',
    'credit' in file ? String(file.credit ?? '') : '',
    leaves.length === criteria.length
      ? String(criteria.length)
      : brief(`${criteria.length} (${leaves.length} with parts)`, `${criteria.length} (${leaves.length})`),
    String(requirements.length),
    title,
  ]);
  const others = qualifications.map(({ id, title, file }) => [
    id,
    'qualification',
    file.level ?? '',
    '',
    '',
    `${file.rules.length} rules`,
    title,
  ]);
  return {
    title: 'Units, standards and qualifications',
    untitledOnScreen: true,
    blocks: [
      table(
        ['id', 'kind', 'level', numeric('credit'), 'criteria', 'ERs', 'title'],
        [...unitRows, ...others],
        'in brackets: with parts',
      ),
    ],
  };
}

/** One unit for a reader: what it asks, in the words of the document, with each rule in words. */
export function specDocument(unit: Unit, centreRules: readonly Requirement[]): Document {
  const { file } = unit;
  const before = 'prerequisites' in file ? (file.prerequisites ?? []) : [];
  const mappings = 'mappings' in file ? (file.mappings ?? []) : [];
  const first = before.map(({ unit: id, title }) => (title ? `${id} ${title}` : id)).join('; ');
  return {
    title: dotted([unit.id, unit.title]),
    blocks: [
      paragraph(dotted(factsOf(unit)), sourceWords(file.source, unit.path)),
      paragraph('purpose' in file && file.purpose),
      first !== '' && paragraph(`first to be finished: ${first}`),
      paragraph(dim(dotted(['K knowledge', 'P performance']))),
      unit.outcomes.map(({ id, title }) =>
        section(2, `${id} ${title}`, entries(unit.criteria.filter((each) => each.outcome === id).map(criterionFact))),
      ),
      requirementSection('Evidence requirements', unit.requirements, unit),
      requirementSection('Centre policy', centreRules, unit),
      section(2, 'Situations (tags)', entries(unit.facets.flatMap(facetFacts))),
      section(
        2,
        'Mapped to',
        entries(
          mappings.map(({ standard, links }) => ({
            name: standard,
            value: `${links.length} of ${unit.criteria.length} criteria; see evid crosswalk ${unit.id} ${standard}`,
          })),
        ),
      ),
    ],
  };
}

function factsOf({ file }: Unit): Words[] {
  const codes = Object.entries(file.codes ?? {}).map(([name, value]) => `${name} ${value}`);
  if (!('outcomes' in file))
    return [
      file.version && `version ${file.version}`,
      file['review-due'] && `review due ${file['review-due']}`,
      ...codes,
    ];
  const { level, credit, grades, 'guided-learning-hours': hours, 'last-assessment': last } = file;
  return [
    level && `level ${level}`,
    credit !== undefined && counted(credit, 'credit'),
    hours !== undefined && counted(hours, 'guided learning hour'),
    grades && `graded ${grades.join(', ')}`,
    last && `last assessment ${last}`,
    ...codes,
  ];
}

/** Where a specification is from, and its file. */
export const sourceWords = (source: object | undefined, path: string): Words => [
  'source: ',
  dotted([
    ...Object.values(source ?? {})
      .slice(0, 2)
      .map(String),
    place(path),
  ]),
];

const criterionFact = (criterion: Unit['criteria'][number]): Fact => ({
  name: `${criterion.id} ${criterion.kind === 'knowledge' ? 'K' : 'P'}`,
  value: `${criterion.text}${inBrackets([criterion.grade && `grade ${criterion.grade}`, criterion.optional && 'optional'])}`,
  below:
    criterion.hasParts &&
    entries(
      criterion.leaves.map(({ ref, text, conditional, optional }) => ({
        name: ref.slice(criterion.ref.length),
        value: `${text}${inBrackets([conditional && 'conditional', optional && !criterion.optional && 'optional'])}`,
      })),
    ),
});

function requirementSection(title: string, requirements: readonly Requirement[], unit: Unit): Block[] {
  const fact = ({ ref, text, force, rules, impliedJudge, parts }: Requirement): Fact => ({
    name: ref.slice(unit.id.length + 1),
    value: `${force === 'must' ? '' : `(${force}) `}${text}`,
    below: [
      paragraph(
        ...rules.map((rule) => [
          dim(either('→ ', '')),
          `${describeRule(rule, unit)}${impliedJudge ? ' (nothing else is written)' : ''}`,
        ]),
      ),
      entries(parts.map(fact)),
    ],
  });
  return section(2, title, entries(requirements.map(fact)));
}

const facetFacts = ({ id, title, values, open }: Unit['facets'][number]): Fact[] => [
  ...values.map((value) => ({ name: `${id}/${value.id}`, value: `${title} ${value.text}` })),
  ...(open
    ? [{ name: `${id}/…`, value: `${values.length === 0 ? 'any word' : 'any other word'}; the list is open` }]
    : []),
];

/** " (conditional, optional)", or nothing. */
const inBrackets = (words: readonly (string | false | undefined)[]): string => {
  const said = listFacts(words);
  return said && ` (${said})`;
};
