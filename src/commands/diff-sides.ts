import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { checkWorkspace } from '../check-workspace.ts';
import { pairPortfolios, type Question } from '../evaluate/compare-results.ts';
import { readRoll } from '../intake/read-roll.ts';
import { readWorkspace } from '../intake/read-workspace.ts';
import { gitFolder } from '../load/git-folder.ts';
import type { Side } from '../model/difference.ts';
import type { Roll } from '../model/roll.ts';
import { type ComparedResult, readEarlierResult } from '../parse/earlier-result.ts';
import { fingerprints } from '../report/ci/fingerprint.ts';
import { noVeil } from '../report/names/veil.ts';
import {
  checkScope,
  checkUnits,
  filtersOf,
  findPortfolios,
  narrow,
  type Scope,
  type Source,
  sameNames,
} from './diff-scope.ts';
import { coverWith, type OpenWorkspace, openWorkspace } from './open-workspace.ts';
import type { ReportOptions } from './report.ts';
import type { Flags } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

export type DiffOptions = ReportOptions & Flags<'to'>;

/** The two states that were asked for, looked at alike: the same day, the same portfolios, the same units. */
export async function readSides(
  written: string,
  requested: readonly string[],
  options: DiffOptions,
  terminal: Terminal,
): Promise<Question & { open: OpenWorkspace }> {
  const open = openWorkspace(options, terminal);
  const to = sourceOf(options.to, open);
  const earlier = readFile(written, terminal);
  const base = earlier === undefined ? sourceOf(written, open) : undefined;
  const sources = base === undefined ? [to] : [to, base];
  checkUnits(options.unit, sources, earlier);
  const veil = options.anonymise ? coverWith(rollsOf(sources, earlier), terminal) : noVeil;
  const paths = findPortfolios(requested, sources, earlier, open, terminal);
  const narrowed = { portfolios: paths, units: options.unit };
  if (earlier !== undefined) checkScope(written, earlier.filters, narrowed);

  // An earlier result cannot be asked again, so now is asked what it was asked.
  const asked = earlier?.filters ?? narrowed;
  const looked = { ...asked, portfolios: foundEverywhere(asked.portfolios, sources) };
  const [now, then] = [
    await look(to, looked, terminal),
    base === undefined ? undefined : await look(base, looked, terminal),
  ];
  const before = then ?? {
    side: { kind: 'file' as const, name: written, today: earlier!.today, unusable: looksUnusable(earlier!) },
    result: earlier!,
  };
  const under = { ...narrowed, portfolios: withFormerPaths(paths, before.result, now.result) };
  const rows = [before.result, now.result].map((result) => narrow(result, under));
  const [baseRows, toRows] = rows.map((result) => veil.show(result));
  const sameUnits = options.unit === undefined || earlier === undefined || sameNames(options.unit, asked.units);
  return {
    open,
    base: { ...before.side, result: baseRows! },
    to: { ...now.side, result: toRows! },
    filters: veil.show(filtersOf(asked, narrowed)),
    remarks: remarksOn(written, earlier, open.today, sameUnits).map((remark) => veil.hide(remark)),
    marksOf: sameUnits ? marksFor(earlier) : undefined,
  };
}

/** Where an earlier evid did not write what a fault is about, nothing is made of it on either side. */
function marksFor(earlier: ComparedResult | undefined): typeof fingerprints {
  const isSilent = earlier?.diagnostics.every(({ about }) => about === undefined) ?? false;
  return isSilent ? (faults) => fingerprints(faults.map(({ about: _, ...fault }) => fault)) : fingerprints;
}

/** Who is named on either side. */
function rollsOf(sources: readonly Source[], earlier: ComparedResult | undefined): Roll[] {
  const rolls = sources.map(({ folder, intake }) => readRoll(folder, intake.workspace));
  if (earlier === undefined) return rolls;
  const portfolios = earlier.portfolios.map(({ path, learner }) => ({ path, learner, witnesses: [] }));
  return [...rolls, { people: [], portfolios }];
}

/** The working tree, or what a revision says of the workspace. */
function sourceOf(revision: string | undefined, open: OpenWorkspace): Source {
  const { root, today } = open;
  if (revision === undefined) {
    return { side: { kind: 'folder', today }, folder: open.folder, intake: readWorkspace(open.folder, today) };
  }
  const found = gitFolder(root, revision);
  if ('problem' in found) {
    throw new UsageError(
      revision.endsWith('.json') ? `there is no file ${revision}, and no revision of that name` : found.problem,
      `${found.help}; or keep a result with evid check --format json=FILE, and name the file`,
    );
  }
  const side = { kind: 'revision', name: revision, commit: found.hash, today } as const;
  return { side, folder: found.folder, intake: readWorkspace(found.folder, today) };
}

/** An earlier result, where a file of that name exists. */
function readFile(written: string, { cwd }: Terminal): ComparedResult | undefined {
  const path = resolve(cwd, written);
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return undefined;
  const read = readEarlierResult(readFileSync(path, 'utf8'));
  const files = 'earlier' in read ? read.earlier.filters.files : undefined;
  if (files !== undefined)
    throw new UsageError(
      `${written} tells only the faults of ${files.join(', ')}`,
      'evid check PORTFOLIO --format json=FILE writes a result that can be compared',
    );
  if ('earlier' in read) return read.earlier;
  throw new UsageError(
    `${written} is no result that evid can compare: ${read.problem}`,
    `evid check --format json=FILE writes one; a revision of that name is refs/heads/${written} or its commit`,
  );
}

/** Portfolios that both sides have; where one is not there, it may have had another folder, so all are looked at and narrowed later. */
const foundEverywhere = (portfolios: string[] | undefined, sources: readonly Source[]): string[] | undefined =>
  portfolios?.every((path) =>
    sources.every(({ folder }) => folder.list(path)?.some(({ name }) => name === 'portfolio.yaml')),
  )
    ? portfolios
    : undefined;

/** The folders asked about, and those in which the same portfolios are on the other side. */
function withFormerPaths(
  paths: string[] | undefined,
  before: ComparedResult,
  now: ComparedResult,
): string[] | undefined {
  const pairs = pairPortfolios(before.portfolios, now.portfolios).map((pair) =>
    [pair.before, pair.after].flatMap((row) => row?.path ?? []),
  );
  return paths && [...paths, ...pairs.filter((pair) => pair.some((path) => paths.includes(path))).flat()];
}

/** Checks one side. */
async function look(
  { side, folder, intake }: Source,
  { portfolios, units }: Scope,
  { onFault }: Terminal,
): Promise<{ side: Side; result: ComparedResult }> {
  const { result, unusable } = await checkWorkspace({
    folder,
    intake,
    today: side.today,
    portfolios,
    units,
    onFault,
  });
  return { side: { ...side, unusable }, result };
}

/** Codes that say: a specification, the register or evid.yaml could not be read, or there was none. */
const unreadable: ReadonlySet<string> = new Set([
  'duplicate-key',
  'empty-file',
  'file-too-large',
  'invalid-utf8',
  'invalid-value',
  'invalid-yaml',
  'missing-key',
  'no-portfolios',
  'no-specs',
  'outside-workspace',
  'unreadable-file',
  'yaml-too-deep',
]);

/** A result does not say whether it can be trusted, but its errors do. */
const looksUnusable = ({ diagnostics }: ComparedResult): boolean =>
  diagnostics.some(
    ({ severity, portfolio, code }) => severity === 'error' && portfolio === undefined && unreadable.has(code),
  );

function remarksOn(name: string, earlier: ComparedResult | undefined, today: string, sameUnits: boolean): string[] {
  if (earlier === undefined) return [];
  const { portfolios, units } = earlier.filters;
  const only = [...(portfolios ?? []), ...(units ?? [])].join(', ');
  return [
    ...(earlier.today === today
      ? []
      : [`${name} is as of ${earlier.today || 'an unknown day'}; what depends on the day may have moved by itself`]),
    ...(only === '' ? [] : [`${name} is only about ${only}, and so is this comparison`]),
    ...(sameUnits ? [] : [`faults are not compared, because ${name} is not about the same units`]),
  ];
}
