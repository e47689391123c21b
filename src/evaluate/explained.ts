import type { ClaimRow, Diagnostic, EvidenceRow, UnitRow } from '../model/result.ts';
import { stated } from '../model/stated.ts';
import { idleWords } from '../words/reasons.ts';
import { spoken } from '../words/statuses.ts';
import type { Considered, Explanation } from './explanation.ts';

/** What an explanation says nothing of, unless it does. */
export const nothing = { considered: [], rules: [], parts: [], claims: [], gaps: [], diagnostics: [] };

/** What is still lacking of some references, and what would close it. */
export const gapsOf = ({ gaps }: UnitRow, refs: readonly string[]): Explanation['gaps'] =>
  gaps
    .filter((gap) => refs.includes(gap.ref))
    .map(({ ref, why, reasons, owner, move, next, waived }) => ({
      ref,
      why,
      reasons,
      owner,
      ...stated({ move, next, waived }),
    }));

/** A fault as an explanation tells of it. */
export const shortDiagnostic = ({ file, line, column, severity, code, message, waived }: Diagnostic) =>
  stated({ file, line, column, severity, code, message, waived });

/** How a situation of an item stands, in words; of a draft, that it is one. */
export const situationReason = (item: EvidenceRow, state: ClaimRow['state']): Pick<Considered, 'because' | 'miss'> =>
  item.draft
    ? { because: idleWords({ kind: 'draft' }), miss: { kind: 'draft' } }
    : { because: `situation ${spoken(state)}` };
