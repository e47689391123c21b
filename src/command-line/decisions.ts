import { type Command, type CommandUnknownOpts, Option, type OptionValues } from '@commander-js/extra-typings';
import {
  type AssessFlag,
  type AssessStep,
  assessFlags,
  type Step,
  type VerifyFlag,
  type VerifyStep,
  verifyFlags,
} from '../commands/recording/flags.ts';
import { asIn, date, mayRepeat, withWorkspaceOptions, withWriterLookOptions } from '../commands/shared-options.ts';
import type { Terminal } from '../commands/terminal.ts';
import type { Run } from './run.ts';

/** The commands that record decisions and samples. What is typed keeps its order: a reason belongs to what stands before it. */
export function addDecisions(program: Command, terminal: Terminal, run: Run): void {
  const assess = withRecordOptions(
    program
      .command('assess')
      .description('record an assessor’s decisions; without flags, at a terminal, asked one by one')
      .argument('<portfolio>', 'a portfolio folder, or its name'),
    'who decides',
  )
    .option('--evidence <ids>', 'the item that is judged next; several by commas: taken together')
    .option('--met <refs>', 'criteria and situations that it shows: B9/1.5,partner/uncooperative')
    .option('--partial <refs>', 'contributes; more is needed')
    .option('--not-yet <refs>', 'does not show it yet (asks for a reason)')
    .option('--withdraw <refs>', 'takes earlier decisions back (asks for a reason)')
    .option('--not-applicable <refs>', 'conditional criteria that did not arise (asks for a reason)')
    .option('--judge <ref=outcome>', 'a judgement: B9/ER3=met, =not-yet or =withdrawn (asks for a reason)')
    .option('--achieved <unit>', 'signs the unit off')
    .option('--withdraw-sign-off <unit>', 'takes a sign-off back (asks for a reason)')
    .option('--reason <text>', 'why: of the outcome, judgement or sign-off just before it')
    .option('--place <text>', 'where a criterion is shown that the learner did not claim, after --met or --partial')
    .option('--basis <ids>', 'the items a judgement rests on; default: those with an accepted claim on the unit')
    .option('--countersign <ids>', 'confirms records of a trainee assessor');
  withActionOptions(assess)
    .addHelpText(
      'after',
      asIn(
        'evid assess grace-oyelaran --by j-okafor --evidence E01 --met 329/4.1 --evidence E03 --not-yet 329/5.3 --reason "Say why, too."',
        'evid assess amira-khan --by j-okafor --countersign A08',
      ),
    )
    .action((portfolio, options) =>
      run(import('../commands/assess.ts'), ({ assess }) => assess(portfolio, options, steps, terminal)),
    );
  const steps: AssessStep[] = inOrder<AssessFlag>(assess, assessFlags);

  const verify = withRecordOptions(
    program
      .command('verify')
      .description('record what an internal verifier sampled; without flags, at a terminal, asked one by one')
      .argument('<portfolio>', 'a portfolio folder, or its name'),
    'who verifies',
  )
    .addOption(new Option('--stage <stage>', 'of these samples').choices(['interim', 'summative'] as const))
    .option('--assessment <id>', 'the assessment record that is sampled next')
    .option('--evidence <id>', 'of it, what was decided on this item; left out: the whole record')
    .option('--criteria <refs>', 'of that, these criteria and situations; left out: all')
    .option('--requirement <ref>', 'instead: the judgement on a requirement')
    .option('--achieved <unit>', 'instead: the sign-off of a unit')
    .option('--agreed', 'the verifier agrees with what was named last')
    .option('--not-agreed', 'it does not hold (asks for a reason)')
    .option('--reason <text>', 'why: of the outcome just before it');
  withActionOptions(verify)
    .addHelpText(
      'after',
      asIn('evid verify amira-khan --by m-grant --stage interim --assessment A06 --evidence E17 --agreed'),
    )
    .action((portfolio, options) =>
      run(import('../commands/verify.ts'), ({ verify }) => verify(portfolio, options, samples, terminal)),
    );
  const samples: VerifyStep[] = inOrder<VerifyFlag>(verify, verifyFlags);
}

function withRecordOptions<Args extends unknown[], Opts extends OptionValues>(
  command: Command<Args, Opts>,
  who: string,
) {
  return withWriterLookOptions(withWorkspaceOptions(command))
    .option('--by <id>', `${who}, as people.yaml calls them; at a terminal it is asked`)
    .option('--date <date>', 'the day of the record; default: today', date);
}

function withActionOptions<Args extends unknown[], Opts extends OptionValues>(command: Command<Args, Opts>) {
  return command
    .option('--action <text>', 'something to be done; --owner and --due after it belong to it')
    .option('--owner <who>', 'learner, assessor, verifier, or a person’s id')
    .option('--due <date>', 'by when', date)
    .option('--close <refs>', 'earlier actions now done: A01/1')
    .option('--feedback <file>', 'the text of the record; - reads what is piped in');
}

/** The flags of a command in the order in which they are typed. */
function inOrder<Flag extends string>(
  command: Pick<CommandUnknownOpts, 'options' | 'on'>,
  flags: readonly Flag[],
): Step<Flag>[] {
  const steps: Step<Flag>[] = [];
  for (const option of command.options) if (flags.some((flag) => option.long === `--${flag}`)) mayRepeat(option);
  for (const flag of flags) command.on(`option:${flag}`, (value = '') => steps.push({ flag, value }));
  return steps;
}
