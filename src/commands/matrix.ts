import type { Result } from '../model/result.ts';
import { jsonText } from '../report/ci/json.ts';
import type { Look } from '../report/look.ts';
import { learnersMatrices, unitsMatrix } from '../report/matrix/cohort-matrix.ts';
import { matrixCsv } from '../report/matrix/csv.ts';
import { evidenceMatrices } from '../report/matrix/evidence-matrix.ts';
import { onlyHoles } from '../report/matrix/holes.ts';
import { matrixMarkdown } from '../report/matrix/markdown.ts';
import type { Matrix } from '../report/matrix/matrix.ts';
import { matrixTable } from '../report/matrix/table.ts';
import { matricesWithoutUnits } from '../report/matrix/unread.ts';
import { withoutUnits } from '../report/without-units.ts';
import { htmlFormat } from './html-format.ts';
import { noteErrors } from './note-errors.ts';
import { type FormatOptions, readTargets, writeReports } from './report-targets.ts';
import { runCheck } from './run-check.ts';
import type { LookOptions, WorkspaceOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';

export interface MatrixOptions extends WorkspaceOptions, LookOptions, FormatOptions {
  holes?: boolean | undefined;
  cohort?: boolean | undefined;
}

type Format = (
  matrices: readonly Matrix[],
  look: Look,
  result: Result,
  page: { base: string; holes: boolean; cohort: boolean; unit: string | undefined },
) => string | Promise<string>;
const formats: Readonly<Record<string, Format>> = {
  table: matrixTable,
  md: (matrices, look, { today }) => matrixMarkdown(matrices, look, today),
  csv: (matrices) => matrixCsv(matrices),
  html: (_, look, result, page) => htmlFormat(result, look, { opens: 'matrix', ...page }),
  json: jsonText,
};

/** `evid matrix`: criteria and requirements against evidence, or, of a cohort, units or criteria against learners. */
export async function matrix(
  requested: readonly string[],
  options: MatrixOptions,
  terminal: Terminal,
): Promise<number> {
  const targets = readTargets(options, formats);
  const run = await runCheck(requested, { ...options, quotes: targets.some(({ name }) => name === 'html') }, terminal);
  const all = matricesOf(run.result, options);
  const holes = options.holes ?? false;
  const matrices = holes ? all.map(onlyHoles) : all;
  // One unit against its learners is a page of its own.
  const unit = options.cohort && options.unit?.length === 1 ? options.unit[0] : undefined;
  await writeReports(targets, run, options, terminal, (format, look, base) =>
    format(matrices, look, run.result, { base, holes, cohort: options.cohort ?? false, unit }),
  );
  return noteErrors(run, terminal);
}

function matricesOf(result: Result, { cohort, unit }: MatrixOptions): Matrix[] {
  const each = evidenceMatrices(result);
  const others = matricesWithoutUnits(result);
  if (!cohort || each.length === 0) {
    const order = new Map(result.portfolios.map(({ path }, index) => [path, index]));
    const place = ({ portfolio = '' }: Matrix) => order.get(portfolio) ?? 0;
    return [...each, ...others].sort((a, b) => place(a) - place(b));
  }
  return unit === undefined ? [unitsMatrix(each, withoutUnits(result))] : learnersMatrices(each, others);
}
