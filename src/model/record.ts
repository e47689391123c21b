import { day, decimal, identifier, itemId, text, words } from './fields.ts';
import {
  allOf,
  anyOf,
  asks,
  asksOneListOf,
  asksOneOf,
  excludes,
  forbids,
  isNonEmptyList,
  type Note,
  says,
  snippet,
  when,
} from './schema-notes.ts';
import * as s from './shape.ts';
import { measureWords, outcomeWords } from './vocabulary.ts';

/** Front matter of `assessments/*.md` and `verification/*.md`: append-only records. */

const digest = () => text('sha256:… of the evidence as it was judged');
const basis = () => s.record(text(), digest());

/** What evid asks of a digest once it has read the decision. */
const digestForm: Note = {
  doNotSuggest: true,
  not: { type: ['number', 'boolean'] },
  pattern: '^sha256:[0-9a-f]{64}$',
  patternErrorMessage: 'this is not a digest: sha256: and 64 hexadecimal digits',
};
const aloneMessage = 'not-applicable is said of criteria alone';
const noEvidenceMessage = 'this decision names no evidence: evidence with its digest, or a basis of several items';

const decision = s
  .strictObject({
    evidence: text('Id of one item').optional(),
    digest: digest().optional(),
    basis: basis().optional().describe('Several items taken together, each with its digest'),
    criteria: s.array(text()).optional(),
    tags: s.array(text()).optional().describe('Situations decided'),
    outcome: words(outcomeWords),
    place: text('Where the evidence shows a criterion that the learner did not claim').optional(),
    reason: text().optional(),
  })
  .meta({
    title: 'Decision',
    ...allOf(
      asksOneListOf(['criteria', 'tags'], 'this decision names neither criteria nor tags'),
      excludes('basis', ['evidence'], 'keep one: basis holds all items taken together, each with its digest'),
      when(
        anyOf(says('outcome', 'met', 'partial', 'not-yet'), isNonEmptyList('tags')),
        asksOneOf(['evidence', 'basis'], noEvidenceMessage),
      ),
      when(
        says('outcome', 'not-applicable'),
        allOf(
          asks('reason', 'not-applicable asks for a reason'),
          forbids('evidence', aloneMessage),
          forbids('basis', aloneMessage),
          { properties: { tags: { doNotSuggest: true, maxItems: 0 } } },
        ),
      ),
      when(says('outcome', 'withdrawn'), asks('reason', 'withdrawn asks for a reason')),
      {
        properties: { digest: digestForm, basis: { doNotSuggest: true, additionalProperties: digestForm } },
      },
    ),
    defaultSnippets: [
      snippet('decision', 'On criteria that one item shows', {
        evidence: '$1',
        criteria: ['$2'],
        outcome: 'met',
        digest: 'sha256:$3',
      }),
      snippet('decision: not yet', 'With what the learner should do next', {
        evidence: '$1',
        criteria: ['$2'],
        outcome: 'not-yet',
        digest: 'sha256:$3',
        reason: '$4',
      }),
      snippet('decision: taken together', 'On several items that show it together', {
        basis: { $1: 'sha256:$2', $3: 'sha256:$4' },
        criteria: ['$5'],
        outcome: 'met',
      }),
      snippet('decision: not applicable', 'Of conditional criteria only', {
        criteria: ['$1'],
        outcome: 'not-applicable',
        reason: '$2',
      }),
    ],
  });
const shown = s
  .strictObject({ of: words(measureWords), measured: decimal(), expected: decimal().optional() })
  .meta({ title: 'Number that the assessor saw' });
const judgement = s
  .strictObject({
    requirement: text('B9/ER3'),
    outcome: words({ met: outcomeWords.met, 'not-yet': outcomeWords['not-yet'], withdrawn: outcomeWords.withdrawn }),
    reason: text('Why the assessor is confident, or not'),
    basis: basis().optional().describe('The items it rests on, each with its digest'),
    shown: s.array(shown).optional().describe('The numbers beside it as the assessor saw them; evid writes them'),
  })
  .meta({
    title: 'Judgement',
    defaultSnippets: [
      snippet('judgement', 'On a requirement that asks an assessor to decide', {
        requirement: '$1',
        outcome: 'met',
        reason: '$2',
        basis: { $3: 'sha256:$4' },
      }),
    ],
  });
const signOff = s
  .strictObject({
    unit: text(),
    outcome: words({ achieved: 'The unit is achieved', withdrawn: 'Takes an earlier sign-off back' }),
    reason: text().optional(),
  })
  .meta({ title: 'Sign-off' });
const action = s
  .strictObject({
    id: text(),
    text: text(),
    owner: text('learner, assessor, verifier, or a person’s id').optional(),
    due: day().optional(),
  })
  .meta({ title: 'Action' });
const recordKeys = {
  id: itemId('Unique among the portfolio’s records'),
  date: day(),
  actions: s.array(action).optional(),
  closes: s.array(text()).optional().describe('Earlier actions now done: A00/1'),
};
export const assessmentSchema = s
  .strictObject({
    ...recordKeys,
    assessor: text('Id of a person in people.yaml'),
    decisions: s.array(decision).optional(),
    judgements: s.array(judgement).optional(),
    units: s.array(signOff).optional().describe('Sign-offs'),
    countersigns: s.array(text()).optional().describe('Records of a trainee assessor that this assessor confirms'),
    wording: s
      .record(text(), identifier(/^[0-9a-f]{16}$/, 'is no wording: 16 hexadecimal digits, as evid writes them'))
      .optional()
      .describe('The words that were decided on, by reference; evid writes it, and notices when they are others'),
  })
  .meta({ title: 'Assessment record', description: 'What an assessor decided' });
export type AssessmentFile = s.Output<typeof assessmentSchema>;

/** What is said where a sample names more than one thing. */
export const sampleWords =
  'a sample is of decisions (evidence, criteria), of one judgement (requirement) or of one sign-off (unit): write two as two entries';
const sample = s
  .strictObject({
    assessment: text('Id of the sampled record'),
    evidence: text('Id of one item; left out with criteria, the whole record is sampled').optional(),
    criteria: s.array(text()).optional().describe('Left out: all that was decided on the item'),
    requirement: text('Instead of evidence and criteria: a judgement on this requirement').optional(),
    unit: text('Instead of evidence and criteria: the sign-off of this unit').optional(),
    stage: words({ interim: 'While the unit is under way', summative: 'Before certification' }).optional(),
    outcome: words({ agreed: 'The verifier agrees', 'not-agreed': 'The decision does not hold' }),
    reason: text().optional(),
  })
  .meta({
    title: 'Sample',
    ...allOf(
      excludes('requirement', ['evidence', 'criteria', 'unit'], sampleWords),
      excludes('unit', ['evidence', 'criteria'], sampleWords),
    ),
    defaultSnippets: [
      snippet('sample', 'Of one item of a record', {
        assessment: '$1',
        evidence: '$2',
        criteria: ['$3'],
        stage: 'interim',
        outcome: 'agreed',
      }),
    ],
  });
export const verificationSchema = s
  .strictObject({ ...recordKeys, verifier: text('Id of a person in people.yaml'), samples: s.array(sample).optional() })
  .meta({ title: 'Verification record', description: 'What an internal verifier sampled' });
export type VerificationFile = s.Output<typeof verificationSchema>;
