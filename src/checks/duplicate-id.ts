import { combinationRulesOf, groupsOf, pathwaysOf } from '../combination/qualification.ts';
import type { Finding } from '../diagnostics/finding.ts';
import { type Unit, withParts } from '../model/unit.ts';
import { configPath } from '../resolve/config.ts';
import { type Check, inItem, inPortfolio, inQualification, inRecord, inUnit } from './check.ts';
import { statement } from './example.ts';

export const duplicateId: Check = {
  code: 'duplicate-id',
  severity: 'error',
  summary: 'Two things have the same id',
  why:
    'Decisions, samples and reports name things by their ids. With one id for two items nobody can tell which ' +
    'of them was assessed.',
  fix: 'Give the newer one an id of its own. The one that records already name keeps its id.',
  wrong: statement({ id: 'E01' }),
  right: statement({}),
  *portfolio(resolved): Iterable<Finding> {
    const { portfolio } = resolved;
    type Named = { path: string; at: (path: string[]) => { line: number } };
    const place = ({ path, at }: Named) => ({ path, line: at(['id']).line });
    const items = new Map<string, Named>();
    for (const { item } of portfolio.items) {
      const first = items.get(item.id);
      if (first === undefined) items.set(item.id, item);
      else yield inItem(this.code, item, item.at(['id']), { ...sameId(item.id, place(first)), about: item.path });
    }
    const records = new Map<string, Named>();
    for (const record of [...portfolio.assessments, ...portfolio.verifications]) {
      const first = records.get(record.id);
      if (first === undefined) records.set(record.id, record);
      else yield inRecord(this.code, record, ['id'], sameId(record.id, place(first)));
      const actions = new Map<string, number>();
      for (const [index, { id }] of record.actions.entries()) {
        const earlier = actions.get(id);
        if (earlier === undefined) actions.set(id, record.at(['actions', index, 'id']).line);
        else
          yield inRecord(this.code, record, ['actions', index, 'id'], sameId(id, { path: record.path, line: earlier }));
      }
    }
    const units = new Map<string, number>();
    for (const [index, written] of (portfolio.file?.value.units ?? []).entries()) {
      const id = typeof written === 'string' ? written : written.unit;
      const span = portfolio.file!.at(['units', index]);
      const earlier = units.get(id);
      if (earlier === undefined) units.set(id, span.line);
      else {
        const first = { path: `${portfolio.path}/portfolio.yaml`, line: earlier };
        yield inPortfolio(this.code, resolved, span, {
          ...sameId(id, first),
          message: `unit ${id} is listed already, in ${first.path}:${earlier}`,
          help: 'keep one of the two entries; the first counts',
        });
      }
    }
  },
  *qualification(qualification) {
    const reported = new Set<string>();
    for (const pathway of pathwaysOf(qualification)) {
      const named = [
        ...groupsOf(qualification, pathway).map(({ group, path }) => ({ id: group.id, what: 'group', path })),
        ...combinationRulesOf(qualification, pathway).map(({ rule, path }) => ({ id: rule.id, what: 'rule', path })),
      ];
      const first = new Map<string, number>();
      for (const { id, what, path } of named) {
        const at = [...path, 'id'];
        const earlier = first.get(`${what} ${id}`);
        if (earlier === undefined) first.set(`${what} ${id}`, qualification.at(at).line);
        else if (!reported.has(at.join('/'))) {
          reported.add(at.join('/'));
          yield inQualification(this.code, qualification, at, {
            ...sameId(id, { path: qualification.path, line: earlier }),
            help: `give one of the two ${what}s another id`,
          });
        }
      }
    }
  },
  *workspace({ units, config, qualifications }) {
    for (const each of qualifications.shadowed) {
      const first = qualifications.byId.get(each.id)!;
      yield inQualification(this.code, each, ['id'], {
        ...sameId(each.id, { path: first.path, line: first.at(['id']).line }),
        help: 'give one of the two another id; the first counts',
      });
    }
    const rules = new Map<string, number>();
    for (const [index, { id }] of (config.file?.value.policy?.rules ?? []).entries()) {
      const span = config.file!.at(['policy', 'rules', index, 'id']);
      const earlier = rules.get(id);
      if (earlier === undefined) rules.set(id, span.line);
      else yield { code: this.code, ...sameId(id, { path: configPath, line: earlier }), file: configPath, span };
    }
    for (const unit of units.shadowed) {
      const first = units.units.get(unit.id)!;
      yield inUnit(
        this.code,
        unit,
        unit.at(['id']),
        sameId(unit.id, { path: first.path, line: first.at(['id']).line }),
      );
    }
  },
  *unit(unit, { units }) {
    const outcomes = new Map<string, number>();
    for (const [index, { id }] of unit.isStandard ? [] : unit.outcomes.entries()) {
      const span = unit.at(['outcomes', index, 'id']);
      const earlier = outcomes.get(id);
      if (earlier === undefined) outcomes.set(id, span.line);
      else {
        const words = sameId(id, { path: unit.path, line: earlier });
        yield inUnit(this.code, unit, span, { ...words, help: 'give one of the two outcomes another id' });
      }
    }
    const seen = new Map<string, number>();
    const named = [
      ...unit.criteria.flatMap((criterion) => (criterion.hasParts ? [criterion, ...criterion.leaves] : [criterion])),
      ...units
        .requirementsOf(unit.id)
        .flatMap(withParts)
        .filter((requirement) => requirement.layer === 'unit'),
    ];
    for (const each of named) {
      const { ref, span } = each;
      const earlier = seen.get(ref);
      if (earlier === undefined) {
        seen.set(ref, span.line);
        continue;
      }
      const words = sameId(ref, { path: unit.path, line: earlier });
      const whole = restarted(unit, each);
      const help = `where the document restarts its letters in every outcome, an id is made of both: ${whole}`;
      yield inUnit(this.code, unit, span, whole === undefined ? words : { ...words, help });
    }
    for (const { ref, layer, file, span } of units.requirementsOf(unit.id)) {
      const earlier = layer === 'centre' ? seen.get(ref) : undefined;
      if (earlier !== undefined)
        yield { code: this.code, ...sameId(ref, { path: unit.path, line: earlier }), file, span };
    }
    for (const facet of unit.facets) {
      if (units.units.has(facet.id))
        yield inUnit(this.code, unit, facet.span, {
          about: facet.id,
          message: `facet ${facet.id} is named like a unit`,
          help: 'rename the facet: a tag must not look like a criterion',
        });
    }
  },
};

/** The id of a criterion with its outcome's, if all that it shares with one of another outcome is its letter or number. */
function restarted(unit: Unit, named: object): string | undefined {
  const criterion = unit.criteria.find((each) => each === named);
  if (criterion === undefined || !/^([A-Za-z]+|\d+)$/.test(criterion.id)) return undefined;
  const first = unit.criteria.find(({ ref }) => ref === criterion.ref);
  return first?.outcome === criterion.outcome ? undefined : `${criterion.outcome}.${criterion.id}`;
}

const sameId = (id: string, first: { path: string; line: number }) => ({
  about: id,
  message: `id ${id} is used already, in ${first.path}:${first.line}`,
  help: 'give one of the two another id; records that name it mean the first',
  related: [{ file: first.path, line: first.line, message: 'first used here' }],
});
