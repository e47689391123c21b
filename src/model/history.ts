/** What the version history of a workspace says of its files, oldest change first. */
export interface History {
  /** Changes of each file that is there, or was, by its path from the root; a file that was renamed keeps what it was before. */
  changes: ReadonlyMap<string, readonly Change[]>;
  /** What each file holds in the last commit, by the name that git gives to the content. */
  standing: ReadonlyMap<string, string>;
  /** The clone does not reach back to the beginning. */
  shallow: boolean;
}
export interface Change {
  kind: 'added' | 'changed' | 'deleted';
  /** Undefined for what has not been committed yet. */
  commit: Commit | undefined;
  /** Position in the history: a greater one is later. */
  order: number;
  /** The name that git gives to what the file held then, where it is known. */
  content?: string;
}
export interface Commit {
  /** As much of the commit's name as people quote. */
  id: string;
  /** The author's calendar date, YYYY-MM-DD. */
  date: string;
  email: string;
  /** The clone begins here, so that what it adds may be older. */
  boundary: boolean;
}
