import { type Check, inRecord } from './check.ts';
import { decision, list, record } from './example.ts';

export const undigestedDecision: Check = {
  code: 'undigested-decision',
  severity: 'warning',
  summary: 'A decision is not bound to what was judged',
  why:
    'A digest says exactly what the assessor had in front of them. Without it the item can be rewritten after ' +
    'the decision, and nobody will notice.',
  fix:
    'Copy the digest that evid why PORTFOLIO E03 states for the item. For a record that has been made already, ' +
    'decide again in a new one.',
  wrong: record({ decisions: list(decision({ digest: '' })) }),
  right: record(),
  *portfolio({ decisions, grounds }) {
    for (const { decision, id, digest } of grounds) {
      const { record, index, outcome, refs } = decision;
      if (digest !== undefined || outcome === 'withdrawn' || outcome === 'not-applicable') continue;
      if (refs.every((ref) => decisions.onPair(id, ref).isSupersededAfter(record))) continue;
      yield inRecord(record, ['decisions', index, 'evidence'], {
        message: `the decision on ${id} has no digest, so a later change of ${id} will not show`,
        help: 'add digest: the one that evid why states for the item',
        evidence: id,
      });
    }
  },
};
