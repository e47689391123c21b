import { type Command, type CommandUnknownOpts, Option } from '@commander-js/extra-typings';
import type { CommandShape } from '../commands/complete.ts';
import { asIn, asReport, collectWhole, withLookOptions, withWriterLookOptions } from '../commands/shared-options.ts';
import type { Terminal } from '../commands/terminal.ts';
import type { Run } from './run.ts';

/** What `--family` takes; a test holds it against the families that there are. */
export const familyNames = [
  'outcome-table',
  'register',
  'nos',
  'svq',
  'new-zealand',
  'saqa',
  'sqa',
  'numbered',
  'three-level',
  'graded',
  'australian',
  'apprenticeship',
];

/** The commands about evid and its units: what a unit asks, what a word means. */
export function addReference(program: Command, terminal: Terminal, run: Run): void {
  const spec = program
    .command('spec')
    .description('the units and standards: list them, read one, check them, import one');
  asReport(spec.command('list').description('the units and standards, one a line'), {
    formats: 'text, markdown, html or json',
    as: ['evid spec list --format json'],
  }).action((options) => run(import('../commands/spec.ts'), ({ listSpecs }) => listSpecs(options, terminal)));
  asReport(
    spec
      .command('show')
      .description('what a unit or qualification asks: criteria, requirements, rules')
      .argument('<spec>', 'id of a unit, standard or qualification'),
    { formats: 'text, markdown, html or json (the parsed specification)', as: ['evid spec show B9'] },
  ).action((unit, options) => run(import('../commands/spec.ts'), ({ showSpec }) => showSpec(unit, options, terminal)));
  asReport(spec.command('check').description('faults of the specifications, and advice to whoever writes them'), {
    formats: 'pretty, concise, json, markdown, github, junit, sarif, gitlab or rdjson',
    as: ['evid spec check --fail-on warning'],
    quiet: 'errors and totals only',
  })
    .option('--fail-on <what>', 'also fail on: warning', collectWhole)
    .action((options) => run(import('../commands/spec.ts'), ({ lintSpecs }) => lintSpecs(options, terminal)));

  withWriterLookOptions(
    spec
      .command('review')
      .description('what an import was not sure of, one item after the other: accept, edit or leave')
      .argument('<file>', 'a specification'),
  )
    .addHelpText('after', asIn('evid spec review specs/B9.unit.yaml'))
    .action((file, _options) =>
      run(import('../commands/spec-review.ts'), ({ reviewSpec }) => reviewSpec(file, terminal)),
    );

  withWriterLookOptions(
    spec
      .command('new')
      .description('the specification of a unit that exists on paper only, with questions at a terminal'),
  )
    .option('--id <id>', 'the unit’s name in references')
    .option('--title <words>', 'as published')
    .option('--organisation <name>', 'the awarding organisation')
    .option('--number <number>', 'the regulator’s, as in Y/601/1230')
    .option('--level <level>', 'as published')
    .option('--credit <number>', 'credit value')
    .option('--hours <number>', 'guided learning hours')
    .option('--outcome <words>', 'its number and its words, exactly as published (repeatable)', collectWhole)
    .option('--criterion <words>', 'likewise: “1.1 Explain who …” (repeatable)', collectWhole)
    .option(
      '--requirement <words>',
      'an evidence requirement, or a part of the one before: “a) …” (repeatable)',
      collectWhole,
    )
    .option('-o, --output <file>', 'default: named after the id, in the folder of specifications')
    .option('--root <folder>', 'the workspace, instead of the nearest folder upward with an evid.yaml')
    .addHelpText(
      'after',
      asIn(
        'evid spec new --id KIT7 --title "Keep a kitchen ready" --outcome "1 Hand over" --criterion "1.1 Say what is short"',
      ),
    )
    .action((options) => run(import('../commands/spec-new.ts'), ({ newSpec }) => newSpec(options, terminal)));

  spec
    .command('import')
    .description('a draft of a specification, read from the document of an awarding body')
    .argument('<file>', 'text, Markdown, HTML, .docx or .pdf; - for what is piped in')
    .addOption(
      Object.assign(new Option('--family <name>', 'how the document is written; default: told from it'), {
        argChoices: familyNames,
      }),
    )
    .option('-o, --output <file>', 'writes to a file that is not there yet, instead of standard output')
    .option('--update <file>', 'compares with a specification, takes the new words, keeps what was made by hand')
    .addHelpText(
      'after',
      asIn('evid spec import docs/rental-bicycles.txt', 'evid spec import docs/rental-bicycles.txt --family register'),
    )
    .action((file, options) =>
      run(import('../commands/import-spec.ts'), ({ importSpec }) => importSpec(file, options, terminal)),
    );

  program
    .command('schema')
    .description('a JSON Schema of one of evid’s files, for editors')
    .argument('[name]', 'which file; without a name: the list')
    .addHelpText('after', asIn('evid schema evidence > evidence.schema.json'))
    .action((name) => run(import('../commands/schema.ts'), ({ schema }) => schema(name, terminal)));

  withLookOptions(
    program
      .command('explain')
      .description('what a code or a word means, with examples')
      .argument('[topic]', 'a code or a topic; default: all of them, with a line on each'),
  )
    .addHelpText('after', asIn('evid explain stale-decision', 'evid explain occasion'))
    .action((topic, options) =>
      run(import('../commands/explain.ts'), ({ explain }) => explain(topic, options, terminal)),
    );

  program
    .command('completion')
    .description('completion of commands, portfolios, units and codes for a shell')
    .argument('<shell>', 'bash, zsh or fish')
    .addHelpText('after', asIn('evid completion fish > ~/.config/fish/completions/evid.fish'))
    .action((shell) => run(import('../commands/completion.ts'), ({ completion }) => completion(shell, terminal)));

  program
    .command('complete', { hidden: true })
    .description('the candidates for the last of these words; the scripts of evid completion ask it')
    .argument('[word...]')
    .option('--line <text>', 'instead of words, the line at bash up to the cursor')
    .option('--part <text>', 'what bash calls the last word of it')
    .action((words, options) =>
      run(import('../commands/complete.ts'), ({ complete }) => complete(shapeOf(program), words, options, terminal)),
    );
}

/** What completion asks about a command. */
function shapeOf(command: CommandUnknownOpts): CommandShape {
  const help = command.createHelp();
  return {
    name: command.name(),
    about: command.description(),
    commands: help.visibleCommands(command).map(shapeOf),
    arguments: command.registeredArguments.map((argument) => argument.name()),
    options: help.visibleOptions(command).map(({ long, description, required, optional, argChoices }) => ({
      flag: long ?? '',
      about: description,
      takesValue: required || optional,
      choices: argChoices ?? formatsNamed(description),
    })),
  };
}

/** The formats that the description of --format begins with: "text, csv or json". */
function formatsNamed(description: string): string[] {
  const [list = ''] = /^[a-z]+(?:, [a-z]+)* or [a-z]+/.exec(description) ?? [];
  return list.split(/, | or /).filter((word) => word !== '');
}
