import { shorten } from '../diagnostics/shorten.ts';

/** Why a text is no day of the calendar, and what to write instead. */
export function aboutDate(written: string): { message: string; help: string } {
  if (isoForm.test(written))
    return {
      message: `there is no ${written} in the calendar`,
      help: `${written.slice(0, 7)} ${monthLength(written)}`,
    };
  const message = `${shorten(written)} is not a date`;
  const bare = written.replace(/[‘’“”'"„‚]/g, '').trim();
  if (isoForm.test(bare)) return { message, help: `the typographic quotes are part of the text: write ${bare}` };
  const hyphened = bare.replace(/[‐‑‒–—―−]/g, '-');
  if (isoForm.test(hyphened)) return { message, help: `its dashes are no hyphens: write ${hyphened}` };
  const meant = dayFirst(hyphened);
  if (meant !== undefined) return { message, help: `dates are YYYY-MM-DD: write ${meant}, if that day is meant` };
  return { message, help: 'write dates as YYYY-MM-DD, as in 2026-03-04' };
}

const isoForm = /^\d{4}-\d{2}-\d{2}$/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The day that 05/10/2026, 5.10.2026, 5 October 2026 or 2026/10/5 means in Britain, where the day comes first. */
function dayFirst(written: string): string | undefined {
  const numbers = /^(\d{1,4})([/.-])(\d{1,2})\2(\d{1,4})$/.exec(written);
  if (numbers !== null) {
    const [, first = '', , middle = '', last = ''] = numbers;
    return first.length === 4 ? dayOf(first, middle, last) : dayOf(last, middle, first);
  }
  const [, day = '', name = '', year = ''] =
    /^(\d{1,2})(?:st|nd|rd|th)? ([A-Za-z]{3,9}),? (\d{4})$/.exec(written) ?? [];
  const month = months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
  return month === 0 ? undefined : dayOf(year, String(month), day);
}

/** A day as YYYY-MM-DD; undefined where the calendar has no such day. */
function dayOf(year: string, month: string, day: string): string | undefined {
  const written = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const date = new Date(`${written}T00:00:00Z`);
  const isDay = isoForm.test(written) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written);
  return isDay ? written : undefined;
}

/** "has 30 days", or that there is no such month. */
function monthLength(date: string): string {
  const [year = 0, month = 0] = date.split('-').map(Number);
  if (month < 1 || month > 12) return 'is no month: they go from 01 to 12';
  return `has ${new Date(Date.UTC(year, month, 0)).getUTCDate()} days`;
}
