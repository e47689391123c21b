import { type EvidenceItem, lastWorkDay } from '../parse/evidence.ts';
import { type Check, inItem, inPortfolio, inRecord } from './check.ts';
import { statement } from './example.ts';
import { placeOfDate } from './written-occasions.ts';

/** Keys of an item that say what has happened. */
const dated: readonly { key: string; of: (item: EvidenceItem) => string | undefined }[] = [
  { key: 'signed', of: ({ signed }) => signed },
  { key: 'recorded', of: ({ recorded }) => recorded },
  { key: 'seen-on', of: ({ seenOn }) => seenOn },
];

export const futureDate: Check = {
  code: 'future-date',
  severity: 'error',
  summary: 'A date lies after the day of the run',
  why:
    'Work, decisions and signatures lie in the past when they are recorded. A date that has not come yet is a ' +
    'slip, or something was signed in advance.',
  fix: 'Correct the date. Evidence that is only planned says draft: true and keeps its date.',
  wrong: statement({ signed: '2062-03-11' }),
  right: statement({}),
  *portfolio(resolved) {
    const { portfolio, workspace } = resolved;
    const words = (what: string, date: string) => ({
      about: what,
      message: `${what} ${date} is after today, ${workspace.today}`,
      help: 'correct the date; evidence that is only planned says draft: true',
    });
    const isFuture = (date: string | undefined): date is string => date !== undefined && date > workspace.today;
    for (const { item } of portfolio.items) {
      if (isFuture(item.withdrawn)) yield inItem(item, ['withdrawn'], words('withdrawn', item.withdrawn));
      if (item.draft || item.withdrawn !== undefined) continue;
      for (const { key, of } of dated) {
        const date = of(item);
        if (isFuture(date)) yield inItem(item, [key], words(key, date));
      }
      const late = lastWorkDay(item);
      if (isFuture(late)) yield inItem(item, placeOfDate(item, late), words('date', late));
    }
    for (const record of [...portfolio.assessments, ...portfolio.verifications]) {
      if (isFuture(record.date))
        yield inRecord(record, ['date'], {
          message: words('date', record.date).message,
          help: 'correct the date of the record',
        });
    }
    const { file } = portfolio;
    if (file === undefined) return;
    for (const key of ['registered', 'withdrawn', 'certificated'] as const) {
      const date = file.value[key];
      if (isFuture(date))
        yield inPortfolio(resolved, [key], {
          ...words(key, date),
          help: 'correct the date',
        });
    }
    for (const [index, unit] of file.value.units.entries()) {
      if (typeof unit === 'string') continue;
      for (const key of ['registered', 'declared', 'withdrawn', 'certificated'] as const) {
        const date = unit[key];
        if (isFuture(date))
          yield inPortfolio(resolved, ['units', index, key], {
            ...words(key, date),
            help: 'correct the date',
            ref: unit.unit,
          });
      }
    }
  },
};
