import { z } from 'zod';
import { gapReasonSchema, idleSchema, nearMissSchema, stepSchema } from './reason.ts';
import { memberKinds } from './rule.ts';
import { criterionStatuses, unitStatuses } from './statuses.ts';
import {
  attributionWords,
  contextWords,
  forceWords,
  kindWords,
  measureWords,
  methodWords,
  outcomeWords,
  routeWords,
} from './vocabulary.ts';

export type { CriterionStatus, UnitStatus } from './statuses.ts';

/** The result of a check (formats, section 9): the one value of which every output is a view. */

const keysOf = <const Word extends string>(described: Readonly<Record<Word, string>>) =>
  z.enum(Object.keys(described) as [Word, ...Word[]]);

const whole = z.int();
const claimState = z.enum(['claimed', 'met', 'partial', 'not-yet', 'stale']);

const place = z.strictObject({
  line: whole.optional().describe('Line of the evidence file'),
  file: z.string().optional().describe('A file of the item'),
  at: z.string().optional().describe('Page or time in that file'),
  words: z.string().optional().describe('Words of the body that the claim names'),
});
const sampledRow = z.strictObject({
  record: z.string().describe('The verification record'),
  by: z.string(),
  date: z.string(),
  outcome: z.enum(['agreed', 'not-agreed']),
  reason: z.string().optional(),
});
export type SampledRow = z.output<typeof sampledRow>;
const samples = z
  .array(sampledRow)
  .optional()
  .describe(
    'The verifiers’ samples that cover it, oldest first; the last is what holds. Left out where there are none',
  );
const decisionRow = z.strictObject({
  record: z.string(),
  date: z.string(),
  outcome: keysOf(outcomeWords),
  reason: z.string().optional(),
  with: z.array(z.string()).optional().describe('The other items of a decision on several taken together'),
  samples,
});
const claimRow = z.strictObject({
  evidence: z.string(),
  by: z.string().describe('learner, or the record in which the assessor credited it'),
  state: claimState,
  counts: z.boolean(),
  why: z.string().optional().describe('Why it does not count'),
  idle: idleSchema.optional().describe('The same as data'),
  resubmitted: z.literal(true).optional(),
  contested: z.literal(true).optional(),
  places: z.array(place),
  decision: decisionRow.optional(),
  unconfirmed: decisionRow.optional().describe('A trainee’s later decision that no assessor has countersigned'),
  disagreement: z
    .string()
    .optional()
    .describe('The verification record that did not agree with an earlier decision on it'),
});
const leafStatus = z.enum(criterionStatuses);
const partRow = z.strictObject({
  ref: z.string(),
  text: z.string(),
  kind: keysOf(kindWords),
  conditional: z.literal(true).optional(),
  optional: z.literal(true).optional(),
  asked: z.literal(false).optional().describe('It is optional, or graded above the grade aimed at'),
  status: leafStatus,
  record: z.string().optional().describe('The record that decided it not applicable'),
  reason: z.string().optional(),
  claims: z.array(claimRow),
});
const criterionRow = z.strictObject({
  ref: z.string(),
  outcome: z.string(),
  kind: keysOf(kindWords),
  text: z.string(),
  grade: z.string().optional(),
  conditional: z.literal(true).optional(),
  optional: z.literal(true).optional(),
  asked: z.literal(false).optional().describe('It is optional, or graded above the grade aimed at'),
  status: leafStatus,
  record: z.string().optional(),
  reason: z.string().optional(),
  claims: z.array(claimRow).optional().describe('Left out where there are parts'),
  parts: z.array(partRow).optional(),
});

const ruleStatus = z.enum(['met', 'claimed', 'gap']);
export type RuleStatus = z.output<typeof ruleStatus>;
/** A number of things, or of hours. */
const amount = z.number();
const cell = z.strictObject({ cell: z.string(), measured: amount, needed: amount.optional() });
const coverCell = z.strictObject({ cell: z.string(), found: z.array(z.string()) });
const found = z.strictObject({
  measured: amount.optional(),
  found: z.array(z.string()).optional(),
  cells: z.array(z.union([cell, coverCell])).optional(),
});
const indicatorRow = z.strictObject({ of: keysOf(measureWords), measured: amount, expected: amount.optional() });
const judgementRow = z.strictObject({
  record: z.string(),
  date: z.string(),
  outcome: z.enum(['met', 'not-yet']),
  reason: z.string(),
  stale: z.boolean(),
  contested: z.string().optional().describe('The verification record that did not agree with it'),
  samples,
  basis: z.array(z.string()).optional().describe('The items it rests on, where it names any'),
  shown: z.array(indicatorRow).optional().describe('The numbers beside it as the assessor saw them'),
});
const ruleShape = {
  kind: z.enum(memberKinds),
  status: ruleStatus,
  what: z.string().describe('The rule in words'),
  of: keysOf(measureWords).optional().describe('Of a count: what it counts'),
  facet: z.string().optional().describe('Of a cover, or a count of values: whose values'),
  accepted: found.optional(),
  claimed: found.optional(),
  needed: z.union([amount, z.array(z.string())]).optional(),
  anyValue: z.literal(true).optional().describe('Of an open facet: values besides those needed count too'),
  atLeast: whole.optional().describe('How many of the needed values'),
  atMost: amount.optional(),
  separateOccasions: z.literal(true).optional(),
  indicators: z.array(indicatorRow).optional(),
  facets: z.array(z.string()).optional().describe('Whose values the indicators of values count, one for each of these'),
  occasions: z
    .array(
      z.strictObject({
        occasion: z.string().describe('Its label, or its date'),
        dates: z.array(z.string()),
        customers: z.array(z.string()),
        evidence: z.array(z.string()),
      }),
    )
    .optional()
    .describe('What the indicators of a judge were measured over, where there is any'),
  judgement: judgementRow.optional(),
  counted: z.array(z.string()).describe('Evidence that counted, on the claimed basis'),
  undecided: z
    .array(z.string())
    .optional()
    .describe('Of those, what a count or cover would not count on the accepted basis'),
  nearMisses: z.array(nearMissSchema),
};
const plainRule = z.strictObject(ruleShape);
export interface RuleResult extends z.output<typeof plainRule> {
  /** The members of an any-of or all-of. */
  rules?: RuleResult[] | undefined;
}
const ruleRow: z.ZodType<RuleResult> = z
  .strictObject({
    ...ruleShape,
    get rules() {
      return z.array(ruleRow).optional().describe('The members of any-of or all-of');
    },
  })
  .meta({ id: 'ruleResult' });

const requirementStatus = z.enum(['met', 'claimed', 'gap', 'note']);
const requirementShape = {
  ref: z.string(),
  text: z.string(),
  status: requirementStatus,
  rules: z.array(ruleRow),
  judgement: judgementRow.optional().describe('A judgement that makes it a gap whatever its rules say'),
};
const requirementPartRow = z.strictObject({ ...requirementShape, parts: z.array(z.never()) });
const requirementRow = z.strictObject({
  ...requirementShape,
  force: keysOf(forceWords),
  layer: z.enum(['unit', 'centre']),
  parts: z.array(requirementPartRow),
});
export type RequirementRow = z.output<typeof requirementRow>;
export type RequirementPartRow = z.output<typeof requirementPartRow>;

const waived = z
  .strictObject({
    reason: z.string(),
    by: z.string().describe('Who accepted it, a person of the register'),
    until: z.string().optional().describe('The last day on which the waiver holds'),
    approval: z.string().optional().describe('The awarding organisation’s reference'),
  })
  .describe('The waiver that accepts it; nothing is met by it');
export type Waived = z.output<typeof waived>;
const owner = z.enum(['learner', 'assessor']);
export type Owner = z.output<typeof owner>;
const gapRow = z.strictObject({
  ref: z.string(),
  layer: z.enum(['unit', 'centre']),
  status: z.enum(['missing', 'not-yet', 'partial', 'claimed', 'stale', 'gap', 'contested']),
  what: z.string(),
  why: z.string(),
  owner,
  move: owner
    .optional()
    .describe(
      'Who moves next, where it is not the owner: the assessor, of what waits for an observation, questioning or discussion that is begun or planned',
    ),
  next: z.string(),
  reasons: z.array(gapReasonSchema).describe('Why it is one, as data'),
  step: stepSchema.describe('What comes next, as data'),
  waived: waived.optional(),
});
export type Gap = z.output<typeof gapRow>;

const outcomeRow = z.strictObject({ id: z.string(), title: z.string(), kind: keysOf(kindWords) });
const unitRow = z.strictObject({
  unit: z.string(),
  title: z.string(),
  level: z.string().optional(),
  credit: whole.optional(),
  guidedLearningHours: whole.optional(),
  awardingOrganisation: z.string().optional(),
  outcomes: z.array(outcomeRow),
  place: z
    .strictObject({ file: z.string(), line: whole, column: whole, endLine: whole, endColumn: whole })
    .optional()
    .describe('Where portfolio.yaml lists it'),
  route: keysOf(routeWords),
  status: z.enum(unitStatuses),
  owner: owner.optional().describe('Who moves next'),
  assessor: z.string().optional(),
  verifier: z.string().optional(),
  registered: z.string().optional(),
  target: z.string().optional(),
  targetGrade: z.string().optional(),
  declared: z.string().optional(),
  withdrawn: z.string().optional(),
  certificated: z.string().optional(),
  certificate: z.string().optional(),
  signOff: z.strictObject({ record: z.string(), date: z.string(), holds: z.boolean(), samples }).optional(),
  grade: z
    .string()
    .optional()
    .describe('Of a graded unit: the highest of which, and of all below, everything is met or not applicable'),
  criteriaMet: whole,
  criteriaClaimed: whole,
  criteriaTotal: whole,
  criteria: z.array(criterionRow),
  requirements: z.array(requirementRow),
  gaps: z.array(gapRow),
});
export type UnitRow = z.output<typeof unitRow>;
export type CriterionRow = z.output<typeof criterionRow>;
export type CriterionPartRow = z.output<typeof partRow>;
export type ClaimRow = z.output<typeof claimRow>;

const tagRow = z.strictObject({ tag: z.string(), state: claimState });
const occasionRow = z.strictObject({
  dates: z.array(z.string()),
  label: z.string().optional(),
  customers: z.array(z.string()),
  tags: z.array(z.string()),
  hours: z.number().optional(),
});
const evidenceRow = z.strictObject({
  id: z.string(),
  path: z.string(),
  title: z.string(),
  method: keysOf(methodWords).optional().describe('Left out only where a withdrawn item says nothing'),
  context: keysOf(contextWords).optional(),
  draft: z.boolean(),
  planned: z.literal(true).optional().describe('A draft whose date is still to come'),
  withdrawn: z.string().optional(),
  held: z.string().optional(),
  seenBy: z.array(z.string()).optional().describe('Who inspected what is held'),
  seenOn: z.string().optional(),
  signed: z.string().optional(),
  recorded: z.string().optional(),
  witnesses: z.array(z.string()).optional(),
  assessors: z.array(z.string()).optional(),
  score: z.number().optional(),
  digest: z.string(),
  tags: z.array(tagRow),
  tagDecisions: z.array(decisionRow.extend({ tag: z.string() })).optional(),
  occasions: z.array(occasionRow),
  files: z.array(z.string()),
});
export type EvidenceRow = z.output<typeof evidenceRow>;
const recordRow = z.strictObject({
  id: z.string(),
  kind: z.enum(['assessment', 'verification']),
  path: z.string(),
  by: z.string(),
  date: z.string(),
  countersignedBy: z.array(z.string()).optional().describe('Records of assessors that confirm this one of a trainee'),
  awaitsCountersignature: z.literal(true).optional(),
  effect: z
    .enum(['overtaken', 'none'])
    .optional()
    .describe(
      'Why nothing in it has one: overtaken, where later records replace all of it or its items are withdrawn; none, where whoever made it may not',
    ),
});
export type RecordRow = z.output<typeof recordRow>;
const actionRow = z.strictObject({
  ref: z.string(),
  text: z.string(),
  owner: z.string().optional(),
  due: z.string().optional(),
  open: z.boolean(),
});
export type ActionRow = z.output<typeof actionRow>;
const sampleRow = z.strictObject({
  record: z.string().describe('The verification record'),
  by: z.string(),
  date: z.string(),
  assessment: z.string().describe('The record sampled'),
  evidence: z.string().optional(),
  criteria: z.array(z.string()).optional(),
  requirement: z.string().optional(),
  unit: z.string().optional(),
  stage: z.enum(['interim', 'summative']).optional(),
  outcome: z.enum(['agreed', 'not-agreed']),
  reason: z.string().optional(),
  units: z.array(z.string()).describe('Units of what it covers'),
  stands: z.boolean().describe('Whether the verifier has the authority'),
});
export type SampleRow = z.output<typeof sampleRow>;
const commitRow = z.strictObject({
  id: z.string(),
  date: z.string(),
  email: z.string().describe('Its author, whom anybody may name'),
  committer: z.string().optional().describe('Who made the commit, where that is another address'),
  signed: z.boolean().describe('It carries a signature, which evid does not verify'),
});
const authorshipRow = z.strictObject({
  kind: z.enum(['assessment', 'verification', 'observation']),
  id: z.string(),
  path: z.string(),
  by: z.array(z.string()).describe('Who it says wrote it'),
  attribution: keysOf(attributionWords),
  first: commitRow.optional().describe('The commit that brought it'),
  later: z.array(commitRow.partial()).describe('Commits that changed it; {} is a change that is not committed'),
});
export type AuthorshipRow = z.output<typeof authorshipRow>;
const qualificationStatuses = ['complete', 'on-course', 'short', 'unknown'] as const;
const combinationRow = z.strictObject({
  ref: z.string(),
  text: z.string(),
  measure: z.enum(['units', 'credits', 'groups']).describe('What its figures count'),
  status: z.enum(['met', 'planned', 'gap']),
  achieved: whole.describe('By units that are complete, certificated or carried over'),
  planned: whole.describe('With every other listed unit that is not withdrawn'),
  needed: whole.optional(),
  atMost: whole.optional(),
});
const qualificationRow = z.strictObject({
  qualification: z.string(),
  pathway: z.string().optional(),
  title: z.string().optional(),
  status: z.enum(qualificationStatuses),
  credits: z.strictObject({ achieved: whole, planned: whole, needed: whole.optional() }),
  rules: z.array(combinationRow),
});
export type QualificationRow = z.output<typeof qualificationRow>;
const portfolioRow = z.strictObject({
  path: z.string(),
  learner: z.strictObject({ id: z.string().optional(), name: z.string().optional(), uln: z.string().optional() }),
  workplace: z.strictObject({ name: z.string().optional(), sector: z.string().optional() }).optional(),
  witnesses: z
    .record(
      z.string(),
      z.strictObject({ name: z.string().optional(), role: z.string().optional(), relationship: z.string().optional() }),
    )
    .describe('Who testifies in this portfolio, by id'),
  evidence: z.array(evidenceRow),
  records: z.array(recordRow),
  actions: z.array(actionRow),
  samples: z.array(sampleRow),
  authorship: z.array(authorshipRow).optional().describe('What git says of the records; with --audit'),
  qualification: qualificationRow.optional().describe('How the learner stands with the qualification it names'),
  units: z.array(unitRow),
});
export type PortfolioRow = z.output<typeof portfolioRow>;

const diagnosticRow = z.strictObject({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  help: z.string().optional(),
  portfolio: z.string().optional(),
  evidence: z.string().optional(),
  ref: z.string().optional(),
  about: z.string().optional().describe('What in the file it is about, such as a key; its fingerprint is made of it'),
  file: z.string(),
  line: whole,
  column: whole,
  endLine: whole,
  endColumn: whole,
  related: z.array(z.strictObject({ file: z.string(), line: whole, message: z.string() })).optional(),
  waived: waived.optional(),
});
export type Diagnostic = z.output<typeof diagnosticRow>;

export const resultSchema = z
  .strictObject({
    version: z.literal(1),
    today: z.string(),
    filters: z.strictObject({
      portfolios: z.array(z.string()).optional(),
      files: z.array(z.string()).optional().describe('Files to whose faults the result is limited'),
      units: z.array(z.string()).optional(),
    }),
    summary: z.strictObject({
      specs: whole,
      portfolios: whole,
      evidence: whole,
      errors: whole,
      warnings: whole,
      infos: whole,
      gaps: whole,
      waived: z
        .strictObject({ errors: whole, warnings: whole, infos: whole, gaps: whole })
        .optional()
        .describe('How many of them are waived; left out where none is'),
    }),
    centre: z.strictObject({ name: z.string().optional(), number: z.string().optional() }).optional(),
    people: z.record(z.string(), z.string()).describe('Names of the people in the register, by id'),
    history: z.strictObject({ shallow: z.boolean() }).optional().describe('Of the clone; with --audit'),
    portfolios: z.array(portfolioRow),
    diagnostics: z.array(diagnosticRow),
  })
  .meta({ title: 'Result of evid check --format json' });
export type Result = z.output<typeof resultSchema>;
