import type { Decided } from './decided.ts';

/** Something decided, with the names of whose and where it is. */
export interface Sampleable extends Decided {
  learner: string;
  site: string;
}

/** Something to sample: what it is, how it may be taken up, and why it was chosen. */
export interface Chosen {
  rank: number;
  decided: Sampleable;
  because: string[];
}

/** What one assessor decided on one unit: how much of it is to be sampled, has been and is planned. */
export interface Stratum {
  assessor: string;
  unit: string;
  percent: number;
  because: string;
  decided: number;
  wanted: number;
  sampled: number;
  planned: number;
}
