import { existsSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import { oneLine } from '../document/safe-text.ts';
import { wrapHanging } from '../document/wrap.ts';
import { findSpecs } from '../load/find-files.ts';
import { readText } from '../load/read-text.ts';
import { shippedFolder } from '../load/shipped.ts';
import { naturalOrder } from '../model/natural-order.ts';
import { parseSpecification } from '../parse/specification.ts';
import { configPath } from '../resolve/config.ts';
import { shellWord } from '../words/command-lines.ts';
import { counted } from '../words/counts.ts';
import type { NewFile } from '../write/create-files.ts';
import { type CiHost, ciFile, ciHosts } from '../write/scaffold/ci-file.ts';
import { exampleHome } from '../write/scaffold/example-portfolio.ts';
import { workspaceFiles } from '../write/scaffold/workspace.ts';
import { asking, choose, chooseSeveral, confirm } from './ask.ts';
import type { Flags, LookOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { refuseBlank, requireOneOf, UsageError } from './usage-error.ts';
import { refuseUnportable, writeNewFolder } from './write-new.ts';

/** Without a word, there is an example. */
export type InitOptions = LookOptions &
  Flags<'centre' | 'assessor' | 'verifier' | 'ci' | 'today'> &
  Flags<'unit', string[]> &
  Flags<'example', boolean>;

/** A specification that evid ships. */
interface Shipped {
  name: string;
  words: string;
  path: string;
  text: string;
}

/** `evid init [DIR]`: a workspace that checks clean at once. Nothing is written where any of its files exists already. */
export async function init(written: string | undefined, options: InitOptions, terminal: Terminal): Promise<number> {
  if (written?.trim() === '') throw new UsageError('the folder has no name', 'left out, it is the current folder');
  refuseBlank({ centre: options.centre, assessor: options.assessor, verifier: options.verifier });
  const folder = resolve(terminal.cwd, written ?? '.');
  if (existsSync(folder) && !statSync(folder).isDirectory())
    throw new UsageError(`${written} is a file, not a folder`, 'name the folder that is to become the workspace');
  if (!existsSync(folder)) refuseUnportable(basename(folder), `the workspace in ${written}`);
  const shipped = shippedSpecs();
  const { units, example, ci, ...named } = await answers(options, shipped, terminal);
  const files = workspaceFiles({
    ...named,
    specs: units.map(({ path, text }) => [path, text]),
    exampleOf: example ? units.map(({ name }) => name) : [],
    ci,
    today: options.today ?? terminal.localDate(),
  });
  // Last comes what makes it a workspace: before that, nobody takes a half for the whole.
  const inOrder = [...files.filter(([path]) => path !== configPath), ...files.filter(([path]) => path === configPath)];
  const taken = writeNewFolder(folder, inOrder, `the workspace in ${written ?? '.'}`);
  if (taken.length > 0)
    throw new UsageError(
      `${counted(taken.length, 'file')} ${taken.length === 1 ? 'is' : 'are'} there already, so nothing was written: ${taken.join(', ')}`,
      'evid init overwrites nothing: move them away, or name another folder',
    );
  for (const [path] of files) terminal.stdout.write(`wrote ${path}\n`);
  if (!options.quiet) terminal.stderr.write(nextSteps(written, folder, files, ci, named, terminal));
  return 0;
}

/** What is left to do by hand. */
function nextSteps(
  written: string | undefined,
  folder: string,
  files: readonly NewFile[],
  ci: CiHost | undefined,
  { assessor, verifier }: Pick<InitOptions, 'assessor' | 'verifier'>,
  { cwd, stderr }: Terminal,
): string {
  const steps = [
    ...(assessor !== undefined && verifier !== undefined ? [] : ['put your own people into people.yaml']),
    `where you keep this on a git host, write into ${files.find(([path]) => path.endsWith('CODEOWNERS'))![0]} who is asked before evidence, decisions and samples change: your learners, assessors and verifiers, as the host calls them`,
    ...hostFolder(folder, files, ci),
    ...(ci === undefined ? [] : [`name evid in package.json, as the first lines of ${ciFile(ci)[0]} say`]),
    ...(files.some(([path]) => path.startsWith(exampleHome))
      ? [`look at ${exampleHome}, whose learner is invented, and delete it when you have portfolios of your own`]
      : []),
    `${folder === resolve(cwd) ? '' : `cd ${shellWord(oneLine(written ?? '.'))}, then `}evid check`,
    'evid new portfolio',
  ];
  const width = stderr.columns ?? Number.POSITIVE_INFINITY;
  return `\nNext:\n${steps.flatMap((step) => wrapHanging(`- ${step}`, width)).join('\n')}\n`;
}

/** A git host looks for its files at the root of the repository alone. */
function hostFolder(folder: string, files: readonly NewFile[], ci: CiHost | undefined): string[] {
  const root = repositoryOf(folder);
  if (root === undefined || root === folder) return [];
  const owners = files.find(([path]) => path.endsWith('CODEOWNERS'))![0];
  const moved = [...(ci === undefined ? [] : [ciFile(ci)[0]]), owners].join(' and ');
  const way = oneLine(relative(root, folder).split(sep).join('/'));
  const commands = ci === undefined ? '' : `, with --root ${way} --path-prefix ${way} behind evid check`;
  return [
    `move ${moved} to the root of the git repository, ${oneLine(root)}: the host reads nothing here${commands}, and ${way}/ before the paths of CODEOWNERS`,
  ];
}

/** The folder of the git repository in which a folder lies. */
function repositoryOf(folder: string): string | undefined {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, '.git'))) return at;
    if (dirname(at) === at) return undefined;
  }
}

/** What the flags say; where --unit is missing, whoever is at the terminal is asked about everything that they leave open. */
async function answers(options: InitOptions, shipped: readonly Shipped[], terminal: Terminal) {
  const { centre, assessor, verifier, example } = options;
  const ci = options.ci === undefined ? undefined : ciHost(options.ci);
  const which = 'Which units and standards are assessed here? You can add others to specs/ later.';
  const shall = 'Shall there be an example portfolio, of an invented learner?';
  const { maybe, said } = asking(options.unit === undefined && terminal.stdin.isTerminal, terminal);
  return {
    units: await said(
      options.unit && chosenUnits(options.unit, shipped),
      () => chooseSeveral(terminal, { question: which, flag: '--unit', choices: shipped, atLeast: 1 }),
      [...shipped],
    ),
    centre: await maybe({ centre }, 'What is the centre called?'),
    assessor: await maybe({ assessor }, 'Who assesses? The name; others are added to people.yaml later.'),
    verifier: await maybe({ verifier }, 'Who verifies? The name.'),
    example: await said(example, () => confirm(terminal, { question: shall, flag: '--example', initial: true }), true),
    ci: await said(ci, () => askHost(terminal), undefined),
  };
}

async function askHost(terminal: Terminal): Promise<CiHost | undefined> {
  const none = { name: 'none', words: 'No job; evid is run by hand' };
  const hosts = Object.entries(ciHosts).map(([name, words]) => ({ name, words }));
  const { name } = await choose(terminal, {
    question: 'Shall a git host check the portfolios at every push?',
    flag: '--ci',
    choices: [...hosts, none],
    initial: none,
  });
  return name === 'none' ? undefined : ciHost(name);
}

function ciHost(written: string): CiHost {
  return requireOneOf(written, Object.keys(ciHosts) as CiHost[], `there is no CI file for ${written}`);
}

function chosenUnits(written: readonly string[], shipped: readonly Shipped[]): Shipped[] {
  const names = shipped.map(({ name }) => name);
  if (written.length === 0) throw new UsageError('--unit names no unit', `--unit all, or of ${names.join(', ')}`);
  if (written.includes('all')) return [...shipped];
  for (const each of written) requireOneOf(each, names, `evid ships no unit ${each}`, 'it ships');
  return [...new Set(written)].map((each) => shipped.find(({ name }) => name === each)!);
}

/** The specifications that come with evid, by id. */
function shippedSpecs(): Shipped[] {
  const folder = shippedFolder();
  const specs = findSpecs(folder, ['specs']).paths.flatMap((path): Shipped[] => {
    const read = readText(folder, path);
    const unit = 'text' in read ? parseSpecification(path, read.text).unit : undefined;
    return unit === undefined || 'fault' in read ? [] : [{ name: unit.id, words: unit.title, path, text: read.text }];
  });
  return specs.sort((a, b) => naturalOrder(a.name, b.name));
}
