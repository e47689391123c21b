import { closeSync, lstatSync, openSync, readlinkSync, readSync, realpathSync, statSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { readConfig } from '../intake/read-workspace.ts';
import { findRoot } from '../load/find-root.ts';
import { diskFolder } from '../load/folder.ts';
import { isReport, learnerIn } from '../report/is-report.ts';
import { type Report, textsOf, wholeText } from '../report/reporter.ts';
import { waiversPath } from '../resolve/waivers.ts';
import { UsageError } from './usage-error.ts';

/** Where a report is to be written: from the current folder, and with all links resolved. */
export interface ReportPlace {
  file: string;
  path: string;
  /** What is there and is neither file nor folder, such as /dev/stdout: it is written to, and nothing is lost. */
  isDevice?: true;
}

/**
 * The place that a report may be written to. Refused is, whatever is asked: what evid reads, the files that it was given to read
 * among it, a repository's own files, and a link that leads out of the folder in which it lies.
 */
export function placeFor(file: string, cwd: string, root: string, reads: readonly string[] = []): ReportPlace {
  const written = resolve(cwd, file);
  if (isDevice(written)) return { file, path: written, isDevice: true };
  const path = resolved(written);
  const refuse = (what: string, help: string) => {
    throw new UsageError(`${file} is not written: ${what}`, help);
  };
  if (path.split(sep).some((step) => step.toLowerCase() === '.git'))
    refuse('it belongs to the git repository', 'write the report elsewhere');
  for (const folder of [root, cwd])
    if (isWithin(written, folder) && !isWithin(path, resolved(folder)))
      refuse(
        `a link leads from it out of ${folder === root ? 'the workspace' : 'this folder'}`,
        'name the place itself',
      );
  if (reads.some((each) => isSameFile(resolve(cwd, each), path)))
    refuse('it is what this command reads', 'name another file, so that what was there stays');
  const workspace = isWithin(path, resolved(root)) ? resolved(root) : findRoot(dirname(path));
  const read = inputAt(path, workspace);
  if (read !== undefined) refuse(`it is ${read}, which evid reads`, 'write the report elsewhere, as to out/report.md');
  return { file, path };
}

/**
 * Refuses to replace what evid has not written; `force` is the writer's own word for it. Answers whose report is replaced, where that
 * is another learner's.
 */
export function mayReplace({ file, path }: ReportPlace, report: Report, force: boolean): string | undefined {
  const entry = entryAt(path);
  if (entry === undefined || !entry.isFile()) return undefined;
  const old = startOf(path);
  if (isReport(old, () => wholeText(report))) {
    const [before, now] = [learnerIn(old), learnerIn(beginningOf(report))];
    return before === now ? undefined : before;
  }
  const portfolio = portfolioAround(path, dirname(path));
  // Anything in a portfolio may be named under `files:`.
  if (portfolio !== undefined)
    throw new UsageError(
      `${file} is not written: evid did not write what is there, and it lies in the portfolio ${basename(portfolio)}`,
      'name another file',
    );
  if (!force)
    throw new UsageError(
      `${file} is not written: there is a file of that name, and it looks like no report of evid`,
      'name another file, or replace it with --force',
    );
  return undefined;
}

/** As much of a report as is read of the one that it replaces. */
function beginningOf(report: Report): string {
  let beginning = '';
  for (const text of textsOf(report)) {
    beginning += text;
    if (beginning.length >= enough) break;
  }
  return beginning.slice(0, enough);
}

/** Characters of a file by which a report is recognised. */
const enough = 1024 * 1024;

function startOf(path: string): string {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(enough);
    return bytes.subarray(0, readSync(file, bytes, 0, enough, 0)).toString();
  } finally {
    closeSync(file);
  }
}

/** Whether two paths lead to one file, by whatever links or in whatever case they are written. */
function isSameFile(one: string, other: string): boolean {
  try {
    const [first, second] = [one, other].map((path) => statSync(path, { bigint: true }));
    return first!.dev === second!.dev && first!.ino === second!.ino;
  } catch {
    return false;
  }
}

function isDevice(path: string): boolean {
  try {
    const there = statSync(path, { throwIfNoEntry: false });
    return there !== undefined && !there.isFile() && !there.isDirectory();
  } catch {
    return false;
  }
}

/** What is at a path, links not followed; undefined too where the disk will not say. */
function entryAt(path: string) {
  try {
    return lstatSync(path, { throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}

/** A path with links resolved, also where its last parts are not there yet. */
function resolved(path: string, links = 40): string {
  try {
    return realpathSync.native(path);
  } catch {
    const there = entryAt(path);
    if (there?.isSymbolicLink() && links > 0) return resolved(resolve(dirname(path), readlinkSync(path)), links - 1);
    const above = dirname(path);
    return above === path ? path : join(resolved(above, links), basename(path));
  }
}

function isWithin(path: string, folder: string): boolean {
  const inner = relative(folder, path);
  return inner === '' || (!isAbsolute(inner) && inner !== '..' && !inner.startsWith(`..${sep}`));
}

/** The portfolio in which a path lies, if in one. */
function portfolioAround(path: string, folder: string): string | undefined {
  if (entryAt(join(folder, 'portfolio.yaml')) !== undefined) return folder;
  return dirname(folder) === folder ? undefined : portfolioAround(path, dirname(folder));
}

/** What evid reads at a path, in words; undefined where it reads nothing. */
function inputAt(path: string, workspace: string): string | undefined {
  const portfolio = portfolioAround(path, dirname(path));
  const [layer] = portfolio === undefined ? [] : relative(portfolio, path).split(sep);
  if (layer === 'portfolio.yaml') return 'the head of a portfolio';
  if (layer !== undefined && Object.hasOwn(layers, layer)) return layers[layer];
  if (!isWithin(path, workspace)) return undefined;
  const config = readConfig(diskFolder(workspace));
  const at = (named: string) => resolved(resolve(workspace, named));
  if (path === at('evid.yaml')) return 'the configuration';
  if (path === at(config.people)) return 'the register of people';
  if (path === at(waiversPath)) return 'the list of waivers';
  if (config.evidenceSchema !== undefined && path === at(config.evidenceSchema)) return 'the centre’s schema';
  if (/\.(unit|standard|qualification)\.yaml$/.test(path)) return 'a specification';
  const specs = config.specs.find((folder) => at(folder) !== workspace && isWithin(path, at(folder)));
  if (specs !== undefined) return 'in a folder of specifications';
  return isWithin(path, at('qualifications')) ? 'in the folder of qualifications' : undefined;
}

const layers: Readonly<Record<string, string>> = {
  evidence: 'in a folder of evidence',
  assessments: 'in a folder of records',
  verification: 'in a folder of records',
  attachments: 'in a folder of attachments',
};
