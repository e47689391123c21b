import type { Case, UnitCase } from '../../case/case.ts';
import type { Diagnostic, UnitRow, UnitStatus } from '../../model/result.ts';
import type { Unit } from '../../model/unit.ts';
import type { UnitIndex } from '../../resolve/unit-index.ts';
import { ended } from '../../words/sentences.ts';
import { spoken } from '../../words/statuses.ts';

/** The record of one learner: a sheet for each unit. */
export interface Sheet {
  at: Case;
  units: SheetCase[];
}

/** What the sheet of a unit is made from. */
export interface SheetCase extends UnitCase {
  at: Case;
  /** The unit's specification, where it can be read. */
  spec: Unit | undefined;
  /** The errors that concern the unit, in its files or in what all units have in common. */
  errors: readonly Diagnostic[];
  /** Where the unit asks nothing more of the learner, the sentence that says why. */
  closed: string | undefined;
}

/** A criterion or requirement, or a part of one, with its parts. */
export interface Line {
  ref: string;
  text: string;
  status: string;
  /** Asked for and neither met nor not applicable. */
  isOpen: boolean;
  evidence: EvidenceLine[];
  /** Judgements, reasons, numbers. */
  remarks: string[];
  parts: Line[];
}
export interface EvidenceLine {
  evidence: string;
  shownAt: string;
  decision: string;
}

/** The unit records of one learner, as far as the result holds their units; the errors are asked for unit by unit. */
export const sheetOf = (at: Case, { units }: UnitIndex, errorsOf: (unit: string) => readonly Diagnostic[]): Sheet => ({
  at,
  units: at.units.map((each) => {
    const { unit } = each.row;
    const spec = units.get(unit);
    // A specification that cannot be read may be this unit's, but not where this unit has one.
    const errors = errorsOf(unit).filter(({ file }) => spec === undefined || file === spec.path || !isSpec(file));
    return { ...each, at, spec, errors, closed: closedWords(each.row) };
  }),
});

const isSpec = (file: string): boolean => /\.(?:unit|standard)\.yaml$/.test(file);

/** Why nothing more is asked of the learner in this unit. */
function closedWords({ status, route, certificate, withdrawn, certificated, criteria }: UnitRow): string | undefined {
  const closed: Partial<Record<UnitStatus, string>> = {
    withdrawn: `The learner withdrew from this unit on ${withdrawn}. Nothing more is asked of it.`,
    certificated: `This unit was certificated on ${certificated}. Nothing more is asked of it; its record is the sheet that was printed before.`,
    'carried-over': `${ended(`This unit is carried over by ${spoken(route)}${certificate === undefined ? '' : `: ${certificate}`}`)} It needs no evidence.`,
    ...(criteria.length === 0 ? { unknown: 'The specification of this unit cannot be read.' } : {}),
  };
  return closed[status];
}

/** "Deliver customer service using service partnerships (B9)". */
export const titleOf = ({ row: { unit, title } }: SheetCase): string =>
  title === '' ? `Unit ${unit}` : `${title} (${unit})`;
