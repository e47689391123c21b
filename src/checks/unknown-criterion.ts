import { unitOfRef } from '../model/refs.ts';
import { aboutUnknownCriterion } from './about-unknown-criterion.ts';
import { type Check, inItem, inRecord } from './check.ts';
import { statement } from './example.ts';

export const unknownCriterion: Check = {
  code: 'unknown-criterion',
  severity: 'error',
  summary: 'A claim, locator, decision or sample names a criterion that no specification has',
  why:
    'A claim on a criterion that does not exist is evidence for nothing. Mostly it is a slip of the pen, and ' +
    'the criterion that was meant looks as if nobody had shown it.',
  fix:
    'Correct the reference; the help line says what the unit has. If the specification lacks the criterion, ' +
    'complete the specification.',
  wrong: statement({ criteria: '[B9/1.6]' }, 'We depend on the courier and on the print room. [B9/1.6]'),
  right: statement({}),
  *portfolio(resolved) {
    const { units } = resolved.workspace;
    const { astray, decisions, slips } = resolved;
    for (const { linked, link } of [...astray.claims('unknown-criterion'), ...astray.locators('unknown-criterion')]) {
      const { ref, span } = link.written;
      yield inItem(linked.item, span, aboutUnknownCriterion(ref, units));
    }
    for (const decision of resolved.liveDecisions) {
      const { record, index, unknown, basis } = decision;
      const items = basis.size === 0 ? [undefined] : [...basis.keys()];
      for (const { ref, index: position } of unknown) {
        if (units.mayBeUnread(unitOfRef(ref)) || slips.takesBack(decision, ref)) continue;
        if (items.every((item) => slips.isSuperseded(record, item, ref))) continue;
        yield inRecord(record, ['decisions', index, 'criteria', position], {
          ...aboutUnknownCriterion(ref, units),
          evidence: [...basis.keys()][0],
        });
      }
    }
    const isTag = (ref: string) =>
      [...units.units.values()].some((unit) => unit.facets.some((facet) => facet.id === unitOfRef(ref)));
    for (const sample of decisions.samples.all) {
      const { record, index, written } = sample;
      if (slips.isSampleSuperseded(sample)) continue;
      for (const [position, ref] of (written.criteria ?? []).entries()) {
        if (units.leavesOf(ref).length > 0 || isTag(ref) || units.mayBeUnread(unitOfRef(ref))) continue;
        yield inRecord(record, ['samples', index, 'criteria', position], {
          ...aboutUnknownCriterion(ref, units),
          evidence: written.evidence,
        });
      }
    }
  },
};
