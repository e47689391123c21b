/** The closed lists of words of evid's files, each word with what it says to a reader. */

export const methodWords = {
  observation: 'The assessor watched the learner work',
  'work-product': 'Something made for the job itself: a letter, a log, a record',
  questioning: 'The assessor asked, the learner answered',
  discussion: 'A professional discussion led by the assessor',
  'witness-testimony': 'What somebody at the workplace saw',
  'expert-witness': 'Testimony of a witness registered as expert for the unit',
  'learner-statement': 'The learner’s own account or diary, kept for the portfolio',
  'prior-learning': 'Evidence of learning from before the registration',
  test: 'A marked test, with its score',
} as const;
export type Method = keyof typeof methodWords;

/** Evidence that an assessor arranges, carries out and writes: until then it is the assessor's move. */
export const ledByAssessor: ReadonlySet<Method | undefined> = new Set<Method>([
  'observation',
  'questioning',
  'discussion',
]);

/** Seen by the assessor, or a product of the work, or vouched for by an expert. */
export const directMethods: ReadonlySet<Method> = new Set<Method>(['observation', 'work-product', 'expert-witness']);

export const contextWords = {
  'paid-work': 'A real, paid job',
  'voluntary-work': 'A real, unpaid job',
  'work-placement': 'A placement at an employer',
  'realistic-environment': 'A realistic working environment run for learning',
  simulation: 'A role play or exercise',
} as const;
export type Context = keyof typeof contextWords;

export const kindWords = {
  performance: 'Shown by doing the job',
  knowledge: 'May be shown by questioning or discussion anywhere',
} as const;
export type Kind = keyof typeof kindWords;

export const forceWords = {
  must: 'Binding: unmet, it is a gap',
  should: 'Recommended: unmet, it is advice',
  may: 'A permission: a note, never anything else',
} as const;
export type Force = keyof typeof forceWords;

export const roleWords = {
  assessor: 'Decides on evidence',
  'trainee-assessor': 'Decides on evidence; each record needs a countersignature',
  verifier: 'Samples the assessors’ decisions (IQA)',
  witness: 'Testifies to what they saw; decides nothing',
} as const;
export type Role = keyof typeof roleWords;

export const outcomeWords = {
  met: 'Valid, authentic, current, sufficient and reliable',
  partial: 'Contributes; more is needed',
  'not-yet': 'Does not show it yet',
  'not-applicable': 'Did not arise (conditional criteria only)',
  withdrawn: 'Takes an earlier decision back',
} as const;

export const routeWords = {
  assessed: 'Evidence is collected and judged',
  'recognised-prior-learning': 'Earlier learning is judged like other evidence',
  'credit-transfer': 'A certificate of the same unit is carried over',
  exemption: 'A certificate of another unit stands in its place',
} as const;
export type Route = keyof typeof routeWords;

export const severityWords = {
  error: 'Fails the check',
  warning: 'Shown; fails with --fail-on warning',
  info: 'Shown',
  off: 'Not reported',
} as const;
export type SeverityWord = keyof typeof severityWords;

export const measureWords = {
  items: 'Items of evidence',
  occasions: 'Separate events',
  customers: 'Different customers',
  days: 'Days from the first to the last date',
  methods: 'Different methods',
  assessors: 'Different assessors',
  witnesses: 'Different witnesses',
  criteria: 'Different criteria (parts)',
  values: 'Different values of a facet',
  hours: 'Hours of the work shown, each occasion once',
} as const;
export type Measure = keyof typeof measureWords;

/** What the history says of who wrote a record or an observation. */
export const attributionWords = {
  same: 'Committed by the person it names',
  together: 'Committed by somebody else, whose message calls the person it names a co-author',
  another: 'Committed by somebody else in the register',
  learner: 'Committed by the learner',
  unknown: 'Committed by an address that is nobody’s in the register',
  'no-address': 'The register has no address of the person it names',
  'not-committed': 'Not committed yet',
  'before-this-clone': 'Older than the history that this clone has',
} as const;
export type Attribution = keyof typeof attributionWords;

/** What other documents and systems call these things, by evid's word: for help, never accepted. */
export const alsoCalled: Readonly<Record<string, string>> = {
  'reflective-account': 'learner-statement',
  'reflective-log': 'learner-statement',
  'personal-statement': 'learner-statement',
  'personal-account': 'learner-statement',
  'candidate-statement': 'learner-statement',
  diary: 'learner-statement',
  journal: 'learner-statement',
  'case-study': 'learner-statement',
  storyboard: 'learner-statement',
  product: 'work-product',
  'product-evidence': 'work-product',
  'products-of-work': 'work-product',
  artefact: 'work-product',
  document: 'work-product',
  log: 'work-product',
  'professional-discussion': 'discussion',
  'guided-discussion': 'discussion',
  questions: 'questioning',
  'oral-questions': 'questioning',
  'oral-questioning': 'questioning',
  'written-questions': 'questioning',
  'knowledge-questions': 'questioning',
  'question-and-answer': 'questioning',
  rpl: 'prior-learning',
  apl: 'prior-learning',
  apel: 'prior-learning',
  'recognition-of-prior-learning': 'prior-learning',
  witness: 'witness-testimony',
  'witness-statement': 'witness-testimony',
  testimony: 'witness-testimony',
  'expert-witness-testimony': 'expert-witness',
  'direct-observation': 'observation',
  exam: 'test',
  'multiple-choice': 'test',
  job: 'paid-work',
  work: 'paid-work',
  workplace: 'paid-work',
  employment: 'paid-work',
  'real-work': 'paid-work',
  voluntary: 'voluntary-work',
  volunteering: 'voluntary-work',
  'unpaid-work': 'voluntary-work',
  placement: 'work-placement',
  'work-experience': 'work-placement',
  internship: 'work-placement',
  rwe: 'realistic-environment',
  'realistic-working-environment': 'realistic-environment',
  simulated: 'simulation',
  'role-play': 'simulation',
  roleplay: 'simulation',
  exercise: 'simulation',
  trainee: 'trainee-assessor',
  iqa: 'verifier',
  iv: 'verifier',
  'internal-verifier': 'verifier',
};

/** Whom an action may be for without naming anybody. */
export const actionParts = ['learner', 'assessor', 'verifier'] as const;
export const isActionPart = (owner: string): boolean => (actionParts as readonly string[]).includes(owner);
