import type { CriterionStatus, Diagnostic, Gap, PortfolioRow, RequirementRow, UnitStatus, Waived } from './result.ts';

/** What moved between two states of a workspace: the one value of which every output of `evid diff` is a view. */

/** One of the two states: what it is called, and how far it can be trusted. */
export interface Side {
  kind: 'revision' | 'file' | 'folder';
  /** As it was typed; the working tree has none. */
  name?: string | undefined;
  commit?: string | undefined;
  /** The day as of which it was judged. */
  today: string;
  /** The workspace or a specification could not be used there, so nothing is compared. */
  unusable: boolean;
}

/** What may become of a criterion; added and gone: the specification asks for it only now, or no longer. */
export const criterionChanges = [
  'met',
  'claimed',
  'lost',
  'stale',
  'not-yet',
  'partial',
  'not-applicable',
  'missing',
  'added',
  'gone',
] as const;
export interface CriterionChange {
  ref: string;
  text: string;
  /** It is a part of a criterion. */
  part?: true;
  change: (typeof criterionChanges)[number];
  before?: CriterionStatus;
  after?: CriterionStatus;
  /** The items, and the records, by which it stands as it does; of what is lost, by which it stood. */
  evidence: string[];
  records: string[];
}

export const requirementChanges = ['met', 'claimed', 'lost', 'gap', 'added', 'gone'] as const;
export interface RequirementChange {
  ref: string;
  text: string;
  force: RequirementRow['force'];
  /** It is a part of a requirement. */
  part?: true;
  change: (typeof requirementChanges)[number];
  before?: RequirementRow['status'];
  after?: RequirementRow['status'];
}

export const gapChanges = ['closed', 'opened', 'waived', 'no-longer-waived'] as const;
export interface GapChange extends Pick<Gap, 'ref' | 'layer' | 'what' | 'why' | 'owner' | 'move' | 'next'> {
  change: (typeof gapChanges)[number];
  /** Whether the specification or the policy asks for it only since, or no longer. */
  asked: 'as-before' | 'since' | 'no-longer';
  /** The waiver that accepts it now. */
  waived?: Waived;
}

/** How one unit stood on one side. */
export interface UnitSide {
  status: UnitStatus;
  criteriaMet: number;
  criteriaTotal: number;
  gaps: number;
}
export interface UnitChange {
  unit: string;
  title: string;
  change: 'added' | 'gone' | 'changed';
  before?: UnitSide;
  after?: UnitSide;
  /** Whether both sides say what the unit asks; if not, only the statuses are compared. */
  compared: boolean;
  criteria: CriterionChange[];
  requirements: RequirementChange[];
  gaps: GapChange[];
}

export const itemChanges = ['added', 'changed', 'withdrawn', 'gone'] as const;
export interface ItemRow {
  id: string;
  title: string;
}

export const faultChanges = ['new', 'mended', 'waived', 'no-longer-waived'] as const;
export type Fault = Pick<
  Diagnostic,
  'code' | 'severity' | 'message' | 'portfolio' | 'evidence' | 'ref' | 'file' | 'line' | 'column'
>;
export interface FaultChange extends Fault {
  change: (typeof faultChanges)[number];
  waived?: Waived;
}

export interface PortfolioChange {
  path: string;
  /** The folder that it was in before, if that was another. */
  was?: string;
  learner: Pick<PortfolioRow['learner'], 'id' | 'name'>;
  change: 'added' | 'gone' | 'changed';
  evidence: Record<(typeof itemChanges)[number], ItemRow[]>;
  units: UnitChange[];
  faults: FaultChange[];
}

type Counts<Change extends string> = Record<Change, number>;
/**
 * How much moved, by what became of it. What came or went with a whole portfolio is counted as that alone; what opened, or is
 * new, and is waived is counted as both.
 */
export interface Totals {
  /** Those without parts. */
  criteria: Counts<(typeof criterionChanges)[number]>;
  /** Musts, as `5/6 requirements` counts them: not their parts. */
  requirements: Counts<(typeof requirementChanges)[number]>;
  /** Parts of criteria, and parts of musts. */
  parts: {
    criteria: Counts<(typeof criterionChanges)[number]>;
    requirements: Counts<(typeof requirementChanges)[number]>;
  };
  /** before and after: all gaps of each side, those of units that were not compared among them. */
  gaps: Counts<(typeof gapChanges)[number] | 'opened-waived'> & { before: number; after: number };
  /** moved: with another status than before; unknown: not compared, because something cannot be read. */
  units: Counts<'added' | 'gone' | 'moved' | 'unknown'>;
  portfolios: Counts<'added' | 'gone'>;
  evidence: Counts<(typeof itemChanges)[number]>;
  faults: Counts<(typeof faultChanges)[number] | 'new-waived'>;
}

/** Only what moved is listed. */
export interface Difference {
  version: 1;
  base: Side;
  to: Side;
  filters: { portfolios?: string[]; units?: string[] };
  /** What is not compared and why, in words. */
  remarks: string[];
  totals: Totals;
  portfolios: PortfolioChange[];
  /** Faults of no portfolio: specifications, the register, evid.yaml. */
  faults: FaultChange[];
  /** Of a side that cannot be used, the errors that make it so. */
  errors: { base: Fault[]; to: Fault[] };
}
