import { listIds } from '../words/lists.ts';
import { type Check, inRecord } from './check.ts';
import { item, list, record, verification } from './example.ts';

const sampled = (evidence: string) => list(`{ assessment: A01, evidence: ${evidence}, outcome: agreed }`);

export const sampleWithoutDecision: Check = {
  code: 'sample-without-decision',
  severity: 'warning',
  summary: 'A verifier samples what the record does not decide',
  why:
    'Such a sample covers nothing: a disagreement in it contests no decision, and an agreement proves none. ' +
    'Most likely another item, criterion or record was meant.',
  fix: 'Sample what was meant in a new record; evid why lists what a record decides.',
  wrong: { ...item({}), ...record(), ...verification({ samples: sampled('E02') }) },
  right: { ...item({}), ...record(), ...verification({ samples: sampled('E01') }) },
  *portfolio({ decisions, slips, portfolio, workspace: { units } }) {
    for (const sample of decisions.samples.all) {
      const { record: sampling, index, assessment, written } = sample;
      if (assessment === undefined || decisions.samples.coveredBy(sample).length > 0) continue;
      const { evidence, criteria, requirement, unit } = written;
      const linked = evidence === undefined ? undefined : portfolio.itemById.get(evidence);
      const isCriterion = (ref: string) =>
        units.leavesOf(ref).length > 0 || linked?.tags.some(({ tag }) => tag === ref);
      // What does not exist at all is reported as that.
      const exists =
        (evidence === undefined || linked !== undefined) &&
        (criteria ?? []).every(isCriterion) &&
        (requirement === undefined || units.requirement(requirement) !== undefined) &&
        (unit === undefined || units.units.has(unit));
      const key = (['requirement', 'unit', 'criteria', 'evidence'] as const).find(
        (each) => written[each] !== undefined,
      );
      if (key === undefined || !exists || slips.isSampleSuperseded(sample)) continue;
      const names = [written[key]!].flat();
      const on = key === 'criteria' && evidence !== undefined ? `${evidence} on ` : '';
      yield inRecord(sampling, ['samples', index, key], {
        message: `${assessment.id} does not decide ${on}${listIds(names)}, so this sample covers nothing`,
        help: 'sample what was meant, in a new record',
        evidence,
        ref: key === 'evidence' ? undefined : names[0],
      });
    }
  },
};
