import type { Difference, Fault, FaultChange, ItemRow, PortfolioChange, Side } from '../model/difference.ts';
import { naturalOrder } from '../model/natural-order.ts';
import { stated } from '../model/stated.ts';
import type { ComparedResult } from '../parse/earlier-result.ts';
import { became, compareUnits, type Pair, pairs, waiverChange } from './compare-units.ts';
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
  const both = pairPortfolios(before.portfolios, after.portfolios);
  const moved = both.flatMap((pair) => (pair.before && pair.after && pair.before.path !== pair.after.path ? pair : []));
  const faults = marksOf === undefined ? [] : compareFaults(withNewPaths(before, moved), after.diagnostics, marksOf);
  const portfolios = both.flatMap((pair) => {
    const own = faults.filter((fault) => fault.portfolio === pathOf(pair));
    // What cannot be read now hides its faults, and what is gone took them along: neither mended them.
    const seen = own.filter(({ change }) => change !== 'mended' || (pair.after && !isUnread(pair.after)));
    const row = comparePortfolios(pair, seen);
    return row === undefined ? [] : [row];
  });
  const paths = new Set(both.map(pathOf));
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

interface PortfolioPair {
  before?: ComparedPortfolio;
  after?: ComparedPortfolio;
}
const pathOf = ({ before, after }: PortfolioPair): string => (after ?? before!).path;

/** Portfolios of one path; then those of one learner, where the folder was renamed. */
export function pairPortfolios(
  before: readonly ComparedPortfolio[],
  after: readonly ComparedPortfolio[],
): PortfolioPair[] {
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
  const found: PortfolioPair[] = [
    ...after.map((row) => {
      const old = earlier.get(row.path) ?? renamed.get(row);
      return old === undefined ? { after: row } : { before: old, after: row };
    }),
    ...gone.filter((row) => !moved.has(row)).map((row) => ({ before: row })),
  ];
  return found.sort((a, b) => naturalOrder(pathOf(a), pathOf(b)));
}

/** The earlier faults as if each portfolio had always been where it is now. */
const withNewPaths = ({ diagnostics }: ComparedResult, moved: readonly PortfolioPair[]): ComparedFault[] => {
  const paths = new Map<string | undefined, string>(moved.map(({ before, after }) => [before!.path, after!.path]));
  return diagnostics.map((fault) => {
    const path = paths.get(fault.portfolio);
    if (path === undefined) return fault;
    const old = `${fault.portfolio}/`;
    const file = fault.file.startsWith(old) ? `${path}/${fault.file.slice(old.length)}` : fault.file;
    return { ...fault, portfolio: path, file };
  });
};

function compareFaults(
  before: readonly ComparedFault[],
  after: readonly ComparedFault[],
  marksOf: (faults: readonly ComparedFault[]) => string[],
): FaultChange[] {
  const marks = new Map(
    [before, after].flatMap((faults) => {
      const found = marksOf(faults);
      return faults.map((fault, index) => [fault, found[index]!] as const);
    }),
  );
  return pairs(before, after, (fault) => marks.get(fault)).flatMap(({ old, now }): FaultChange[] => {
    const change = old === undefined ? 'new' : now === undefined ? 'mended' : waiverChange(old, now);
    return change === undefined ? [] : [{ change, ...faultRow((now ?? old)!), ...stated({ waived: now?.waived }) }];
  });
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

function comparePortfolios({ before, after }: PortfolioPair, faults: FaultChange[]): PortfolioChange | undefined {
  const { path, learner } = (after ?? before)!;
  const units = pairs(before?.units ?? [], after?.units ?? [], ({ unit }) => unit).flatMap(
    ({ old, now }) => compareUnits(old, now) ?? [],
  );
  const row: PortfolioChange = {
    path,
    ...(before === undefined || after === undefined || before.path === path ? {} : { was: before.path }),
    learner,
    change: became({ old: before, now: after }, () => 'changed'),
    evidence: compareEvidence(before, after),
    units,
    faults,
  };
  const isStill = row.change === 'changed' && row.was === undefined && units.length + faults.length === 0;
  return isStill && Object.values(row.evidence).every((items) => items.length === 0) ? undefined : row;
}

/** What became of the items; of a side on which some cannot be read, none is said to be added or gone. */
function compareEvidence(before?: ComparedPortfolio, after?: ComparedPortfolio): PortfolioChange['evidence'] {
  type Item = ComparedPortfolio['evidence'][number];
  const items = pairs(before?.evidence ?? [], after?.evidence ?? [], ({ id }) => id);
  const those = (isOne: (pair: Pair<Item>) => boolean): ItemRow[] =>
    items.filter(isOne).map(({ old, now }) => {
      const { id, title } = (now ?? old)!;
      return { id, title };
    });
  const isLive = (item: Item) => item.withdrawn === undefined;
  return {
    added: isUnread(before) ? [] : those(({ old }) => old === undefined),
    changed: those(
      ({ old, now }) => old !== undefined && now !== undefined && old.digest !== now.digest && isLive(now),
    ),
    withdrawn: those(({ old, now }) => old !== undefined && now !== undefined && isLive(old) && !isLive(now)),
    gone: isUnread(after) ? [] : those(({ now }) => now === undefined),
  };
}
