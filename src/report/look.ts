/** How a report is to look, and what it needs to know besides the result. */
export interface Look {
  /** Columns. */
  width: number;
  colour: 0 | 1;
  /** For screen readers: no boxes, no symbols, one fact a line. */
  plain: boolean;
  quiet: boolean;
  verbose: boolean;
  /** How long the run took. */
  seconds: number;
  /** What the run fails on: error, warning, gap. */
  failing: readonly string[];
  /** What it would fail on, found or not. */
  failOn?: readonly string[];
  /** The workspace or a specification cannot be used, so nothing may look green. */
  unusable?: boolean;
  /** Whether a step summary holds what a log leaves out. */
  summary?: boolean;
  /** The folder of the repository that is the workspace, with a slash behind it; nothing where it is the root. */
  pathPrefix?: string;
  /** A line of a file as it is written, for columns; undefined where the file has none. */
  sourceLine: (file: string, line: number) => string | undefined;
  /** What --anonymise leaves of a text of the file; undefined without it. */
  hide?: ((text: string, file: string) => string) | undefined;
  /** The text of a file, for quotations; empty where it cannot be read, or does not lie in the folder named, links resolved. */
  fileText: (file: string, inside?: string) => string;
}
