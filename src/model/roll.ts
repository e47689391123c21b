/** Whose names a workspace holds: what `--anonymise` must know, of all portfolios, whichever are looked at. */
export interface Roll {
  /** The register. */
  people: { id: string; name?: string | undefined; email?: string | undefined; roles: readonly string[] }[];
  portfolios: {
    path: string;
    learner: { id?: string | undefined; name?: string | undefined; uln?: string | undefined };
    witnesses: { id: string; name?: string | undefined }[];
    /** Names in a file that cannot be read as what it is. */
    strays?: string[] | undefined;
  }[];
}
