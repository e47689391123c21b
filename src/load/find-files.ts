import { statSync } from 'node:fs';
import { posix } from 'node:path';
import picomatch from 'picomatch';
import { type Finding, fileStart } from '../diagnostics/finding.ts';
import { naturalOrder } from '../model/natural-order.ts';
import { alike } from './alike.ts';
import { type Folder, isAFile } from './folder.ts';
import { unportableNames } from './unportable-names.ts';

/** The files of one portfolio folder, by what they are; paths from the root, sorted. */
export interface PortfolioFiles {
  path: string;
  evidence: string[];
  assessments: string[];
  verification: string[];
  /** What is there but is not read: links that lead out of the portfolio, folders that cannot be listed. */
  refused: Finding[];
  strays: Finding[];
}

const join = (folder: string, name: string) => (folder === '' || folder === '.' ? name : `${folder}/${name}`);
const isPassedOver = (name: string) => name.startsWith('.') || name === 'README.md';

function stray(file: string, message: string, help: string, portfolio?: string): Finding {
  return { code: 'unexpected-file', message, help, file, span: fileStart, portfolio };
}

/** A folder that is there but cannot be listed; undefined for any other. */
function closedFolder(folder: Folder, path: string, portfolio?: string): Finding | undefined {
  const why = folder.refusal(path);
  if (why === undefined) return undefined;
  return {
    code: 'unreadable-file',
    message: why === isAFile ? `${path} is a file, not a folder` : `this folder cannot be read: ${why}`,
    help:
      why === isAFile
        ? 'name, or make, a folder that holds the file'
        : 'restore the permissions of the folder, or remove it',
    file: path,
    span: fileStart,
    portfolio,
  };
}

/** The linked folder on the way to a path from the root, which evid does not follow; undefined where there is none. */
export function linkOnTheWay(folder: Folder, path: string): string | undefined {
  let at = '';
  for (const step of posix.normalize(path).split('/')) {
    if (step === '' || step === '.') continue;
    const entry = step === '..' ? undefined : folder.list(at)?.find(({ name }) => name === step);
    at = join(at, step);
    if (entry?.kind === 'linked-folder') return at;
  }
  return undefined;
}

const notFollowed = 'linked folders are not followed';

/** What a folder of such files holds. */
interface FileKind {
  ending: RegExp;
  /** "a specification" */
  one: string;
  all: string;
  help: string;
}
const specification: FileKind = {
  ending: /\.(unit|standard)\.yaml$/,
  one: 'a specification',
  all: 'specifications',
  help: 'specifications end in .unit.yaml or .standard.yaml; move anything else out of this folder',
};
const qualification: FileKind = {
  ending: /\.qualification\.yaml$/,
  one: 'a qualification',
  all: 'qualifications',
  help: 'qualifications end in .qualification.yaml; move anything else out of this folder',
};

interface FoundFiles {
  paths: string[];
  strays: Finding[];
  refused: Finding[];
}

/** The specification files below the folders that `specs:` names, what else was found there, and what is closed. */
export const findSpecs = (folder: Folder, roots: readonly string[]): FoundFiles =>
  findBelow(folder, roots, specification);

/** The folder with rules of combination, where there are any. */
const qualificationsPath = 'qualifications';
/** The same for qualifications. */
export const findQualifications = (folder: Folder): FoundFiles =>
  findBelow(folder, [qualificationsPath], qualification);

function findBelow(folder: Folder, roots: readonly string[], { ending, one, all, help }: FileKind): FoundFiles {
  const paths = new Set<string>();
  const strays: Finding[] = [];
  const refused: Finding[] = [];
  const walked = new Set<string>();
  const walk = (at: string): void => {
    if (walked.has(at)) return;
    walked.add(at);
    const entries = folder.list(at);
    if (entries === undefined) {
      const closed = closedFolder(folder, at);
      if (closed) refused.push(closed);
    }
    for (const { name, kind } of entries ?? []) {
      const path = join(at, name);
      if (isPassedOver(name)) continue;
      if (kind === 'folder') walk(path);
      else if (kind === 'linked-folder') strays.push(stray(path, notFollowed, `put the ${all} themselves here`));
      else if (ending.test(name)) paths.add(path);
      else strays.push(stray(path, `${name} is not ${one}`, help));
    }
  };
  for (const root of roots.map((each) => posix.normalize(each).replace(/\/+$/, ''))) {
    const link = linkOnTheWay(folder, root);
    if (link === undefined) walk(root);
    // What lies behind the link is not read, so it must not look as if nothing were there.
    else refused.push(stray(link, notFollowed, `put the ${all} themselves here`));
  }
  const sorted = [...paths].sort();
  strays.push(...alike(sorted), ...unportableNames(sorted, '.'));
  return { paths: sorted, strays, refused };
}

/** A pattern without the `./` before it and the `/` after it; nothing but those is the root itself. */
export const withoutEnds = (pattern: string) => pattern.replace(/^\.\//, '').replace(/\/+$/, '') || '.';

/** Names one below the other, at the end of which any name may stand: the pattern that nearly every workspace has. */
const anyBelow = /^((?:[\w-]+\/)+)\*$/;

/** Whether a path matches a pattern; a pattern that is none matches nothing. */
function matcherOf(pattern: string): (path: string) => boolean {
  const [, base] = anyBelow.exec(pattern) ?? [];
  if (base !== undefined) return (path) => path.startsWith(base) && /^[^./][^/]*$/.test(path.slice(base.length));
  try {
    return picomatch(pattern);
  } catch {
    return () => false;
  }
}

/** Whether a folder is one of those that `portfolios:` names, there or not. */
export const isPortfolioPlace = (path: string, patterns: readonly string[]): boolean =>
  patterns.some((pattern) => matcherOf(withoutEnds(pattern))(path));

/** The portfolio folders that `portfolios:` names: those with a portfolio.yaml; a folder without one is a finding. */
export function findPortfolios(folder: Folder, patterns: readonly string[]): { paths: string[]; strays: Finding[] } {
  const paths = new Set<string>();
  const strays: Finding[] = [];
  const seen = new Set<string>();
  for (const pattern of patterns.map(withoutEnds)) {
    const matches = matcherOf(pattern);
    const { base } = picomatch.scan(pattern);
    const deepest = pattern.includes('**') ? 12 : pattern.split('/').length;
    const consider = (path: string): void => {
      if (seen.has(path)) return;
      seen.add(path);
      const entries = folder.list(path);
      const closed = entries === undefined ? closedFolder(folder, path, path) : undefined;
      if (closed) strays.push(closed);
      else if (entries?.some((entry) => entry.name === 'portfolio.yaml')) paths.add(path);
      else if (!pattern.includes('**')) {
        strays.push({
          code: 'no-portfolio-file',
          message: `${path} has no portfolio.yaml, so nothing in it is checked`,
          help: entries?.some(({ name }) => name === 'portfolio.yml')
            ? 'rename portfolio.yml to portfolio.yaml'
            : 'add a portfolio.yaml, or move the folder elsewhere',
          file: `${path}/portfolio.yaml`,
          span: fileStart,
        });
      }
    };
    const walk = (at: string): void => {
      const entries = folder.list(at);
      const closed = entries === undefined && !seen.has(at) ? closedFolder(folder, at) : undefined;
      if (closed) strays.push(closed);
      for (const { name, kind } of entries ?? []) {
        if (name.startsWith('.')) continue;
        const path = join(at, name);
        if (kind === 'linked-folder' && matches(path)) {
          strays.push(stray(path, notFollowed, 'put the portfolio itself here'));
        }
        if (kind !== 'folder') continue;
        if (matches(path)) consider(path);
        if (path.split('/').length < deepest) walk(path);
      }
    };
    const link = linkOnTheWay(folder, base);
    if (link !== undefined) {
      if (!seen.has(link)) strays.push(stray(link, notFollowed, 'put the portfolios themselves here'));
      seen.add(link);
    } else if (base === pattern) consider(pattern);
    else walk(base);
  }
  const sorted = [...paths].sort(naturalOrder);
  const headOf = (path: string) => `${path}/portfolio.yaml`;
  strays.push(...alike(sorted, undefined, headOf), ...unportableNames(sorted, '.', undefined, headOf));
  return { paths: sorted, strays };
}

/** Folders that are not there, in which patterns look for portfolios; each with the position of its pattern. */
export const missingHomes = (folder: Folder, patterns: readonly string[]): { home: string; index: number }[] =>
  patterns.map(withoutEnds).flatMap((pattern, index) => {
    const { base: home } = picomatch.scan(pattern);
    const isThere = home === '' || folder.list(home) !== undefined || folder.refusal(home) !== undefined;
    return isThere || home === pattern || linkOnTheWay(folder, home) !== undefined ? [] : [{ home, index }];
  });

/** Whether a file lies there; what cannot be a name is none. */
export function isFile(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
  } catch {
    return false;
  }
}

/** The portfolio in which a file lies: the nearest folder upward with a portfolio.yaml. */
export function portfolioOf(file: string, folder: Folder): string | undefined {
  for (let at = posix.dirname(file); ; at = posix.dirname(at)) {
    if (folder.list(at === '.' ? '' : at)?.some(({ name }) => name === 'portfolio.yaml')) return at;
    if (at === '.' || at === '/' || at === '..') return undefined;
  }
}

/** Everything in one portfolio folder that evid reads, and what lies there that it does not. */
export function findPortfolioFiles(folder: Folder, portfolio: string): PortfolioFiles {
  const found: PortfolioFiles = {
    path: portfolio,
    evidence: [],
    assessments: [],
    verification: [],
    refused: [],
    strays: [],
  };
  const walk = (at: string, list: string[], what: string, nested: boolean): void => {
    const entries = folder.list(at);
    const closed = entries === undefined ? closedFolder(folder, at, portfolio) : undefined;
    if (closed) found.refused.push(closed);
    for (const { name, kind } of entries ?? []) {
      const path = join(at, name);
      if (isPassedOver(name)) continue;
      if (kind === 'folder') {
        if (name.endsWith('.md')) {
          found.strays.push(
            stray(
              path,
              `${name} is a folder, not a file`,
              'rename the folder, or put the text into a file of that name',
              portfolio,
            ),
          );
        } else if (!nested) {
          found.strays.push(
            stray(path, `folders in ${what}/ are not read`, `put the records straight into ${what}/`, portfolio),
          );
        }
        if (nested) walk(path, list, what, nested);
      } else if (kind === 'linked-folder') {
        found.strays.push(stray(path, notFollowed, 'put the files themselves here', portfolio));
      } else if (!name.endsWith('.md')) {
        found.strays.push(
          stray(
            path,
            `${name} is not read: only Markdown files (.md) belong in ${what}/`,
            'put what the evidence refers to into attachments/',
            portfolio,
          ),
        );
      } else if (kind === 'linked-file' && !folder.isInside(path, portfolio)) {
        found.refused.push({
          code: 'file-outside-portfolio',
          message: `${name} is a link that leads out of the portfolio`,
          help: 'put the file itself into the portfolio folder',
          file: path,
          span: fileStart,
          portfolio,
        });
      } else list.push(path);
    }
  };
  const entries = folder.list(portfolio);
  // Some disks take names that differ by case for one. Of what is not there the disk is not asked: saying so costs it much.
  const mayBeThere = (what: string) => entries?.some(({ name }) => name.toLowerCase() === what) ?? true;
  const enter = (what: 'evidence' | 'assessments' | 'verification', nested: boolean): void => {
    if (!mayBeThere(what)) return;
    const path = `${portfolio}/${what}`;
    const isLinked = entries?.some(({ name, kind }) => name === what && kind === 'linked-folder');
    if (!isLinked) walk(path, found[what], what, nested);
    // What lies behind the link is not read, so it must not look as if nothing were there.
    else found.refused.push(stray(path, notFollowed, 'put the files themselves here', portfolio));
  };
  enter('evidence', true);
  enter('assessments', false);
  enter('verification', false);
  const files = [
    ...found.evidence,
    ...found.assessments,
    ...found.verification,
    ...(mayBeThere('attachments') ? filesBelow(folder, `${portfolio}/attachments`) : []),
  ];
  found.strays.push(...alike(files, portfolio), ...unportableNames(files, portfolio, portfolio));
  return found;
}

/** All files below a folder, those passed over apart; what is linked, and what cannot be listed, is not looked into. */
function filesBelow(folder: Folder, at: string): string[] {
  return (folder.list(at) ?? []).flatMap(({ name, kind }) => {
    if (isPassedOver(name)) return [];
    return kind === 'folder' ? filesBelow(folder, join(at, name)) : [join(at, name)];
  });
}
