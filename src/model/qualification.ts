import { day, text, wholeNumber, words } from './fields.ts';
import { allOf, asksExactlyOneOf, asksOneOf, excludes, forbids, present, snippet, when } from './schema-notes.ts';
import * as s from './shape.ts';
import { unitId } from './specification.ts';

/** Files `qualifications/*.qualification.yaml`: which units together make a qualification. */

const bounds = () =>
  s
    .strictObject({ 'at-least': wholeNumber().optional(), 'at-most': wholeNumber().optional() })
    .refine((said) => said['at-least'] !== undefined || said['at-most'] !== undefined, {
      error: 'says neither at-least nor at-most',
    })
    .meta(asksOneOf(['at-least', 'at-most'], 'say at-least, at-most or both'));
const groupIds = (description: string) => s.array(text()).min(1, 'is an empty list').describe(description);

export const measures = ['take', 'units', 'credits'] as const;
type Asked = Readonly<Partial<Record<(typeof measures)[number] | 'groups' | 'each-of', unknown>>>;
/** What is wrong with what a rule asks; undefined where nothing is. */
function askedWrongly(rule: Asked): { path: string[]; message: string } | undefined {
  const asked = measures.filter((key) => rule[key] !== undefined);
  if (asked.length === 0)
    return { path: [], message: 'holds a rule that asks for nothing: write take: all, units or credits' };
  if (asked.length > 1) return { path: [asked[1]!], message: `stands beside ${asked[0]}: a rule asks one thing` };
  if (rule['each-of'] === undefined) return undefined;
  if (rule.groups !== undefined) return { path: ['groups'], message: 'stands beside each-of: write one of the two' };
  const bound = (rule[asked[0]!] as Record<string, unknown>)['at-most'];
  if (bound === undefined) return undefined;
  return { path: [asked[0]!, 'at-most'], message: 'stands in a rule with each-of, which knows at-least only' };
}

const combinationRule = s
  .strictObject({
    id: unitId('Referenced as L2-CS/R3'),
    text: text('The words of the rule, as published'),
    take: words({ all: 'Every unit of the groups' }, 'How many of the units').optional(),
    units: bounds().optional().describe('How many units'),
    credits: bounds().optional().describe('How many credits'),
    groups: groupIds('Only units of these groups; default: of all').optional(),
    'each-of': groupIds('The rule must hold for each of these groups').optional(),
    level: bounds().optional().describe('Only units of these levels; Entry 1 to 3 are 0'),
  })
  .superRefine((rule, context) => {
    const fault = askedWrongly(rule);
    if (fault) context.addIssue({ code: 'custom', ...fault });
  })
  .meta({
    title: 'Rule of combination',
    ...allOf(
      asksExactlyOneOf(
        measures,
        [],
        'a rule asks one thing: take: all, units or credits',
        'a rule asks one thing: write two rules as two entries',
      ),
      excludes('each-of', ['groups'], 'write groups or each-of, not both'),
      when(present('each-of'), {
        properties: Object.fromEntries(
          ['units', 'credits'].map((key) => [key, forbids('at-most', 'a rule with each-of knows at-least only')]),
        ),
      }),
    ),
    defaultSnippets: [
      snippet('all units of a group', 'Every mandatory unit', { id: 'R$1', text: '$2', groups: ['$3'], take: 'all' }),
      snippet('credits', 'So many credits, or more', { id: 'R$1', text: '$2', credits: { 'at-least': '$3' } }),
    ],
  });
export type CombinationRule = s.Output<typeof combinationRule>;

const groupUnit = s
  .strictObject({
    unit: unitId('Id of a specification, or of a unit that is known only here'),
    title: text().optional(),
    level: text('Needed where no specification says it').optional(),
    credit: wholeNumber('Credit value; needed where no specification says it').optional(),
  })
  .meta({ title: 'Unit of a group' });
const group = s
  .strictObject({
    id: unitId('The group’s name in rules'),
    title: text().optional(),
    units: s.array(s.union([unitId('Id of a specification'), groupUnit])),
  })
  .meta({ title: 'Group of units' });
const together = (description: string) =>
  s.array(s.array(text()).min(2, 'names fewer than two units')).optional().describe(description);

export const qualificationSchema = s
  .strictObject({
    id: unitId('The qualification’s name in portfolio.yaml and in references'),
    title: text(),
    'awarding-organisation': text().optional(),
    codes: s
      .record(text(), text())
      .describe('Other names; an Ofqual number gets its check character verified')
      .optional(),
    level: text().optional(),
    version: text('Of its rules of combination').optional(),
    source: s.record(text(), text()).describe('The document this is read from').optional(),
    groups: s.array(group).min(1, 'is an empty list'),
    rules: s.array(combinationRule).min(1, 'is an empty list'),
    pathways: s
      .record(
        text(),
        s
          .strictObject({
            title: text().optional(),
            groups: s.array(group).optional(),
            rules: s.array(combinationRule).optional(),
          })
          .meta({ title: 'Pathway' }),
      )
      .optional()
      .describe('Further groups and rules, for portfolios that name the pathway'),
    barred: together('Units of which at most one counts, and which may not stand together'),
    equivalents: together('Units of which any counts, once'),
    'last-certification': day('The last day on which it may be claimed').optional(),
  })
  .meta({ title: 'Qualification', description: 'Rules of combination: which units together make a qualification' });
export type QualificationFile = s.Output<typeof qualificationSchema>;
export type Group = s.Output<typeof group>;
