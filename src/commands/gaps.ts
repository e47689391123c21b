import type { Result } from '../model/result.ts';
import { gapReport } from '../report/gaps/document.ts';
import type { Look } from '../report/look.ts';
import { formatNamed } from './format-named.ts';
import { htmlFormat } from './html-format.ts';
import { noteErrors } from './note-errors.ts';
import { pageBase } from './page-base.ts';
import { lookAt, runCheck } from './run-check.ts';
import type { LookOptions, WorkspaceOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { outputTo, writeOutput } from './write-output.ts';

export interface GapsOptions extends WorkspaceOptions, LookOptions {
  format?: string | undefined;
  output?: string | undefined;
}

const formats: Readonly<Record<string, (result: Result, look: Look, base: string) => string | Promise<string>>> = {
  markdown: gapReport,
  html: (result, look, base) => htmlFormat(result, look, { opens: 'gaps', base }),
};

/** `evid gaps`: what is missing, what waits for the assessor and what is covered. Gaps and faults never fail it. */
export async function gaps(requested: readonly string[], options: GapsOptions, terminal: Terminal): Promise<number> {
  const { format = 'markdown', output } = options;
  const render = formatNamed(format, formats);
  const run = await runCheck(requested, options, terminal);
  const look = lookAt(run, outputTo(output, terminal), options, terminal);
  const text = await render(run.result, look, pageBase(run, output, terminal));
  writeOutput(output, text, terminal);
  return noteErrors(run, terminal);
}
