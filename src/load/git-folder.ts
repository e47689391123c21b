import { nearest } from '../diagnostics/nearest.ts';
import type { Folder } from './folder.ts';
import { notARepository, repositoryAround } from './git-repository.ts';
import { folderOf, treeOf } from './git-tree.ts';
import { askGit, completeIt, isPartial, runGit } from './run-git.ts';

/** A workspace as it was in one commit, read from git's objects; the working tree is neither read nor touched. */
export interface Commit {
  folder: Folder;
  /** The whole name of the commit. */
  hash: string;
}

/** Why git does not give what was asked for, and what to do. */
export interface NoCommit {
  problem: string;
  help: string;
}

/**
 * What a revision says of the folder `root`, which lies in a git repository, be it the top of it or not. `A...B` is the commit
 * at which the two parted.
 */
export function gitFolder(root: string, revision: string): Commit | NoCommit {
  const repository = repositoryAround(root);
  if (repository === undefined) return noRepository(notARepository, revision);
  const { top, prefix } = repository;
  const place = runGit(top, 'rev-parse', ['--is-bare-repository']);
  if ('failure' in place) return noRepository(place.failure, revision);
  const found = commitOf(top, revision);
  if ('problem' in found) return found;
  const { hash } = found;
  const listed = runGit(top, 'ls-tree', ['-r', '-l', '-z', '--full-tree', hash]);
  if ('failure' in listed) return noRepository(listed.failure, revision);
  return { folder: folderOf(top, treeOf(listed.output.toString()), prefix), hash };
}

function commitOf(top: string, revision: string): { hash: string } | NoCommit {
  const [, from, to] = /^(.*?)\.\.\.(.*)$/s.exec(revision) ?? [];
  if (from !== undefined && to !== undefined) return partingOf(top, from || 'HEAD', to || 'HEAD');
  const found = runGit(top, 'rev-parse', ['--verify', '--quiet', '--end-of-options', `${revision}^{commit}`]);
  return 'failure' in found ? noRevision(top, revision) : { hash: found.output.toString().trim() };
}

/** The merge base of two revisions. */
function partingOf(top: string, from: string, to: string): { hash: string } | NoCommit {
  const [one, other] = [commitOf(top, from), commitOf(top, to)];
  if ('problem' in one) return one;
  if ('problem' in other) return other;
  const found = runGit(top, 'merge-base', [one.hash, other.hash]);
  if ('output' in found) return { hash: found.output.toString().trim() };
  return {
    problem: `${from} and ${to} have no commit in common here`,
    help: isShallow(top) ? deeper : 'name one of them',
  };
}

const deeper =
  'fetch the whole history: fetch-depth: 0 in actions/checkout, GIT_DEPTH: 0 in GitLab, or git fetch --unshallow';

function noRepository(failure: string, revision: string): NoCommit {
  const help = 'name a workspace in a git repository';
  if (failure === 'missing')
    return { problem: `git is needed to read ${revision}, and there is none`, help: 'install git' };
  if (/not a git repository/.test(failure)) {
    return { problem: `the workspace lies in no git repository, so it has no revision ${revision}`, help };
  }
  if (isPartial(failure))
    return { problem: `this partial clone does not have all that ${revision} holds`, help: completeIt };
  return {
    problem: `git refuses to read ${revision}: ${failure}`,
    help: askGit,
  };
}

function isShallow(top: string): boolean {
  const shallow = runGit(top, 'rev-parse', ['--is-shallow-repository']);
  return 'output' in shallow && shallow.output.toString().trim() === 'true';
}

function noRevision(top: string, revision: string): NoCommit {
  if (isShallow(top)) return { problem: `this shallow clone has no revision ${revision}`, help: deeper };
  const listed = runGit(top, 'for-each-ref', ['--format=%(refname:short)']);
  const names = 'output' in listed ? listed.output.toString().trimEnd().split('\n') : [];
  const near = names.find((name) => name.endsWith(`/${revision}`)) ?? nearest(revision, names);
  return {
    problem: `there is no revision ${revision}`,
    help: near === undefined ? 'name a branch, a tag or a commit that this clone has' : `did you mean ${near}?`,
  };
}
