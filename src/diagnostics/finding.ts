/** A place in a file; lines and columns count from 1, columns in UTF-16 code units; the end is exclusive. */
export interface Span {
  line: number;
  column: number;
  endLine: number;
  endColumn: number;
}

/** A second place that a reader of a finding wants to see ("first defined here"). */
export interface RelatedPlace {
  file: string;
  line: number;
  message: string;
}

/** A fault in a file, as the stage or check that found it states it; severity is added later, by the centre's policy. */
export interface Finding {
  code: string;
  message: string;
  help?: string | undefined;
  file: string;
  span?: Span | undefined;
  portfolio?: string | undefined;
  evidence?: string | undefined;
  ref?: string | undefined;
  /**
   * What in the file it is about, where item and reference do not say it all: a key, a person, a file. It knows neither lines nor
   * positions in a list, so that a fault is recognised from one run to the next.
   */
  about?: string | undefined;
  related?: RelatedPlace[] | undefined;
  /** Where it weighs more than its check usually does; the centre’s own choice goes before it. */
  severity?: Severity | undefined;
}

export type Severity = 'error' | 'warning' | 'info';

/** Where a finding about a whole file points: its first character. */
export const fileStart: Span = { line: 1, column: 1, endLine: 1, endColumn: 1 };
