import type { Finding } from '../diagnostics/finding.ts';
import type { Assessment, EntryFault, Verification } from '../parse/record.ts';
import type { Plain } from '../parse/yaml-node.ts';
import type { ResolvedPortfolio } from './resolve-portfolio.ts';

/** Faults inside single decisions, judgements, sign-offs and samples, unless later ones took their place or their items are withdrawn. */
export function entryFindings(resolved: ResolvedPortfolio): Finding[] {
  const { assessments, verifications } = resolved.portfolio;
  return [...assessments, ...verifications].flatMap((record) =>
    record.entryFaults.filter((fault) => !isHistory(resolved, record, fault)).map((fault) => fault.finding),
  );
}

const texts = (data: Plain | undefined): string[] =>
  typeof data === 'string'
    ? [data]
    : Array.isArray(data)
      ? data.filter((each): each is string => typeof each === 'string')
      : [];

function isHistory(
  { decisions, workspace, portfolio }: ResolvedPortfolio,
  record: Assessment | Verification,
  { list, entry }: EntryFault,
): boolean {
  if (typeof entry === 'string' || Array.isArray(entry)) return false;
  if (record.kind === 'verification') {
    const [assessment = ''] = texts(entry.assessment);
    const criteria = texts(entry.criteria);
    return decisions.samples.isSupersededAfter(record, decisions.recordOf(assessment), {
      evidence: texts(entry.evidence)[0],
      criteria: criteria.length === 0 ? undefined : criteria,
      requirement: texts(entry.requirement)[0],
      unit: texts(entry.unit)[0],
    });
  }
  if (list === 'judgements')
    return texts(entry.requirement).some((ref) => decisions.onRequirement(ref).isSupersededAfter(record));
  if (list === 'units') return texts(entry.unit).some((unit) => decisions.onUnit(unit).isSupersededAfter(record));
  const basis = entry.basis;
  const items = [
    ...texts(entry.evidence),
    ...(basis !== undefined && typeof basis !== 'string' && !Array.isArray(basis) ? Object.keys(basis) : []),
  ];
  // A withdrawn item is nobody's business any more, nor are the decisions on it.
  if (items.length > 0 && items.every((id) => portfolio.itemById.get(id)?.item.withdrawn !== undefined)) return true;
  const refs = [
    ...texts(entry.criteria).flatMap((ref) => workspace.units.leavesOf(ref).map((leaf) => leaf.ref)),
    ...texts(entry.tags),
  ];
  if (refs.length === 0) return false;
  return refs.every((ref) =>
    (items.length > 0 ? items : [undefined]).every((item) =>
      decisions.historyOf({ item, ref }).isSupersededAfter(record),
    ),
  );
}
