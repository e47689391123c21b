import { type Check, inFile } from './check.ts';

const example = (due: string) => ({
  'specs/CFACSB9.standard.yaml': `id: CFACSB9\ntitle: Use service partnerships for customer service delivery\nreview-due: ${due}\nperformance: [ { id: P1, text: Work with internal customers and suppliers } ]\nknowledge: []\n`,
});

export const reviewDatePassed: Check = {
  code: 'review-date-passed',
  severity: 'info',
  summary: 'A national occupational standard is past its review date',
  why:
    'Standards age. After its review date a standard may have been replaced, and a unit that rests on it may ' +
    'no longer describe the job.',
  fix:
    'Look for a newer version. If there is none, nothing has to be done; the date then stands as the ' +
    'standard’s owner published it.',
  wrong: example('2026-03-01'),
  right: example('2031-03-01'),
  *unit(unit, { today }) {
    const due = 'review-due' in unit.file ? unit.file['review-due'] : undefined;
    if (due === undefined || due >= today) return;
    yield inFile(unit, ['review-due'], {
      message: `${unit.id} was due for review on ${due}`,
      help: 'look for a newer version of the standard',
    });
  },
};
