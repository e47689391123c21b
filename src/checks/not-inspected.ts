import { type Check, inNamedItem } from './check.ts';
import { decision, item, list, record } from './example.ts';

const given = { criteria: '[B9/2.1a]', held: 'CRM ticket 4411' };
const digest = '"sha256:cd952eb87022fece728cbe67bd0a87c42cf727a0c02bb962b97b3194a5e1396b"';
const decided = record({ decisions: list(decision({ evidence: 'E02', criteria: '[B9/2.1a]', digest })) });
const body = 'The ticket shows how I dealt with the complaint, step by step. [B9/2.1a]';

export const notInspected: Check = {
  code: 'not-inspected',
  severity: 'warning',
  summary: 'Confidential evidence was decided met by somebody who is not recorded as having seen it',
  why:
    'Confidential evidence stays at the workplace, so the portfolio holds only its description. A decision on ' +
    'it is authentic only if the assessor went there and saw it.',
  fix:
    'When the assessor has inspected it, add seen-by and seen-on to the item; neither changes its digest. ' +
    'Otherwise inspect it and decide again.',
  wrong: { ...decided, ...item(given, body) },
  right: { ...decided, ...item({ ...given, 'seen-by': 'j-okafor', 'seen-on': '2026-04-30' }, body) },
  *portfolio({ decisions, grounds }) {
    for (const { decision, id, item } of grounds) {
      const { record, index, outcome, refs } = decision;
      if (item.held === undefined || outcome !== 'met' || item.seenBy.includes(record.by)) continue;
      if (!refs.some((ref) => decisions.onPair(id, ref).inForce?.decision === decision)) continue;
      yield inNamedItem(record, ['decisions', index], id, {
        message: `${record.by} decided on ${id}, which is held at the workplace, without being recorded as having seen it`,
        help: 'once inspected there, the item says so: seen-by and seen-on',
      });
    }
  },
};
