import { day, decimal, formatVersion, itemId, percentage, text, truth, wholeNumber, words } from './fields.ts';
import { ruleSchema } from './rule.ts';
import { allOf, asks, says, snippet, when } from './schema-notes.ts';
import * as s from './shape.ts';
import { roleWords, routeWords, severityWords } from './vocabulary.ts';

/** The YAML files about people and places: `portfolio.yaml`, `people.yaml`, `evid.yaml`. */

const qualificationEntry = s
  .strictObject({
    qualification: text('Id of a qualification in qualifications/'),
    pathway: text('A pathway of it').optional(),
    version: text('Of its rules of combination, where a portfolio must say which').optional(),
  })
  .meta({ title: 'Qualification of a portfolio' });
const registration = s
  .strictObject({
    unit: text('Id of a unit or standard in specs/'),
    target: day('When it should be complete').optional(),
    'target-grade': text('Of a graded unit: the grade aimed at; default: the lowest').optional(),
    route: words(routeWords, 'Default: assessed').optional(),
    certificate: text('Which certificate is carried over; for credit-transfer and exemption').optional(),
    assessor: text('Id of a person in people.yaml').optional(),
    verifier: text('Id of a person in people.yaml').optional(),
    registered: day('The learner’s registration for this unit').optional(),
    declared: day('The learner’s declaration that all evidence of the unit is their own').optional(),
    withdrawn: day('The learner left this unit').optional(),
    certificated: day('The unit is certificated').optional(),
  })
  .meta({
    title: 'Unit of a portfolio',
    ...allOf(
      when(
        says('route', 'credit-transfer', 'exemption'),
        asks('certificate', 'this route asks for certificate: which certificate is carried over'),
      ),
    ),
    defaultSnippets: [snippet('unit', 'With a target date', { unit: '$1', target: '$2' })],
  });
export const portfolioSchema = s
  .strictObject({
    learner: s.strictObject({
      id: itemId('A pseudonymous id'),
      name: text().optional(),
      uln: text('Unique learner number').optional(),
    }),
    units: s.array(s.union([text('Id of a unit or standard in specs/'), registration])),
    assessor: text('Of units that name no other').optional(),
    verifier: text('Of units that name no other').optional(),
    registered: day('Of units that name no other').optional(),
    withdrawn: day('The learner left').optional(),
    certificated: day().optional(),
    qualification: s
      .union([text('Id of a qualification in qualifications/'), qualificationEntry])
      .optional()
      .describe('What the units are to make together'),
    workplace: s.strictObject({ name: text().optional(), sector: text().optional() }).optional(),
    witnesses: s
      .record(
        text(),
        s
          .strictObject({ name: text().optional(), role: text().optional(), relationship: text().optional() })
          .meta({ evidBlank: true }),
      )
      .optional()
      .describe('Who testifies in this portfolio'),
  })
  .meta({ title: 'Portfolio', description: 'Who the learner is, which units, who assesses' });
type WrittenPortfolio = s.Output<typeof portfolioSchema>;
/** A portfolio as far as it could be read: what it says of the learner may be at fault while its units are not. */
export type PortfolioFile = Omit<WrittenPortfolio, 'learner'> & { learner: Partial<WrittenPortfolio['learner']> };

const person = s
  .strictObject({
    name: text(),
    email: text().optional(),
    roles: s.array(words(roleWords)),
    units: s
      .union([words({ all: 'Every unit' }), s.array(text())])
      .optional()
      .describe('Default: all'),
    from: day('First day of this authority').optional(),
    until: day('Last day of this authority').optional(),
    expert: truth('An expert witness for these units').optional(),
  })
  .superRefine(({ from, until }, context) => {
    if (from !== undefined && until !== undefined && until < from)
      context.addIssue({
        code: 'custom',
        path: ['until'],
        message: `lies before from, ${from}: correct one of the two`,
      });
  });
export const peopleSchema = s
  .record(text(), person)
  .meta({ title: 'People', description: 'Register of assessors, trainee assessors, verifiers, expert witnesses' });
export type Person = s.Output<typeof person>;

const policyRule = s.strictObject({
  id: text('CP1, CP2 …').regex(/^CP\d+$/, 'is no policy rule id: use CP1, CP2 …'),
  text: text('What the centre asks'),
  units: s
    .union([words({ all: 'Every unit and standard' }), s.array(text())])
    .optional()
    .describe('Default: all'),
  rules: s.array(ruleSchema).optional(),
});
export const configSchema = s
  .strictObject({
    version: formatVersion('The version of this format is 1').optional(),
    centre: s.strictObject({ name: text().optional(), number: text().optional() }).optional(),
    specs: s.array(text()).optional().describe('Folders with specifications; default: specs'),
    portfolios: s.array(text()).optional().describe('Portfolio folders, with * for any name; default: portfolios/*'),
    people: text('Default: people.yaml').optional(),
    policy: s
      .strictObject({
        indicators: s.record(text(), decimal()).optional().describe('Thresholds that judge rules read as policy.NAME'),
        'currency-months': wholeNumber('How old evidence may be').optional(),
        severity: s
          .record(text(), words(severityWords))
          .optional()
          .describe('Changes what is reported, never what counts'),
        rules: s.array(policyRule).optional().describe('The centre’s own requirements'),
        sampling: s
          .strictObject({
            percent: percentage('Of what each assessor decided on each unit; default: 20').optional(),
            'new-assessor': percentage('Of a new assessor’s decisions, and a trainee’s; default: 50').optional(),
            'new-unit': percentage('Of the decisions on a unit that is new to the centre; default: 50').optional(),
            'new-for-months': wholeNumber('How long an assessor or a unit is new; default: 6').optional(),
            'long-gap-days': wholeNumber('Days from evidence to decision that are long; default: 90').optional(),
          })
          .optional()
          .describe('How much an internal verifier samples; evid sample reads it'),
        'evidence-schema': text('A JSON Schema for the centre’s own front-matter keys').optional(),
      })
      .optional(),
  })
  .meta({ title: 'Workspace', description: 'Centre, where things are, centre policy' });
export type ConfigFile = s.Output<typeof configSchema>;
