import { type Check, inFile } from './check.ts';
import { outcome, spec } from './example.ts';

const given = { id: '58A', outcomes: outcome('{ id: "1.1", text: Plan what is needed }') };

export const checkCharacter: Check = {
  code: 'check-character',
  severity: 'warning',
  summary: 'The check character of a unit or qualification number does not fit its digits',
  why:
    'The letter of a unit number, and the last figure of a qualification number, are worked out from the digits. A slip in it may put a learner in for another ' +
    'unit, and it is far cheaper to notice while the specification is written.',
  fix:
    'Compare the number with the unit document. If the document itself prints it so, set the severity of this ' +
    'check to off in evid.yaml.',
  wrong: spec({ ...given, codes: '{ ofqual: Y/601/1320 }' }),
  right: spec({ ...given, codes: '{ ofqual: Y/601/1230 }' }),
  *unit(unit) {
    const number = unit.file.codes?.ofqual;
    if (number === undefined) return;
    const expected = checkCharacterOf(number);
    if (expected === number[0]) return;
    yield inFile(unit, ['codes', 'ofqual'], {
      message:
        expected === undefined
          ? `${number} does not have the form of a unit number`
          : `the digits of ${number} ask for the letter ${expected}`,
      help: 'compare the number with the document; some published numbers are misprints',
    });
  },
  *qualification(qualification) {
    const number = qualification.file.codes?.ofqual;
    if (number === undefined) return;
    const expected = qualificationCharacterOf(number);
    if (expected === number.at(-1)) return;
    yield inFile(qualification, ['codes', 'ofqual'], {
      message:
        expected === undefined
          ? `${number} does not have the form of a qualification number`
          : `the digits of ${number} ask for ${expected} at the end`,
      help: 'compare the number with the document; some published numbers are misprints',
    });
  },
};

/**
 * The last character of a qualification number such as 500/9341/1: its first seven digits weighted as those of a unit number,
 * the sum modulo 11, 10 written X. Undefined for anything else.
 */
function qualificationCharacterOf(number: string): string | undefined {
  const match = /^(\d{3})\/(\d{4})\/[\dX]$/.exec(number);
  if (match === null) return undefined;
  const rest = weighted(`${match[1]}${match[2]}`) % 11;
  return rest === 10 ? 'X' : String(rest);
}

/** Seven digits weighted 8, 7, 6, 5, 4, 3, 2, and added up. */
const weighted = (digits: string) =>
  [...digits].reduce((total, digit, index) => total + Number(digit) * (8 - index), 0);

/**
 * The letter that a unit number such as Y/601/1230 begins with: its seven digits weighted 8, 7, 6, 5, 4, 3, 2, the sum modulo
 * 11 counted into ADFHJKLMRTY. Found from published numbers, of which 36 of 37 fit. Undefined for anything else.
 */
function checkCharacterOf(number: string): string | undefined {
  const match = /^[A-Z]\/(\d{3})\/(\d{4})$/.exec(number);
  if (match === null) return undefined;
  return 'ADFHJKLMRTY'[weighted(`${match[1]}${match[2]}`) % 11];
}
