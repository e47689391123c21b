import { listIds } from '../words/lists.ts';
import { type Check, inRecord } from './check.ts';
import { decision, list, record } from './example.ts';

const given = {
  evidence: '',
  outcome: 'not-applicable',
  digest: '',
  reason: 'Nothing had to be referred in the period',
};

export const notApplicableNotAllowed: Check = {
  code: 'not-applicable-not-allowed',
  severity: 'error',
  summary: 'A criterion that always applies is decided not applicable',
  why:
    'Only where the document says “where necessary”, or the like, may a criterion be left out. Anywhere else ' +
    'the unit would be certificated without it.',
  fix:
    'Ask for evidence of the criterion. If the document does make it conditional, the specification says ' +
    'conditional: true.',
  wrong: record({ decisions: list(decision({ ...given, criteria: '[B9/1.1]' })) }),
  right: record({ decisions: list(decision({ ...given, criteria: '[B9/2.1b]' })) }),
  *portfolio({ decisions, workspace }) {
    for (const { record, index, outcome, rulings } of decisions.decisions) {
      if (outcome !== 'not-applicable') continue;
      const effective = new Set(rulings.filter((ruling) => ruling.effect === 'effective').map(({ ref }) => ref));
      for (const [position, written] of (record.decisions[index]?.criteria ?? []).entries()) {
        const wrong = workspace.units
          .leavesOf(written)
          .filter(({ conditional, ref }) => !conditional && effective.has(ref))
          .map(({ ref }) => ref)
          .filter((ref) => !decisions.onRef(ref).isSupersededAfter(record));
        if (wrong.length === 0) continue;
        yield inRecord(record, ['decisions', index, 'criteria', position], {
          message: `${listIds(wrong)} always ${wrong.length === 1 ? 'applies' : 'apply'}, so this decision does nothing`,
          help: 'only criteria that the unit calls conditional (“where necessary”) can be not applicable',
          ref: wrong.length === 1 ? wrong[0]! : written,
        });
      }
    }
  },
};
