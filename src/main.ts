import { Command, CommanderError, Option } from '@commander-js/extra-typings';
import packageJson from '../package.json' with { type: 'json' };
import { collectWhole, withLookOptions, withWorkspaceOptions } from './commands/shared-options.ts';
import type { Terminal } from './commands/terminal.ts';
import { UsageError } from './commands/usage-error.ts';
import { isInWorkspace } from './load/find-root.ts';

const { version } = packageJson;

/**
 * Runs evid with the arguments after its name; the answer is the exit status: 0 no errors, 1 errors (or what --fail-on names),
 * 2 asked wrongly or nothing usable found, 3 a fault of evid's own. Commands are loaded when they are asked for.
 */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  let status = 0;
  const program = new Command('evid')
    .description('Reads the rules out of a unit, checks portfolios against them, and says what is missing and why.')
    .version(version, '-V, --version', 'the version')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => terminal.stdout.write(text),
      writeErr: (text) => terminal.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, 'evid: ')),
      getOutHelpWidth: () => terminal.stdout.columns ?? 80,
      getErrHelpWidth: () => terminal.stderr.columns ?? 80,
    })
    .configureHelp({
      subcommandTerm: (command) =>
        `${command.name()} ${command.usage().replace(/\[options\] ?|\[command\]/g, '')}`.trim(),
    })
    .showSuggestionAfterError(true);

  withLookOptions(
    withWorkspaceOptions(
      program
        .command('check')
        .description('what is wrong in the files, and what is missing')
        .argument('[portfolio...]', 'portfolio folders, or their names; default: all'),
    ),
  )
    .addOption(
      new Option(
        '--format <name[=file]>',
        'pretty, concise, json, markdown, github, junit, sarif, gitlab or rdjson; =FILE writes to a file (repeatable)',
      ).argParser(collectWhole),
    )
    .addOption(new Option('--fail-on <what>', 'also fail on: warning, gap (repeatable)').argParser(collectWhole))
    .action(async (portfolios, options) => {
      const { check } = await import('./commands/check.ts');
      status = await check(portfolios, options, terminal);
    });

  withLookOptions(
    withWorkspaceOptions(
      program
        .command('status')
        .description('how each unit of each portfolio stands, and whose move it is')
        .argument('[portfolio...]', 'portfolio folders, or their names; default: all'),
    ),
  )
    .option('--format <name>', 'text, csv or json')
    .option('--sort <by>', 'portfolio, learner, unit, status, gaps or waiting')
    .action(async (portfolios, options) => {
      const { status: showStatus } = await import('./commands/status.ts');
      status = await showStatus(portfolios, options, terminal);
    });

  withLookOptions(
    withWorkspaceOptions(
      program
        .command('why')
        .description('what counted for a criterion or requirement, what did not, and why')
        .argument('<portfolio>', 'a portfolio folder, or its name')
        .argument('<ref>', 'a criterion, requirement, situation or item: B9/1.5, B9/ER5b, partner/uncooperative, E03'),
    ),
  )
    .option('--format <name>', 'text or json')
    .action(async (portfolio, ref, options) => {
      const { why } = await import('./commands/why.ts');
      status = await why(portfolio, ref, options, terminal);
    });

  withLookOptions(
    withWorkspaceOptions(
      program
        .command('plan')
        .description('ranked next actions, each with the gaps it closes and why')
        .argument('<portfolio>', 'a portfolio folder, or its name'),
    ),
  )
    .option('--format <name>', 'text or json')
    .action(async (portfolio, options) => {
      const { plan } = await import('./commands/plan.ts');
      status = await plan(portfolio, options, terminal);
    });

  withLookOptions(
    withWorkspaceOptions(
      program
        .command('crosswalk')
        .description('a unit’s criteria against the items of a standard')
        .argument('<unit>', 'its id')
        .argument('<standard>', 'its id')
        .argument('[portfolio]', 'a portfolio folder, or its name'),
    ),
  )
    .option('--format <name>', 'text or json')
    .action(async (unit, standard, portfolio, options) => {
      const { crosswalk } = await import('./commands/crosswalk.ts');
      status = await crosswalk(unit, standard, portfolio, options, terminal);
    });

  const spec = program.command('spec').description('the units and standards: list them, read one, check them');
  withLookOptions(withWorkspaceOptions(spec.command('list').description('the units and standards, one a line')))
    .option('--format <name>', 'text or json')
    .action(async (options) => {
      const { listSpecs } = await import('./commands/spec.ts');
      status = listSpecs(options, terminal);
    });
  withLookOptions(
    withWorkspaceOptions(
      spec
        .command('show')
        .description('what a unit asks: criteria, requirements and their rules')
        .argument('<unit>', 'its id'),
    ),
  )
    .option('--format <name>', 'text or json (the parsed specification)')
    .action(async (unit, options) => {
      const { showSpec } = await import('./commands/spec.ts');
      status = showSpec(unit, options, terminal);
    });
  withLookOptions(
    withWorkspaceOptions(
      spec.command('check').description('faults of the specifications, and advice to whoever writes them'),
    ),
  )
    .addOption(
      new Option(
        '--format <name[=file]>',
        'pretty, concise, json, markdown, github, junit, sarif, gitlab or rdjson; =FILE writes to a file (repeatable)',
      ).argParser(collectWhole),
    )
    .addOption(new Option('--fail-on <what>', 'also fail on: warning').argParser(collectWhole))
    .action(async (options) => {
      const { lintSpecs } = await import('./commands/spec.ts');
      status = await lintSpecs(options, terminal);
    });

  program
    .command('schema')
    .description('a JSON Schema of one of evid’s files, for editors')
    .argument('[name]', 'which file; without a name: the list')
    .action(async (name) => {
      const { schema } = await import('./commands/schema.ts');
      status = schema(name, terminal);
    });

  withLookOptions(
    program
      .command('explain')
      .description('what a code or a word means, with examples')
      .argument('[topic]', 'a code or a topic; default: all of them, with a line on each'),
  ).action(async (topic, options) => {
    const { explain } = await import('./commands/explain.ts');
    status = await explain(topic, options, terminal);
  });

  try {
    // Bare evid in a workspace says how things stand; anywhere else, what evid can do.
    if (argv.length > 0) await program.parseAsync([...argv], { from: 'user' });
    else if (isInWorkspace(terminal.cwd)) await program.parseAsync(['status'], { from: 'user' });
    else program.outputHelp();
    return status;
  } catch (error) {
    return answerTo(error, terminal);
  }
}

function answerTo(error: unknown, { stderr }: Terminal): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    stderr.write(`evid: ${error.message}\n${error.help === undefined ? '' : `  help: ${error.help}\n`}`);
    return 2;
  }
  const detail = error instanceof Error ? (error.stack ?? error.message) : String(error);
  stderr.write(
    `evid: this is a fault in evid itself, not in your files.\n${detail}\n` +
      `Please report it with the lines above, evid ${version}, Node ${process.version} and what you ran; leave learners’ data out.\n`,
  );
  return 3;
}
