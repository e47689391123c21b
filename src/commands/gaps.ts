import { existsSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { caseOf } from '../case/case.ts';
import { planPortfolio } from '../case/plan/plan.ts';
import type { Block } from '../document/blocks.ts';
import { documentPage } from '../document/html.ts';
import { wholeMarkdown, writtenAhead } from '../document/markdown.ts';
import { terminal as screen } from '../document/terminal.ts';
import type { ResultStanding } from '../model/standing.ts';
import { type Audience, audiences } from '../report/gaps/audience.ts';
import { GapReport } from '../report/gaps/gap-report.ts';
import type { Look } from '../report/look.ts';
import type { Reporter } from '../report/reporter.ts';
import { statusOf } from '../report/status.ts';
import { listsBy } from '../resolve/lists-by.ts';
import { counted } from '../words/counts.ts';
import { pageFormat } from './forms.ts';
import { makeTaking, noteErrors, type ReportOptions } from './report.ts';
import { type Made, putReports, readTargets, type Target } from './report-targets.ts';
import type { Run } from './run-check.ts';
import type { Flags } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { requireOneOf } from './usage-error.ts';

/** Whose page it is, and whether it goes without what is covered. */
export type GapsOptions = ReportOptions & Flags<'for'> & Flags<'brief', boolean>;

/** The gap report is for a text of several learners or of one; the page has the same gaps in a view of its own. */
function formatsOf(options: GapsOptions): Readonly<Record<string, Reporter>> {
  const audience = options.for as Audience | undefined;
  const { brief, quiet } = options;
  const form = <Written>(
    ahead: (blocks: readonly Block[]) => readonly (Block | Written)[],
    make: (document: { title: string; blocks: (Block | Written)[] }, look: Look, base: string) => string,
  ): Reporter => ({
    quotes: true,
    begin({ workspace }) {
      const report = new GapReport({ audience, brief, quiet }, ahead);
      return {
        take(shown) {
          const { head, faults, row, found, show, fileText } = shown;
          const plan = show(planPortfolio(found(), workspace, options.unit));
          const at = caseOf({ ...head, diagnostics: faults }, row(), { fileText, plan: () => plan });
          report.add({ at, status: statusOf(shown) });
        },
        finish: (result, look, base) => make(report.document(result, look.unusable ?? false), look, base),
      };
    },
  });
  const whole = (blocks: readonly Block[]) => blocks;
  return {
    markdown: form(writtenAhead, ({ title, blocks }) => wholeMarkdown(title, blocks)),
    html: pageFormat({ opens: 'gaps' }),
    print: form<never>(whole, (document, _, base) => documentPage(document, { base })),
    text: form<never>(whole, (document, look) => screen(document, look)),
  };
}

const endings: Readonly<Record<string, string>> = { markdown: '.md', html: '.html', print: '.html', text: '.txt' };

/** `evid gaps`: what is missing, what waits for the assessor and what is covered. Gaps and faults never fail it. */
export async function gaps(requested: readonly string[], options: GapsOptions, terminal: Terminal): Promise<number> {
  const targets = readTargets(options, formatsOf(options));
  if (options.for !== undefined) requireOneOf(options.for, audiences, `--for ${options.for} names nobody`);
  const inFolders = targets.filter(({ file }) => file !== undefined && isFolder(file, terminal));
  const whole = targets.filter((target) => !inFolders.includes(target));
  const { made, run } = await makeTaking(whole, requested, options, terminal);
  made.push(...(await onePerPortfolio(run, inFolders, options, terminal)));
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
  run: Run<ResultStanding>,
  folders: readonly Target<Reporter>[],
  options: GapsOptions,
  terminal: Terminal,
): Promise<Made[]> {
  const made: Made[] = [];
  if (folders.length === 0) return made;
  const paths = run.checked.portfolios.map(({ path }) => path);
  const shown = paths.map((path) => run.veil.show({ path }).path);
  const nameOf = (path: string) => path.split('/').at(-1)!;
  const alike = listsBy(shown, nameOf);
  for (const [at, path] of paths.entries()) {
    const name = alike.get(nameOf(shown[at]!))!.length === 1 ? nameOf(shown[at]!) : shown[at]!.replaceAll('/', '-');
    const targets = folders.map((each) => ({ ...each, file: join(each.file!, `${name}${endings[each.name]}`) }));
    const again = { opened: run, portfolios: [path] };
    made.push(...(await makeTaking(targets, [], { ...options, again }, terminal)).made);
  }
  return made;
}
