import { nearest } from '../diagnostics/nearest.ts';
import { type Check, inNamedItem, inRecord } from './check.ts';
import { decision, list, record } from './example.ts';

export const decisionOnUnknownEvidence: Check = {
  code: 'decision-on-unknown-evidence',
  severity: 'error',
  summary: 'A record names an item of evidence that the portfolio does not have',
  why:
    'A decision is only worth something while the evidence it rests on can be looked at. Whoever samples it ' +
    'must find what the assessor saw.',
  fix:
    'Put the item back, or correct the id. An item that had to go keeps its file with a withdrawn date, so ' +
    'that the record still makes sense.',
  wrong: record({ decisions: list(decision({ evidence: 'E10' })) }),
  right: record(),
  *portfolio({ decisions, slips, portfolio }) {
    const ids = [...portfolio.itemById.keys()];
    const isUnknown = (id: string) => !portfolio.itemById.has(id) && !portfolio.mayBeUnread(id);
    const words = (id: string) => {
      const near = nearest(id, ids);
      return {
        message: `there is no evidence ${id} in this portfolio`,
        help: near ? `did you mean ${near}?` : 'restore the item, or decide again on what the portfolio holds',
      };
    };
    for (const decision of decisions.decisions) {
      const { record, index, basis, refs } = decision;
      for (const id of basis.keys()) {
        if (!isUnknown(id)) continue;
        const isHistory = (ref: string) =>
          decisions.onPair(id, ref).isSupersededAfter(record) || slips.takesBack(decision, ref);
        if (refs.length > 0 && refs.every(isHistory)) continue;
        yield inNamedItem(record, ['decisions', index], id, words(id));
      }
    }
    for (const { record, index, basis, requirement } of decisions.judgements) {
      for (const id of basis.keys()) {
        if (isUnknown(id) && !decisions.onRequirement(requirement).isSupersededAfter(record))
          yield inNamedItem(record, ['judgements', index], id, words(id));
      }
    }
    for (const sample of decisions.samples.all) {
      const id = sample.written.evidence;
      if (id !== undefined && isUnknown(id) && !slips.isSampleSuperseded(sample))
        yield inRecord(sample.record, ['samples', sample.index, 'evidence'], { ...words(id), evidence: id });
    }
  },
};
