import type { WorkspaceIntake } from '../intake/read-workspace.ts';
import type { Folder } from '../load/folder.ts';
import type { Difference, Side } from '../model/difference.ts';
import { stated } from '../model/stated.ts';
import type { ComparedResult } from '../parse/earlier-result.ts';
import { checkUnitFilter, type OpenWorkspace } from './open-workspace.ts';
import { findRequested } from './requested-portfolios.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** What a comparison is about: some portfolios and units, or where it says nothing, all. */
export type Scope = ComparedResult['filters'];

/** A state whose files can be read: the working tree, or a commit. */
export interface Source {
  side: Omit<Side, 'unusable'>;
  folder: Folder;
  intake: WorkspaceIntake;
}

/** Refuses units that neither side knows. */
export function checkUnits(
  units: readonly string[] | undefined,
  sources: readonly Source[],
  earlier?: ComparedResult,
): void {
  const indexes = sources.map(({ intake }) => intake.workspace.units);
  const known = [
    ...indexes.flatMap(({ units: found }) => [...found.keys()]),
    ...(earlier?.portfolios ?? []).flatMap((row) => row.units.map(({ unit }) => unit)),
  ];
  checkUnitFilter(
    units,
    [...new Set(known)],
    indexes.some(({ someUnreadable }) => someUnreadable),
  );
}

/** The folders that PORTFOLIO arguments mean on either side: one that is gone can still be asked about. */
export function findPortfolios(
  requested: readonly string[],
  sources: readonly Source[],
  earlier: ComparedResult | undefined,
  { root, today }: OpenWorkspace,
  terminal: Terminal,
): string[] | undefined {
  if (requested.length === 0) return undefined;
  const paths = requested.flatMap((written) => {
    let refusal: unknown;
    for (const { folder, intake } of sources) {
      try {
        return findRequested([written], { folder, root, today }, intake.workspace.config, terminal)!;
      } catch (error) {
        refusal ??= error;
      }
    }
    const name = written.replace(/\/+$/, '');
    const gone = earlier?.portfolios.find(({ path }) => path === name || path.split('/').at(-1) === name);
    if (gone === undefined) throw refusal;
    return [gone.path];
  });
  return [...new Set(paths)];
}

/** Refuses a question about what an earlier result leaves out. */
export function checkScope(name: string, filters: Scope, asked: Scope): void {
  for (const key of ['portfolios', 'units'] as const) {
    const kept = filters[key];
    const outside = asked[key]?.find((each) => kept !== undefined && !kept.includes(each));
    if (outside === undefined) continue;
    throw new UsageError(`${name} says nothing about ${outside}`, `it is only about ${kept!.join(', ')}`);
  }
}

/** What a result says of the portfolios and units that were asked about. */
export function narrow(result: ComparedResult, { portfolios, units }: Scope): ComparedResult {
  const isAsked = (path: string | undefined) =>
    path === undefined || portfolios === undefined || portfolios.includes(path);
  return {
    ...result,
    portfolios: result.portfolios
      .filter(({ path }) => isAsked(path))
      .map((row) => ({ ...row, units: row.units.filter(({ unit }) => units?.includes(unit) ?? true) })),
    diagnostics: result.diagnostics.filter(({ portfolio }) => isAsked(portfolio)),
  };
}

/** Whether two lists name the same, in whatever order. */
export const sameNames = (one: readonly string[], other: readonly string[] = []): boolean =>
  one.length === other.length && one.every((name) => other.includes(name));

/** The narrower of what an earlier result is about and what is asked of it now. */
export const filtersOf = (asked: Scope, narrowed: Scope): Difference['filters'] =>
  stated({ portfolios: narrowed.portfolios ?? asked.portfolios, units: narrowed.units ?? asked.units });
