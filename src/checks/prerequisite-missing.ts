import type { UnitFile } from '../model/specification.ts';
import { isCalled } from '../model/unit.ts';
import { isAchieved, isOver } from '../model/unit-states.ts';
import { idAndTitle } from '../words/names.ts';
import { spoken } from '../words/statuses.ts';
import { type Check, inPortfolio } from './check.ts';
import { portfolio, spec } from './example.ts';
import { signOffOf } from './last-dates.ts';

const given = {
  ...spec({ id: 'B1' }),
  ...spec({ id: 'B9A', prerequisites: '[ { unit: B1, title: Know how to serve customers } ]' }),
};

export const prerequisiteMissing: Check = {
  code: 'prerequisite-missing',
  severity: 'warning',
  summary: 'A unit is to be finished before another, and is not listed, or not finished at its sign-off',
  why:
    'Where a document asks for another unit first, the awarding organisation may refuse the later one. That is ' +
    'better known before the learner begins it than when the certificate is claimed.',
  fix:
    'Add the unit that comes first to the portfolio; where the learner holds it already, with its certificate ' +
    '(route: credit-transfer) or the day on which it was certificated. Finish it before the later one is signed off.',
  wrong: { ...given, ...portfolio({ units: '[B9, B9A]' }) },
  right: { ...given, ...portfolio({ units: '[B9, B9A, { unit: B1, certificated: 2025-07-01 }]' }) },
  *standing(resolved, { units: rows }) {
    const { units } = resolved.workspace.units;
    const rowOf = (named: string) =>
      rows.find(({ unit }) => unit === named) ?? rows.find(({ unit }) => isCalled(units.get(unit), named));
    for (const { unit: id, span } of resolved.portfolio.registrations) {
      const { prerequisites = [] }: Partial<UnitFile> = units.get(id)?.file ?? {};
      const own = prerequisites.length === 0 ? undefined : rowOf(id);
      if (own === undefined || isOver(own.status)) continue;
      const isSignedOff = signOffOf(resolved, id) !== undefined;
      for (const { unit: first, title } of prerequisites) {
        const row = rowOf(first);
        const fault =
          row === undefined
            ? 'the portfolio does not list it'
            : isSignedOff && !isAchieved(row.status) && row.status !== 'unknown'
              ? `it is ${spoken(row.status)} although ${id} is signed off`
              : undefined;
        if (fault === undefined) continue;
        yield inPortfolio(resolved, span, {
          about: `${id} ${first}`,
          ref: id,
          message: `${id} asks for ${first} first, and ${fault}`,
          help: `${idAndTitle({ id: first, title })} comes before ${id}; a certificate of it can be listed too`,
        });
      }
    }
  },
};
