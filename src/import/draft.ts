import type { Rule } from '../model/rule.ts';
import type { Force, Kind } from '../model/vocabulary.ts';

/** What was read out of a document, before it is written down: every text as published, with the lines it came from. */
export interface Draft {
  shape: 'unit' | 'standard';
  outcomes: DraftOutcome[];
  /** In graded units, lowest first. */
  grades?: string[];
  requirements: DraftRequirement[];
  /** Examples of evidence: no requirement asks for them. */
  examples: string[];
  review: ReviewItem[];
  /** Indices of the source's lines that went into the draft, headings and page furniture that were understood included. */
  used: Set<number>;
}

export interface DraftOutcome {
  id: string;
  title: string;
  /** Where the heading says so; else it is told from the title. */
  kind?: Kind;
  criteria: DraftCriterion[];
  content: { text: string; points: string[] }[];
}

export interface DraftCriterion {
  id: string;
  text: string;
  line: number;
  grade?: string;
  parts: { id: string; text: string }[];
}

export interface DraftRequirement {
  id: string;
  text: string;
  line: number;
  force?: Force;
  parts: { id: string; text: string; rules?: Rule[] }[];
  rules?: Rule[];
}

/** Something that a person should look at. */
export interface ReviewItem {
  at: string;
  line?: number | undefined;
  source?: string | undefined;
  note: string;
  /** 0.8 the numbering was mended · 0.6 a parent was inferred, a sentence was torn · 0.4 a number was invented. */
  confidence: number;
}

export const emptyDraft = (shape: Draft['shape']): Draft => ({
  shape,
  outcomes: [],
  requirements: [],
  examples: [],
  review: [],
  used: new Set(),
});
