import type { Check } from './check.ts';

export const unexpectedFile: Check = {
  code: 'unexpected-file',
  severity: 'warning',
  summary: 'A file lies where evid does not read it',
  why:
    'A file in a place where evid does not look is easily taken for part of the portfolio, though nobody ' +
    'checks it and no claim can rest on it.',
  fix:
    'Put what the evidence refers to into attachments/ and name it under files, give a specification its ' +
    'ending .unit.yaml or .standard.yaml, or move the file elsewhere.',
  wrong: { 'portfolios/amira-khan/evidence/minutes.txt': 'Minutes of the branch meeting\n' },
  right: { 'portfolios/amira-khan/attachments/minutes.txt': 'Minutes of the branch meeting\n' },
};
