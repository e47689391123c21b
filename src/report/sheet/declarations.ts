import { finalSamples, lastSample } from '../../case/decided-since.ts';
import { unitOfRef } from '../../model/refs.ts';
import type { SampleRow } from '../../model/result.ts';
import { refusedSignOff } from '../../words/decisions.ts';
import { sampleWords } from '../../words/samples.ts';
import type { Declaration, SheetCase, UnitSheet } from './sheet.ts';

/** What learner, assessor and verifier declare of the unit: made on a day, or still to be signed. */
export function declarationsOf(sheet: SheetCase): Declaration[] {
  const { at, row: unit } = sheet;
  const { name, id } = at.portfolio.learner;
  const person = (role: string | undefined) => (role === undefined ? '' : at.name(role));
  const { signOff, declared } = unit;
  return [
    {
      who: 'Learner',
      name: name ?? id ?? '',
      words: 'All the evidence of this unit is my own.',
      ...(declared === undefined ? {} : { made: `declared on ${declared}` }),
    },
    {
      who: 'Assessor',
      name: person(unit.assessor),
      words: [
        'The learner has achieved this unit.',
        ...(signOff !== undefined && !signOff.holds
          ? [
              `(The sign-off in ${signOff.record} of ${signOff.date} no longer holds: ${refusedSignOff(unit) ?? 'a later decision stands'}.)`,
            ]
          : []),
        ...(unit.gaps.length > 0 && !signOff?.holds ? ['(To be signed only when nothing above is open.)'] : []),
      ].join(' '),
      ...(signOff?.holds ? { made: `signed off: ${at.said(signOff.record)}` } : {}),
    },
    { who: 'Internal verifier', name: person(unit.verifier), ...verifierWords(sheet) },
  ];
}

/** The verifier's declaration rests on the last final sample; an interim one leaves the line to be signed. */
function verifierWords(sheet: SheetCase): Pick<Declaration, 'words' | 'made'> {
  const words = 'I have sampled the assessment of this unit and agree with it.';
  const final = finalSamples(sheet.at.portfolio, sheet.row);
  const last = lastSample(final);
  if (last === undefined) return { words: `${words} (No final sample yet.)` };
  const record = final.filter((each) => each.record === last.record);
  if (record.some(({ outcome }) => outcome === 'not-agreed')) {
    return { words: `${words} (Not agreed in the final sample ${last.record} of ${last.date}.)` };
  }
  return { words, made: `final sample agreed: ${sheet.at.said(last.record)}` };
}

const samplesOf = ({ at: { portfolio }, row: unit }: SheetCase): SampleRow[] =>
  portfolio.samples.filter(({ units }) => units.includes(unit.unit));

/** The internal verifier's samples of a unit, and in a sentence whether there is one. */
export function samplingOf(sheet: SheetCase): Pick<UnitSheet, 'sampled' | 'samples'> {
  const samples = samplesOf(sheet);
  const records = [...new Set(samples.filter(({ stands }) => stands).map(({ record }) => record))];
  return {
    sampled:
      records.length === 0
        ? 'Not sampled by an internal verifier.'
        : `Sampled by an internal verifier in ${records.join(', ')}.`,
    samples: samples.map((sample) => sampleWords(ofUnit(sample, sheet), sheet.at.said)),
  };
}

/** A sample as far as it is about the unit. */
const ofUnit = (sample: SampleRow, { row }: SheetCase): SampleRow => ({
  ...sample,
  criteria: sample.criteria?.filter((ref) => unitOfRef(ref) === row.unit),
});
