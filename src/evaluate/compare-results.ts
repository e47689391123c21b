import type {
  Difference,
  Fault,
  FaultChange,
  ItemRow,
  PortfolioChange,
  Side,
  UnitChange,
} from '../model/difference.ts';
import { naturalOrder } from '../model/natural-order.ts';
import { stated } from '../model/stated.ts';
import type { ComparedResult } from '../parse/earlier-result.ts';
import { type ComparedUnit, compareUnits } from './compare-units.ts';
import { countChanges } from './count-changes.ts';

type ComparedPortfolio = ComparedResult['portfolios'][number];
type ComparedFault = ComparedResult['diagnostics'][number];

export interface Question {
  base: Side & { result: ComparedResult };
  to: Side & { result: ComparedResult };
  filters: Difference['filters'];
  remarks: readonly string[];
  /** What each fault is recognised by; undefined where the two sides looked for different faults. */
  marksOf: ((faults: readonly ComparedFault[]) => string[]) | undefined;
}

/** Compares two results. Where one of them cannot be trusted nothing is compared: a file that cannot be read is no progress. */
export function compareResults({ base, to, filters, remarks, marksOf }: Question): Difference {
  const { result: before, ...baseSide } = base;
  const { result: after, ...toSide } = to;
  const said = { version: 1 as const, base: baseSide, to: toSide, filters, remarks: [...remarks] };
  const errors = { base: errorsOf(base), to: errorsOf(to) };
  if (base.unusable || to.unusable) {
    return { ...said, portfolios: [], faults: [], errors, totals: countChanges([], [], { before: 0, after: 0 }) };
  }
  const pairs = pairPortfolios(before.portfolios, after.portfolios);
  const moved = pairs.flatMap((pair) =>
    pair.before && pair.after && pair.before.path !== pair.after.path ? pair : [],
  );
  const faults = marksOf === undefined ? [] : compareFaults(withNewPaths(before, moved), after.diagnostics, marksOf);
  const portfolios = pairs.flatMap((pair) => {
    const path = (pair.after ?? pair.before!).path;
    const own = faults.filter((fault) => fault.portfolio === path);
    // What cannot be read now hides its faults, and what is gone took them along: neither mended them.
    const seen = own.filter(({ change }) => change !== 'mended' || (pair.after && !isUnread(pair.after)));
    const row = comparePortfolios(pair, seen);
    return row === undefined ? [] : [row];
  });
  const paths = new Set(pairs.map((pair) => (pair.after ?? pair.before!).path));
  const common = faults.filter(({ portfolio }) => portfolio === undefined || !paths.has(portfolio));
  const totals = countChanges(portfolios, common, { before: gapsIn(before), after: gapsIn(after) });
  return { ...said, portfolios, faults: common, errors, totals };
}

const errorsOf = ({ unusable, result }: Question['base']): Fault[] =>
  result.diagnostics
    .filter(({ severity, portfolio }) => unusable && severity === 'error' && portfolio === undefined)
    .map(faultRow);
const gapsIn = ({ portfolios }: ComparedResult): number =>
  portfolios.reduce((sum, { units }) => sum + units.reduce((own, { gaps }) => own + gaps.length, 0), 0);

interface Pair {
  before?: ComparedPortfolio;
  after?: ComparedPortfolio;
}

/** Portfolios of one path; then those of one learner, where the folder was renamed. */
export function pairPortfolios(before: readonly ComparedPortfolio[], after: readonly ComparedPortfolio[]): Pair[] {
  const earlier = new Map(before.map((row) => [row.path, row]));
  const later = new Set(after.map(({ path }) => path));
  const gone = before.filter(({ path }) => !later.has(path));
  const added = after.filter(({ path }) => !earlier.has(path));
  const only = (rows: readonly ComparedPortfolio[], id: string | undefined) => {
    const found = id === undefined ? [] : rows.filter(({ learner }) => learner.id === id);
    return found.length === 1 ? found[0] : undefined;
  };
  const renamed = new Map(
    added.flatMap((row) => {
      const old = only(added, row.learner.id) && only(gone, row.learner.id);
      return old === undefined ? [] : [[row, old] as const];
    }),
  );
  const moved = new Set(renamed.values());
  const pairs: Pair[] = [
    ...after.map((row) => {
      const old = earlier.get(row.path) ?? renamed.get(row);
      return old === undefined ? { after: row } : { before: old, after: row };
    }),
    ...gone.filter((row) => !moved.has(row)).map((row) => ({ before: row })),
  ];
  const pathOf = (pair: Pair) => (pair.after ?? pair.before!).path;
  return pairs.sort((a, b) => naturalOrder(pathOf(a), pathOf(b)));
}

/** The earlier faults as if each portfolio had always been where it is now. */
const withNewPaths = ({ diagnostics }: ComparedResult, moved: readonly Pair[]): ComparedFault[] => {
  const paths = new Map(moved.map(({ before, after }) => [before!.path, after!.path]));
  return diagnostics.map((fault) => {
    const path = paths.get(fault.portfolio ?? '');
    if (path === undefined || fault.portfolio === undefined) return fault;
    const inside = fault.file.startsWith(`${fault.portfolio}/`);
    return { ...fault, portfolio: path, file: inside ? path + fault.file.slice(fault.portfolio.length) : fault.file };
  });
};

function compareFaults(
  before: readonly ComparedFault[],
  after: readonly ComparedFault[],
  marksOf: (faults: readonly ComparedFault[]) => string[],
): FaultChange[] {
  const byMark = (faults: readonly ComparedFault[]) => {
    const marks = marksOf(faults);
    return new Map(faults.map((fault, index) => [marks[index]!, fault]));
  };
  const [earlier, later] = [byMark(before), byMark(after)];
  return [
    ...[...later].flatMap(([mark, fault]): FaultChange[] => {
      const old = earlier.get(mark);
      const waived = fault.waived === undefined ? {} : { waived: fault.waived };
      if (old === undefined) return [{ change: 'new', ...faultRow(fault), ...waived }];
      if ((old.waived === undefined) === (fault.waived === undefined)) return [];
      return [
        {
          change: fault.waived === undefined ? 'no-longer-waived' : 'waived',
          ...faultRow(fault),
          ...waived,
        },
      ];
    }),
    ...[...earlier].flatMap(([mark, fault]) =>
      later.has(mark) ? [] : [{ change: 'mended' as const, ...faultRow(fault) }],
    ),
  ];
}

/** What is told of a fault. */
const faultRow = ({ code, severity, message, portfolio, evidence, ref, file, line, column }: ComparedFault): Fault => ({
  code,
  severity,
  message,
  ...stated({ portfolio, evidence, ref }),
  file,
  line,
  column,
});

/** Whether a file of the portfolio cannot be read: units are unknown though their criteria are known. */
const isUnread = (row: ComparedPortfolio | undefined): boolean =>
  row?.units.some(({ status, criteria }) => status === 'unknown' && criteria.length > 0) ?? false;

function comparePortfolios({ before, after }: Pair, faults: FaultChange[]): PortfolioChange | undefined {
  const { path, learner } = (after ?? before)!;
  const units = compareUnitLists(before?.units ?? [], after?.units ?? []);
  const row: PortfolioChange = {
    path,
    ...(before === undefined || after === undefined || before.path === path ? {} : { was: before.path }),
    learner,
    change: before === undefined ? 'added' : after === undefined ? 'gone' : 'changed',
    evidence: compareEvidence(before, after),
    units,
    faults,
  };
  const isStill = row.change === 'changed' && row.was === undefined && units.length + faults.length === 0;
  return isStill && Object.values(row.evidence).every((items) => items.length === 0) ? undefined : row;
}

function compareUnitLists(before: readonly ComparedUnit[], after: readonly ComparedUnit[]): UnitChange[] {
  const earlier = new Map(before.map((unit) => [unit.unit, unit]));
  const later = new Set(after.map(({ unit }) => unit));
  return [
    ...after.flatMap((unit) => compareUnits(earlier.get(unit.unit), unit) ?? []),
    ...before.filter(({ unit }) => !later.has(unit)).flatMap((unit) => compareUnits(unit, undefined) ?? []),
  ];
}

/** What became of the items; of a side on which some cannot be read, none is said to be added or gone. */
function compareEvidence(before?: ComparedPortfolio, after?: ComparedPortfolio): PortfolioChange['evidence'] {
  const items = ({ evidence = [] }: Partial<ComparedPortfolio> = {}) =>
    new Map(evidence.map((item) => [item.id, item]));
  const [earlier, later] = [items(before), items(after)];
  const both = [...later].flatMap(([id, item]) => {
    const old = earlier.get(id);
    return old === undefined ? [] : [{ old, item }];
  });
  const named = ({ id, title }: ItemRow): ItemRow => ({ id, title });
  const withdrawn = both.filter(({ old, item }) => old.withdrawn === undefined && item.withdrawn !== undefined);
  return {
    added: isUnread(before) ? [] : [...later.values()].filter(({ id }) => !earlier.has(id)).map(named),
    changed: both
      .filter(({ old, item }) => old.digest !== item.digest && item.withdrawn === undefined)
      .map(({ item }) => named(item)),
    withdrawn: withdrawn.map(({ item }) => named(item)),
    gone: isUnread(after) ? [] : [...earlier.values()].filter(({ id }) => !later.has(id)).map(named),
  };
}
