import { z } from 'zod';
import { amount as amountOf, decimal, text, truth, wholeNumber, words } from './fields.ts';
import { asksExactlyOneOf, snippet } from './schema-notes.ts';
import { contextWords, kindWords, measureWords, methodWords } from './vocabulary.ts';

/** The rule language of requirements: five kinds, each a map with one key. */

const list = <Item extends z.ZodType>(item: Item) => z.array(item);
const methods = () => list(words(methodWords));
const contexts = () => list(words(contextWords));

const filterKeys = {
  methods: methods().optional().describe('The item’s method is one of these'),
  contexts: contexts().optional().describe('The item’s context is one of these'),
  tags: list(text()).optional().describe('It carries one of these situations'),
  'all-tags': list(text()).optional().describe('It carries all of these situations'),
  criteria: list(text()).optional().describe('It claims one of these criteria of the unit'),
  kind: words(kindWords, 'It claims a criterion of this kind').optional(),
  direct: truth('Only direct evidence: observation, work product, expert witness').optional(),
  'expert-witness': truth('Only testimony of a registered expert witness').optional(),
  'min-score': decimal('Only tests with at least this score').optional(),
};
export const filterSchema = z
  .strictObject({
    ...filterKeys,
    not: z.strictObject(filterKeys).meta({ title: 'Filter' }).optional().describe('A filter that must not match'),
  })
  .meta({ id: 'filter', title: 'Filter', description: 'Keys combine with and, the values of one key with or' });
export type Filter = z.output<typeof filterSchema>;

const amount = () => amountOf(/^(\d{1,9}|\d{1,3} ?%)$/, 'is neither a whole number nor a percentage such as "70%"');
const scope = () => z.union([words(kindWords), list(text())]);
const per = () =>
  words({
    unit: 'Once over the whole unit',
    outcome: 'For each learning outcome',
    criterion: 'For each criterion (part)',
  });

const having = z.strictObject({
  of: words(measureWords),
  'at-least': wholeNumber(),
});
const countKeys = {
  of: words(measureWords, 'What is counted'),
  where: filterSchema.optional(),
  per: per().optional(),
  criteria: scope().optional().describe('Only claims on these criteria, or of this kind'),
  having: having.optional().describe('Count only things of which this holds'),
};
export const countSchema = z.strictObject({
  ...countKeys,
  'at-least': amount().optional().describe('At least so many, or a percentage'),
  'at-most': amount().optional().describe('At most so many, or a percentage'),
});
export type CountRule = z.output<typeof countSchema>;

export const indicatorSchema = z.strictObject({
  ...countKeys,
  'at-least': amountOf(
    /^(\d{1,9}|\d{1,3} ?%|policy\.[A-Za-z0-9-]+)$/,
    'is no number and names no threshold of the centre, as in policy.customers',
  )
    .optional()
    .describe('Shown beside what is measured; policy.NAME reads the centre’s threshold'),
});
export type Indicator = z.output<typeof indicatorSchema>;

export const coverSchema = z.strictObject({
  facet: text('The facet whose values must be seen'),
  values: list(text()).min(1, 'is an empty list').optional().describe('Default: all values of the facet'),
  'at-least': wholeNumber('How many of the values; default: all').optional(),
  where: filterSchema.optional(),
  per: per().optional(),
  'separate-occasions': truth('Different values on different occasions').optional(),
});
export type CoverRule = z.output<typeof coverSchema>;

const allowance = <Item extends z.ZodType>(item: Item) => z.union([list(item), z.strictObject({ not: list(item) })]);
export const admitSchema = z.strictObject({
  contexts: allowance(words(contextWords)).optional().describe('The contexts allowed, or { not: [those refused] }'),
  methods: allowance(words(methodWords)).optional().describe('The methods allowed, or { not: [those refused] }'),
  for: z
    .union([words({ all: 'Every criterion', ...kindWords }), list(text())])
    .optional()
    .describe('Which criteria it speaks of; default: all'),
  except: list(text()).optional().describe('Criteria it does not speak of'),
});
export type AdmitRule = z.output<typeof admitSchema>;

export const judgeSchema = z.strictObject({
  indicators: list(indicatorSchema).optional().describe('Numbers shown beside the judgement; they never decide'),
});
export type JudgeRule = z.output<typeof judgeSchema>;

export interface Rule {
  admit?: AdmitRule | undefined;
  count?: CountRule | undefined;
  cover?: CoverRule | undefined;
  judge?: JudgeRule | undefined;
  'any-of'?: Rule[] | undefined;
}
export const ruleKinds = ['admit', 'count', 'cover', 'judge', 'any-of'] as const;
export type RuleKind = (typeof ruleKinds)[number];

export const ruleSchema: z.ZodType<Rule> = z
  .strictObject({
    admit: admitSchema.optional().describe('Which evidence may be used at all, for which criteria'),
    count: countSchema.optional().describe('How many distinct things the evidence must show'),
    cover: coverSchema.optional().describe('Which values of a facet must be seen'),
    judge: judgeSchema.optional().describe('An assessor must decide, and say why'),
    get 'any-of'() {
      return z.array(ruleSchema).min(1, 'is an empty list').optional().describe('One of these rules is enough');
    },
  })
  .meta({
    id: 'rule',
    title: 'Rule',
    description: `A map with exactly one key: ${ruleKinds.join(', ')}`,
    ...asksExactlyOneOf(
      ruleKinds,
      ['judge'],
      `a rule is a map with exactly one key: ${ruleKinds.join(', ')}`,
      'a rule has exactly one key; write two rules as two entries',
    ),
    defaultSnippets: [
      snippet('admit', 'Which evidence may be used at all', { admit: { contexts: ['paid-work'], for: 'performance' } }),
      snippet('count', 'How many distinct things the evidence must show', {
        count: { of: '$1', 'at-least': '$2' },
      }),
      snippet('cover', 'Which values of a facet must be seen', {
        cover: { facet: '$1', where: { kind: 'performance' } },
      }),
      snippet('judge', 'An assessor must decide, and say why', {
        judge: { indicators: [{ of: 'occasions', 'at-least': 'policy.occasions' }] },
      }),
      snippet('any-of', 'One of several rules is enough', { 'any-of': [{ count: { of: 'items', 'at-least': '$1' } }] }),
    ],
  });

/** The one kind a rule is of; undefined for a rule with no key or with several, which the spec's reading reports. */
export function ruleKind(rule: Rule): RuleKind | undefined {
  const kinds = ruleKinds.filter((kind) => rule[kind] !== undefined);
  return kinds.length === 1 ? kinds[0] : undefined;
}

/** Whether some of the rules, members of any-of included, is a judge. */
export const askForJudgement = (rules: readonly Rule[]): boolean =>
  rules.some((rule) => rule.judge !== undefined || askForJudgement(rule['any-of'] ?? []));

/** The filters of a rule, those behind a `not` included. */
export const filtersIn = (rule: Rule): Omit<Filter, 'not'>[] =>
  [rule.count?.where, ...(rule.judge?.indicators ?? []).map((each) => each.where), rule.cover?.where].flatMap(
    (filter) => (filter === undefined ? [] : [filter, ...(filter.not === undefined ? [] : [filter.not])]),
  );

/** The tags that the filters of a rule name. */
export const tagsIn = (rule: Rule): string[] =>
  filtersIn(rule).flatMap((filter) => [...(filter.tags ?? []), ...(filter['all-tags'] ?? [])]);

/** Whether a rule, or a member of it, names a situation, or covers its facet or counts the facet's values. */
export function speaksOf(rule: Rule, tag: string): boolean {
  const facet = tag.slice(0, Math.max(0, tag.indexOf('/')));
  return (
    tagsIn(rule).includes(tag) ||
    rule.cover?.facet === facet ||
    (rule['any-of'] ?? []).some((member) => speaksOf(member, tag))
  );
}
