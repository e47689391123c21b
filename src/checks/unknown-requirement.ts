import { unitOfRef } from '../model/refs.ts';
import { withParts } from '../model/unit.ts';
import { recordOrder } from '../resolve/record-order.ts';
import type { UnitIndex } from '../resolve/unit-index.ts';
import { type Check, inItem, inRecord } from './check.ts';
import { judgement, list, record } from './example.ts';
import { choice } from './suggest.ts';

export const unknownRequirement: Check = {
  code: 'unknown-requirement',
  severity: 'error',
  summary: 'A judgement, sample or locator names an evidence requirement that does not exist',
  why: 'A judgement on a requirement that does not exist leaves the real one open, and with it the unit.',
  fix: 'Name unit and requirement as in B9/ER3, a part of it as in B9/ER5b, and a rule of the centre as in B9/CP1.',
  wrong: record({ judgements: list(judgement({ requirement: 'B9/ER4' })) }),
  right: record({ judgements: list(judgement()) }),
  *portfolio(resolved) {
    const { decisions, workspace } = resolved;
    const isUnknown = (ref: string) =>
      workspace.units.requirement(ref) === undefined && !workspace.units.mayBeUnread(unitOfRef(ref));
    for (const { record, index, requirement, outcome } of decisions.judgements) {
      const takesBack =
        outcome === 'withdrawn' && recordOrder(decisions.onRequirement(requirement).all[0]!.record, record) < 0;
      if (isUnknown(requirement) && !takesBack && !decisions.onRequirement(requirement).isSupersededAfter(record))
        yield inRecord(record, ['judgements', index, 'requirement'], words(requirement, workspace.units));
    }
    for (const { record, index, written } of decisions.samples.all) {
      if (written.requirement !== undefined && isUnknown(written.requirement))
        yield inRecord(record, ['samples', index, 'requirement'], words(written.requirement, workspace.units));
    }
    for (const { linked, link } of resolved.astray.locators('unknown-requirement'))
      yield inItem(linked.item, link.written.span, words(link.written.ref, workspace.units));
  },
};

function words(ref: string, units: UnitIndex) {
  const unit = unitOfRef(ref);
  const known = units
    .requirementsOf(unit)
    .flatMap(withParts)
    .map((requirement) => requirement.ref);
  return {
    message: `there is no requirement ${ref}`,
    help: known.length === 0 ? 'write unit and requirement, as in B9/ER3' : choice(ref, known, 'there are'),
    ref,
  };
}
