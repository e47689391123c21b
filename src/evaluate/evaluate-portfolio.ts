import { severityOf } from '../checks/severity.ts';
import type { Finding } from '../diagnostics/finding.ts';
import { byName } from '../model/by-name.ts';
import type { Commit } from '../model/history.ts';
import { naturalOrder } from '../model/natural-order.ts';
import type { ActionRow, AuthorshipRow, EvidenceRow, PortfolioRow, RecordRow, SampleRow } from '../model/result.ts';
import type { PortfolioStanding } from '../model/standing.ts';
import { stated } from '../model/stated.ts';
import type { Assessment, Verification } from '../parse/record.ts';
import { closedActions } from '../resolve/actions.ts';
import type { AssessedClaim, AssessedClaims } from '../resolve/assess-claims.ts';
import { type Attributed, attribute } from '../resolve/attribution.ts';
import type { Decisions } from '../resolve/decisions.ts';
import type { LinkedItem } from '../resolve/link-claims.ts';
import type { PortfolioFiles } from '../resolve/portfolio-files.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import type { Sample } from '../resolve/samples.ts';
import type { Workspace } from '../resolve/workspace.ts';
import { decisionRow } from './decision-row.ts';
import { evaluateUnit } from './evaluate-unit.ts';
import { qualificationRow } from './qualification-row.ts';
import type { UnitEvaluation } from './unit-evaluation.ts';

/** How one learner stands, and the row of the portfolio, which is made when an output asks for it. */
export interface PortfolioEvaluation {
  standing: PortfolioStanding;
  /** How many items there are. */
  items: number;
  row: () => PortfolioRow;
}

/** How each unit of one portfolio stands, and its qualification. Only `units` are told of; undefined: all. */
export function evaluatePortfolio(
  resolved: ResolvedPortfolio,
  findings: readonly Finding[],
  only: readonly string[] | undefined,
): { whole: PortfolioStanding; asked: PortfolioEvaluation } {
  const { portfolio, workspace } = resolved;
  const { learner: { id, name, uln } = {} } = portfolio.file?.value ?? {};
  const hasErrors = errorsOn(findings, workspace);
  // How a unit stands may hang on another, so that all are evaluated, whichever are asked for.
  const units = portfolio.registrations.map((registration) => evaluateUnit(resolved, registration, hasErrors));
  const all = units.map(({ standing }) => standing);
  const qualification = qualificationRow(portfolio, all, workspace);
  const head = {
    path: portfolio.path,
    learner: stated({ id, name, uln }),
    ...(qualification === undefined ? {} : { qualification }),
  };
  const asked = units.filter(({ standing }) => only === undefined || only.includes(standing.unit));
  return {
    whole: { ...head, units: all },
    asked: {
      standing: { ...head, units: asked.map(({ standing }) => standing) },
      items: portfolio.items.length,
      row: () => portfolioRow(resolved, head, asked),
    },
  };
}

/** The row of one portfolio: its evidence, records and actions, and its units. */
function portfolioRow(
  { portfolio, decisions, assessed, workspace }: ResolvedPortfolio,
  { path, learner, qualification }: Omit<PortfolioStanding, 'units'>,
  units: readonly UnitEvaluation[],
): PortfolioRow {
  const { workplace, witnesses = {} } = portfolio.file?.value ?? {};
  const records = [...portfolio.assessments, ...portfolio.verifications].sort(
    (a, b) => naturalOrder(a.id, b.id) || naturalOrder(a.path, b.path),
  );
  const samples = decisions.samples.all.map((sample) => ({ sample, row: sampleRow(sample, decisions) }));
  const upheld = new Set(samples.flatMap(({ sample, row }) => (row.stands ? [sample.record] : [])));
  return {
    path,
    learner,
    ...(workplace === undefined ? {} : { workplace }),
    witnesses: byName(Object.entries(witnesses)),
    evidence: portfolio.items.map((linked) => evidenceRow(linked, portfolio, assessed, workspace.today)),
    records: records.map((record) => recordRow(record, decisions, upheld)),
    actions: actionRows(records),
    samples: samples.map(({ row }) => row),
    ...(workspace.history === undefined ? {} : { authorship: attribute(portfolio, workspace).map(authorshipRow) }),
    ...(qualification === undefined ? {} : { qualification }),
    units: units.map(({ row }) => row()),
  };
}

function actionRows(records: readonly (Assessment | Verification)[]): ActionRow[] {
  const closed = closedActions(records);
  return records.flatMap((record) =>
    record.actions.map(({ id, text, owner, due }) => {
      const ref = `${record.id}/${id}`;
      return { ref, text, ...stated({ owner, due }), open: !closed.has(ref) };
    }),
  );
}

/** `upheld`: the verifications of which some sample stands. */
function recordRow(
  record: Assessment | Verification,
  decisions: Decisions,
  upheld: ReadonlySet<Verification>,
): RecordRow {
  const { id, path, by, date } = record;
  if (record.kind === 'verification') {
    const effect = record.samples.length > 0 && !upheld.has(record) ? ('none' as const) : undefined;
    return { id, kind: record.kind, path, by, date, ...stated({ effect }) };
  }
  const confirmed = decisions.authority.countersignersOf(record);
  return {
    id,
    kind: record.kind,
    path,
    by,
    date,
    ...(confirmed.length === 0 ? {} : { countersignedBy: confirmed.map((other) => other.id) }),
    ...(decisions.awaitsCountersignature(record) ? { awaitsCountersignature: true as const } : {}),
    ...stated({ effect: decisions.withoutEffect(record) }),
  };
}

function authorshipRow({ kind, id, path, by, attribution, first, later }: Attributed): AuthorshipRow {
  const rowOf = ({ id: commit, date, email, committer, signed }: Commit) => ({
    id: commit,
    date,
    email,
    ...(committer === undefined || committer === email ? {} : { committer }),
    signed,
  });
  return {
    kind,
    id,
    path,
    by,
    attribution,
    // Where a clone begins, its first commit holds everything that is older, whoever made it.
    ...(first === undefined || first.boundary ? {} : { first: rowOf(first) }),
    later: later.map(({ commit }) => (commit === undefined ? {} : rowOf(commit))),
  };
}

function sampleRow(sample: Sample, decisions: Decisions): SampleRow {
  const { record, written } = sample;
  const units = [...new Set(decisions.samples.coveredBy(sample).flatMap((target) => target.units))];
  return {
    record: record.id,
    by: record.by,
    date: record.date,
    ...written,
    units,
    stands: decisions.samples.stands(sample, units),
  };
}

function evidenceRow(
  { item, tags }: LinkedItem,
  portfolio: PortfolioFiles,
  { tagState }: AssessedClaims,
  today: string,
): EvidenceRow {
  const situations = tags.filter(({ state }) => state === 'linked').map(({ tag }) => tag);
  const { id, path, title, method, context, draft, withdrawn, held, seenBy, seenOn, signed, recorded, files } = item;
  const { witnesses, assessors, score } = item;
  const decided = situations.flatMap((tag) => {
    const { ruling, samples } = tagState(item, tag);
    return ruling === undefined ? [] : [{ tag, ...decisionRow(ruling.decision, id, samples) }];
  });
  const days = item.occasions.flatMap(({ dates }) => dates);
  const head = {
    id,
    path,
    title,
    ...stated({ method, context }),
    draft,
    ...(draft && days.some((day) => day > today) ? { planned: true as const } : {}),
    ...stated({ withdrawn, held }),
    ...(seenBy.length === 0 ? {} : { seenBy }),
    ...stated({ seenOn, signed, recorded }),
    ...(witnesses.length === 0 ? {} : { witnesses }),
    ...(assessors.length === 0 ? {} : { assessors }),
    ...(score === undefined ? {} : { score }),
  };
  return Object.assign(withDigest(head, portfolio.laterDigest(item)), {
    tags: situations.map((tag) => ({ tag, state: tagState(item, tag).state })),
    ...(decided.length === 0 ? {} : { tagDecisions: decided }),
    occasions: item.occasions
      .filter(({ dates }) => dates.length > 0)
      .map(({ dates, label, customers, tags: own, hours }) => ({
        dates,
        ...(label === undefined ? {} : { label }),
        customers,
        tags: own.filter((tag) => situations.includes(tag)),
        ...(hours === undefined ? {} : { hours }),
      })),
    files,
  });
}

/** A row with a digest, which is computed when an output asks for it: most do not. */
function withDigest<Head extends object>(head: Head, digest: () => string): Head & Pick<EvidenceRow, 'digest'> {
  return Object.defineProperties(head, { [later]: { value: digest }, digest: computed }) as Head &
    Pick<EvidenceRow, 'digest'>;
}
const later = Symbol('later');
/** The same getter for all rows. With one of its own each row would be of a kind of its own to V8, which lets go of those late. */
const computed = {
  enumerable: true,
  configurable: true,
  get(this: { [later]: () => string }) {
    return this[later]();
  },
};

/**
 * Whether errors keep a unit from being complete: those about a counting claim of it, about the whole of an item with one, or
 * about an assessor's own claim. By the built-in severities: a centre's choice changes what is reported, never what counts.
 */
function errorsOn(findings: readonly Finding[], workspace: Workspace) {
  const key = (file: string, evidence: string, ref = '') => [file, evidence, ref].join('\u0000');
  const errors = new Set(
    findings.flatMap(({ code, file, evidence, ref }) =>
      evidence === undefined || severityOf(code) !== 'error' ? [] : [key(file, evidence, ref)],
    ),
  );
  const isAtFault = ({ item: { id, path }, by, file, leaf: { ref }, counts }: AssessedClaim) =>
    (by !== 'learner' && errors.has(key(file, id, ref))) ||
    (counts && (errors.has(key(path, id)) || errors.has(key(path, id, ref))));
  return (claims: readonly AssessedClaim[], unit: string): boolean =>
    errors.size > 0 && claims.some(isAtFault) && workspace.units.units.has(unit);
}
