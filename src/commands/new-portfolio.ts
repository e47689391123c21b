import { posix } from 'node:path';
import { oneLine } from '../document/safe-text.ts';
import { readLearners } from '../intake/read-roll.ts';
import { isPortfolioPlace } from '../load/find-files.ts';
import type { Folder } from '../load/folder.ts';
import { withFile } from '../load/with-file.ts';
import { unportable } from '../model/portable-name.ts';
import type { Workspace } from '../resolve/workspace.ts';
import { commandLine } from '../words/command-lines.ts';
import { type NewPortfolio, portfolioText } from '../write/scaffold/portfolio-text.ts';
import { slugOf } from '../write/slug.ts';
import { askFor, asking, choose, chooseSeveral, missingFlags, readDay, refuseUnasked } from './ask.ts';
import { depthBelowSchemas, drawVeil, openIntake } from './open-workspace.ts';
import { assessing, holdersOf } from './people-choices.ts';
import { type Recording, stateOf } from './recording/open-recording.ts';
import { sayFaults } from './recording/say.ts';
import type { Flags, LookOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { refuseBlank, requireOneOf, UsageError } from './usage-error.ts';
import { refuseUnportable, writeNew } from './write-new.ts';

export type PortfolioOptions = LookOptions &
  Flags<'root' | 'today' | 'id' | 'name' | 'assessor' | 'verifier' | 'registered' | 'qualification' | 'folder'> & {
    units: readonly string[];
  };

/** `evid new portfolio`: a folder for one learner. What evid check would find at fault in it is refused and nothing written. */
export async function newPortfolio(options: PortfolioOptions, terminal: Terminal): Promise<number> {
  refuseBlank({ name: options.name, folder: options.folder });
  const { open, intake } = openIntake(options, terminal);
  if (intake.unusable) throw new UsageError('the workspace cannot be used as it is', 'see evid check');
  const { workspace } = intake;
  const learners = learnersIn(open.folder, workspace);
  if (options.id !== undefined) newLearner(options.id, learners);
  const portfolio = await answers(options, workspace, learners, terminal);
  const path = homeOf(
    options.folder ?? ([portfolio.name ?? '', portfolio.id].map((each) => slugOf(each)).find(isName) || portfolio.id),
    workspace,
  );
  refuseUnportable(posix.basename(path), path);
  const file = `${path}/portfolio.yaml`;
  // What is said from here on names the new learner too.
  const { id, name } = portfolio;
  drawVeil(options, open, workspace, terminal, [], [{ path, learner: { id, name }, witnesses: [] }]);
  if (open.folder.list(path)?.some(({ name }) => name === 'portfolio.yaml'))
    throw new UsageError(`there is a portfolio in ${path} already`, 'name another folder with --folder');

  const text = portfolioText(portfolio, depthBelowSchemas('portfolio', file, open));
  const { result } = await stateOf(withFile(open.folder, file, text), {
    open,
    intake,
    path,
  } satisfies Partial<Recording>);
  const faults = result.diagnostics.filter((each) => each.file === file && each.severity !== 'info');
  if (faults.length > 0) return sayFaults(faults, terminal);

  if (writeNew(open.root, [[file, text]], file).length > 0)
    throw new UsageError(`there is a portfolio in ${path} already`, 'name another folder with --folder');
  terminal.stdout.write(`wrote ${oneLine(file)}\n`);
  if (!options.quiet) terminal.stderr.write(`Next: ${commandLine('new evidence', { path }, {})}\n`);
  return 0;
}

const isName = (slug: string) => slug !== '' && unportable(slug) === undefined;

/** What the flags say; where a required one is missing, somebody is there to be asked about everything that they leave open. */
async function answers(
  options: PortfolioOptions,
  workspace: Workspace,
  learners: ReadonlyMap<string, string>,
  terminal: Terminal,
): Promise<NewPortfolio> {
  const units = [...new Set(options.units)];
  const { id, name, assessor, verifier, registered, qualification } = options;
  const { qualifications, today } = workspace;
  for (const unit of units)
    if (qualifications.unit(unit) === undefined) requireKnown(unit, 'unit', workspace.units.units.keys());
  if (qualification !== undefined) requireKnown(qualification, 'qualification', qualifications.byId.keys());
  for (const [role, who] of Object.entries({ assessor, verifier }))
    if (who !== undefined) requireKnown(who, role, peopleAs(role, workspace).map(nameOf));
  const missing = missingFlags({ id, units: units[0] });
  refuseUnasked(missing, terminal);
  const { text, maybe, said } = asking(missing.length > 0, terminal);
  const day = { question: 'When was the learner registered?', flag: '--registered', read: readDay };
  return {
    id: await text({ id }, 'The learner’s pseudonymous id, as in L-0301?', (typed) => newLearner(typed, learners)),
    name: await maybe({ name }, 'The learner’s name? It may be left out.'),
    qualification,
    units: units.length > 0 ? units : await askUnits(workspace, terminal),
    assessor: await said(assessor, () => askPerson('assessor', 'Who assesses?', workspace, terminal), undefined),
    verifier: await said(verifier, () => askPerson('verifier', 'Who verifies?', workspace, terminal), undefined),
    registered: await said(registered, () => askFor(terminal, { ...day, initial: today }), today),
  };
}

/** The learners of the workspace by id, each with the folder of their portfolio. */
const learnersIn = (folder: Folder, { config }: Workspace): Map<string, string> =>
  new Map(
    readLearners(folder, config).flatMap(({ path, learner: { id } }): [string, string][] =>
      id === undefined ? [] : [[id, path]],
    ),
  );

function newLearner(id: string, learners: ReadonlyMap<string, string>): string {
  const path = learners.get(id);
  if (path === undefined) return id;
  throw new UsageError(
    `${id} is the learner of ${path} already`,
    'further units of theirs belong into its portfolio.yaml; another learner has another id',
  );
}

async function askUnits({ units }: Workspace, terminal: Terminal): Promise<string[]> {
  const choices = [...units.units.values()].map(({ id, title }) => ({ name: id, words: title }));
  const chosen = await chooseSeveral(terminal, { question: 'Which units?', flag: '--units', choices, atLeast: 1 });
  return chosen.map(nameOf);
}

async function askPerson(
  role: string,
  question: string,
  workspace: Workspace,
  terminal: Terminal,
): Promise<string | undefined> {
  const people = peopleAs(role, workspace);
  if (people.length === 0) return undefined;
  const nobody = { name: 'nobody', words: 'Not settled yet' };
  const choices = [...people, nobody];
  const { name } = await choose(terminal, { question, flag: `--${role}`, choices, initial: people[0] });
  return name === nobody.name ? undefined : name;
}

const nameOf = ({ name }: { name: string }) => name;

/** The people of the register who assess, a trainee too, or who verify. */
const peopleAs = (role: string, workspace: Workspace) =>
  holdersOf(role === 'assessor' ? assessing : ['verifier'], workspace);

function requireKnown(written: string, what: string, known: Iterable<string>): void {
  const names = [...known];
  if (names.length === 0) throw new UsageError(`there is no ${what} ${written}`, `people.yaml names no ${what}`);
  requireOneOf(written, names, `there is no ${what} ${written}`, `${what}s here:`);
}

/** Where a portfolio of this name lies: a name in the folder that evid.yaml keeps portfolios in, or a path from the root. */
function homeOf(folder: string, { config }: Workspace): string {
  const named = posix.normalize(folder.replaceAll('\\', '/')).replace(/\/+$/, '');
  const parents = config.portfolios.flatMap((pattern) => /^([^*?[\]{}()!]*?)\/*\*{1,2}\/?$/.exec(pattern)?.[1] ?? []);
  const parent = parents[0]?.replace(/^\.\/?/, '');
  const path = named.includes('/') || parent === undefined ? named : posix.join(parent, named);
  if (!path.startsWith('..') && !posix.isAbsolute(path) && isPortfolioPlace(path, config.portfolios)) return path;
  throw new UsageError(
    `${folder} is no place for a portfolio`,
    `evid.yaml keeps them in ${config.portfolios.join(', ')}; name such a folder with --folder`,
  );
}
