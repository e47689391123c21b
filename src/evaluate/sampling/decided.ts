import type {
  ClaimRow,
  CriterionRow,
  PortfolioRow,
  RequirementPartRow,
  RequirementRow,
  Result,
  RuleResult,
  SampleRow,
  UnitRow,
} from '../../model/result.ts';

/** Something decided that a verifier can sample: what one record says of one item for one unit, a judgement, a sign-off. */
export interface Decided {
  kind: 'decision' | 'judgement' | 'sign-off';
  portfolio: string;
  learner: string;
  unit: string;
  record: string;
  assessor: string;
  date: string;
  evidence?: string;
  criteria?: string[];
  requirement?: string;
  method?: string;
  /** Last day of the work shown. */
  shown?: string;
  site: string;
  /** Summative once the unit is signed off. */
  stage: 'interim' | 'summative';
  isStale: boolean;
  /** Criteria that rest on this item alone. */
  single: string[];
  /** Samples that cover it, oldest first; those without authority are left out. */
  samples: SampleRow[];
}

/** Everything decided and in force, in the order of the result. */
export function decidedIn({ portfolios }: Pick<Result, 'portfolios'>): Decided[] {
  return portfolios.flatMap((portfolio) =>
    portfolio.units.flatMap((unit) => [
      ...decisionsOn(portfolio, unit),
      ...judgementsOn(portfolio, unit),
      ...signOffOn(portfolio, unit),
    ]),
  );
}

type Head = Pick<Decided, 'portfolio' | 'learner' | 'unit' | 'record' | 'assessor' | 'date' | 'site' | 'stage'>;

function headOf({ path, learner, records, workplace }: PortfolioRow, { unit, signOff }: UnitRow, record: string): Head {
  const row = records.find((each) => each.kind === 'assessment' && each.id === record);
  return {
    portfolio: path,
    learner: learner.name ?? learner.id ?? path,
    unit,
    record,
    assessor: row?.by ?? '',
    date: row?.date ?? '',
    site: workplace?.name ?? '',
    stage: signOff === undefined ? 'interim' : 'summative',
  };
}

type Leaf = Pick<CriterionRow, 'ref' | 'claims'>;

function decisionsOn(portfolio: PortfolioRow, unit: UnitRow): Decided[] {
  const groups = new Map<string, { ref: string; claim: ClaimRow; alone: boolean }[]>();
  for (const { ref, claims = [] } of unit.criteria.flatMap((criterion): Leaf[] => criterion.parts ?? [criterion])) {
    const met = claims.filter((claim) => claim.counts && claim.state === 'met');
    for (const claim of claims) {
      if (claim.decision === undefined) continue;
      const key = `${claim.decision.record}\u0000${claim.evidence}`;
      groups.set(key, [...(groups.get(key) ?? []), { ref, claim, alone: met.length === 1 && met[0] === claim }]);
    }
  }
  return [...groups.values()].map((group): Decided => {
    const { evidence, decision } = group[0]!.claim;
    const record = decision!.record;
    const item = portfolio.evidence.find((each) => each.id === evidence);
    const shown = item?.occasions
      .flatMap(({ dates }) => dates)
      .sort()
      .at(-1);
    const criteria = group.map(({ ref }) => ref);
    return {
      kind: 'decision',
      ...headOf(portfolio, unit, record),
      evidence,
      criteria,
      ...(item?.method === undefined ? {} : { method: item.method }),
      ...(shown === undefined ? {} : { shown }),
      isStale: group.some(({ claim }) => claim.state === 'stale' || claim.resubmitted === true),
      single: group.filter(({ alone }) => alone).map(({ ref }) => ref),
      samples: samplesOf(
        portfolio,
        record,
        ({ evidence: item, criteria: some, requirement, unit: signedOff }) =>
          requirement === undefined &&
          signedOff === undefined &&
          (item === undefined || item === evidence) &&
          (some === undefined || some.some((ref) => criteria.some((leaf) => isOrHolds(ref, leaf)))),
      ),
    };
  });
}

function judgementsOn(portfolio: PortfolioRow, unit: UnitRow): Decided[] {
  const asked: (RequirementRow | RequirementPartRow)[] = unit.requirements.flatMap((row) => [row, ...row.parts]);
  return asked.flatMap((row) => {
    const judgement = row.judgement ?? row.rules.flatMap(judgementIn).at(0);
    if (judgement === undefined) return [];
    return [
      {
        kind: 'judgement' as const,
        ...headOf(portfolio, unit, judgement.record),
        requirement: row.ref,
        isStale: judgement.stale,
        single: [],
        samples: samplesOf(portfolio, judgement.record, ({ requirement }) => requirement === row.ref),
      },
    ];
  });
}

const judgementIn = (rule: RuleResult): NonNullable<RuleResult['judgement']>[] => [
  ...(rule.judgement === undefined ? [] : [rule.judgement]),
  ...(rule.rules ?? []).flatMap(judgementIn),
];

function signOffOn(portfolio: PortfolioRow, unit: UnitRow): Decided[] {
  const { signOff } = unit;
  if (signOff === undefined) return [];
  return [
    {
      kind: 'sign-off',
      ...headOf(portfolio, unit, signOff.record),
      isStale: !signOff.holds,
      single: [],
      samples: samplesOf(portfolio, signOff.record, (sample) => sample.unit === unit.unit),
    },
  ];
}

/** The samples of a record that are about something, or about the whole record. */
function samplesOf({ samples }: PortfolioRow, record: string, isAbout: (sample: SampleRow) => boolean): SampleRow[] {
  return samples.filter(
    (sample) => sample.stands && sample.assessment === record && (isOfWholeRecord(sample) || isAbout(sample)),
  );
}

const isOfWholeRecord = ({ evidence, criteria, requirement, unit }: SampleRow): boolean =>
  [evidence, criteria, requirement, unit].every((each) => each === undefined);

/** Whether a reference is the other, or names the criterion of which it is a part. */
const isOrHolds = (ref: string, leaf: string): boolean =>
  leaf.startsWith(ref) && /^[A-Za-z]*$/.test(leaf.slice(ref.length));
