import { offer } from '../diagnostics/nearest.ts';
import { recordOfAction } from '../model/refs.ts';
import { type Check, inRecord } from './check.ts';
import { list, record, verification } from './example.ts';

export const unknownRecord: Check = {
  code: 'unknown-record',
  severity: 'error',
  summary: 'A record names another record that the portfolio does not have',
  why:
    'Samples, countersignatures and closed actions hang on the record that they name. If there is none, a ' +
    'decision seems unsampled or unconfirmed although somebody did the work.',
  fix: 'Correct the id, or restore the record. Records are never deleted: a later one supersedes.',
  wrong: { ...record(), ...verification({ samples: list('{ assessment: A10, outcome: agreed }') }) },
  right: { ...record(), ...verification() },
  *portfolio({ decisions, portfolio }) {
    if (portfolio.unreadRecord) return;
    const assessments = portfolio.assessments.map((record) => record.id);
    const all = [...assessments, ...portfolio.verifications.map((record) => record.id)];
    const known = { assessments: new Set(assessments), all: new Set(all) };
    const words = (id: string, list: string[], own: string) => {
      if (known.all.has(id))
        return { message: `${id} is a verification record, not an assessment`, help: 'name the assessment record' };
      return {
        message: `there is no record ${id} in this portfolio`,
        help: offer(
          id,
          list.filter((each) => each !== own),
          'records here:',
        ),
      };
    };
    for (const record of portfolio.assessments) {
      for (const [index, id] of record.countersigns.entries()) {
        if (!known.assessments.has(id))
          yield inRecord(record, ['countersigns', index], words(id, assessments, record.id));
      }
    }
    for (const { record, index, written, assessment } of decisions.samples.all) {
      if (assessment === undefined)
        yield inRecord(record, ['samples', index, 'assessment'], words(written.assessment, assessments, record.id));
    }
    for (const record of [...portfolio.assessments, ...portfolio.verifications]) {
      for (const [index, ref] of record.closes.entries()) {
        const id = recordOfAction(ref);
        if (ref.includes('/') && !known.all.has(id))
          yield inRecord(record, ['closes', index], words(id, all, record.id));
      }
    }
  },
};
