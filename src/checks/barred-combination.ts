import { type Check, inPortfolio } from './check.ts';
import { outcome, portfolio, spec } from './example.ts';

const given = spec({
  id: 'B9L2',
  outcomes: outcome('{ id: "1.1", text: Ask partners for what customers need }'),
  barred: '[ { unit: B9 } ]',
});

export const barredCombination: Check = {
  code: 'barred-combination',
  severity: 'error',
  summary: 'A portfolio lists two units that may not be combined',
  why:
    'Units that overlap may not both count towards one qualification. A centre that finds out at ' +
    'certification has wasted the learner’s work on one of them.',
  fix:
    'Take one of the two units out of the portfolio, or give it a withdrawn date. Where the specification ' +
    'misreads the document, correct its barred list.',
  wrong: { ...given, ...portfolio({ units: '[B9, B9L2]' }) },
  right: { ...given, ...portfolio() },
  *portfolio(resolved) {
    const { portfolio, workspace } = resolved;
    const active = portfolio.registrations.filter((each) => each.withdrawn === undefined);
    const reported = new Set<string>();
    for (const { unit: id } of active) {
      const unit = workspace.units.units.get(id);
      const barred = unit !== undefined && 'barred' in unit.file ? (unit.file.barred ?? []) : [];
      for (const { unit: other, suite } of barred) {
        const clash = active.find(
          (each) =>
            each.unit === other ||
            Object.values(workspace.units.units.get(each.unit)?.file.codes ?? {}).includes(other),
        );
        const pair = [id, clash?.unit].sort().join(' ');
        if (clash === undefined || clash.unit === id || reported.has(pair)) continue;
        reported.add(pair);
        yield inPortfolio(resolved, clash.span, {
          message: `${clash.unit} may not be combined with ${id}`,
          help: `${unit!.path} bars the combination${suite ? ` (${suite})` : ''}; withdraw the learner from one of the two`,
          ref: clash.unit,
        });
      }
    }
    const named = portfolio.qualification;
    const combination = named && workspace.qualifications.combinationNamed(named, workspace.units);
    if (combination === undefined) return;
    for (const [index, { unit: id, span }] of active.entries()) {
      const clash = active.slice(0, index).find((each) => combination.bars(each.unit, id));
      const pair = [id, clash?.unit].sort().join(' ');
      if (clash === undefined || reported.has(pair)) continue;
      reported.add(pair);
      yield inPortfolio(resolved, span, {
        message: `${id} may not be combined with ${clash.unit}`,
        help: `${combination.qualification.path} bars the combination; withdraw the learner from one of the two`,
        ref: id,
      });
    }
  },
};
