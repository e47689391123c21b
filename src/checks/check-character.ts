import { type Check, inUnit } from './check.ts';

export const checkCharacter: Check = {
  code: 'check-character',
  severity: 'warning',
  summary: 'The check character of a unit number does not fit its digits',
  why:
    'The letter of a unit number is worked out from its digits. A slip in it may put a learner in for another ' +
    'unit, and it is far cheaper to notice while the specification is written.',
  fix:
    'Compare the number with the unit document. If the document itself prints it so, set the severity of this ' +
    'check to off in evid.yaml.',
  wrong: example('Y/601/1320'),
  right: example('Y/601/1230'),
  *unit(unit) {
    const number = unit.file.codes?.ofqual;
    if (number === undefined) return;
    const expected = checkCharacterOf(number);
    if (expected === number[0]) return;
    yield inUnit(this.code, unit, unit.at(['codes', 'ofqual']), {
      message:
        expected === undefined
          ? `${number} does not have the form of a unit number`
          : `the digits of ${number} ask for the letter ${expected}`,
      help: 'compare the number with the document; some published numbers are misprints',
    });
  },
};

/**
 * The letter that a unit number such as Y/601/1230 begins with: its seven digits weighted 8, 7, 6, 5, 4, 3, 2, the sum modulo
 * 11 counted into ADFHJKLMRTY. Found from published numbers, of which 36 of 37 fit. Undefined for anything else.
 */
export function checkCharacterOf(number: string): string | undefined {
  const match = /^[A-Z]\/(\d{3})\/(\d{4})$/.exec(number);
  if (match === null) return undefined;
  const sum = [...`${match[1]}${match[2]}`].reduce((total, digit, index) => total + Number(digit) * (8 - index), 0);
  return 'ADFHJKLMRTY'[sum % 11];
}

function example(number: string) {
  return {
    'specs/58A.unit.yaml': `id: 58A
title: Organise the delivery of reliable customer service
codes: { ofqual: ${number} }
outcomes:
  - id: "1"
    title: Plan and organise
    criteria: [ { id: "1.1", text: Plan what is needed } ]
`,
  };
}
