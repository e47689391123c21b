import { type Check, inItem, inPortfolio, inRecord } from './check.ts';
import { statement } from './example.ts';
import { entriesOf } from './portfolio-entries.ts';
import { placeOfDate } from './written-occasions.ts';

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
    const words = (what: string, date: string, help = 'correct the date') => ({
      about: what,
      message: `${what} ${date} is after today, ${workspace.today}`,
      help,
    });
    const planned = 'correct the date; evidence that is only planned says draft: true';
    const isFuture = (date: string | undefined): date is string => date !== undefined && date > workspace.today;
    for (const { item } of portfolio.items) {
      if (isFuture(item.withdrawn)) yield inItem(item, ['withdrawn'], words('withdrawn', item.withdrawn, planned));
      if (item.draft || item.withdrawn !== undefined) continue;
      const { signed, recorded, seenOn, lastWorkDay } = item;
      if (isFuture(signed)) yield inItem(item, ['signed'], words('signed', signed, planned));
      if (isFuture(recorded)) yield inItem(item, ['recorded'], words('recorded', recorded, planned));
      if (isFuture(seenOn)) yield inItem(item, ['seen-on'], words('seen-on', seenOn, planned));
      if (isFuture(lastWorkDay))
        yield inItem(item, placeOfDate(item, lastWorkDay), words('date', lastWorkDay, planned));
    }
    for (const record of [...portfolio.assessments, ...portfolio.verifications]) {
      const { about: _, ...said } = words('date', record.date, 'correct the date of the record');
      if (isFuture(record.date)) yield inRecord(record, ['date'], said);
    }
    for (const { at, said, unit } of entriesOf(portfolio.file)) {
      for (const key of ['registered', 'declared', 'withdrawn', 'certificated'] as const) {
        const date = said[key];
        if (isFuture(date)) yield inPortfolio(resolved, [...at, key], { ...words(key, date), ref: unit });
      }
    }
  },
};
