import { markdown } from '../document/markdown.ts';
import { terminal } from '../document/terminal.ts';
import type { Result } from '../model/result.ts';
import { jsonText } from '../report/ci/json.ts';
import { learnersMatrices, unitsMatrix } from '../report/matrix/cohort-matrix.ts';
import { matrixCsv } from '../report/matrix/csv.ts';
import { matrixDocument } from '../report/matrix/document.ts';
import { evidenceMatrices } from '../report/matrix/evidence-matrix.ts';
import { onlyHoles } from '../report/matrix/holes.ts';
import type { Matrix } from '../report/matrix/matrix.ts';
import { matricesWithoutUnits } from '../report/matrix/unread.ts';
import { rowOf } from '../report/reporter.ts';
import { withoutUnits } from '../report/without-units.ts';
import { type Form, pageFormat, reporters } from './forms.ts';
import { type ReportOptions, reportTaking } from './report.ts';
import type { Flags } from './shared-options.ts';
import type { Terminal } from './terminal.ts';

export type MatrixOptions = ReportOptions & Flags<'holes' | 'cohort', boolean>;

interface Subject {
  matrices: readonly Matrix[];
  result: Result;
}
const made = {
  table: ({ matrices, result }, look) => terminal(matrixDocument(matrices, result.today, look), look),
  // A file has room for the titles.
  md: ({ matrices, result }, look) =>
    markdown(matrixDocument(matrices, result.today, { ...look, verbose: true }), look),
  csv: ({ matrices }) => matrixCsv(matrices),
  json: ({ matrices }) => jsonText(matrices),
} satisfies Readonly<Record<string, Form<Subject>>>;

/** `evid matrix`: criteria and requirements against evidence, or, of a cohort, units or criteria against learners. */
export async function matrix(requested: readonly string[], options: MatrixOptions, to: Terminal): Promise<number> {
  const { holes = false, cohort = false, unit } = options;
  const subject = (result: Result) => {
    const all = matricesOf(result, options);
    return { matrices: holes ? all.map(onlyHoles) : all, result };
  };
  // One unit against its learners is a page of its own.
  const only = cohort && unit?.length === 1 ? unit[0] : undefined;
  const { table, md, csv, json } = reporters(made, rowOf, subject);
  const html = pageFormat({ opens: 'matrix', holes, cohort, unit: only });
  return reportTaking({ table, md, csv, html, json }, requested, options, to);
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
