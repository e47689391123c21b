import type { ClaimRow, Diagnostic, EvidenceRow, PortfolioRow, Result, UnitRow } from '../model/result.ts';
import { stated } from '../model/stated.ts';
import type { UnitIndex } from '../resolve/unit-index.ts';
import { idleWords } from '../words/reasons.ts';
import type { SayRecord } from '../words/records.ts';
import { spoken } from '../words/statuses.ts';
import type { Considered, Explanation } from './explanation.ts';

/** What every explanation is made of: a portfolio with its result, and the specifications behind it. */
export interface Sources {
  row: PortfolioRow;
  result: Result;
  units: UnitIndex;
  said: SayRecord;
  /** Of the items, by id. */
  titles: ReadonlyMap<string, string>;
}

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

/** The faults that an explanation tells of, each in short. */
export const faultsIn = ({ result }: Sources, isOne: (fault: Diagnostic) => boolean): Explanation['diagnostics'] =>
  result.diagnostics
    .filter(isOne)
    .map(({ file, line, column, severity, code, message, waived }) =>
      stated({ file, line, column, severity, code, message, waived }),
    );

/** The title of an item; nothing of one that is not there. */
export const titleOf = (id: string, { titles }: Sources): string => titles.get(id) ?? '';

/** How a situation of an item stands, in words; of a draft, that it is one. */
export const situationReason = (item: EvidenceRow, state: ClaimRow['state']): Pick<Considered, 'because' | 'miss'> =>
  item.draft
    ? { because: idleWords({ kind: 'draft' }), miss: { kind: 'draft' } }
    : { because: `situation ${spoken(state)}` };
