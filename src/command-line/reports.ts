import type { Command } from '@commander-js/extra-typings';
import { asReport, collectWhole, percent, type ReportForm } from '../commands/shared-options.ts';
import type { Terminal } from '../commands/terminal.ts';
import type { Run } from './run.ts';

const allPortfolios = 'portfolio folders, or their names; default: all';
const aPortfolio = 'a portfolio folder, or its name';

/** The commands that look at portfolios and report; none of them writes but where the user names a file. */
export function addReports(program: Command, terminal: Terminal, run: Run): void {
  const ofPortfolios = (name: string, description: string, form: ReportForm, said = allPortfolios) =>
    asReport(program.command(name).description(description).argument('[portfolio...]', said), form);
  const ofPortfolio = (name: string, description: string, form: ReportForm) =>
    asReport(program.command(name).description(description).argument('<portfolio>', aPortfolio), form);

  ofPortfolios(
    'check',
    'what is wrong in the files, and what is missing',
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
    'portfolio folders, or their names, or files in them; default: all',
  )
    .option('--fail-on <what>', 'also fail on: warning, gap (repeat, or separate by commas)', collectWhole)
    .option('--path-prefix <folder>', 'where the workspace lies in the repository, for tools that look from its root')
    .option('--audit', 'also what the history says: who committed the records, and what was changed since')
    .action((portfolios, options) =>
      run(import('../commands/check.ts'), ({ check }) => check(portfolios, options, terminal)),
    );

  ofPortfolios('status', 'how each unit of each portfolio stands, and whose move it is', {
    formats: 'text, markdown, csv, json or html',
    as: ['evid status --sort waiting', 'evid status --format html -o out/centre.html'],
  })
    .option('--sort <by>', 'portfolio, learner, unit, status, gaps or waiting')
    .action((portfolios, options) =>
      run(import('../commands/status.ts'), ({ status }) => status(portfolios, options, terminal)),
    );

  ofPortfolios('matrix', 'criteria and requirements against evidence, or a whole cohort against its units', {
    formats: 'table, md, csv, json or html',
    as: ['evid matrix amira-khan --unit B9 --holes', 'evid matrix --cohort'],
    quiet: 'totals only',
    verbose: 'titles of the evidence too',
  })
    .option('--holes', 'only what is not met')
    .option('--cohort', 'learners against units; with --unit: criteria of that unit against learners')
    .action((portfolios, options) =>
      run(import('../commands/matrix.ts'), ({ matrix }) => matrix(portfolios, options, terminal)),
    );

  ofPortfolios('gaps', 'the gap report: what comes next, what stands open, what is covered and where', {
    formats: 'markdown, html, print or text',
    as: ['evid gaps amira-khan -o out/amira.md', 'evid gaps -o out/', 'evid gaps --format html -o out/gaps.html'],
    quiet: 'as --brief, without feedback and the words either',
  })
    .option('--for <whom>', 'whose page it is: learner, assessor or verifier; default: everybody’s')
    .option('--brief', 'without the appendix of what is covered')
    .action((portfolios, options) =>
      run(import('../commands/gaps.ts'), ({ gaps }) => gaps(portfolios, options, terminal)),
    );

  ofPortfolio('why', 'what counted for a criterion or requirement, what did not, and why', {
    formats: 'text, markdown, html or json',
    as: ['evid why amira-khan B9/ER5b', 'evid why amira-khan E10', 'evid why amira-khan A03'],
  })
    .argument(
      '<ref>',
      'a criterion, requirement, situation, item or record: B9/1.5, B9/ER5b, partner/uncooperative, E03, A01',
    )
    .action((portfolio, ref, options) =>
      run(import('../commands/why.ts'), ({ why }) => why(portfolio, ref, options, terminal)),
    );

  ofPortfolio('plan', 'ranked next actions, each with the gaps it closes and why', {
    formats: 'text, markdown, html or json',
    as: ['evid plan amira-khan --unit B9'],
  }).action((portfolio, options) =>
    run(import('../commands/plan.ts'), ({ plan }) => plan(portfolio, options, terminal)),
  );

  ofPortfolio('sheet', 'the unit record that a centre prints and files, a page a unit', {
    formats: 'markdown, html or mapping (a table of criteria, evidence and places)',
    as: ['evid sheet tomasz-wrobel --format html -o out/tomasz.html'],
  }).action((portfolio, options) =>
    run(import('../commands/sheet.ts'), ({ sheet }) => sheet(portfolio, options, terminal)),
  );

  asReport(
    program
      .command('crosswalk')
      .description('a unit’s criteria against the items of a standard')
      .argument('<unit>', 'its id')
      .argument('<standard>', 'its id')
      .argument('[portfolio]', aPortfolio),
    { formats: 'text, markdown, html or json', as: ['evid crosswalk B9 CFACSB9 amira-khan'] },
  ).action((unit, standard, portfolio, options) =>
    run(import('../commands/crosswalk.ts'), (it) => it.crosswalk(unit, standard, portfolio, options, terminal)),
  );

  ofPortfolios(
    'sample',
    'an internal verifier’s sampling plan, and what has been sampled so far',
    {
      formats: 'text, markdown, html, csv or json',
      as: ['evid sample --by m-grant', 'evid sample --format markdown --seed autumn -o out/plan.md'],
    },
    'portfolio folders to choose from, or their names; default: all',
  )
    .option('--by <id>', 'the verifier who samples: nothing that they decided themselves')
    .option('--percent <number>', 'share of each assessor’s decisions on each unit, instead of the centre’s', percent)
    .option('--seed <text>', 'settles what nothing else settles; default: the day of the run')
    .action((portfolios, options) =>
      run(import('../commands/sample.ts'), ({ sample }) => sample(portfolios, options, terminal)),
    );

  ofPortfolios('audit', 'what git says of the records: who committed them, and what was changed since', {
    formats: 'text, markdown, html or json',
    as: ['evid audit', 'evid audit amira-khan --format json'],
    quiet: 'errors and totals only',
  }).action((portfolios, options) =>
    run(import('../commands/audit.ts'), ({ audit }) => audit(portfolios, options, terminal)),
  );

  asReport(
    program
      .command('diff')
      .description('what moved since a revision, or since an earlier result')
      .argument(
        '<base>',
        'a branch, tag or commit, main...HEAD for where they parted, or a file that evid check --format json=FILE wrote',
      )
      .argument('[portfolio...]', allPortfolios),
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
    .action((base, portfolios, options) =>
      run(import('../commands/diff.ts'), ({ diff }) => diff(base, portfolios, options, terminal)),
    );
}
