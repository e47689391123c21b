import type { Miss } from '../model/reason.ts';
import type { ClaimRow, Diagnostic, Gap, RuleResult, SampleRow } from '../model/result.ts';
import type { DecisionOn } from './explain-decisions.ts';

/** An item that was looked at for a criterion or a rule, and what became of it. */
export interface Considered {
  evidence: string;
  title: string;
  counts: boolean;
  /** In words: why it counts, or why not. */
  because: string;
  /** The same as data, where it does not. */
  miss?: Miss;
  state?: ClaimRow['state'];
  by?: string;
  places?: ClaimRow['places'];
  decision?: ClaimRow['decision'];
  /** What it says at its places, where the files were read for it. */
  passages?: string[];
  /** The verifiers who agreed with its decision. */
  verified?: string[];
}

/** One rule of a requirement with the items that it looked at. */
export interface ExplainedRule {
  what: string;
  kind: RuleResult['kind'];
  status: RuleResult['status'];
  /** "accepted cooperative; needed cooperative and uncooperative". */
  numbers: string;
  judgement?: RuleResult['judgement'];
  /** Of a judge: the occasions behind its numbers. */
  occasions?: RuleResult['occasions'];
  considered: Considered[];
  members: ExplainedRule[];
}

/** Everything there is to say about one reference in one portfolio. */
export interface Explanation {
  ref: string;
  about: 'criterion' | 'requirement' | 'centre rule' | 'situation' | 'evidence' | 'record';
  text: string;
  status: string;
  /** Something of the unit cannot be read, so that none of this is certain. */
  uncertain?: true;
  /** Where the words stand that decide. */
  source: { file: string; line: number };
  considered: Considered[];
  rules: ExplainedRule[];
  judgement?: RuleResult['judgement'];
  /** The parts of a criterion or requirement. */
  parts: { ref: string; text: string; status: string }[];
  /** For an item: its digest as it is now, for whoever writes a record. */
  digest?: string;
  /** For an item: what was decided on it, by record, and what the verifiers said. */
  decisions?: DecisionOn[];
  /** For an item: its claims and situations; for a record: what it decides as things stand now. */
  claims: {
    ref: string;
    state: string;
    counts: boolean;
    because: string;
    miss?: Miss;
    by?: string;
    places: ClaimRow['places'];
    decision?: ClaimRow['decision'];
  }[];
  /** For a record: the samples that it is, or that were taken of it. */
  samples?: SampleRow[];
  /** What is still lacking, and what would close it. */
  gaps: Pick<Gap, 'ref' | 'why' | 'reasons' | 'owner' | 'move' | 'next' | 'waived'>[];
  diagnostics: Pick<Diagnostic, 'file' | 'line' | 'column' | 'severity' | 'code' | 'message' | 'waived'>[];
}
