import { type Command, Option } from '@commander-js/extra-typings';
import { collectWhole, withLookOptions, withWorkspaceOptions } from '../commands/shared-options.ts';
import type { Terminal } from '../commands/terminal.ts';

/** The commands about evid and its units: what a unit asks, what a word means. */
export function addReference(program: Command, terminal: Terminal, finish: (status: number) => void): void {
  const spec = program.command('spec').description('the units and standards: list them, read one, check them');
  withLookOptions(withWorkspaceOptions(spec.command('list').description('the units and standards, one a line')))
    .option('--format <name>', 'text or json')
    .action(async (options) => {
      const { listSpecs } = await import('../commands/spec.ts');
      finish(listSpecs(options, terminal));
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
      const { showSpec } = await import('../commands/spec.ts');
      finish(showSpec(unit, options, terminal));
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
      const { lintSpecs } = await import('../commands/spec.ts');
      finish(await lintSpecs(options, terminal));
    });

  program
    .command('schema')
    .description('a JSON Schema of one of evid’s files, for editors')
    .argument('[name]', 'which file; without a name: the list')
    .action(async (name) => {
      const { schema } = await import('../commands/schema.ts');
      finish(schema(name, terminal));
    });

  withLookOptions(
    program
      .command('explain')
      .description('what a code or a word means, with examples')
      .argument('[topic]', 'a code or a topic; default: all of them, with a line on each'),
  ).action(async (topic, options) => {
    const { explain } = await import('../commands/explain.ts');
    finish(await explain(topic, options, terminal));
  });
}
