import type { Finding } from '../diagnostics/finding.ts';
import { unitOfRef } from '../model/refs.ts';
import type { Assessment } from '../parse/record.ts';
import { listsBy } from '../resolve/lists-by.ts';
import { type Check, inRecord } from './check.ts';
import { record } from './example.ts';

export const personNotAuthorised: Check = {
  code: 'person-not-authorised',
  severity: 'error',
  summary: 'A record was made by somebody whom the register does not authorise for the unit on that day',
  why:
    'A decision counts when a qualified assessor made it, for a unit and on a day for which the centre had ' +
    'appointed them; likewise a sample by a verifier. Anything else would not survive an external visit.',
  fix:
    'If the register is incomplete, correct people.yaml. Otherwise somebody authorised decides again, in a ' +
    'new record.',
  wrong: record({ assessor: 'm-grant' }),
  right: record(),
  *portfolio({ decisions, portfolio, workspace }): Iterable<Finding> {
    const { people } = workspace;
    if (people.unreadable) return;
    const refused = new Map<Assessment, Set<string>>();
    const refuse = (record: Assessment, units: readonly string[]) => {
      const known = refused.get(record) ?? new Set();
      for (const unit of units) known.add(unit);
      refused.set(record, known);
    };
    for (const pair of decisions.pairs) {
      for (const ruling of pair.all) {
        const { record, standing, units, item } = ruling;
        if (standing !== 'not-authorised' || units.every((unit) => workspace.units.mayBeUnread(unit))) continue;
        if (!decisions.historyOf(ruling).isSupersededAfter(record) && !isWithdrawn(portfolio, item))
          refuse(record, units);
      }
    }
    for (const { record, requirement, standing } of decisions.judgements) {
      if (
        standing === 'not-authorised' &&
        workspace.units.requirement(requirement) &&
        !decisions.onRequirement(requirement).isSupersededAfter(record)
      )
        refuse(record, [unitOfRef(requirement)]);
    }
    for (const { record, unit, standing } of decisions.signOffs) {
      if (
        standing === 'not-authorised' &&
        workspace.units.units.has(unit) &&
        !decisions.onUnit(unit).isSupersededAfter(record)
      )
        refuse(record, [unit]);
    }
    for (const [record, units] of refused) {
      if (people.isDoubtful(record.by)) continue;
      const known = people.entries.get(record.by);
      const why =
        known === undefined
          ? `not in ${workspace.config.people}`
          : `not an assessor for ${[...units].join(', ')} on ${record.date}`;
      const [only, ...others] = units;
      yield inRecord(this.code, record, ['assessor'], {
        ...(only === undefined || others.length > 0 ? {} : { ref: only }),
        message: `${record.by} is ${why}, so ${record.id} has no effect there`,
        help: 'correct the register if it is wrong; otherwise an authorised assessor decides again in a new record',
      });
    }
    const samples = listsBy(decisions.samples.all, ({ record }) => record);
    for (const record of portfolio.verifications) {
      if (record.by === portfolio.file?.value.learner.id || people.isDoubtful(record.by)) continue;
      const lacking = new Set<string>();
      for (const sample of samples.get(record) ?? []) {
        if (sample.assessment === undefined || decisions.samples.isSuperseded(sample)) continue;
        for (const { units } of decisions.samples.coveredBy(sample)) {
          if (!units.some((unit) => people.holds(record.by, 'verifier', unit, record.date)))
            for (const unit of units) lacking.add(unit);
        }
      }
      if (lacking.size === 0) continue;
      const why = people.has(record.by)
        ? `not a verifier for ${[...lacking].join(', ')} on ${record.date}`
        : `not in ${workspace.config.people}`;
      const [only, ...others] = lacking;
      yield inRecord(this.code, record, ['verifier'], {
        ...(only === undefined || others.length > 0 ? {} : { ref: only }),
        message: `${record.by} is ${why}, so ${record.id} has no effect there`,
        help: 'correct the register if it is wrong; otherwise a verifier samples again in a new record',
      });
    }
  },
};

const isWithdrawn = (
  portfolio: { itemById: ReadonlyMap<string, { item: { withdrawn: string | undefined } }> },
  item: string | undefined,
) => item !== undefined && portfolio.itemById.get(item)?.item.withdrawn !== undefined;
