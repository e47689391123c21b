import { unitOfRef } from '../../model/refs.ts';
import type { Diagnostic, PortfolioRow } from '../../model/result.ts';
import { listsBy } from '../../resolve/lists-by.ts';
import type { Decided } from './decided.ts';

/** Codes of the checks that have flagged something decided: their errors and warnings in its record, unless they are accepted. */
export function flagsOn(
  portfolios: readonly Pick<PortfolioRow, 'path' | 'records'>[],
  diagnostics: readonly Diagnostic[],
): (decided: Pick<Decided, 'portfolio' | 'record' | 'unit' | 'evidence' | 'requirement'>) => string[] {
  const byFile = listsBy(
    diagnostics.filter(({ severity, waived }) => severity !== 'info' && waived === undefined),
    ({ file }) => file,
  );
  const key = (portfolio: string, record: string) => `${portfolio}\u0000${record}`;
  const files = new Map(
    portfolios.flatMap(({ path, records }) => records.map((record) => [key(path, record.id), record.path] as const)),
  );
  return ({ portfolio, record, unit, evidence, requirement }) => {
    const found = (byFile.get(files.get(key(portfolio, record)) ?? '') ?? []).filter((each) => {
      if (each.evidence !== undefined && !evidence.includes(each.evidence)) return false;
      if (each.ref === undefined) return true;
      if (requirement !== undefined) return each.ref === requirement;
      // What is said of an item and a situation belongs to every unit of which the record decides on that item.
      return each.ref === unit || unitOfRef(each.ref) === unit || each.evidence !== undefined;
    });
    return [...new Set(found.map(({ code }) => code))];
  };
}
