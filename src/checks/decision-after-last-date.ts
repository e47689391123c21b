import { type Check, inRecord } from './check.ts';
import { list, portfolio, record, spec } from './example.ts';
import { lastAssessmentOf } from './last-dates.ts';

const given = {
  ...portfolio({ units: '[B9, { unit: B8, certificated: 2026-06-20 }]' }),
  ...record({ units: list('{ unit: B8, outcome: achieved }') }),
};

export const decisionAfterLastDate: Check = {
  code: 'decision-after-last-date',
  severity: 'warning',
  summary: 'Something is decided, judged or signed off after the last day on which the unit may be decided',
  why:
    'After the last day for assessment an awarding organisation need not accept a decision. An external quality ' +
    'assurer who finds one will ask what else was decided too late.',
  fix:
    'Check the date of the record and the last-assessment of the unit. With an extension of the awarding ' +
    'organisation, write the new day into the specification.',
  wrong: { ...given, ...spec({ 'last-assessment': '2026-05-01' }) },
  right: { ...given, ...spec({ 'last-assessment': '2026-05-31' }) },
  *portfolio(resolved) {
    const { decisions, workspace } = resolved;
    if ([...workspace.units.units.keys()].every((unit) => lastAssessmentOf(unit, workspace.units) === undefined))
      return;
    const late = (unit: string, date: string) => (lastAssessmentOf(unit, workspace.units) ?? date) < date;
    const words = (what: string, units: readonly string[]) => ({
      message: `${what}, after the last day for assessment: ${units.map((unit) => `${unit}, ${lastAssessmentOf(unit, workspace.units)}`).join('; ')}`,
      help: 'check the date; the last day is last-assessment of the specification',
    });
    for (const decision of resolved.liveDecisions) {
      const { record, index, leaves, tags, basis } = decision;
      const rulings = decision.rulings.filter(
        ({ effect, units }) =>
          // A situation may be of several units; while one of them can be decided, so can it.
          effect === 'effective' && units.length > 0 && units.every((unit) => late(unit, record.date)),
      );
      const open = rulings.filter((ruling) => !decisions.isSuperseded(ruling));
      if (open.length === 0) continue;
      const units = [...new Set(open.flatMap((ruling) => ruling.units))];
      yield inRecord(record, ['decisions', index, leaves.length > 0 || tags.length === 0 ? 'criteria' : 'tags'], {
        ...words(`${record.id} of ${record.date} decides on ${units.join(', ')}`, units),
        evidence: [...basis.keys()][0],
      });
    }
    for (const said of [...decisions.judgements, ...decisions.signOffs]) {
      const { record, index, effect, target } = said;
      const [unit = ''] = target.units;
      if (effect !== 'effective' || !late(unit, record.date) || decisions.isSuperseded(said)) continue;
      const [does, path, ref] =
        'requirement' in said
          ? [`judges ${said.requirement}`, ['judgements', index, 'requirement'], said.requirement]
          : [`signs ${unit} off`, ['units', index, 'unit'], unit];
      yield inRecord(record, path, {
        ...words(`${record.id} of ${record.date} ${does}`, [unit]),
        ref,
      });
    }
  },
};
