import { type Check, inItem, inRecord } from './check.ts';
import { portfolio, statement } from './example.ts';

const given = {
  'specs/CFACSB9.standard.yaml':
    'id: CFACSB9\ntitle: Use service partnerships for customer service delivery\nperformance: []\nknowledge: [ { id: K1, text: How the service chain works } ]\n',
  ...statement({ criteria: '[CFACSB9/K1]' }, 'We depend on the courier and on the print room. [CFACSB9/K1]'),
};

export const unitNotRegistered: Check = {
  code: 'unit-not-registered',
  severity: 'warning',
  summary: 'A claim or sign-off is about a unit that the portfolio does not list',
  why:
    'A learner is assessed in the units for which they are registered. Work shown for another unit counts for ' +
    'nothing until the portfolio lists it.',
  fix: 'Register the learner for the unit and add it to units in portfolio.yaml, or remove the claim.',
  wrong: { ...given, ...portfolio() },
  right: { ...given, ...portfolio({ units: '[B9, CFACSB9]' }) },
  *portfolio(resolved) {
    const { portfolio, decisions, assessed, workspace } = resolved;
    if (portfolio.unitsLost) return;
    const registered = new Set(portfolio.registrations.map((each) => each.unit));
    const words = (unit: string, ref: string) => ({
      message: `${unit} is not among the units of this portfolio, so this does not count`,
      help: `add ${unit} to units in portfolio.yaml, or remove it here`,
      ref,
    });
    for (const { linked, link } of resolved.astray.claims('unit-not-registered')) {
      const { leaf, written } = link;
      yield inItem(linked.item, written.span, words(leaf.unit, leaf.ref));
    }
    for (const { item, leaf, first, span } of assessed.credits) {
      if (registered.has(leaf.unit)) continue;
      yield { ...inRecord(first.decision.record, [], words(leaf.unit, leaf.ref)), span, evidence: item.id };
    }
    for (const { record, index, unit } of decisions.signOffs) {
      if (registered.has(unit) || !workspace.units.units.has(unit)) continue;
      yield inRecord(record, ['units', index, 'unit'], words(unit, unit));
    }
  },
};
