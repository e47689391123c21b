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

/** How many decisions are named. */
const mostNamed = 5;

/** Decisions on a unit that are younger than its sign-off, or than its final sample, in a line for each of the two. */
export function sinceSignOff(unit: UnitRow, portfolio: PortfolioRow): string[] {
  const samples = finalSamples(portfolio, unit);
  const last = lastSample(samples);
  // What follows a final sample that did not agree is what it asked for.
  const isAgreed = samples.every(({ record, outcome }) => record !== last?.record || outcome === 'agreed');
  const final = isAgreed ? last : undefined;
  const events = [
    ...(unit.signOff === undefined ? [] : [{ what: 'sign-off', ...unit.signOff }]),
    ...(final === undefined ? [] : [{ what: 'final sample', record: final.record, date: final.date }]),
  ];
  const all = events.length === 0 ? [] : decisionsOn(unit, portfolio);
  return events.flatMap(({ what, record, date }) => {
    const later = all.filter((each) => each.date > date);
    if (later.length === 0) return [];
    const named = later.slice(0, mostNamed).map((each) => `${each.words} (${each.record}, ${each.date})`);
    const more = later.length > mostNamed ? ` and ${later.length - mostNamed} more` : '';
    return [`Decided since the ${what} in ${record} of ${date}: ${named.join('; ')}${more}`];
  });
}

interface Made {
  record: string;
  date: string;
  words: string;
}

function decisionsOn(unit: UnitRow, portfolio: PortfolioRow): Made[] {
  const made = (row: { record: string; date: string; outcome: string }, about: string): Made => ({
    record: row.record,
    date: row.date,
    words: `${about} ${row.outcome.replaceAll('-', ' ')}`,
  });
  const leaves = leafRows(unit);
  const claims = leaves.flatMap(({ ref, claims: all }) =>
    all.flatMap(({ evidence, decision }) => (decision === undefined ? [] : [made(decision, `${ref} on ${evidence}`)])),
  );
  const inapplicable = leaves.flatMap(({ ref, status, record }) => {
    const date = portfolio.records.find(({ id }) => id === record)?.date;
    return record === undefined || date === undefined ? [] : [made({ record, date, outcome: status }, ref)];
  });
  const judgements = requirementRows(unit).flatMap(({ ref, rules, judgement }) => {
    const found = judgement ?? judgementIn(rules);
    return found === undefined ? [] : [made(found, ref)];
  });
  return [...claims, ...inapplicable, ...judgements];
}

/** All rules of a requirement are given the same judgement. */
const judgementIn = (rules: readonly RuleResult[]): RuleResult['judgement'] =>
  rules
    .map(({ judgement, rules: members = [] }) => judgement ?? judgementIn(members))
    .find((each) => each !== undefined);
