import { day, decimal, itemId, listOrBlank, oneOrList, positive, text, truth, words } from './fields.ts';
import {
  allOf,
  asks,
  asksOneOf,
  excludes,
  forbids,
  isListOfSeveral,
  present,
  says,
  snippet,
  unless,
  when,
} from './schema-notes.ts';
import * as s from './shape.ts';
import { contextWords, methodWords } from './vocabulary.ts';

/** Front matter of `evidence/**\/*.md`. */

/** Hours of several occasions at once are nobody's: several dates are one occasion only under a label. */
const hoursOfOne = (label: string) =>
  when(
    allOf(isListOfSeveral('date'), unless(present(label))),
    forbids('hours', 'hours belongs to one occasion: list these under occasions, each with its hours'),
  );
const occasion = s
  .strictObject({
    date: oneOrList(day()),
    label: text('Names one event; items about the same event share it').optional(),
    customers: s.array(text()).optional(),
    tags: s.array(text()).optional(),
    criteria: s.array(text()).optional().describe('Which of the item’s claims this occasion shows; default: all'),
    hours: positive('How many hours of work it shows; of an entry about one occasion').optional(),
  })
  .meta({ title: 'Occasion', ...hoursOfOne('label') });
const ofMethod = (...methods: string[]) => allOf(says('method', ...methods), unless(says('draft', true, 'true')));
export const evidenceSchema = s
  .strictObject({
    id: itemId('Unique in the portfolio'),
    title: text(),
    method: words(methodWords),
    date: oneOrList(day()).optional().describe('When the work shown happened; a list for several days'),
    occasion: text('Label of the event; items about the same event share it').optional(),
    occasions: s
      .array(occasion)
      .min(1, 'is an empty list')
      .optional()
      .describe('Instead of date and occasion, for an item about several occasions'),
    context: words(contextWords, 'Of the work shown; needed as soon as a performance criterion is claimed').optional(),
    criteria: listOrBlank(text(), 'The claims: REF, or REF @ PLACE').meta({
      markdownDescription:
        'The claims: what this item shows.\n\n- `B9/1.5` — the place is a locator in the body, `[B9/1.5]`\n' +
        '- `B9/2.1 @ attachments/thread.pdf p. 2` — a page of a file\n- `B9/2.3 @ 12:30` — a time in the only file',
    }),
    customers: s.array(text()).optional().describe('Pseudonymous ids'),
    tags: s.array(text()).optional().describe('Situations (facet/value) and the writer’s own words'),
    witness: oneOrList(text()).optional().describe('Ids from portfolio.yaml or people.yaml'),
    assessor: oneOrList(text()).optional().describe('Who observed, asked or led the discussion'),
    files: s.array(text()).optional().describe('Relative to the portfolio folder'),
    signed: day('The day its maker declared it theirs').optional(),
    recorded: day('The day of a discussion or statement about earlier work').optional(),
    draft: truth('Listed, never counted').optional(),
    withdrawn: day('Never counts; may be emptied').optional(),
    held: text('Where confidential evidence is kept').optional(),
    'seen-by': oneOrList(text()).optional().describe('Who saw the confidential evidence'),
    'seen-on': day().optional(),
    score: decimal('Of a test').optional(),
    hours: positive('How many hours of work it shows; of an item about one occasion').optional(),
  })
  .meta({
    title: 'Evidence',
    description: 'One item of evidence',
    markdownDescription:
      'One item of evidence: the front matter of a file in `evidence/`. What it shows stands in the Markdown below, ' +
      'with locators such as `[B9/1.5]`.',
    ...allOf(
      asksOneOf(['date', 'occasions'], 'the key date is missing: when the work shown happened, or a list of occasions'),
      excludes('occasions', ['date', 'occasion'], 'keep one: occasions replaces date and occasion'),
      hoursOfOne('occasion'),
      excludes('occasions', ['hours'], 'write hours into the entries of occasions'),
      when(
        ofMethod('observation', 'questioning', 'discussion'),
        asks('assessor', 'this method asks for assessor: who observed, asked or led the discussion'),
      ),
      when(
        ofMethod('witness-testimony', 'expert-witness'),
        asks('witness', 'this method asks for witness: who testifies'),
      ),
      when(ofMethod('test'), asks('score', 'method: test asks for score')),
      when(
        allOf(present('method'), unless(says('method', 'test'))),
        forbids('score', 'a score belongs to method: test'),
      ),
    ),
    defaultSnippets: [
      snippet('evidence: work product', 'An item about one event', {
        id: '$1',
        title: '$2',
        method: 'work-product',
        date: '$3',
        context: 'paid-work',
        criteria: ['$4'],
        tags: [],
        files: ['attachments/$5'],
      }),
      snippet('evidence: witness testimony', 'What somebody at the workplace saw', {
        id: '$1',
        title: '$2',
        method: 'witness-testimony',
        date: '$3',
        context: 'paid-work',
        criteria: ['$4'],
        witness: '$5',
      }),
      snippet('evidence: several occasions', 'An item about several events', {
        id: '$1',
        title: '$2',
        method: 'work-product',
        occasions: [{ date: '$3', label: '$4', criteria: ['$5'] }],
        context: 'paid-work',
        criteria: ['$6'],
      }),
    ],
  });
export type EvidenceFile = s.Output<typeof evidenceSchema>;

/** What a withdrawn item still has to say. */
export const withdrawnEvidenceSchema = evidenceSchema.asking('id', 'withdrawn');
