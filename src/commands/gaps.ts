import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Case, caseOf } from '../case/case.ts';
import { planPortfolio } from '../case/plan/plan.ts';
import { documentPage } from '../document/html.ts';
import { markdown } from '../document/markdown.ts';
import { terminal as screen } from '../document/terminal.ts';
import { type Audience, audiences } from '../report/gaps/audience.ts';
import { gapReport } from '../report/gaps/gap-report.ts';
import type { Look } from '../report/look.ts';
import { counted } from '../words/counts.ts';
import { htmlFormat } from './forms.ts';
import { noteErrors, quotes, type ReportOptions } from './report.ts';
import { type Made, makeReports, putReports, readTargets, type Target } from './report-targets.ts';
import { type Run, runCheck } from './run-check.ts';
import type { Terminal } from './terminal.ts';
import { requireOneOf } from './usage-error.ts';

export interface GapsOptions extends ReportOptions {
  /** Whose page it is. */
  for?: string | undefined;
  /** Without what is covered. */
  brief?: boolean | undefined;
}

type Format = (run: Run, look: Look, base: string, options: GapsOptions) => string | Promise<string>;
const formats: Readonly<Record<string, Format>> = {
  markdown: (run, look, _, options) => markdown(documentOf(run, look, options)),
  html: ({ result }, look, base) => htmlFormat(result, look, { opens: 'gaps', base }),
  print: (run, look, base, options) => documentPage(documentOf(run, look, options), { base }),
  text: (run, look, _, options) => screen(documentOf(run, look, options), look),
};

function documentOf(run: Run, look: Look, options: GapsOptions) {
  const { result } = run;
  return gapReport(result, casesOf(run, look, options), {
    audience: options.for as Audience | undefined,
    brief: options.brief,
    quiet: look.quiet,
    unusable: look.unusable,
  });
}

/** The cases of a run, each with its plan. */
const casesOf = ({ result, checked, intake, veil }: Run, { sourceLines }: Look, { unit }: GapsOptions): Case[] =>
  result.portfolios.map((portfolio, index) =>
    caseOf(result, portfolio, {
      sourceLines,
      plan: () => veil.show(planPortfolio(checked.portfolios[index]!, intake.workspace, unit)),
    }),
  );

const endings: Readonly<Record<string, string>> = { markdown: '.md', html: '.html', print: '.html', text: '.txt' };

/** `evid gaps`: what is missing, what waits for the assessor and what is covered. Gaps and faults never fail it. */
export async function gaps(requested: readonly string[], options: GapsOptions, terminal: Terminal): Promise<number> {
  const targets = readTargets(options, formats);
  if (options.for !== undefined) requireOneOf(options.for, audiences, `--for ${options.for} names nobody`);
  const run = await runCheck(requested, { ...options, quotes: quotes(targets) }, terminal);
  const inFolders = targets.filter(({ file }) => file !== undefined && isFolder(file, terminal));
  const whole = targets.filter((target) => !inFolders.includes(target));
  const render = (from: Run) => (format: Format, look: Look, base: string) => format(from, look, base, options);
  const made = [
    ...(await makeReports(whole, run, options, terminal, render(run))),
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
  render: (run: Run) => (format: Format, look: Look, base: string) => string | Promise<string>,
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
    made.push(...(await makeReports(targets, alone, options, terminal, render(alone))));
  }
  return made;
}
