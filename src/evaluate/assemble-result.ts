import { severityOf } from '../checks/severity.ts';
import { type Finding, fileStart } from '../diagnostics/finding.ts';
import { shorten } from '../diagnostics/shorten.ts';
import { byName } from '../model/by-name.ts';
import { codeUnitOrder, naturalOrder } from '../model/natural-order.ts';
import { once } from '../model/once.ts';
import { unitOfRef } from '../model/refs.ts';
import type { Diagnostic } from '../model/result.ts';
import type { GapStanding, PortfolioStanding, ResultHead, ResultOf } from '../model/standing.ts';
import { stated } from '../model/stated.ts';
import { listsBy } from '../resolve/lists-by.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import type { Workspace } from '../resolve/workspace.ts';

interface Parts<Row> {
  head: ResultHead;
  specCount: number;
  portfolios: Row[];
  /** How many items of evidence they have. */
  items: number;
  diagnostics: Diagnostic[];
}
/** What was asked for; it says what the result leaves out. */
interface Request {
  today: string;
  portfolios?: readonly string[] | undefined;
  files?: readonly string[] | undefined;
  units?: readonly string[] | undefined;
}

/** What can be said before anything is judged. */
export function headOf(request: Request, { config, people, history }: Workspace): ResultHead {
  const { today, units } = request;
  return {
    version: 1,
    today,
    filters: {
      ...(request.portfolios === undefined ? {} : { portfolios: [...request.portfolios].sort(naturalOrder) }),
      ...(request.files === undefined ? {} : { files: [...request.files].sort(naturalOrder) }),
      ...(units === undefined ? {} : { units: [...units] }),
    },
    ...(config.centre === undefined ? {} : { centre: config.centre }),
    people: byName([...people.entries].map(([id, { name }]) => [id, name])),
    ...(history === undefined ? {} : { history: { shallow: history.shallow } }),
  };
}

/** Puts together the one object that every output is a view of, with totals that all outputs share. */
export function assembleResult<Row extends PortfolioStanding>({
  head: { version, today, filters, ...head },
  specCount,
  portfolios,
  items,
  diagnostics,
}: Parts<Row>): ResultOf<Row> {
  const gaps = portfolios.flatMap((row) => row.units.flatMap((unit) => unit.gaps));
  const totals = totalsOf(diagnostics, gaps);
  const isWaived = (each: Pick<Diagnostic | GapStanding, 'waived'>) => each.waived !== undefined;
  const waived = totalsOf(diagnostics.filter(isWaived), gaps.filter(isWaived));
  return {
    version,
    today,
    filters,
    summary: {
      specs: specCount,
      portfolios: portfolios.length,
      evidence: items,
      ...totals,
      ...(Object.values(waived).some((number) => number > 0) ? { waived } : {}),
    },
    ...head,
    portfolios,
    diagnostics: diagnostics.sort(diagnosticOrder),
  };
}

function totalsOf(diagnostics: readonly Diagnostic[], gaps: readonly unknown[]) {
  const count = (severity: Diagnostic['severity']) => diagnostics.filter((each) => each.severity === severity).length;
  return { errors: count('error'), warnings: count('warning'), infos: count('info'), gaps: gaps.length };
}

/** A finding as it is reported: with the severity that the centre gives it, or not at all. */
export function diagnosticOf(finding: Finding, { config }: Workspace): Diagnostic | undefined {
  const severity = config.severity[finding.code] ?? finding.severity ?? severityOf(finding.code);
  if (severity === 'off') return undefined;
  const { code, message, help, portfolio, evidence, ref, about, file, span = fileStart, related } = finding;
  const { line, column, endLine, endColumn } = span;
  return stated({
    code,
    severity,
    message: inOneLine(message),
    help: help === undefined ? undefined : inOneLine(help),
    portfolio,
    evidence,
    ref,
    about,
    file,
    line,
    column,
    endLine,
    endColumn,
    related,
  });
}

/** What a file says may hold line breaks, and words of any length; a message stands in one line that can be read. */
function inOneLine(words: string): string {
  const line = words.includes('\n') ? words.replace(/\s*\n\s*/g, ' ') : words;
  return line.length <= longestWord
    ? line
    : shorten(
        line.replace(/\S{201,}/g, (word) => shorten(word)),
        longestLine,
      );
}
const longestWord = 200;
const longestLine = 1000;

/** Faults from file to file, and in each from its beginning. */
export function diagnosticOrder(a: Diagnostic, b: Diagnostic): number {
  return (
    codeUnitOrder(a.file, b.file) ||
    a.line - b.line ||
    a.column - b.column ||
    codeUnitOrder(a.code, b.code) ||
    codeUnitOrder(a.message, b.message)
  );
}

/**
 * Whether a finding belongs to a result limited to some units: all of an item that claims one of them or is credited with it (formats,
 * section 9); else by the unit that it names, or those that its record speaks of, or its specification. What is about no unit belongs.
 */
export function concerning(
  filter: readonly string[],
  { units }: Workspace['units'],
  resolved?: ResolvedPortfolio,
): (finding: Pick<Finding, 'evidence' | 'ref' | 'file'>) => boolean {
  const isAsked = (unit: string) => filter.includes(unit);
  const unitOfFile = new Map([...units.values()].map(({ path, id }) => [path, id]));
  const unitsOfItem = once(() => listsBy(resolved?.assessed.claims ?? [], ({ item }) => item.id));
  const unitsOfRecord = once(() => new Map(resolved === undefined ? [] : recordsWithUnits(resolved)));
  return ({ evidence, ref, file }) => {
    if (evidence !== undefined) {
      const linked = resolved?.portfolio.itemById.get(evidence);
      if (linked === undefined) return true;
      const credited = unitsOfItem().get(evidence) ?? [];
      return [
        ...linked.item.claims.map((claim) => unitOfRef(claim.ref)),
        ...credited.map(({ leaf }) => leaf.unit),
      ].some(isAsked);
    }
    const named = ref === undefined ? undefined : ref.includes('/') ? unitOfRef(ref) : ref;
    if (named !== undefined && units.has(named)) return isAsked(named);
    const spoken = unitsOfRecord().get(file);
    if (spoken !== undefined && spoken.length > 0) return spoken.some(isAsked);
    const unit = unitOfFile.get(file);
    return unit === undefined || isAsked(unit);
  };
}

/** Each record of a portfolio with the units that it decides on, judges, signs off or samples. */
function recordsWithUnits({ decisions }: ResolvedPortfolio): [path: string, units: string[]][] {
  const sampled = listsBy(decisions.samples.all, ({ record }) => record.path);
  return [
    ...[...decisions.made].map(([{ path }, made]): [string, string[]] => [
      path,
      [...made.decisions.flatMap(({ rulings }) => rulings), ...made.judgements, ...made.signOffs].flatMap(
        ({ target }) => target.units,
      ),
    ]),
    ...[...sampled].map(([path, samples]): [string, string[]] => [
      path,
      samples.flatMap((sample) => decisions.samples.coveredBy(sample).flatMap(({ units }) => units)),
    ]),
  ];
}
