import { isNotAsked } from '../model/not-asked.ts';
import { numbersBeside } from '../model/numbers-beside.ts';
import { refusalOf } from '../model/refusal.ts';
import type {
  ClaimRow,
  CriterionPartRow,
  CriterionRow,
  Diagnostic,
  EvidenceRow,
  PortfolioRow,
  Result,
  RuleResult,
  UnitRow,
} from '../model/result.ts';
import { leafRows } from '../model/rows.ts';
import { hasValue, type Requirement, withParts } from '../model/unit.ts';
import type { UnitIndex } from '../resolve/unit-index.ts';
import { claimWords } from '../words/claims.ts';
import { measuredWords } from '../words/numbers.ts';
import { quoted } from '../words/quotation.ts';
import { idleWords } from '../words/reasons.ts';
import { recordSayer, type SayRecord } from '../words/records.ts';
import { spoken } from '../words/statuses.ts';
import { bestOf } from './criterion-status.ts';
import { agreedWords, decisionsOn } from './explain-decisions.ts';
import { explainRecord } from './explain-record.ts';
import type { Considered, ExplainedRule, Explanation } from './explanation.ts';

/** Explains a criterion (part), requirement (part), centre rule, situation or item; undefined when the portfolio has no such thing. */
export function explainRef(ref: string, row: PortfolioRow, result: Result, units: UnitIndex): Explanation | undefined {
  const titles = new Map(row.evidence.map((item) => [item.id, item.title]));
  const said = recordSayer(row, result);
  const item = row.evidence.find((each) => each.id === ref);
  if (item !== undefined) return explainItem(item, row, result, said);
  const record = row.records.find((each) => each.id === ref);
  if (record !== undefined) return { ...nothing, ...explainRecord(record, row, result) };
  for (const unit of row.units) {
    const explanation =
      explainCriterion(ref, unit, titles, units, said) ?? explainRequirement(ref, unit, titles, units);
    if (explanation !== undefined) return withDiagnostics(explanation, row, result);
  }
  return explainSituation(ref, row, units);
}

function explainCriterion(
  ref: string,
  unit: UnitRow,
  titles: ReadonlyMap<string, string>,
  units: UnitIndex,
  said: SayRecord,
): Explanation | undefined {
  for (const criterion of unit.criteria) {
    const rows = [criterion, ...(criterion.parts ?? [])];
    const found = rows.find((each) => each.ref === ref);
    if (found === undefined) continue;
    const where = units.leaf(ref) ?? units.criterion(ref);
    const parts = 'parts' in found ? (found.parts ?? []) : [];
    return {
      ...nothing,
      ref,
      about: 'criterion',
      text: found === criterion ? criterion.text : `${criterion.text} ${found.text}`,
      status: standing(found),
      source: { file: units.units.get(unit.unit)?.path ?? '', line: where?.span.line ?? 1 },
      considered: (found.claims ?? []).map((claim) => considerClaim(claim, titles, said)),
      parts: parts.map((part) => ({ ref: part.ref, text: part.text, status: standing(part) })),
      gaps: gapsOf(unit, [ref, ...parts.map((part) => part.ref)]),
      ...('reason' in found && found.reason !== undefined
        ? { text: `${found.text} — not applicable (${found.record}): ${found.reason}` }
        : {}),
    };
  }
  return undefined;
}

/** The status of a criterion (part), with what keeps it from being anybody's business. */
const standing = (row: CriterionPartRow | CriterionRow): string =>
  isNotAsked(row) ? `${row.status} (not asked for)` : row.status;

const nothing = { considered: [], rules: [], parts: [], claims: [], gaps: [], diagnostics: [] };

function considerClaim(claim: ClaimRow, titles: ReadonlyMap<string, string>, said: SayRecord): Considered {
  const { evidence, counts, idle, state, by, places, decision } = claim;
  const sample = refusalOf(decision);
  const reason = sample?.reason === undefined ? '' : `: ${quoted(sample.reason)}`;
  const refusal = sample && `${said(sample.record)} did not agree${reason}`;
  return {
    evidence,
    title: titles.get(evidence) ?? '',
    counts,
    because: claimWords(claim, said, refusal),
    ...(idle === undefined ? {} : { miss: idle }),
    state,
    by,
    places,
    ...(decision === undefined ? {} : { decision, verified: agreedWords(decision, said) }),
  };
}

function explainRequirement(
  ref: string,
  unit: UnitRow,
  titles: ReadonlyMap<string, string>,
  units: UnitIndex,
): Explanation | undefined {
  for (const requirement of unit.requirements) {
    const found = [requirement, ...requirement.parts].find((each) => each.ref === ref);
    if (found === undefined) continue;
    const written = units
      .requirementsOf(unit.unit)
      .flatMap(withParts)
      .find((each) => each.ref === ref) as Requirement;
    return {
      ...nothing,
      ref,
      about: requirement.layer === 'centre' ? 'centre rule' : 'requirement',
      text: found === requirement ? requirement.text : `${requirement.text} ${found.text}`,
      status:
        requirement.force === 'may'
          ? 'note (a permission: never a gap)'
          : requirement.force === 'should'
            ? `${found.status} (a recommendation: never a gap)`
            : found.status,
      source: { file: written.file, line: written.span.line },
      rules: found.rules.map((rule) => explainRule(rule, titles, acceptedItems(unit))),
      ...(found.judgement === undefined ? {} : { judgement: found.judgement }),
      parts: found.parts.map((part: { ref: string; text: string; status: string }) => ({
        ref: part.ref,
        text: part.text,
        status: part.status,
      })),
      gaps: gapsOf(unit, [ref, ...found.parts.map((part: { ref: string }) => part.ref)]),
    };
  }
  return undefined;
}

/** The items of which some claim on the unit is accepted. */
const acceptedItems = ({ criteria }: UnitRow): ReadonlySet<string> =>
  new Set(
    criteria
      .flatMap((criterion) => [criterion, ...(criterion.parts ?? [])])
      .flatMap(({ claims = [] }) => claims)
      .filter(({ counts, state }) => counts && (state === 'met' || state === 'partial'))
      .map(({ evidence }) => evidence),
  );

function explainRule(
  rule: RuleResult,
  titles: ReadonlyMap<string, string>,
  accepted: ReadonlySet<string>,
): ExplainedRule {
  // A count or a cover knows what of it is undecided; what is merely admitted is as far as its claims are.
  const knows = rule.kind === 'count' || rule.kind === 'cover';
  const isAccepted = (id: string) => (knows ? !rule.undecided?.includes(id) : accepted.has(id));
  const of = (evidence: string, counts: boolean, because: string): Considered => ({
    evidence,
    title: titles.get(evidence) ?? '',
    counts,
    because,
  });
  return {
    what: rule.what,
    kind: rule.kind,
    status: rule.status,
    numbers: numbersOf(rule),
    ...(rule.judgement === undefined ? {} : { judgement: rule.judgement }),
    ...(rule.occasions === undefined ? {} : { occasions: rule.occasions }),
    considered: [
      ...rule.counted.map((id) =>
        isAccepted(id)
          ? { ...of(id, true, 'counts'), state: 'met' as const }
          : { ...of(id, true, 'counts once it is accepted'), state: 'claimed' as const },
      ),
      ...rule.nearMisses.map(({ evidence, reason, ...miss }) => ({ ...of(evidence, false, reason), miss })),
    ],
    members: (rule.rules ?? []).map((member) => explainRule(member, titles, accepted)),
  };
}

function numbersOf(rule: RuleResult): string {
  const list = (values: readonly string[] | undefined) =>
    values === undefined || values.length === 0 ? 'none' : values.join(' and ');
  if (rule.kind === 'cover') {
    if (rule.anyValue)
      return `accepted ${list(rule.accepted?.found)}; claimed ${list(rule.claimed?.found)}; needed ${rule.atLeast ?? 'all'}, any of the facet`;
    const needed = `${rule.atLeast === undefined ? '' : `${rule.atLeast} of `}${(rule.needed as string[]).join(rule.atLeast === undefined ? ' and ' : ', ')}`;
    return `accepted ${list(rule.accepted?.found)}; claimed ${list(rule.claimed?.found)}; needed ${needed}`;
  }
  if (rule.kind === 'count') {
    const bounds = [
      ...(rule.needed === undefined ? [] : [`needed ${rule.needed}`]),
      ...(rule.atMost === undefined ? [] : [`at most ${rule.atMost}`]),
    ];
    return [`accepted ${rule.accepted?.measured}`, `claimed ${rule.claimed?.measured}`, ...bounds].join('; ');
  }
  return measuredWords(numbersBeside(rule));
}

const gapsOf = ({ gaps }: UnitRow, refs: readonly string[]): Explanation['gaps'] =>
  gaps
    .filter((gap) => refs.includes(gap.ref))
    .map(({ ref, why, owner, move, next, waived }) => ({
      ref,
      why,
      owner,
      ...(move ? { move } : {}),
      next,
      ...(waived ? { waived } : {}),
    }));

function withDiagnostics(explanation: Explanation, row: PortfolioRow, { diagnostics }: Result): Explanation {
  const counting = new Set(itemsCounted(explanation.rules));
  // A day on which two events count as one is behind the numbers of every rule that counted it.
  const isBehind = ({ code, evidence }: Diagnostic) => code === 'joined-occasions' && counting.has(evidence ?? '');
  const own = diagnostics.filter(
    (each) => each.portfolio === row.path && (each.ref === explanation.ref || isBehind(each)),
  );
  return { ...explanation, diagnostics: own.map(shortDiagnostic) };
}
const itemsCounted = (rules: readonly ExplainedRule[]): string[] =>
  rules.flatMap(({ considered, members }) => [
    ...considered.filter(({ counts }) => counts).map(({ evidence }) => evidence),
    ...itemsCounted(members),
  ]);

const shortDiagnostic = ({ file, line, column, severity, code, message, waived }: Diagnostic) => ({
  file,
  line,
  column,
  severity,
  code,
  message,
  ...(waived ? { waived } : {}),
});

function explainItem(item: EvidenceRow, row: PortfolioRow, { diagnostics }: Result, said: SayRecord): Explanation {
  const own = row.units
    .flatMap(leafRows)
    .flatMap(({ ref, claims: all }) =>
      all.filter((claim) => claim.evidence === item.id).map((claim) => ({ ref, claim })),
    );
  const claims = own.map(({ ref, claim }) => ({
    ref,
    state: claim.state,
    counts: claim.counts,
    because: claimWords(claim),
    ...(claim.idle === undefined ? {} : { miss: claim.idle }),
    by: claim.by,
    places: claim.places,
  }));
  const tags = item.tags.map(({ tag, state }) => ({
    ref: tag,
    state,
    counts: !item.draft && state !== 'not-yet',
    ...situationReason(item, state),
    places: [],
  }));
  const status =
    item.withdrawn !== undefined
      ? `withdrawn ${item.withdrawn}`
      : item.planned
        ? 'planned'
        : item.draft
          ? 'draft'
          : 'counts where its claims do';
  const refs = [...claims.map(({ ref }) => ref), ...row.units.flatMap((unit) => requirementsLookingAt(item.id, unit))];
  return {
    ...nothing,
    ref: item.id,
    about: 'evidence',
    text: item.title,
    status,
    source: { file: item.path, line: 1 },
    digest: item.digest,
    decisions: decisionsOn(item, own, said),
    claims: [...claims, ...tags],
    gaps: row.units.flatMap((unit) => gapsOf(unit, refs)),
    diagnostics: diagnostics
      .filter((each) => each.portfolio === row.path && each.evidence === item.id)
      .map(shortDiagnostic),
  };
}

/** The requirements (parts) whose open rules counted an item or nearly did. */
function requirementsLookingAt(id: string, { requirements }: UnitRow): string[] {
  const looksAt = (rule: RuleResult): boolean =>
    rule.kind !== 'judge' &&
    rule.status !== 'met' &&
    (rule.counted.includes(id) ||
      rule.nearMisses.some(({ evidence }) => evidence === id) ||
      (rule.rules ?? []).some(looksAt));
  return requirements
    .flatMap((each) => [each, ...each.parts])
    .filter(({ rules }) => rules.some(looksAt))
    .map(({ ref }) => ref);
}

/** How a situation of an item stands, in words; of a draft, that it is one. */
const situationReason = (item: EvidenceRow, state: ClaimRow['state']): Pick<Considered, 'because' | 'miss'> =>
  item.draft
    ? { because: idleWords({ kind: 'draft' }), miss: { kind: 'draft' } }
    : { because: `situation ${spoken(state)}` };

function situationStatus(carriers: readonly { item: EvidenceRow; state: ClaimRow['state'] }[]): string {
  const live = carriers.filter(({ item }) => !item.draft && item.withdrawn === undefined);
  const best = bestOf(live.map(({ state }) => state));
  return best ?? (carriers.some(({ item }) => item.draft) ? 'planned only' : 'no evidence');
}

function explainSituation(ref: string, row: PortfolioRow, units: UnitIndex): Explanation | undefined {
  const slash = ref.indexOf('/');
  const [facetId, valueId] = [ref.slice(0, slash), ref.slice(slash + 1)];
  for (const unitRow of row.units) {
    const unit = units.units.get(unitRow.unit);
    const facet = unit?.facets.find((each) => each.id === facetId);
    const value = facet?.values.find((each) => each.id === valueId)?.text;
    if (unit === undefined || facet === undefined || !hasValue(facet, valueId)) continue;
    const carriers = row.evidence.flatMap((item) =>
      item.tags.filter(({ tag }) => tag === ref).map(({ state }) => ({ item, state })),
    );
    return {
      ...nothing,
      ref,
      about: 'situation',
      text: `${facet.title} ${value ?? valueId}`,
      status: situationStatus(carriers),
      gaps: gapsOf(unitRow, [ref]),
      source: { file: unit.path, line: facet.span.line },
      considered: carriers.map(({ item, state }) => ({
        evidence: item.id,
        title: item.title,
        counts: !item.draft && item.withdrawn === undefined && state !== 'not-yet',
        ...situationReason(item, state),
        state,
      })),
    };
  }
  return undefined;
}
