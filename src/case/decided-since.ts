import type { PortfolioRow, RuleResult, SampleRow, UnitRow } from '../model/result.ts';
import { leafRows, requirementRows } from '../model/rows.ts';

/** The samples of a unit that are final: those that say so, and those of a sign-off that do not say otherwise. */
export const finalSamples = ({ samples }: PortfolioRow, { unit: id }: UnitRow): SampleRow[] =>
  samples.filter(
    ({ units, stands, stage, unit }) =>
      units.includes(id) && stands && (stage === 'summative' || (stage === undefined && unit !== undefined)),
  );

/** The latest of some samples; of one day, the last. */
export const lastSample = (samples: readonly SampleRow[]): SampleRow | undefined =>
  samples.reduce<SampleRow | undefined>((a, b) => (a === undefined || b.date >= a.date ? b : a), undefined);

/** Something decided on a unit: an outcome on a criterion or requirement, with the item that it was decided on. */
export interface Made {
  ref: string;
  evidence?: string;
  outcome: string;
  record: string;
  date: string;
}
/** What was decided after a unit's sign-off, or after its final sample. */
export interface DecidedSince {
  what: 'sign-off' | 'final sample';
  record: string;
  date: string;
  later: Made[];
}

/** Decisions on a unit that are younger than its sign-off, or than its final sample; nothing where none is. */
export function decidedSince(unit: UnitRow, portfolio: PortfolioRow): DecidedSince[] {
  const samples = finalSamples(portfolio, unit);
  const last = lastSample(samples);
  // What follows a final sample that did not agree is what it asked for.
  const isAgreed = samples.every(({ record, outcome }) => record !== last?.record || outcome === 'agreed');
  const final = isAgreed ? last : undefined;
  const events = [
    ...(unit.signOff === undefined ? [] : [{ what: 'sign-off' as const, ...unit.signOff }]),
    ...(final === undefined ? [] : [{ what: 'final sample' as const, record: final.record, date: final.date }]),
  ];
  const all = events.length === 0 ? [] : decisionsOn(unit, portfolio);
  return events
    .map(({ what, record, date }) => ({ what, record, date, later: all.filter((each) => each.date > date) }))
    .filter(({ later }) => later.length > 0);
}

/** Every record that decided something of a unit: on a criterion, on a requirement, or on the whole. */
export const recordsOn = (unit: UnitRow, portfolio: PortfolioRow): ReadonlySet<string> =>
  new Set([
    ...decisionsOn(unit, portfolio).map(({ record }) => record),
    ...(unit.signOff === undefined ? [] : [unit.signOff.record]),
  ]);

function decisionsOn(unit: UnitRow, portfolio: PortfolioRow): Made[] {
  const leaves = leafRows(unit);
  const claims = leaves.flatMap(({ ref, claims: all }) =>
    all.flatMap(({ evidence, decision }) => (decision === undefined ? [] : [{ ref, evidence, ...decision }])),
  );
  const inapplicable = leaves.flatMap(({ ref, status, record }) => {
    const date = portfolio.records.find(({ id }) => id === record)?.date;
    return record === undefined || date === undefined ? [] : [{ ref, record, date, outcome: status }];
  });
  const judgements = requirementRows(unit).flatMap(({ ref, rules, judgement }) => {
    const found = judgement ?? judgementIn(rules);
    return found === undefined ? [] : [{ ref, ...found }];
  });
  return [...claims, ...inapplicable, ...judgements].map(({ ref, evidence, outcome, record, date }: Made) => ({
    ref,
    ...(evidence === undefined ? {} : { evidence }),
    outcome,
    record,
    date,
  }));
}

/** The judgement of a requirement, from whichever of its rules has it: all of them are given the same. */
export const judgementIn = (rules: readonly RuleResult[]): RuleResult['judgement'] =>
  rules
    .map(({ judgement, rules: members = [] }) => judgement ?? judgementIn(members))
    .find((each) => each !== undefined);
