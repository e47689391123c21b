import type { Recording } from '../recording/open-recording.ts';
import type { Author } from '../recording/record-faults.ts';
import type { RecordOptions } from '../recording/record-options.ts';

/** An assessor who is asked about everything that awaits them. */
export interface Walk extends Author {
  recording: Recording;
  digests: ReadonlyMap<string, string>;
  options: RecordOptions;
  /** Only what awaits a decision on these items; empty: everything. */
  items: readonly string[];
}
