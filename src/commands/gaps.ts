import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Result } from '../model/result.ts';
import { gapReport } from '../report/gaps/document.ts';
import type { Look } from '../report/look.ts';
import { counted } from '../words/counts.ts';
import { htmlFormat } from './html-format.ts';
import { noteErrors } from './note-errors.ts';
import { type FormatOptions, type Made, makeReports, putReports, readTargets, type Target } from './report-targets.ts';
import { type Run, runCheck } from './run-check.ts';
import type { LookOptions, WorkspaceOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';

export type GapsOptions = WorkspaceOptions & LookOptions & FormatOptions;

type Format = (result: Result, look: Look, base: string) => string | Promise<string>;
const formats: Readonly<Record<string, Format>> = {
  markdown: gapReport,
  html: (result, look, base) => htmlFormat(result, look, { opens: 'gaps', base }),
};
const endings: Readonly<Record<string, string>> = { markdown: '.md', html: '.html' };

/** `evid gaps`: what is missing, what waits for the assessor and what is covered. Gaps and faults never fail it. */
export async function gaps(requested: readonly string[], options: GapsOptions, terminal: Terminal): Promise<number> {
  const targets = readTargets(options, formats);
  const run = await runCheck(requested, options, terminal);
  const inFolders = targets.filter(({ file }) => file !== undefined && isFolder(file, terminal));
  const whole = targets.filter((target) => !inFolders.includes(target));
  const render = (result: Result) => (format: Format, look: Look, base: string) => format(result, look, base);
  const made = [
    ...(await makeReports(whole, run, options, terminal, render(run.result))),
    ...(await onePerPortfolio(run, inFolders, options, terminal, render)),
  ];
  putReports(made, options, terminal);
  if (!options.quiet)
    for (const { file } of inFolders)
      terminal.stderr.write(`${counted(run.result.portfolios.length, 'gap report')} in ${file}\n`);
  return noteErrors(run, terminal);
}

/** `out/`, or a folder that is there already. */
function isFolder(file: string, { cwd }: Terminal): boolean {
  const path = resolve(cwd, file);
  return /[/\\]$/.test(file) || (existsSync(path) && statSync(path).isDirectory());
}

/** In each folder a report a portfolio, named after the portfolio's folder: what `evid gaps` prints of that portfolio alone. */
async function onePerPortfolio(
  run: Run,
  folders: readonly Target<Format>[],
  options: GapsOptions,
  terminal: Terminal,
  render: (result: Result) => (format: Format, look: Look, base: string) => string | Promise<string>,
): Promise<Made[]> {
  const made: Made[] = [];
  if (folders.length === 0) return made;
  const paths = run.checked.portfolios.map(({ path }) => path);
  const shown = new Map(paths.map((path) => [path, run.veil.show({ path }).path]));
  const nameOf = (path: string) => path.split('/').at(-1)!;
  for (const path of paths) {
    const alone = await runCheck([join(run.open.root, path)], options, terminal);
    const isOnlyOne = [...shown.values()].filter((each) => nameOf(each) === nameOf(shown.get(path)!)).length === 1;
    const name = isOnlyOne ? nameOf(shown.get(path)!) : shown.get(path)!.replaceAll('/', '-');
    const targets = folders.map((each) => ({ ...each, file: join(each.file!, `${name}${endings[each.name]}`) }));
    made.push(...(await makeReports(targets, alone, options, terminal, render(alone.result))));
  }
  return made;
}
