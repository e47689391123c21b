import { combinationRulesOf, groupsOf } from '../combination/qualification.ts';
import type { Span } from '../diagnostics/finding.ts';
import { type Unit, withParts } from '../model/unit.ts';
import { type Check, inFile, inItem, inPortfolio, inRecord, type Path } from './check.ts';
import { statement } from './example.ts';
import { inPathways } from './qualification-parts.ts';
import { repeated } from './repeated.ts';

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
  *portfolio(resolved) {
    const { portfolio } = resolved;
    for (const [{ item }, first] of repeated(portfolio.items, ({ item: { id } }) => id))
      yield inItem(item, ['id'], { ...sameId(item.id, placeOf(first.item)), about: item.path });
    const records = [...portfolio.assessments, ...portfolio.verifications];
    for (const [record, first] of repeated(records, ({ id }) => id))
      yield inRecord(record, ['id'], sameId(record.id, placeOf(first)));
    for (const record of records) {
      for (const { id, index, first } of sameIds(record.actions))
        yield inRecord(record, ['actions', index, 'id'], sameId(id, placeOf(record, ['actions', first, 'id'])));
    }
    const { file } = portfolio;
    const units = file?.value.units.map((written) =>
      typeof written === 'string' ? { id: written } : { id: written.unit },
    );
    for (const { id, index, first } of sameIds(units)) {
      const place = placeOf(file!, ['units', first]);
      yield inPortfolio(resolved, ['units', index], {
        ...sameId(id, place),
        message: `unit ${id} is listed already, in ${place.path}:${place.line}`,
        help: 'keep one of the two entries; the first counts',
      });
    }
  },
  *qualification(qualification) {
    const twice = inPathways(qualification, (pathway) => {
      const groups = groupsOf(qualification, pathway).map(({ group, path }) => ({ ...group, what: 'group', path }));
      const rules = combinationRulesOf(qualification, pathway).map(({ rule, path }) => ({
        ...rule,
        what: 'rule',
        path,
      }));
      return repeated(
        [...groups, ...rules].map(({ id, what, path }) => ({ id, what, at: [...path, 'id'] })),
        ({ id, what }) => `${what} ${id}`,
      ).map(([again, first]) => ({ ...again, first: first.at }));
    });
    for (const { id, what, at, first } of twice)
      yield inFile(qualification, at, {
        ...sameId(id, placeOf(qualification, first)),
        help: `give one of the two ${what}s another id`,
      });
  },
  *workspace({ units, config: { file }, qualifications }) {
    for (const each of qualifications.shadowed)
      yield inFile(each, ['id'], {
        ...sameId(each.id, placeOf(qualifications.byId.get(each.id)!)),
        help: 'give one of the two another id; the first counts',
      });
    const ruleAt = (index: number) => ['policy', 'rules', index, 'id'];
    for (const { id, index, first } of sameIds(file?.value.policy?.rules))
      yield inFile(file!, ruleAt(index), sameId(id, placeOf(file!, ruleAt(first))));
    for (const unit of units.shadowed) yield inFile(unit, ['id'], sameId(unit.id, placeOf(units.units.get(unit.id)!)));
  },
  *unit(unit, { units }) {
    for (const { id, index, first } of sameIds(unit.isStandard ? [] : unit.outcomes))
      yield inFile(unit, ['outcomes', index, 'id'], {
        ...sameId(id, placeOf(unit, ['outcomes', first, 'id'])),
        help: 'give one of the two outcomes another id',
      });
    const own = [
      ...unit.criteria.flatMap((criterion) => (criterion.hasParts ? [criterion, ...criterion.leaves] : [criterion])),
      ...unit.requirements.flatMap(withParts),
    ];
    for (const [each, first] of repeated(own, ({ ref }) => ref)) {
      const words = sameId(each.ref, { path: unit.path, line: first.span.line });
      const whole = restarted(unit, each);
      const help = `where the document restarts its letters in every outcome, an id is made of both: ${whole}`;
      yield inFile(unit, each.span, whole === undefined ? words : { ...words, help });
    }
    for (const { ref, layer, file, span } of units.requirementsOf(unit.id)) {
      const first = layer === 'centre' ? own.find((each) => each.ref === ref) : undefined;
      if (first === undefined) continue;
      yield { ...sameId(ref, { path: unit.path, line: first.span.line }), file, span };
    }
    for (const facet of unit.facets) {
      if (units.units.has(facet.id))
        yield inFile(unit, facet.span, {
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

/** Where in a list there are entries with the id of one before them, and where the first of these. */
const sameIds = (list: readonly { id: string }[] = []): { id: string; index: number; first: number }[] =>
  repeated(list.entries(), ([, { id }]) => id).map(([[index, { id }], [first]]) => ({ id, index, first }));

/** Where a file writes an id. */
const placeOf = ({ path, at }: { path: string; at: (path: Path) => Span }, part: Path = ['id']) => ({
  path,
  line: at(part).line,
});

const sameId = (id: string, first: { path: string; line: number }) => ({
  about: id,
  message: `id ${id} is used already, in ${first.path}:${first.line}`,
  help: 'give one of the two another id; records that name it mean the first',
  related: [{ file: first.path, line: first.line, message: 'first used here' }],
});
