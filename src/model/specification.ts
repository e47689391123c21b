import { day, identifier, listOrBlank, text, truth, wholeNumber, words } from './fields.ts';
import { ruleSchema } from './rule.ts';
import { allOf, asks, asksOneOf, says, snippet, unless, when } from './schema-notes.ts';
import * as s from './shape.ts';
import { forceWords, kindWords, methodWords } from './vocabulary.ts';

/** Files `specs/*.unit.yaml` and `specs/*.standard.yaml`. */

export const unitId = (description?: string) =>
  identifier(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'is no id: use letters, digits and "-"', description);
const partId = (description: string) =>
  identifier(/^[A-Za-z0-9][A-Za-z0-9.-]*$/, 'is no id: use letters, digits, "." and "-"', description);

const textMap = (description: string) => s.record(text(), text()).describe(description);

const conditional = () =>
  truth('“Where necessary”: the assessor may decide it not applicable')
    .meta({ markdownDescription: '“Where necessary”: the assessor may decide it `not-applicable`, with a reason.' })
    .optional();

const optional = () =>
  truth('One of several of which a requirement asks some; by itself it is not asked for').optional();

/** The id of a part that may be at fault in every way. */
const idOf = (part: unknown): string => {
  const { id } = part as { id?: unknown };
  return typeof id === 'string' ? id : '';
};

const criterionPart = s
  .strictObject({
    id: partId('Follows the criterion’s id in references: part a of 9.1 is 9.1a'),
    text: text('The words of the part, exactly as published'),
    kind: words(kindWords, 'Default: the criterion’s').optional(),
    conditional: conditional(),
    optional: optional(),
  })
  .meta({ title: 'Part of a criterion' });
const criterion = s
  .strictObject({
    id: partId('As published, in quotes: "1.10"; where letters restart in every outcome, LO1.a'),
    text: text('The words of the criterion, exactly as published').optional(),
    kind: words(kindWords, 'Default: the outcome’s').optional(),
    conditional: conditional(),
    optional: optional(),
    grade: text('Of a graded unit: asked for by those who aim at this grade; default: the lowest').optional(),
    parts: s
      .array(criterionPart)
      .min(1, 'is an empty list')
      .optional()
      .describe('Each part is claimed and decided by itself'),
  })
  .refine(({ text: said, parts }) => said !== undefined || parts !== undefined, {
    path: ['text'],
    error: ({ input }) => `criterion ${idOf(input)} has neither text nor parts`,
    // Beside another fault too, so that all that is missing is said at once.
    when: ({ value }) => typeof value === 'object' && value !== null && !Array.isArray(value),
  })
  .meta({
    title: 'Criterion',
    ...allOf(asksOneOf(['text', 'parts'], 'a criterion has text or parts: its words, exactly as published')),
  });
const outcome = s
  .strictObject({
    id: partId('As published, in quotes'),
    title: text('The words of the outcome, exactly as published'),
    kind: words(kindWords, 'Default of its criteria; performance unless said').optional(),
    criteria: listOrBlank(criterion),
    content: s
      .array(s.strictObject({ text: text(), points: s.array(text()).optional() }).meta({ title: 'Content' }))
      .optional()
      .describe('The “knowledge, understanding and skills” column: guidance, never assessed by itself'),
  })
  .meta({ title: 'Outcome' });
const facet = s
  .strictObject({
    title: text('How reports introduce the values: “The service partner is”').optional(),
    values: s.record(partId('The word that tags use'), text('The document’s words')).optional(),
    open: truth('Tags may use further values: the document names none, or only some').optional(),
  })
  .refine(({ values, open }) => values !== undefined || open === true, {
    path: ['values'],
    error: 'the key values is missing, without which only an open facet can do',
  })
  .meta({
    title: 'Facet',
    ...allOf(
      when(
        unless(says('open', true, 'true')),
        asks('values', 'a facet that is not open asks for values: the situations'),
      ),
    ),
  });
const requirementPart = s
  .strictObject({
    id: partId('Follows the requirement’s id in references: ER5b'),
    text: text('The words of the part, exactly as published'),
    rules: s.array(ruleSchema).optional(),
  })
  .meta({ title: 'Part of a requirement' });
const requirement = s
  .strictObject({
    id: partId('Referenced as ER and this id'),
    text: text('The words of the requirement, exactly as published'),
    force: words(forceWords, 'Default: must').optional(),
    rules: s.array(ruleSchema).optional().describe('All must hold; without rules and parts, an assessor judges'),
    parts: s.array(requirementPart).min(1, 'is an empty list').optional(),
  })
  .meta({
    title: 'Evidence requirement',
    defaultSnippets: [
      snippet('requirement', 'With one rule', {
        id: '$1',
        text: '$2',
        rules: [{ count: { of: 'items', 'at-least': '$3' } }],
      }),
      snippet('requirement: in the assessor’s judgement', 'Without rules, an assessor decides', {
        id: '$1',
        text: '$2',
        rules: [{ judge: { indicators: [{ of: 'occasions', 'at-least': 'policy.occasions' }] } }],
      }),
    ],
  });
const otherUnit = s.strictObject({ unit: text(), title: text().optional(), suite: text().optional() });

/** What a draft made from a document leaves to a person: until the list is empty, `open-review-items` says so. */
const review = () =>
  s
    .array(
      s
        .strictObject({
          at: text('What it is about: the id of an outcome or criterion, ER and the id of a requirement, or a key'),
          line: wholeNumber('Line of the document').optional(),
          source: text('What the document says there').optional(),
          note: text('What was read, and why somebody should look'),
        })
        .meta({ title: 'Review item' }),
    )
    .optional()
    .describe('What evid spec import was not sure of; take an item away once you have looked');

export const unitSchema = s
  .strictObject({
    id: unitId('The unit’s name in references; unique over all specifications'),
    title: text(),
    'awarding-organisation': text().optional(),
    codes: textMap('Other names of the unit; an Ofqual number gets its check character verified').optional(),
    level: text().optional(),
    credit: wholeNumber('Credit value').optional(),
    'guided-learning-hours': wholeNumber().optional(),
    grades: s
      .array(text())
      .min(1, 'is an empty list')
      .optional()
      .describe('Only of a graded unit: its grades, the lowest first'),
    'last-assessment': day('The last day on which the unit may be decided').optional(),
    source: textMap('The document this is read from').optional(),
    purpose: text().optional(),
    outcomes: s.array(outcome).min(1, 'is an empty list'),
    facets: s
      .record(identifier(/^[A-Za-z0-9][A-Za-z0-9-]*$/, 'is no facet id: use letters, digits and "-"'), facet)
      .optional()
      .describe('The situations the requirements speak of; evidence is tagged facet/value'),
    requirements: s.array(requirement).optional(),
    assessment: s
      .strictObject({
        holistic: truth('The document asks for items that serve several criteria').optional(),
        methods: s.array(words(methodWords)).optional(),
        examples: s.array(text()).optional(),
        guidance: text().optional(),
      })
      .optional(),
    mappings: s
      .array(
        s.strictObject({
          standard: text('Id of the standard'),
          links: s.array(s.strictObject({ criterion: text(), to: s.array(text()) })),
        }),
      )
      .optional(),
    barred: s.array(otherUnit).optional().describe('Units that may not be combined with this one'),
    exemptions: s.array(otherUnit).optional(),
    prerequisites: s.array(otherUnit).optional().describe('Units to be finished first'),
    signposting: s.record(text(), s.record(text(), s.array(text()))).optional(),
    nos: text('The basis in national occupational standards, as the document states it').optional(),
    resources: s.array(text()).optional(),
    review: review(),
  })
  .meta({ title: 'Unit specification', description: 'A unit: outcomes, criteria, evidence requirements' });
export type UnitFile = s.Output<typeof unitSchema>;

const standardItem = s
  .strictObject({ id: partId('As published: P1, K1'), text: text('Exactly as published') })
  .meta({ title: 'Criterion of a standard' });
export const standardSchema = s
  .strictObject({
    id: unitId('The standard’s name in references'),
    title: text(),
    codes: textMap('Other names of the standard').optional(),
    version: text().optional(),
    approved: day().optional(),
    'review-due': day('Indicative review date; once past, evid says so').optional(),
    status: text().optional(),
    source: textMap('The document this is read from').optional(),
    overview: text().optional(),
    performance: listOrBlank(standardItem),
    knowledge: listOrBlank(standardItem),
    review: review(),
  })
  .meta({ title: 'National occupational standard', description: 'Performance criteria and knowledge' });
export type StandardFile = s.Output<typeof standardSchema>;
