import { type Command, Option } from '@commander-js/extra-typings';
import { asReport, collectWhole, percent } from '../commands/shared-options.ts';
import type { Terminal } from '../commands/terminal.ts';

/** The commands that look at portfolios and report; none of them writes but where the user names a file. */
export function addReports(program: Command, terminal: Terminal, finish: (status: number) => void): void {
  asReport(
    program
      .command('check')
      .description('what is wrong in the files, and what is missing')
      .argument('[portfolio...]', 'portfolio folders, or their names, or files in them; default: all'),
    {
      formats: 'pretty, concise, json, markdown, github, junit, sarif, gitlab or rdjson',
      as: [
        'evid check',
        'evid check amira-khan --unit B9 --fail-on gap',
        'evid check portfolios/amira-khan/evidence/E03-courier-delay.md',
        'evid check --format pretty --format junit=out/evid.xml',
      ],
      quiet: 'errors and totals only',
      verbose: 'gaps and advice too',
    },
  )
    .addOption(
      new Option('--fail-on <what>', 'also fail on: warning, gap (repeat, or separate by commas)').argParser(
        collectWhole,
      ),
    )
    .option('--path-prefix <folder>', 'where the workspace lies in the repository, for tools that look from its root')
    .option('--audit', 'also what the history says: who committed the records, and what was changed since')
    .action(async (portfolios, options) => {
      const { check } = await import('../commands/check.ts');
      finish(await check(portfolios, options, terminal));
    });

  asReport(
    program
      .command('status')
      .description('how each unit of each portfolio stands, and whose move it is')
      .argument('[portfolio...]', 'portfolio folders, or their names; default: all'),
    {
      formats: 'text, markdown, csv, json or html',
      as: ['evid status --sort waiting', 'evid status --format html -o out/centre.html'],
    },
  )
    .option('--sort <by>', 'portfolio, learner, unit, status, gaps or waiting')
    .action(async (portfolios, options) => {
      const { status: showStatus } = await import('../commands/status.ts');
      finish(await showStatus(portfolios, options, terminal));
    });

  asReport(
    program
      .command('matrix')
      .description('criteria and requirements against evidence, or a whole cohort against its units')
      .argument('[portfolio...]', 'portfolio folders, or their names; default: all'),
    {
      formats: 'table, md, csv, json or html',
      as: ['evid matrix amira-khan --unit B9 --holes', 'evid matrix --cohort'],
      quiet: 'totals only',
      verbose: 'titles of the evidence too',
    },
  )
    .option('--holes', 'only what is not met')
    .option('--cohort', 'learners against units; with --unit: criteria of that unit against learners')
    .action(async (portfolios, options) => {
      const { matrix } = await import('../commands/matrix.ts');
      finish(await matrix(portfolios, options, terminal));
    });

  asReport(
    program
      .command('gaps')
      .description('the gap report: what comes next, what stands open, what is covered and where')
      .argument('[portfolio...]', 'portfolio folders, or their names; default: all'),
    {
      formats: 'markdown, html, print or text',
      as: ['evid gaps amira-khan -o out/amira.md', 'evid gaps -o out/', 'evid gaps --format html -o out/gaps.html'],
      quiet: 'as --brief, without feedback and the words either',
    },
  )
    .option('--for <whom>', 'whose page it is: learner, assessor or verifier; default: everybody’s')
    .option('--brief', 'without the appendix of what is covered')
    .action(async (portfolios, options) => {
      const { gaps } = await import('../commands/gaps.ts');
      finish(await gaps(portfolios, options, terminal));
    });

  asReport(
    program
      .command('why')
      .description('what counted for a criterion or requirement, what did not, and why')
      .argument('<portfolio>', 'a portfolio folder, or its name')
      .argument(
        '<ref>',
        'a criterion, requirement, situation, item or record: B9/1.5, B9/ER5b, partner/uncooperative, E03, A01',
      ),
    {
      formats: 'text, markdown, html or json',
      as: ['evid why amira-khan B9/ER5b', 'evid why amira-khan E10', 'evid why amira-khan A03'],
    },
  ).action(async (portfolio, ref, options) => {
    const { why } = await import('../commands/why.ts');
    finish(await why(portfolio, ref, options, terminal));
  });

  asReport(
    program
      .command('plan')
      .description('ranked next actions, each with the gaps it closes and why')
      .argument('<portfolio>', 'a portfolio folder, or its name'),
    { formats: 'text, markdown, html or json', as: ['evid plan amira-khan --unit B9'] },
  ).action(async (portfolio, options) => {
    const { plan } = await import('../commands/plan.ts');
    finish(await plan(portfolio, options, terminal));
  });

  asReport(
    program
      .command('sheet')
      .description('the unit record that a centre prints and files, a page a unit')
      .argument('<portfolio>', 'a portfolio folder, or its name'),
    {
      formats: 'markdown, html or mapping (a table of criteria, evidence and places)',
      as: ['evid sheet tomasz-wrobel --format html -o out/tomasz.html'],
    },
  ).action(async (portfolio, options) => {
    const { sheet } = await import('../commands/sheet.ts');
    finish(await sheet(portfolio, options, terminal));
  });

  asReport(
    program
      .command('crosswalk')
      .description('a unit’s criteria against the items of a standard')
      .argument('<unit>', 'its id')
      .argument('<standard>', 'its id')
      .argument('[portfolio]', 'a portfolio folder, or its name'),
    { formats: 'text, markdown, html or json', as: ['evid crosswalk B9 CFACSB9 amira-khan'] },
  ).action(async (unit, standard, portfolio, options) => {
    const { crosswalk } = await import('../commands/crosswalk.ts');
    finish(await crosswalk(unit, standard, portfolio, options, terminal));
  });

  asReport(
    program
      .command('sample')
      .description('an internal verifier’s sampling plan, and what has been sampled so far')
      .argument('[portfolio...]', 'portfolio folders to choose from, or their names; default: all'),
    {
      formats: 'text, markdown, html, csv or json',
      as: ['evid sample --by m-grant', 'evid sample --format markdown --seed autumn -o out/plan.md'],
    },
  )
    .option('--by <id>', 'the verifier who samples: nothing that they decided themselves')
    .option('--percent <number>', 'share of each assessor’s decisions on each unit, instead of the centre’s', percent)
    .option('--seed <text>', 'settles what nothing else settles; default: the day of the run')
    .action(async (portfolios, options) => {
      const { sample } = await import('../commands/sample.ts');
      finish(await sample(portfolios, options, terminal));
    });

  asReport(
    program
      .command('audit')
      .description('what git says of the records: who committed them, and what was changed since')
      .argument('[portfolio...]', 'portfolio folders, or their names; default: all'),
    {
      formats: 'text, markdown, html or json',
      as: ['evid audit', 'evid audit amira-khan --format json'],
      quiet: 'errors and totals only',
    },
  ).action(async (portfolios, options) => {
    const { audit } = await import('../commands/audit.ts');
    finish(await audit(portfolios, options, terminal));
  });

  asReport(
    program
      .command('diff')
      .description('what moved since a revision, or since an earlier result')
      .argument(
        '<base>',
        'a branch, tag or commit, main...HEAD for where they parted, or a file that evid check --format json=FILE wrote',
      )
      .argument('[portfolio...]', 'portfolio folders, or their names; default: all'),
    {
      formats: 'text, markdown, html or json',
      as: [
        'evid diff origin/main',
        'evid diff origin/main...HEAD amira-khan',
        'evid diff earlier.json --format markdown',
      ],
      quiet: 'totals only',
      verbose: 'why each gap opened, and what next, too',
    },
  )
    .option('--to <revision>', 'compare with this revision, instead of the files as they are now')
    .action(async (base, portfolios, options) => {
      const { diff } = await import('../commands/diff.ts');
      finish(await diff(base, portfolios, options, terminal));
    });
}
