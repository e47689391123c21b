/** What the version history of a workspace says of its files, oldest change first. */
export interface History {
  /** Changes of each file that is there, or was, by its path from the root; a file that was renamed keeps what it was before. */
  changes: ReadonlyMap<string, readonly Change[]>;
  /** What each file holds in the last commit, by the name that git gives to the content. */
  standing: ReadonlyMap<string, string>;
  /** The folders in which each portfolio lay before it was moved. */
  formerHomes: ReadonlyMap<string, ReadonlySet<string>>;
  /** Files and folders, these with a `/` after them, that git is told to leave out. */
  ignored: ReadonlySet<string>;
  /** The clone does not reach back to the beginning. */
  shallow: boolean;
}
export interface Change {
  kind: 'added' | 'changed' | 'deleted';
  /** Undefined for what has not been committed yet. */
  commit: Commit | undefined;
  /** Position in the history: a greater one is later. */
  order: number;
  /** The name that git gives to what the file held then, line ends apart, where it is known. */
  content?: string;
}
export interface Commit {
  /** As much of the commit's name as people quote. */
  id: string;
  /** The author's calendar date, YYYY-MM-DD. */
  date: string;
  /** As the commit has it: what a .mailmap makes of it, anybody can write. */
  email: string;
  /** Who made the commit of it, where the history says so: the author is whom they name. */
  committer?: string;
  /** It carries a signature, which nobody has verified. */
  signed: boolean;
  /** Addresses of whom its message calls co-authors. */
  coAuthors: string[];
  isMerge: boolean;
  /** The clone begins here, so that what it adds may be older. */
  boundary: boolean;
}

/** Where a file of a portfolio belongs: a rename that leaves this is no mere rename. */
interface Layer {
  home: string;
  layer: 'assessments' | 'verification' | 'evidence';
}
/** The layer in which a path lies, if in any. */
export function layerOf(path: string): Layer | undefined {
  const [, home = '.', layer] =
    /^(?:(.*)\/)?(assessments|verification|evidence)\/(?:[^/]+\/)*[^/.][^/]*\.md$/.exec(path) ?? [];
  if (layer === undefined || path.endsWith('/README.md')) return undefined;
  return { home, layer: layer as Layer['layer'] };
}
