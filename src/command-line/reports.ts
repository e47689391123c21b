import { type Command, Option } from '@commander-js/extra-typings';
import { collectWhole, withLookOptions, withWorkspaceOptions } from '../commands/shared-options.ts';
import type { Terminal } from '../commands/terminal.ts';

/** The commands that look at portfolios and report; none of them writes but where the user names a file. */
export function addReports(program: Command, terminal: Terminal, finish: (status: number) => void): void {
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
      const { check } = await import('../commands/check.ts');
      finish(await check(portfolios, options, terminal));
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
      const { status: showStatus } = await import('../commands/status.ts');
      finish(await showStatus(portfolios, options, terminal));
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
      const { why } = await import('../commands/why.ts');
      finish(await why(portfolio, ref, options, terminal));
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
      const { plan } = await import('../commands/plan.ts');
      finish(await plan(portfolio, options, terminal));
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
      const { crosswalk } = await import('../commands/crosswalk.ts');
      finish(await crosswalk(unit, standard, portfolio, options, terminal));
    });
}
