import type { UnitFile } from '../model/specification.ts';
import { isCalled } from '../model/unit.ts';
import type { Registration } from '../resolve/portfolio-files.ts';
import { type Check, type Found, inPortfolio } from './check.ts';
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
    const { units } = workspace.units;
    const active = portfolio.registrations.filter((each) => each.withdrawn === undefined);
    const reported = new Set<string>();
    const clash = ({ unit, span }: Registration, other: string, bars: string): Found[] => {
      const pair = [unit, other].sort().join(' ');
      if (unit === other || reported.has(pair)) return [];
      reported.add(pair);
      const message = `${unit} may not be combined with ${other}`;
      const help = `${bars}; withdraw the learner from one of the two`;
      return [inPortfolio(resolved, span, { message, help, ref: unit })];
    };
    for (const { unit: id } of active) {
      const unit = units.get(id);
      const { barred = [] }: Partial<UnitFile> = unit?.file ?? {};
      for (const { unit: other, suite } of barred) {
        const found = active.find(({ unit }) => unit === other || isCalled(units.get(unit), other));
        if (found !== undefined)
          yield* clash(found, id, `${unit!.path} bars the combination${suite ? ` (${suite})` : ''}`);
      }
    }
    const named = portfolio.qualification;
    const combination = named && workspace.qualifications.combinationNamed(named, workspace.units);
    if (combination === undefined) return;
    for (const [index, listed] of active.entries()) {
      const other = active.slice(0, index).find(({ unit }) => combination.bars(unit, listed.unit));
      if (other !== undefined)
        yield* clash(listed, other.unit, `${combination.qualification.path} bars the combination`);
    }
  },
};
