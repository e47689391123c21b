import type { Decision } from '../resolve/made.ts';
import { type Check, inNamedItem } from './check.ts';
import { decision, item, list, record } from './example.ts';

const given = item(
  { method: 'witness-testimony', witness: 'r-lewis', signed: '2026-03-12' },
  'She arranged a first batch with the print room while I stood by. [B9/1.5]',
);
const digest = '"sha256:88fa404ba99e96d369cc9f3197a3c94e0cb87f9d7113ef49fc501e1fe740a377"';
const decisions = list(decision({ evidence: 'E02', digest }));

export const witnessIsAssessor: Check = {
  code: 'witness-is-assessor',
  severity: 'error',
  summary: 'Somebody decides on evidence of which they are the witness',
  why:
    'A witness supplies evidence and an assessor decides on it. One person in both roles would be confirming ' +
    'their own words.',
  fix: 'Another assessor decides on the item, in a record of their own.',
  wrong: { ...given, ...record({ assessor: 'r-lewis', decisions }) },
  right: { ...given, ...record({ decisions }) },
  *portfolio({ decisions, grounds }) {
    const told = new Set<Decision>();
    for (const { decision, id, item } of grounds) {
      const { record, index, refs } = decision;
      if (!item.witnesses.includes(record.by) || told.has(decision)) continue;
      if (refs.length > 0 && refs.every((ref) => decisions.onPair(id, ref).isSupersededAfter(record))) continue;
      told.add(decision);
      yield inNamedItem(record, ['decisions', index], id, {
        message: `${record.by} is the witness of ${id} and cannot decide on it`,
        help: 'another assessor decides on this item',
      });
    }
  },
};
