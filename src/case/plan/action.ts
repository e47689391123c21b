import type { Owner, PortfolioRow, UnitRow } from '../../model/result.ts';
import type { Unit } from '../../model/unit.ts';
import type { Workspace } from '../../resolve/workspace.ts';
import type { Open } from '../open.ts';

/** Something somebody can do next, before it has a rank. */
export interface Proposal {
  what: string;
  owner: Owner;
  /** References of the gaps that it closes, as far as its owner can: what a learner shows still waits for the assessor. */
  closes: string[];
  /** Criteria that it shows once more, though they are no gap of the learner's. */
  strengthens?: string[];
  /** Why it stands where it does, and what the gap is. */
  because: string;
  /** What would scaffold it. */
  command?: string;
  /** References that `what` names: nobody need say them again. */
  named?: string[];
}
export interface Action extends Proposal {
  rank: number;
}
/** Something to know that is no action. */
export interface Note {
  about: string[];
  text: string;
}
export interface Plan {
  actions: Action[];
  notes: Note[];
}

/** What every part of a plan looks at. */
export interface PlanCase {
  row: PortfolioRow;
  /**
   * The units that the plan is about, each with its specification and what stands open in it; without those that are finished.
   * Waived gaps are left out.
   */
  units: { row: UnitRow; unit: Unit; waived: number; open: readonly Open[] }[];
  /** Units of which something cannot be read: what is known of them is planned, and the plan says so. */
  unread: string[];
  workspace: Workspace;
  /** An assessor as the register names them. */
  name: (assessor: string | undefined) => string;
}
