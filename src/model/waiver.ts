import { day, listOrBlank, text } from './fields.ts';
import { allOf, asks, asksExactlyOneOf, excludes, present, snippet, when } from './schema-notes.ts';
import * as s from './shape.ts';

/** `waivers.yaml`: the faults and gaps that the centre accepts, each with a reason. */

export const waiverWords = {
  none: 'a waiver accepts a fault, by its code, or a gap, by its reference',
  several: 'code and reference exclude each other; write two waivers as two entries',
  portfolio: 'a gap is waived in one portfolio: its folder, or the folder’s name',
  subject: 'subject narrows a code; a reference is narrow already',
};

const waiver = s
  .strictObject({
    code: text('The fault that is accepted, as evid explain lists them').optional(),
    reference: text('The criterion, requirement or rule of the centre whose gap is accepted, as in B9/CP1').optional(),
    portfolio: text('Folder of the portfolio, or its name; left out only for faults of no portfolio').optional(),
    subject: text('Narrows a code: an item, a record, a reference or a file; default: all of the portfolio').optional(),
    reason: text('Why it is accepted'),
    by: text('Who accepts it: id of a person in people.yaml'),
    until: day('Last day on which it holds').optional(),
    approval: text('The awarding organisation’s reference; needed for gaps of the unit’s own layer').optional(),
  })
  .meta({
    title: 'Waiver',
    ...allOf(
      asksExactlyOneOf(['code', 'reference'], [], waiverWords.none, waiverWords.several),
      when(present('reference'), asks('portfolio', waiverWords.portfolio)),
      excludes('reference', ['subject'], waiverWords.subject),
    ),
    defaultSnippets: [
      snippet('fault', 'A fault that is accepted', {
        code: '$1',
        portfolio: '$2',
        subject: '$3',
        reason: '$4',
        by: '$5',
        until: '$6',
      }),
      snippet('gap', 'A gap that is accepted', {
        reference: '$1',
        portfolio: '$2',
        reason: '$3',
        by: '$4',
        until: '$5',
      }),
    ],
  });
export const waiversSchema = s
  .strictObject({ waivers: listOrBlank(waiver) })
  .meta({ title: 'Waivers', description: 'Faults and gaps that the centre accepts, each with a reason' });
export type WaiverEntry = s.Output<typeof waiver>;
