import {
  code,
  type Document,
  dim,
  type Item,
  item,
  list,
  numbered,
  numeric,
  paragraph,
  section,
  strong,
  table,
  type Words,
} from '../document/blocks.ts';
import { oneLine } from '../document/safe-text.ts';
import { dimensionWords } from '../evaluate/sampling/choose.ts';
import type { Decided } from '../evaluate/sampling/decided.ts';
import type { Chosen } from '../evaluate/sampling/sampleable.ts';
import type { SamplingPlan } from '../evaluate/sampling/sampling-plan.ts';
import { commandLine, shellWord } from '../words/command-lines.ts';
import { counted } from '../words/counts.ts';
import { listFacts } from '../words/lists.ts';
import { sampledWords } from '../words/samples.ts';
import { csv } from './csv.ts';

/**
 * The command that takes a chosen sample up, short of its outcome: a plan agrees with nothing. Without --by, evid asks who verifies. A
 * sample of one item covers a joint decision.
 */
function sampleCommand(
  { portfolio, record, kind, unit, evidence, criteria, requirement = '', stage }: Decided,
  { verifier = '' }: Pick<SamplingPlan, 'verifier'>,
): string {
  const isDecision = kind === 'decision';
  return oneLine(
    commandLine(
      'verify',
      { path: portfolio },
      {
        by: verifier,
        stage,
        assessment: record,
        requirement,
        achieved: kind === 'sign-off' ? unit : '',
        evidence: isDecision ? (evidence[0] ?? '') : '',
        criteria: criteria.join(','),
      },
    ),
  );
}
const outcomeWords = 'each command ends with what the verifier finds: --agreed, or --not-agreed --reason "…"';

const policyWords = ({ policy, asked }: SamplingPlan): string => {
  const { percent, newAssessor, newUnit, byCentre } = policy;
  const figures = byCentre
    ? 'the centre’s policy'
    : 'evid’s own figures: the centre has set none under policy: sampling';
  const shares = `${percent} % of what each assessor decided on each unit, ${newAssessor} % of a new or trainee assessor’s, ${newUnit} % on a new unit`;
  return `${shares} (${asked.percent === undefined ? figures : `--percent ${asked.percent}; else ${figures}`})`;
};
const again = ({ seed, today, verifier, asked: { portfolios = [], percent, units = [] } }: SamplingPlan): string =>
  oneLine(
    listFacts(
      [
        'evid sample',
        ...portfolios.map(shellWord),
        `--seed ${shellWord(seed)} --today ${today}`,
        verifier && `--by ${shellWord(verifier)}`,
        percent !== undefined && `--percent ${percent}`,
        units.length > 0 && `--unit ${units.map(shellWord).join(',')}`,
      ],
      ' ',
    ),
  );
const leftToOthers = ({ own, outside, involved, verifier, finished, awaiting }: SamplingPlan): Words[] => [
  own > 0 && `${counted(own, 'decision')} of ${verifier}’s own left to another verifier`,
  ...involved.map(
    ({ did, decided }) => `${counted(decided, 'decision')} left to another: ${verifier} ${involvedWords[did]}`,
  ),
  outside > 0 && `${counted(outside, 'decision')} left to another: ${verifier} does not verify those units`,
  finished > 0 &&
    `${counted(finished, 'decision')} on units withdrawn, certificated or carried over counted, and not planned`,
  awaiting.length > 0 &&
    `${counted(awaiting.length, 'record')} of a trainee not countersigned yet, and not counted: ${awaiting.map(({ portfolio, record }) => `${record} in ${portfolio}`).join(', ')}`,
];
const involvedWords = {
  countersigned: 'countersigned them',
  witnessed: 'is a witness of the work',
  observed: 'observed the work or questioned the learner',
};
/** What the seed is for. */
const seedWords = ({ seed }: SamplingPlan): string =>
  `where nothing else told two apart, lots were drawn with “${seed}”; from the same files:`;
/** How many candidates neither samples nor plan reach. */
const unreached = ({ reach }: SamplingPlan): string[] =>
  reach
    .filter(({ dimension, sampled, planned }) => dimension === 'candidates' && sampled + planned === 0)
    .map(({ value }) => value);

/** What a verifier is to look at next, and why that; then what samples and plan reach. */
export function sampleDocument(plan: SamplingPlan): Document {
  const { chosen, today, strata, reach } = plan;
  const missed = unreached(plan);
  return {
    title: `Sampling plan of ${today}: ${counted(chosen.length, 'sample')}`,
    blocks: [
      paragraph(policyWords(plan)),
      ...section(
        2,
        'To sample',
        numbered(
          'Sample',
          chosen.map((row) => sampleItem(row, plan)),
        ),
        paragraph(chosen.length === 0 ? 'nothing more to sample now' : outcomeWords),
      ),
      ...section(
        2,
        'By assessor and unit',
        table(
          ['assessor', 'unit', ...['decided', 'share', 'wanted', 'sampled whole', 'planned'].map(numeric)],
          strata.map(({ assessor, unit, percent, ...counts }) => {
            const { decided, wanted, sampled, planned } = counts;
            return [assessor, unit, ...[decided, `${percent} %`, wanted, sampled, planned].map(String)];
          }),
        ),
      ),
      ...section(
        2,
        'What samples and plan reach',
        table(
          ['brings in', '', ...['decided', 'sampled at all', 'planned'].map(numeric)],
          reach.map(({ dimension, value, decided, sampled, planned }) => [
            dimensionWords[dimension],
            value,
            ...[decided, sampled, planned].map(String),
          ]),
        ),
        list([missed.length > 0 && `not reached by any sample yet: ${missed.join(', ')}`, ...leftToOthers(plan)]),
      ),
      ...section(2, 'The same plan again', paragraph(seedWords(plan), code(again(plan)))),
    ],
  };
}

const sampledOf = ({ kind, record, evidence, criteria, requirement, unit }: Decided): string =>
  sampledWords({
    assessment: record,
    evidence,
    criteria,
    requirement: kind === 'judgement' ? requirement : undefined,
    unit: kind === 'sign-off' ? unit : undefined,
  });

const sampleItem = ({ decided, because }: Chosen, plan: SamplingPlan): Item =>
  item(
    strong(`${decided.learner}: ${sampledOf(decided)}`),
    paragraph(
      `by ${decided.assessor}, ${decided.date}`,
      `because ${because.join('; ')}`,
      dim(code(sampleCommand(decided, plan))),
    ),
  );

/** The samples of the plan as comma-separated values, one a row. */
export const sampleCsv = ({ chosen }: SamplingPlan): string =>
  csv(
    chosen.map(({ rank, decided, because }) => ({
      ...decided,
      rank,
      evidence: decided.evidence.join(' '),
      criteria: decided.criteria.join(' '),
      because: because.join('; '),
    })),
    [
      'rank',
      'portfolio',
      'learner',
      'unit',
      'kind',
      'record',
      'assessor',
      'date',
      'evidence',
      'criteria',
      'requirement',
      'because',
    ],
  );
