import { finalSamples, lastSample } from '../../case/decided-since.ts';
import { type Block, type Blocks, blank, list, paragraph, table, type Words } from '../../document/blocks.ts';
import { unitOfRef } from '../../model/refs.ts';
import { refusedSignOff } from '../../words/decisions.ts';
import { listFacts } from '../../words/lists.ts';
import { sampleWords } from '../../words/samples.ts';
import type { SheetCase } from './sheet.ts';

/** What learner, assessor and verifier declare of the unit: made on a day, or still to be signed. */
export function declarations(sheet: SheetCase): Block {
  const { at, row: unit } = sheet;
  const { name, id } = at.portfolio.learner;
  const { signOff, declared } = unit;
  const line = (who: string, person: string | undefined, words: string, made: string | false | undefined): Words[] => [
    who,
    person || blank,
    words,
    made || ['Signed ', blank, ' Date ', blank],
  ];
  const achieved = [
    'The learner has achieved this unit.',
    signOff?.holds === false &&
      `(The sign-off in ${signOff.record} of ${signOff.date} no longer holds: ${refusedSignOff(unit) ?? 'a later decision stands'}.)`,
    unit.gaps.length > 0 && !signOff?.holds && '(To be signed only when nothing above is open.)',
  ];
  const person = (role: string | undefined) => role && at.name(role);
  return table(
    ['Who', 'Name', 'Declares', 'When'],
    [
      line('Learner', name ?? id, 'All the evidence of this unit is my own.', declared && `declared on ${declared}`),
      line(
        'Assessor',
        person(unit.assessor),
        listFacts(achieved, ' '),
        signOff?.holds && `signed off: ${at.said(signOff.record)}`,
      ),
      line('Internal verifier', person(unit.verifier), ...verifierWords(sheet)),
    ],
  );
}

/** The verifier's declaration rests on the last final sample; an interim one leaves the line to be signed. */
function verifierWords({ at, row }: SheetCase): [words: string, made: string | undefined] {
  const words = 'I have sampled the assessment of this unit and agree with it.';
  const final = finalSamples(at.portfolio, row);
  const last = lastSample(final);
  if (last === undefined) return [`${words} (No final sample yet.)`, undefined];
  if (final.some(({ record, outcome }) => record === last.record && outcome === 'not-agreed'))
    return [`${words} (Not agreed in the final sample ${last.record} of ${last.date}.)`, undefined];
  return [words, `final sample agreed: ${at.said(last.record)}`];
}

/** Whether an internal verifier has sampled the unit, in a sentence, and each sample as far as it is about the unit. */
export function sampling({ at, row: { unit } }: SheetCase): Blocks {
  const samples = at.portfolio.samples.filter(({ units }) => units.includes(unit));
  const records = [...new Set(samples.filter(({ stands }) => stands).map(({ record }) => record))];
  return [
    paragraph(
      records.length === 0
        ? 'Not sampled by an internal verifier.'
        : `Sampled by an internal verifier in ${records.join(', ')}.`,
    ),
    list(
      samples.map((sample) => {
        const criteria = sample.criteria?.filter((ref) => unitOfRef(ref) === unit);
        return sampleWords({ ...sample, criteria }, at.said);
      }),
    ),
  ];
}
