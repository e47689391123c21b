import { type Command, Option } from '@commander-js/extra-typings';
import {
  asIn,
  collect,
  collectWhole,
  date,
  mayRepeat,
  withWorkspaceOptions,
  withWriterLookOptions,
} from '../commands/shared-options.ts';
import type { Terminal } from '../commands/terminal.ts';
import { contextWords, methodWords } from '../model/vocabulary.ts';
import type { Run } from './run.ts';

/** The commands that begin something: a workspace, a portfolio, an item of evidence. */
export function addScaffolds(program: Command, terminal: Terminal, run: Run): void {
  withWriterLookOptions(
    program
      .command('init')
      .description('a new workspace that checks clean at once')
      .argument('[folder]', 'where; default: here'),
  )
    .option(
      '--unit <id>',
      'a unit or standard that evid ships, or all; default: all, or asked at a terminal (repeat, or separate by commas)',
      collect,
    )
    .option('--centre <name>', 'what the centre is called')
    .option('--assessor <name>', 'an assessor, for people.yaml')
    .option('--verifier <name>', 'a verifier, for people.yaml')
    .option('--example', 'with the portfolio of an invented learner (the default)')
    .option('--no-example', 'without it')
    .option('--ci <host>', 'a job that checks every push: github or gitlab')
    .option('--today <date>', 'the day round which the example lies', date)
    .addHelpText('after', asIn('evid init harbour --unit B8,B9 --centre "Harbour Skills" --ci github'))
    .action((folder, options) => run(import('../commands/init.ts'), ({ init }) => init(folder, options, terminal)));

  const begin = program.command('new').description('a new portfolio, or a new item of evidence');
  withWriterLookOptions(begin.command('portfolio').description('a folder for one learner, with a portfolio.yaml'))
    .option('--id <id>', 'the learner’s pseudonymous id')
    .option('--name <name>', 'the learner’s name; may be left out')
    .option('--units <ids>', 'units and standards of specs/ (repeat, or separate by commas)', collect)
    .addOption(new Option('--unit <id>', 'the same').argParser(collect).hideHelp())
    .option('--qualification <id>', 'what the units are to make together')
    .option('--assessor <id>', 'who assesses, as people.yaml calls them')
    .option('--verifier <id>', 'who verifies, as people.yaml calls them')
    .option('--registered <date>', 'the day of registration; default: today', date)
    .option('--folder <name>', 'the folder; default: made of the name, or of the id')
    .option('--root <folder>', 'the workspace, instead of the nearest folder upward with an evid.yaml')
    .option('--today <date>', 'the day of the run, for the date rules', date)
    .addHelpText('after', asIn('evid new portfolio --id L-0301 --name "Sam Reid" --units B8 --assessor j-okafor'))
    .action(({ unit = [], units = [], ...options }) =>
      run(import('../commands/new-portfolio.ts'), ({ newPortfolio }) =>
        newPortfolio({ ...options, units: [...units, ...unit] }, terminal),
      ),
    );

  withWriterLookOptions(
    withWorkspaceOptions(
      begin
        .command('evidence')
        .description('a draft of an item, with a heading for each criterion that it claims')
        .argument('<portfolio>', 'a portfolio folder, or its name'),
    ),
  )
    .option('--method <name>', Object.keys(methodWords).join(', '))
    .option('--criteria <refs>', 'what it shows: B9/1.5 (repeat, or separate by commas)', collect)
    .option('--tags <tags>', 'situations, as in partner/uncooperative, and words of your own', collect)
    .option('--title <words>', 'default: the method and the criteria')
    .option('--date <dates>', 'when the work happened; default: today', collectDates)
    .option('--occasion <label>', 'names the event, where other items are about it too')
    .option('--context <name>', Object.keys(contextWords).join(', '))
    .option('--witness <ids>', 'who testifies', collect)
    .option('--assessor <ids>', 'who observed, asked or led the discussion', collect)
    .option('--score <number>', 'of a test')
    .option('--hours <number>', 'how long the work took, where hours are counted')
    .option('--customers <ids>', 'pseudonymous ids', collect)
    .option('--files <path>', 'what it refers to, inside the portfolio folder (repeatable)', collectWhole)
    .option('--held <where>', 'where confidential evidence is kept')
    .option('--id <id>', 'default: the next free number')
    .option('--planned', 'the date may still be to come')
    .addHelpText(
      'after',
      `\nWhat is left out is asked for at a terminal; elsewhere the file says what is\nstill to be filled in.\n${asIn(
        'evid new evidence amira-khan --method discussion --criteria B9/3.6,58A/4.2',
        'evid new evidence tomasz-wrobel --method work-product --criteria B8/2.5 --tags condition/quiet',
      )}`,
    )
    .action((portfolio, options) =>
      run(import('../commands/new-evidence.ts'), ({ newEvidence }) => newEvidence(portfolio, options, terminal)),
    );
}

const collectDates = mayRepeat((value: string, earlier: string[] | undefined): string[] =>
  collect(value, earlier).map(date),
);
