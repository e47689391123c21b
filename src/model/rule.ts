import { amount as amountOf, decimal, text, truth, wholeNumber, words } from './fields.ts';
import {
  allOf,
  asks,
  asksExactlyOneOf,
  asksOneOf,
  forbids,
  isWhole,
  present,
  says,
  snippet,
  unless,
  when,
} from './schema-notes.ts';
import * as s from './shape.ts';
import { contextWords, kindWords, measureWords, methodWords } from './vocabulary.ts';

/** The rule language of requirements: a rule is a map with one key, which says of which kind it is. */

const list = <Item extends s.Shape>(item: Item) => s.array(item);
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
export interface Filter extends s.Values<typeof filterKeys> {
  /** A filter that must not match, with a `not` of its own if need be. */
  not?: Filter | undefined;
}
const filterSchema: s.Shape<Filter> = s
  .strictObject({
    ...filterKeys,
    get not() {
      return filterSchema.optional().describe('A filter that must not match');
    },
  })
  .meta({ id: 'filter', title: 'Filter', description: 'Keys combine with and, the values of one key with or' });

const amount = (description: string) =>
  amountOf(/^(\d{1,9}(\.\d{1,2})?|\d{1,3} ?%)$/, 'is neither a number nor a percentage such as "70%"').describe(
    description,
  );
const scope = () => s.union([words(kindWords), list(text())]);
const per = () =>
  words({
    unit: 'Once over the whole unit',
    outcome: 'For each learning outcome',
    criterion: 'For each criterion (part)',
  });

type Written = { of?: string; facet?: string; having?: unknown; 'separate-occasions'?: unknown } & Record<
  string,
  unknown
>;
/** What two keys of one count say together, where they do not go together: the key at fault and what is wrong with it. */
type Fault = (written: Written) => { path: string; message: string } | undefined;

/** A shape with faults that lie between its keys, each reported at its key, beside any other fault of the shape. */
function faulted<Shape extends s.Shape>(shape: Shape, ...faults: Fault[]): Shape {
  return faults.reduce(
    (schema, fault) =>
      schema.superRefine((written, context) => {
        const found = fault(written as Written);
        if (found) context.addIssue({ code: 'custom', path: [found.path], message: found.message });
      }) as Shape,
    shape,
  );
}

const facetFault: Fault = ({ of, facet }) =>
  of === 'values' && facet === undefined
    ? { path: 'facet', message: 'of: values asks for facet: the facet whose values are counted' }
    : of !== 'values' && facet !== undefined
      ? { path: 'facet', message: `stands beside of: ${of}, which counts no values` }
      : undefined;
const facetNotes = [
  when(says('of', 'values'), asks('facet', 'of: values asks for facet: the facet whose values are counted')),
  when(allOf(present('of'), unless(says('of', 'values'))), forbids('facet', 'facet belongs to of: values')),
];
const havingFault: Fault = ({ of, having: sub }) =>
  of === 'hours' && sub !== undefined ? { path: 'having', message: 'does not go with of: hours' } : undefined;
const separateFault: Fault = ({ of, 'separate-occasions': separate }) =>
  separate === true && of !== 'customers' && of !== 'values'
    ? { path: 'separate-occasions', message: `goes with of: customers or of: values, not with of: ${of}` }
    : undefined;
const boundFault =
  (key: string): Fault =>
  ({ of, [key]: bound }) =>
    of !== 'hours' && typeof bound === 'string' && /^[\d.]*\.\d+$/.test(bound)
      ? { path: key, message: 'is not a whole number; only of: hours may have decimals' }
      : undefined;
const countNotes = (...bounds: string[]) => [
  when(says('of', 'hours'), forbids('having', 'having does not go with of: hours')),
  when(
    allOf(present('of'), unless(says('of', 'customers', 'values'))),
    when(
      says('separate-occasions', true, 'true'),
      forbids('separate-occasions', 'separate-occasions goes with of: customers or of: values'),
    ),
  ),
  ...bounds.map((key) =>
    when(
      allOf(present('of'), unless(says('of', 'hours'))),
      isWhole(key, 'this must be a whole number or a percentage such as "70%"; only of: hours may have decimals'),
    ),
  ),
];

const { hours: _, ...measuresOfMany } = measureWords;
const facetOfValues = () => text('The facet whose values are counted; with of: values').optional();
const having = faulted(
  s.strictObject({
    of: words(measuresOfMany),
    facet: facetOfValues(),
    'at-least': wholeNumber(),
  }),
  facetFault,
).meta(allOf(...facetNotes));
const countKeys = {
  of: words(measureWords, 'What is counted'),
  facet: facetOfValues(),
  where: filterSchema.optional(),
  per: per().optional(),
  criteria: scope().optional().describe('Only claims on these criteria, or of this kind'),
  having: having.optional().describe('Count only things of which this holds'),
  'separate-occasions': truth('Customers or values: only those that can each have an occasion of its own').optional(),
};
const countSchema = faulted(
  s.strictObject({
    ...countKeys,
    'at-least': amount('At least so many, or a percentage').optional(),
    'at-most': amount('At most so many, or a percentage').optional(),
  }),
  facetFault,
  havingFault,
  separateFault,
  boundFault('at-least'),
  boundFault('at-most'),
).meta({ id: 'count', ...allOf(...facetNotes, ...countNotes('at-least', 'at-most')) });
export type CountRule = s.Output<typeof countSchema>;
/** What is counted, of whatever stands in scope. */
export type Measured = Pick<CountRule, 'of' | 'facet' | 'having' | 'separate-occasions'>;

const indicatorSchema = faulted(
  s.strictObject({
    ...countKeys,
    'at-least': amountOf(
      /^(\d{1,9}(\.\d{1,2})?|\d{1,3} ?%|policy\.[A-Za-z0-9-]+)$/,
      'is no number and names no threshold of the centre, as in policy.customers',
    )
      .optional()
      .describe('Shown beside what is measured; policy.NAME reads the centre’s threshold'),
  }),
  facetFault,
  havingFault,
  separateFault,
  boundFault('at-least'),
).meta({ id: 'indicator', ...allOf(...facetNotes, ...countNotes('at-least')) });
export type Indicator = s.Output<typeof indicatorSchema>;

const coverSchema = s
  .strictObject({
    facet: text('The facet whose values must be seen'),
    values: list(text()).min(1, 'is an empty list').optional().describe('Default: all values of the facet'),
    'at-least': wholeNumber('How many of the values; default: all').optional(),
    where: filterSchema.optional(),
    per: per().optional(),
    'separate-occasions': truth('Different values on different occasions').optional(),
  })
  .meta({ id: 'cover' });
export type CoverRule = s.Output<typeof coverSchema>;

const allowance = <Item extends s.Shape>(item: Item) => s.union([list(item), s.strictObject({ not: list(item) })]);
const admitAsks = ['contexts', 'methods', 'within-months'] as const;
const asksNothing = 'an admit says which contexts, which methods or within-months';
const admitSchema = s
  .strictObject({
    contexts: allowance(words(contextWords)).optional().describe('The contexts allowed, or { not: [those refused] }'),
    methods: allowance(words(methodWords)).optional().describe('The methods allowed, or { not: [those refused] }'),
    'within-months': wholeNumber(
      'The item’s last date lies at most so many months before it was accepted; before today while it is not',
    ).optional(),
    for: s
      .union([words({ all: 'Every criterion', ...kindWords }), list(text())])
      .optional()
      .describe('Which criteria it speaks of; default: all'),
    except: list(text()).optional().describe('Criteria it does not speak of'),
  })
  .superRefine((rule, context) => {
    if (admitAsks.every((key) => rule[key] === undefined))
      context.addIssue({ code: 'custom', path: ['contexts'], message: asksNothing });
  })
  .meta({ id: 'admit', ...asksOneOf([...admitAsks], asksNothing) });
export type AdmitRule = s.Output<typeof admitSchema>;

const judgeSchema = s.strictObject({
  indicators: list(indicatorSchema).optional().describe('Numbers shown beside the judgement; they never decide'),
});
export type JudgeRule = s.Output<typeof judgeSchema>;

export interface Rule {
  admit?: AdmitRule | undefined;
  count?: CountRule | undefined;
  cover?: CoverRule | undefined;
  judge?: JudgeRule | undefined;
  'any-of'?: Rule[] | undefined;
  /** Only among the members of an any-of: the rules of a requirement must all hold anyway. */
  'all-of'?: Rule[] | undefined;
}
export const ruleKinds = ['admit', 'count', 'cover', 'judge', 'any-of'] as const;
/** What the members of an any-of may be. */
export const memberKinds = [...ruleKinds, 'all-of'] as const;
type RuleKind = (typeof memberKinds)[number];

const plainRules = {
  admit: admitSchema.optional().describe('Which evidence may be used at all, for which criteria'),
  count: countSchema.optional().describe('How many distinct things the evidence must show'),
  cover: coverSchema.optional().describe('Which values of a facet must be seen'),
  judge: judgeSchema.optional().describe('An assessor must decide, and say why'),
};
const members = (description: string) =>
  s.array(memberSchema).min(1, 'is an empty list').optional().describe(description);
const asksOneKind = (kinds: readonly RuleKind[]) =>
  asksExactlyOneOf(
    kinds,
    ['judge'],
    `a rule is a map with exactly one key: ${kinds.join(', ')}`,
    'a rule has exactly one key; write two rules as two entries',
  );
const snippets = [
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
];

export const ruleSchema: s.Shape<Rule> = s
  .strictObject({
    ...plainRules,
    get 'any-of'() {
      return members('One of these rules is enough');
    },
  })
  .meta({
    id: 'rule',
    title: 'Rule',
    description: `A map with exactly one key: ${ruleKinds.join(', ')}`,
    ...asksOneKind(ruleKinds),
    defaultSnippets: snippets,
  });

const memberSchema: s.Shape<Rule> = s
  .strictObject({
    ...plainRules,
    get 'any-of'() {
      return members('One of these rules is enough');
    },
    get 'all-of'() {
      return members('All of these rules together, as one member of an any-of');
    },
  })
  .meta({
    id: 'member',
    title: 'Rule within any-of',
    description: `A map with exactly one key: ${memberKinds.join(', ')}`,
    ...asksOneKind(memberKinds),
    defaultSnippets: [
      ...snippets,
      snippet('all-of', 'Several rules together', { 'all-of': [{ count: { of: 'items', 'at-least': '$1' } }] }),
    ],
  });

/** The one kind a rule is of; undefined for a rule with no key or with several, which the spec's reading reports. */
export function ruleKind(rule: Rule): RuleKind | undefined {
  const kinds = memberKinds.filter((kind) => rule[kind] !== undefined);
  return kinds.length === 1 ? kinds[0] : undefined;
}

/** The rules inside an any-of or all-of, as written; none inside any other. */
export const membersOf = (rule: Rule): readonly Rule[] => rule['any-of'] ?? rule['all-of'] ?? [];
/** A rule and all that stand inside it, at whatever depth. */
export const withMembers = (rule: Rule): Rule[] => [rule, ...membersOf(rule).flatMap(withMembers)];

/** Whether some of the rules, those inside an any-of included, is a judge. */
export const askForJudgement = (rules: readonly Rule[]): boolean =>
  rules.flatMap(withMembers).some((rule) => rule.judge !== undefined);

/** The counts that a rule itself holds: its own, or the indicators of a judge, which have no at-most. */
export const countsIn = (rule: Rule): CountRule[] => [
  ...(rule.count ? [rule.count] : []),
  ...(rule.judge?.indicators ?? []),
];

/** The facets of which a rule itself counts or covers the values. */
export const facetsAskedBy = (rule: Rule): string[] => [
  ...(rule.cover ? [rule.cover.facet] : []),
  ...countsIn(rule).flatMap(({ facet, having }) => [facet, having?.facet].filter((id) => id !== undefined)),
];

const withNots = (filter: Filter | undefined): Filter[] => (filter ? [filter, ...withNots(filter.not)] : []);

/** The filters of a rule, those behind a `not` included. */
export const filtersIn = (rule: Rule): Filter[] =>
  [...countsIn(rule).map((each) => each.where), rule.cover?.where].flatMap(withNots);

/** The tags that the filters of a rule name. */
export const tagsIn = (rule: Rule): string[] =>
  filtersIn(rule).flatMap((filter) => [...(filter.tags ?? []), ...(filter['all-tags'] ?? [])]);

/** Whether a rule, or a member of it, names a situation, or covers its facet or counts the facet's values. */
export function speaksOf(rule: Rule, tag: string): boolean {
  const facet = tag.slice(0, Math.max(0, tag.indexOf('/')));
  return withMembers(rule).some((each) => tagsIn(each).includes(tag) || facetsAskedBy(each).includes(facet));
}
