import { naturalOrder } from '../../model/natural-order.ts';
import { unitOfRef } from '../../model/refs.ts';
import { isCarriedOver } from '../../model/unit-states.ts';
import type { Method } from '../../model/vocabulary.ts';
import type { Assessment } from '../../parse/record.ts';
import type { AssessedClaim } from '../../resolve/assess-claims.ts';
import { listsBy } from '../../resolve/lists-by.ts';
import type { Registration } from '../../resolve/portfolio-files.ts';
import type { ResolvedPortfolio } from '../../resolve/resolve-portfolio.ts';
import type { Sample } from '../../resolve/samples.ts';

/** Something decided that a verifier can sample: what one record says of the same items for one unit, a judgement, a sign-off. */
export interface Decided {
  kind: 'decision' | 'judgement' | 'sign-off';
  portfolio: string;
  unit: string;
  record: string;
  assessor: string;
  date: string;
  /** What it rests on, taken together; a sample of one item covers the whole. */
  evidence: string[];
  /** Those that no sample has covered yet; all of them, where a sample has and it is to be looked at again. */
  criteria: string[];
  requirement?: string;
  methods: Method[];
  /** Last day of the work shown. */
  shown?: string;
  /** Summative once the unit is signed off. */
  stage: 'interim' | 'summative';
  isStale: boolean;
  /** Criteria that rest on it alone. */
  single: string[];
  /** Nobody works on the unit any more: it counts, but is not to be sampled now. */
  isFinished: boolean;
  /** Some sample with authority covers some of it. */
  isTouched: boolean;
  /** Samples with authority cover all of it, and it is still what was sampled. */
  isSampled: boolean;
  /** The verification record that did not agree with what it decides anew. */
  answers?: string;
  /** Who is not independent of it beside the assessor, and what they did. */
  involved: { person: string; did: 'countersigned' | 'witnessed' | 'observed' }[];
}

/** Everything decided and in force in a portfolio, whatever became of its units. */
export function decidedIn(resolved: ResolvedPortfolio): Decided[] {
  const { assessed, decisions, portfolio } = resolved;
  const decided = assessed.claims.filter((claim): claim is DecidedClaim => claim.ruling !== undefined);
  const claims = listsBy(decided, ({ leaf }) => leaf.unit);
  const judged = new Set(decisions.judgements.map(({ requirement }) => requirement));
  const requirements = listsBy(judged, unitOfRef);
  const counting = assessed.claims.filter(({ counts, state }) => counts && state === 'met');
  const metBy = listsBy(counting, ({ leaf }) => leaf.ref);
  return portfolio.registrations.flatMap((registration) => [
    ...decisionsOn(resolved, registration, claims.get(registration.unit) ?? [], metBy),
    ...judgementsOn(resolved, registration, requirements.get(registration.unit) ?? []),
    ...signOffOn(resolved, registration),
  ]);
}

/** On which day who decided something on which unit, in force or not. */
export function decidingDays({ decisions }: ResolvedPortfolio): { assessor: string; unit: string; date: string }[] {
  const rulings = decisions.pairs.flatMap(({ all }) => all);
  return [
    ...rulings.flatMap(({ decision, effect, units }) =>
      units.map((unit) => ({ record: decision.record, effect, unit })),
    ),
    ...decisions.judgements.map((each) => ({ ...each, unit: unitOfRef(each.requirement) })),
    ...decisions.signOffs,
  ].flatMap(({ record, effect, unit }) =>
    effect === 'effective' ? [{ assessor: record.by, unit, date: record.date }] : [],
  );
}

function baseOf(
  { portfolio, decisions }: ResolvedPortfolio,
  { unit, withdrawn, certificated, route }: Registration,
  record: Assessment,
  items: readonly string[],
) {
  const found = items.flatMap((id) => portfolio.itemById.get(id)?.item ?? []);
  const shown = found
    .flatMap((item) => item.occasions.flatMap(({ dates }) => dates))
    .sort()
    .at(-1);
  const stage: Decided['stage'] = decisions.onUnit(unit).inForce === undefined ? 'interim' : 'summative';
  return {
    portfolio: portfolio.path,
    unit,
    record: record.id,
    assessor: record.by,
    date: record.date,
    evidence: [...items],
    criteria: [] as string[],
    methods: [...new Set(found.flatMap(({ method }) => method ?? []))],
    ...(shown === undefined ? {} : { shown }),
    stage,
    single: [] as string[],
    isFinished: withdrawn !== undefined || certificated !== undefined || isCarriedOver(route),
    involved: [
      ...decisions.authority.countersignersOf(record).map(({ by }) => ({ person: by, did: 'countersigned' as const })),
      ...found.flatMap(({ witnesses }) => witnesses.map((person) => ({ person, did: 'witnessed' as const }))),
      ...found.flatMap(({ assessors }) => assessors.map((person) => ({ person, did: 'observed' as const }))),
    ],
  };
}

/** What a claim is, once it is decided. */
type DecidedClaim = AssessedClaim & { ruling: NonNullable<AssessedClaim['ruling']> };

function decisionsOn(
  resolved: ResolvedPortfolio,
  registration: Registration,
  claims: readonly DecidedClaim[],
  metBy: ReadonlyMap<string, readonly AssessedClaim[]>,
): Decided[] {
  const { decisions } = resolved;
  const groups = listsBy(
    claims,
    ({ ruling: { record, decision } }) => `${record.path}\u0000${[...decision.basis.keys()].sort().join('\u0000')}`,
  );
  return [...groups.values()].map((group): Decided => {
    const { record, basis } = group[0]!.ruling.decision;
    const samples = new Map(group.map(({ leaf, ruling }) => [leaf.ref, decisions.samples.latest(ruling.target)]));
    const isStale = group.some(({ state, resubmitted }) => state === 'stale' || resubmitted);
    const isAsSampled = group.every(({ changed }) => !changed);
    const uncovered = [...samples.keys()].filter((ref) => samples.get(ref) === undefined);
    const alone = group.filter(({ leaf, counts, state }) => {
      const isMet = counts && state === 'met';
      return isMet && (metBy.get(leaf.ref) ?? []).every(({ item }) => basis.has(item.id));
    });
    const answers = latestOf(group.flatMap(({ disagreement }) => disagreement ?? []));
    return {
      kind: 'decision',
      ...baseOf(resolved, registration, record, [...basis.keys()].sort(naturalOrder)),
      criteria: uncovered.length > 0 && isAsSampled ? uncovered : [...samples.keys()],
      isStale,
      single: [...new Set(alone.map(({ leaf }) => leaf.ref))],
      isTouched: uncovered.length < samples.size,
      isSampled: uncovered.length === 0 && isAsSampled,
      ...(answers === undefined ? {} : { answers: answers.record.id }),
    };
  });
}

const latestOf = (samples: readonly Sample[]): Sample | undefined =>
  samples.toSorted((a, b) => (a.record.date < b.record.date ? -1 : 1)).at(-1);

function judgementsOn(
  resolved: ResolvedPortfolio,
  registration: Registration,
  requirements: readonly string[],
): Decided[] {
  const { decisions } = resolved;
  return requirements.flatMap((requirement): Decided[] => {
    const judgement = decisions.onRequirement(requirement).inForce;
    if (judgement === undefined) return [];
    const { record, basis } = judgement;
    const sample = decisions.samples.latest(judgement.target);
    const hasChanged = decisions.hasChanged(basis);
    return [
      {
        kind: 'judgement',
        ...baseOf(resolved, registration, record, [...basis.keys()].sort(naturalOrder)),
        // What was judged is the whole, in whatever way each item of it was made.
        methods: [],
        requirement,
        isStale: hasChanged || sample?.written.outcome === 'not-agreed',
        isTouched: sample !== undefined,
        isSampled: sample !== undefined && !hasChanged,
      },
    ];
  });
}

function signOffOn(resolved: ResolvedPortfolio, registration: Registration): Decided[] {
  const signOff = resolved.decisions.onUnit(registration.unit).inForce;
  if (signOff === undefined) return [];
  const sample = resolved.decisions.samples.latest(signOff.target);
  return [
    {
      kind: 'sign-off',
      ...baseOf(resolved, registration, signOff.record, []),
      isStale: sample?.written.outcome === 'not-agreed',
      isTouched: sample !== undefined,
      isSampled: sample !== undefined,
    },
  ];
}
