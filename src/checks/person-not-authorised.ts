import type { Assessment, Verification } from '../parse/record.ts';
import { listsBy } from '../resolve/lists-by.ts';
import { isWithdrawn, type Said } from '../resolve/made.ts';
import { type Check, inAuthor } from './check.ts';
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
  *portfolio({ decisions, portfolio, workspace }) {
    const { people } = workspace;
    if (people.unreadable) return;
    const { units } = workspace;
    const without = (record: Assessment | Verification, role: string, lacking: ReadonlySet<string>, again: string) => {
      const [only, ...others] = lacking;
      const why = people.has(record.by)
        ? `not ${role} for ${[...lacking].join(', ')} on ${record.date}`
        : `not in ${workspace.config.people}`;
      return inAuthor(record, {
        ...(only === undefined || others.length > 0 ? {} : { ref: only }),
        message: `${record.by} is ${why}, so ${record.id} has no effect there`,
        help: `correct the register if it is wrong; otherwise ${again} again in a new record`,
      });
    };
    const isKnown = (said: Said) =>
      'requirement' in said
        ? units.requirement(said.requirement) !== undefined
        : 'unit' in said
          ? units.units.has(said.unit)
          : !said.units.every((unit) => units.mayBeUnread(unit)) && !isWithdrawn(said.item, portfolio);
    const refused: Said[] = [];
    const look = (said: Said) => {
      if (said.effect === 'not-authorised' && isKnown(said) && !decisions.isSuperseded(said)) refused.push(said);
    };
    for (const { all } of decisions.pairs) all.forEach(look);
    decisions.judgements.forEach(look);
    decisions.signOffs.forEach(look);
    for (const [record, said] of listsBy(refused, (each) => each.record)) {
      const lacking = new Set(said.flatMap((each) => ('units' in each ? each.units : each.target.units)));
      if (!people.isDoubtful(record.by))
        yield without(record, 'an assessor', lacking, 'an authorised assessor decides');
    }
    const samples = listsBy(decisions.samples.all, ({ record }) => record);
    for (const record of portfolio.verifications) {
      if (record.by === portfolio.file?.value.learner.id || people.isDoubtful(record.by)) continue;
      const lacking = new Set<string>();
      for (const sample of samples.get(record) ?? []) {
        if (sample.assessment === undefined || decisions.samples.isSuperseded(sample)) continue;
        for (const { units: covered } of decisions.samples.coveredBy(sample)) {
          if (!covered.some((unit) => people.holds(record.by, 'verifier', unit, record.date)))
            for (const unit of covered) lacking.add(unit);
        }
      }
      if (lacking.size > 0) yield without(record, 'a verifier', lacking, 'a verifier samples');
    }
  },
};
