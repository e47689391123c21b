import { isFinished } from '../model/unit-states.ts';
import { type Check, inPortfolio } from './check.ts';
import { portfolio, spec } from './example.ts';
import { lastAssessmentOf, signOffOf } from './last-dates.ts';

export const lastDatePassed: Check = {
  code: 'last-date-passed',
  severity: 'warning',
  summary: 'A unit is not finished, and the last day on which it could be has passed',
  why:
    'Units are withdrawn by their awarding organisations, with a last day for assessment. What is decided after ' +
    'that day may not be certificated, however good the evidence is.',
  fix:
    'Ask the awarding organisation whether an extension is possible, or whether a newer unit takes over the ' +
    'evidence. A learner who leaves the unit has withdrawn: and the day at its entry.',
  wrong: { ...spec({ 'last-assessment': '2026-05-31' }), ...portfolio({ units: '[B9, B8]' }) },
  right: { ...spec({ 'last-assessment': '2026-12-31' }), ...portfolio({ units: '[B9, B8]' }) },
  *standing(resolved, { units: rows, qualification }) {
    const { units, qualifications, today } = resolved.workspace;
    for (const { unit: id, span } of resolved.portfolio.registrations) {
      const last = lastAssessmentOf(id, units);
      const status = rows.find(({ unit }) => unit === id)?.status;
      if (last === undefined || last >= today || status === undefined || isFinished(status)) continue;
      // What cannot be read may be what is lacking; without a sign-off, the unit is not finished whatever it says.
      if (status === 'unknown' && signOffOf(resolved, id) !== undefined) continue;
      yield inPortfolio(resolved, span, {
        about: id,
        ref: id,
        message: `${id} is not finished, and its last day for assessment was ${last}`,
        help: 'ask the awarding organisation for an extension or for the unit that follows',
      });
    }
    const named = resolved.portfolio.qualification;
    if (named === undefined || qualification === undefined || qualification.status === 'complete') return;
    const lastDay = qualifications.byId.get(named.id)?.file['last-certification'];
    if (lastDay === undefined || lastDay >= today) return;
    yield inPortfolio(resolved, named.at(), {
      about: named.id,
      message: `${named.id} is not complete, and its last day for certification was ${lastDay}`,
      help: 'ask the awarding organisation for an extension or for the qualification that follows',
    });
  },
};
