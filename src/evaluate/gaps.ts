import { numbersBeside } from '../model/numbers-beside.ts';
import { openRules } from '../model/open-rules.ts';
import type { GapReason, Step } from '../model/reason.ts';
import type { CriterionStatus, Gap, Owner, RuleResult } from '../model/result.ts';
import type { GapStanding } from '../model/standing.ts';
import { stated } from '../model/stated.ts';
import type { Leaf } from '../model/unit.ts';
import { ledByAssessor } from '../model/vocabulary.ts';
import type { AssessedClaim, AssessedClaims } from '../resolve/assess-claims.ts';
import type { Sample } from '../resolve/samples.ts';
import { gapWords, stepWords } from '../words/gaps.ts';
import type { EvaluatedRequirement } from './evaluate-requirement.ts';

/** Why something is a gap and what comes next, before the words for them. */
export interface Cause {
  reasons: GapReason[];
  step: Step;
}

/** A gap as far as a run passes or fails by it, and how its words and reasons are found. */
export interface OpenGap extends GapStanding {
  what: string;
  cause: () => Cause;
}

/** A gap as the result lists it; what is begun or planned for the assessor to lead is theirs to go on with. */
export function gapRow({ ref, layer, status, what, owner, cause, waived }: OpenGap): Gap {
  const { reasons, step } = cause();
  return {
    ref,
    layer,
    status,
    what,
    owner,
    why: gapWords(reasons),
    next: stepWords(step),
    ...(step.kind === 'carry-out' ? { move: 'assessor' } : {}),
    reasons,
    step,
    ...(waived === undefined ? {} : { waived }),
  };
}

/** Whether a criterion of this status waits for the learner. */
export const isLearners = (status: CriterionStatus) =>
  status === 'missing' || status === 'partial' || status === 'not-yet';

/** The gap that a criterion (part) leaves, if it is neither met nor not applicable. */
export function criterionGap(leaf: Leaf, status: CriterionStatus, assessed: AssessedClaims): OpenGap | undefined {
  if (status === 'met' || status === 'not-applicable') return undefined;
  const owner: Owner = isLearners(status) ? 'learner' : 'assessor';
  const cause = (): Cause => {
    const claims = assessed.byLeaf.get(leaf.ref) ?? [];
    const { reasons, step } = criterionCause(status, claims, leaf);
    const refused = assessed.contestedNotApplicable.get(leaf.ref);
    return {
      // Without what the verifier said of the decision that it is not applicable there would be no gap.
      reasons: refused === undefined ? reasons : [refusal(refused.sample, refused.ruling.record.id), ...reasons],
      step: (isLearners(status) && ledStep(claims)) || step,
    };
  };
  return { ref: leaf.ref, layer: 'unit', status, what: leaf.words, owner, cause };
}

/** With what a verifier does not agree, and why. */
export function refusal(
  { record: { id: by }, written: { reason } }: Pick<Sample, 'record' | 'written'>,
  record: string,
  evidence?: string,
): GapReason {
  return { kind: 'refused', by, record, ...stated({ evidence, reason }) };
}

/** What waits for an observation, questioning or discussion that is begun or planned is for its assessor to go on with. */
function ledStep(claims: readonly AssessedClaim[]): Step | undefined {
  const drafts = claims.filter(({ item, refusals }) => item.draft && refusals.length === 0);
  if (drafts.length === 0 || drafts.some(({ item }) => !ledByAssessor.has(item.method))) return undefined;
  return { kind: 'carry-out', evidence: drafts.map(({ item }) => item.id) };
}

function criterionCause(status: Gap['status'], claims: readonly AssessedClaim[], leaf: Leaf): Cause {
  const relevant = claims.filter((claim) => claim.state === status && (claim.counts || status === 'not-yet'));
  const evidence = idsOf(relevant);
  const ruling = relevant.at(-1)?.ruling;
  const record = ruling?.record.id ?? '';
  const because = stated({ reason: ruling?.decision.reason });
  switch (status) {
    case 'claimed': {
      const resubmitted = idsOf(relevant.filter((claim) => claim.resubmitted));
      const records = relevant.flatMap(({ unconfirmed }) => unconfirmed?.record.id ?? []);
      const reason: GapReason =
        resubmitted.length > 0
          ? { kind: 'resubmitted', evidence: resubmitted, record }
          : records.length === 0
            ? { kind: 'undecided', evidence }
            : { kind: 'not-countersigned', evidence, records };
      return {
        reasons: [reason],
        step: records.length === 0 ? { kind: 'decide', evidence } : { kind: 'countersign', records, evidence },
      };
    }
    case 'stale': {
      const contested = relevant.findLast((claim) => claim.contested);
      const reason: GapReason = contested
        ? refusal(contested.samples.at(-1)!, contested.ruling?.record.id ?? '', contested.item.id)
        : { kind: 'changed', evidence, record };
      return { reasons: [reason], step: { kind: 'look-again', evidence } };
    }
    case 'partial':
      return { reasons: [{ kind: 'partial', evidence, record, ...because }], step: { kind: 'add', what: 'lacking' } };
    case 'not-yet':
      return { reasons: [{ kind: 'not-yet', evidence, record, ...because }], step: { kind: 'rework', evidence } };
    default:
      return missingCause(claims, leaf);
  }
}

function missingCause(claims: readonly AssessedClaim[], leaf: Leaf): Cause {
  const drafts = idsOf(claims.filter(({ item }) => item.draft));
  const claim = claims.find(({ item }) => !item.draft);
  if (claim?.idle !== undefined) {
    const { id } = claim.item;
    return {
      reasons: [{ kind: 'idle-claim', evidence: id, idle: claim.idle }],
      step: { kind: 'mend-claim', evidence: id },
    };
  }
  if (drafts.length > 0)
    return { reasons: [{ kind: 'planned', evidence: drafts }], step: { kind: 'finish', evidence: drafts } };
  return {
    reasons: [{ kind: 'unclaimed' }],
    step: { kind: 'show', by: leaf.kind === 'knowledge' ? 'questioning' : 'job' },
  };
}

const idsOf = (claims: readonly AssessedClaim[]): string[] => [...new Set(claims.map(({ item }) => item.id))];

/** The gaps that a requirement and its parts leave. `learnerBusy`: criteria of the unit still wait for the learner. */
export function requirementGaps(
  evaluated: EvaluatedRequirement,
  learnerBusy: boolean,
  allMusts: readonly EvaluatedRequirement[],
  isLed: (item: string) => boolean,
): OpenGap[] {
  return [evaluated, ...evaluated.parts].flatMap((each): OpenGap[] => {
    const { requirement, own, rules } = each;
    if (requirement.force !== 'must' || own === 'met' || own === 'note') return [];
    const open = openRules(rules);
    const onlyJudges = open.length > 0 && open.every((rule) => rule.kind === 'judge');
    const othersLack = allMusts.some((other) => other !== each && other.own === 'gap');
    const owner: Owner = own === 'gap' || (onlyJudges && (learnerBusy || othersLack)) ? 'learner' : 'assessor';
    const { ref, layer, text: what } = requirement;
    // Beside a gap, what only waits to be accepted is not what is lacking.
    const lacking = open.filter(({ status }) => status === own);
    const cause = () =>
      requirementCause(
        each,
        lacking.map((rule) => rule.row()),
        owner,
        isLed,
      );
    return [{ ref, layer, status: own, what, owner, cause }];
  });
}

function requirementCause(
  { requirement, refused, own }: EvaluatedRequirement,
  open: readonly RuleResult[],
  owner: Owner,
  isLed: (item: string) => boolean,
): Cause {
  if (requirement.broken) {
    const { file } = requirement;
    return { reasons: [{ kind: 'unreadable-rules', file }], step: { kind: 'mend-rules', file } };
  }
  if (refused) {
    const { record, reason } = refused;
    return { reasons: [{ kind: 'judged-not-yet', record, reason }], step: { kind: 'add', what: 'judgement' } };
  }
  const reasons = open.flatMap((rule) => shortfallOf(rule, own === 'claimed' ? 'accepted' : 'claimed'));
  const others = open.filter(({ kind }) => kind !== 'judge');
  if (own !== 'gap') return { reasons, step: assessorStep(others, owner) };
  if (reasons.some(({ kind }) => kind === 'judged-not-yet' || kind === 'judgement-stale'))
    return { reasons, step: { kind: 'add', what: 'judgement' } };
  if (reasons.some(({ kind }) => kind === 'too-many')) return { reasons, step: { kind: 'take-back' } };
  // One item never comes near to a judgement of the whole.
  const near = others.flatMap((rule) => rule.nearMisses)[0];
  if (near === undefined) return { reasons, step: { kind: 'add', what: 'shown' } };
  const { evidence, reason: _, ...miss } = near;
  return {
    reasons: [...reasons, { kind: 'nearest', evidence, miss }],
    step:
      miss.kind === 'draft'
        ? { kind: isLed(evidence) ? 'carry-out' : 'finish', evidence: [evidence] }
        : { kind: 'add', what: 'shown' },
  };
}

/** What an assessor does about rules that are claimed; without any but judges, a judgement, once the learner has done the rest. */
function assessorStep(others: readonly RuleResult[], owner: Owner): Step {
  if (others.length === 0) return { kind: owner === 'learner' ? 'complete-others' : 'judge' };
  const undecided = others.flatMap((rule) => rule.undecided ?? []);
  return { kind: 'decide', evidence: undecided.length > 0 ? undecided : others.flatMap((rule) => rule.counted) };
}

/** Why a rule is not met on a basis. */
function shortfallOf(rule: RuleResult, basis: 'accepted' | 'claimed'): GapReason[] {
  const { kind, what, facet = '', of = 'items', atLeast, atMost, needed } = rule;
  const side = rule[basis];
  if (kind === 'cover') {
    const found = side?.found ?? [];
    const values = Array.isArray(needed) ? needed : [];
    const least = stated({ needed: atLeast });
    if (rule.anyValue) return [{ kind: 'too-few-values', basis, facet, found: found.length, ...least, rule: what }];
    const separate = rule.separateOccasions && values.length > 1 ? { separate: true as const } : {};
    const lacking = values.filter((value) => !found.includes(value));
    return [{ kind: 'values-lacking', basis, facet, lacking, found: found.length, ...least, ...separate }];
  }
  if (kind === 'count') {
    const claimed = rule.claimed?.measured ?? 0;
    if (atMost !== undefined && claimed > atMost)
      return [{ kind: 'too-many', of, measured: claimed, atMost, rule: what }];
    const cells = (side?.cells ?? []).flatMap((cell) =>
      'measured' in cell && cell.needed !== undefined && cell.measured < cell.needed
        ? [{ ...cell, needed: cell.needed }]
        : [],
    );
    const least = typeof needed === 'number' ? needed : 1;
    return [{ kind: 'too-few', basis, of, measured: side?.measured ?? 0, needed: least, cells, rule: what }];
  }
  return kind === 'judge' ? [judgementReason(rule)] : [];
}

function judgementReason(rule: RuleResult): GapReason {
  const numbers = numbersBeside(rule);
  const { judgement, status } = rule;
  if (judgement === undefined) return { kind: status === 'gap' ? 'nothing-to-judge' : 'not-judged', numbers };
  const { record, outcome, reason, stale, contested } = judgement;
  if (!stale) return { kind: 'judged-not-yet', record, reason };
  return { kind: 'judgement-stale', record, outcome, ...(contested === undefined ? {} : { contested }), numbers };
}
