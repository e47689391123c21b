import { numbersBeside } from '../model/numbers-beside.ts';
import { openRules } from '../model/open-rules.ts';
import type { CriterionStatus, Gap, Owner, RuleResult } from '../model/result.ts';
import type { Leaf } from '../model/unit.ts';
import { ledByAssessor } from '../model/vocabulary.ts';
import type { AssessedClaim, AssessedClaims } from '../resolve/assess-claims.ts';
import type { Ruling } from '../resolve/made.ts';
import type { Sample } from '../resolve/samples.ts';
import { disagreed } from '../words/decisions.ts';
import { judgedWords } from '../words/judgements.ts';
import { listIds } from '../words/lists.ts';
import { measuredWords } from '../words/numbers.ts';
import { sampledRow } from './decision-row.ts';
import type { EvaluatedRequirement } from './evaluate-requirement.ts';

/** Whether a criterion of this status waits for the learner. */
export const isLearners = (status: CriterionStatus) =>
  status === 'missing' || status === 'partial' || status === 'not-yet';

/** The gap that a criterion (part) leaves, if it is neither met nor not applicable. */
export function criterionGap(
  leaf: Leaf,
  status: CriterionStatus,
  assessed: AssessedClaims,
  text: string,
): Gap | undefined {
  if (status === 'met' || status === 'not-applicable') return undefined;
  const claims = assessed.byLeaf.get(leaf.ref) ?? [];
  const relevant = claims.filter((claim) => claim.state === status && (claim.counts || status === 'not-yet'));
  const owner: Owner = isLearners(status) ? 'learner' : 'assessor';
  const drafts = claims.filter(({ item, refusals }) => item.draft && refusals.length === 0);
  const led = drafts.every(({ item }) => ledByAssessor.has(item.method)) ? drafts.map(({ item }) => item.id) : [];
  return {
    ref: leaf.ref,
    layer: 'unit',
    status,
    what: text,
    owner,
    ...withRefusal(criterionWords(status, relevant, claims, leaf), assessed.contestedNotApplicable.get(leaf.ref)),
    ...(isLearners(status) && led.length > 0 ? carriedOut(led) : {}),
  };
}

/** What waits for an observation, questioning or discussion that is begun or planned is for its assessor to go on with. */
const carriedOut = (items: readonly string[]): Pick<Gap, 'move' | 'next'> => ({
  move: 'assessor',
  next: `carry out ${listIds(items)}`,
});

/** What a verifier said of the decision that it is not applicable comes first: without it there would be no gap. */
function withRefusal(
  words: Pick<Gap, 'why' | 'next'>,
  refused: { ruling: Ruling; sample: Sample } | undefined,
): Pick<Gap, 'why' | 'next'> {
  if (refused === undefined) return words;
  const { ruling, sample } = refused;
  const refusal = disagreed(sampledRow(sample), `${ruling.decision.record.id} that it is not applicable`);
  return { ...words, why: `${refusal}; ${words.why}` };
}

function criterionWords(
  status: Gap['status'],
  relevant: AssessedClaim[],
  all: AssessedClaim[],
  leaf: Leaf,
): Pick<Gap, 'why' | 'next'> {
  const ids = listIds(relevant.map((claim) => claim.item.id));
  const first = relevant.at(-1);
  const record = first?.ruling?.decision.record;
  const reason = first?.ruling?.decision.reason;
  switch (status) {
    case 'claimed': {
      const resubmitted = relevant.filter((claim) => claim.resubmitted).map((claim) => claim.item.id);
      const trainees = listIds(relevant.flatMap(({ unconfirmed }) => unconfirmed?.decision.record.id ?? []));
      const why =
        resubmitted.length > 0
          ? `${listIds(resubmitted)} was changed after ${record?.id} and is claimed again`
          : trainees === ''
            ? `claimed with ${ids}, not decided yet`
            : `claimed with ${ids}, decided in ${trainees} by a trainee assessor, not countersigned yet`;
      return { why, next: trainees === '' ? `decide on ${ids}` : `countersign ${trainees}, or decide on ${ids}` };
    }
    case 'stale': {
      const contested = relevant.findLast((claim) => claim.contested);
      const why = contested
        ? disagreed(
            sampledRow(contested.samples.at(-1)!),
            `${contested.ruling?.decision.record.id} on ${contested.item.id}`,
          )
        : `${ids} was changed after ${record?.id}`;
      return { why, next: `look at ${ids} again and decide` };
    }
    case 'partial':
      return {
        why: `${ids} shows it in part (${record?.id})${reason ? `: ${reason}` : ''}`,
        next: 'add the evidence that is still lacking',
      };
    case 'not-yet':
      return {
        why: `decided not yet on ${ids} (${record?.id})${reason ? `: ${reason}` : ''}`,
        next: 'rework the evidence or add other evidence',
      };
    default: {
      const drafts = all.filter((claim) => claim.item.draft).map((claim) => claim.item.id);
      const idle = all.find((claim) => !claim.item.draft);
      if (idle !== undefined)
        return {
          why: `${idle.item.id} claims it, but does not count: ${idle.why}`,
          next: 'mend that claim or show it with other evidence',
        };
      if (drafts.length > 0)
        return { why: `only planned so far, in ${listIds(drafts)}`, next: `finish ${listIds(drafts)}` };
      return {
        why: 'no evidence claims it',
        next:
          leaf.kind === 'knowledge'
            ? 'show it by evidence, questioning or discussion'
            : 'show it by evidence from the job',
      };
    }
  }
}

/** The gaps that a requirement and its parts leave. `learnerBusy`: criteria of the unit still wait for the learner. */
export function requirementGaps(
  evaluated: EvaluatedRequirement,
  learnerBusy: boolean,
  allMusts: readonly EvaluatedRequirement[],
  isLed: (item: string) => boolean,
): Gap[] {
  return [evaluated, ...evaluated.parts].flatMap((each): Gap[] => {
    const { requirement, own, row } = each;
    if (requirement.force !== 'must' || own === 'met' || own === 'note') return [];
    const open = openRules(row.rules);
    const onlyJudges = open.length > 0 && open.every((rule) => rule.kind === 'judge');
    const othersLack = allMusts.some((other) => other !== each && other.own === 'gap');
    const owner: Owner = own === 'gap' || (onlyJudges && (learnerBusy || othersLack)) ? 'learner' : 'assessor';
    return [
      {
        ref: requirement.ref,
        layer: requirement.layer,
        status: own,
        what: requirement.text,
        owner,
        // Beside a gap, what only waits to be accepted is not what is lacking.
        ...requirementWords(
          each,
          open.filter(({ status }) => status === own),
          owner,
          isLed,
        ),
      },
    ];
  });
}

function requirementWords(
  { requirement, row, own }: EvaluatedRequirement,
  open: RuleResult[],
  owner: Owner,
  isLed: (item: string) => boolean,
): Pick<Gap, 'why' | 'next' | 'move'> {
  if (requirement.broken) return { why: 'its rules cannot be read', next: `mend the rules in ${requirement.file}` };
  if (row.judgement)
    return {
      why: `judged not yet in ${row.judgement.record}: ${row.judgement.reason}`,
      next: 'add the evidence that the judgement asks for',
    };
  const why = open.map((rule) => ruleWords(rule, own)).join('; ');
  const judges = open.filter((rule) => rule.kind === 'judge');
  // One item never comes near to a judgement of the whole.
  const near = open.filter(({ kind }) => kind !== 'judge').flatMap((rule) => rule.nearMisses)[0];
  if (own === 'gap') {
    const judged = judges.find((rule) => rule.judgement !== undefined);
    if (judged) return { why, next: 'add the evidence that the judgement asks for' };
    const tooMany = open.some((rule) => rule.atMost !== undefined && (rule.claimed?.measured ?? 0) > rule.atMost);
    if (tooMany) return { why, next: 'claim less: take back what is too much' };
    const step = near?.reason === 'draft' ? near.evidence : undefined;
    return {
      why: near ? `${why}; nearest: ${near.evidence}, but ${nearWords(near.reason)}` : why,
      next: step === undefined ? 'add evidence that shows it' : `finish ${step}`,
      ...(step !== undefined && isLed(step) ? carriedOut([step]) : {}),
    };
  }
  if (judges.length === open.length) {
    return {
      why,
      next: owner === 'learner' ? 'complete the criteria and the other requirements first' : 'judge it, and say why',
    };
  }
  const others = open.filter((rule) => rule.kind !== 'judge');
  const undecided = others.flatMap((rule) => rule.undecided ?? []);
  return {
    why,
    next: `decide on ${listIds(undecided.length > 0 ? undecided : others.flatMap((rule) => rule.counted))}`,
  };
}

const nearWords = (reason: string) => (reason === 'draft' ? 'it is a draft' : reason);

function ruleWords(rule: RuleResult, own: string): string {
  const side = own === 'claimed' ? rule.accepted : rule.claimed;
  switch (rule.kind) {
    case 'cover': {
      if (rule.anyValue)
        return `${side?.found?.length ?? 0} of ${rule.atLeast ?? 'all'} ${own === 'claimed' ? 'accepted' : 'shown'} (${rule.what})`;
      const lacking = (rule.needed as string[]).filter((value) => !side?.found?.includes(value));
      const short = rule.atLeast === undefined ? '' : `${side?.found?.length ?? 0} of ${rule.atLeast} shown; `;
      const apart = rule.separateOccasions && (rule.needed as string[]).length > 1 ? ' on an occasion of its own' : '';
      return `${short}${own === 'claimed' ? 'not accepted yet' : 'no evidence shows'}${own === 'claimed' ? ': ' : ' '}${listIds(lacking)}${apart}`;
    }
    case 'count': {
      if (rule.atMost !== undefined && (rule.claimed?.measured ?? 0) > rule.atMost)
        return `${rule.claimed?.measured} where at most ${rule.atMost} may be (${rule.what})`;
      const short = (side?.cells ?? []).flatMap((cell) =>
        'measured' in cell && cell.measured < (cell.needed ?? 0)
          ? [`${cell.cell} has ${cell.measured} of ${cell.needed}`]
          : [],
      );
      const measured = short.length > 0 ? listIds(short) : `${side?.measured ?? 0} of ${rule.needed}`;
      return `${measured} ${own === 'claimed' ? 'accepted' : 'shown'} (${rule.what})`;
    }
    case 'judge': {
      const numbers = measuredWords(numbersBeside(rule));
      const beside = numbers === '' ? '' : `; ${numbers}`;
      if (rule.judgement?.stale) return `${judgedWords(rule.judgement)}${beside}`;
      if (rule.judgement) return `judged not yet in ${rule.judgement.record}: ${rule.judgement.reason}`;
      return rule.status === 'gap' ? `no evidence of the unit to judge${beside}` : `not judged yet${beside}`;
    }
    default:
      return rule.what;
  }
}
