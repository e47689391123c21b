import type { Case, UnitCase } from '../../case/case.ts';
import type { Result } from '../../model/result.ts';
import type { Unit } from '../../model/unit.ts';
import type { UnitIndex } from '../../resolve/unit-index.ts';

/** What the parts of a unit's sheet are made from. */
export interface SheetCase extends UnitCase {
  at: Case;
  result: Result;
  units: UnitIndex;
  /** The unit's specification, where it can be read. */
  spec: Unit | undefined;
}

/** The unit record as data: words without markup, in the order in which they are read. Each output is a view of it. */

/** The records of one learner: a sheet for each unit. */
export interface Sheet {
  /** The learner's name and id. */
  learner: string;
  today: string;
  units: UnitSheet[];
  /** How far the units make the qualification that the portfolio names, and each of its rules. */
  qualification?: { standing: string; rules: string[] };
}
export interface UnitSheet {
  unit: string;
  title: string;
  /** What whoever files it must know first: faults, decisions without effect. */
  notices: string[];
  facts: Fact[];
  /** Where the unit asks nothing more of the learner, the sentence that says why; then all the lists are empty. */
  closed?: string;
  /** By learning outcome; the two groups of a standard have no number. */
  outcomes: { number?: string; title: string; lines: Line[] }[];
  requirements: Line[];
  /** What the centre asks besides the unit. */
  policy: Line[];
  advice: Line[];
  notes: { ref: string; text: string }[];
  declarations: Declaration[];
  /** Whether an internal verifier has sampled the unit, in a sentence. */
  sampled: string;
  samples: string[];
  actions: string[];
  evidence: UsedEvidence[];
  /** The files that it was made from. */
  source: string;
}
export interface Fact {
  name: string;
  value: string;
}

/** A criterion or requirement, or a part of one. */
export interface Line {
  ref: string;
  text: string;
  status: string;
  /** Asked for and neither met nor not applicable. */
  isOpen: boolean;
  isPart: boolean;
  evidence: EvidenceLine[];
  /** Judgements, reasons, numbers. */
  remarks: string[];
}
export interface EvidenceLine {
  evidence: string;
  shownAt: string;
  decision: string;
}

export interface Declaration {
  who: string;
  name: string;
  words: string;
  /** When and where it was made; without it, it is still to be signed. */
  made?: string;
}

export interface UsedEvidence {
  id: string;
  title: string;
  method: string;
  dates: string;
  /** Who made, saw and signed it, where it is held. */
  details: string[];
  /** What it refers to: each as it is named in the item, and from the workspace. */
  files: { name: string; file: string }[];
  /** The item's own file, from the workspace. */
  file: string;
  /** From the portfolio's folder, as the places of claims are. */
  path: string;
}
