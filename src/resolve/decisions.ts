import { naturalOrder } from '../model/natural-order.ts';
import type { Leaf } from '../model/unit.ts';
import type { EvidenceItem } from '../parse/evidence.ts';
import type { Assessment, Verification } from '../parse/record.ts';
import type { PortfolioCase } from './portfolio-case.ts';
import { unitOfRef, type Workspace } from './workspace.ts';

/** Why a decision, judgement or sign-off has no effect, or that it has one. */
export type Standing = 'effective' | 'awaiting-countersignature' | 'not-authorised' | 'learner' | 'witness';

/** One entry of `decisions`, with its references followed. */
export interface Decision {
  record: Assessment;
  index: number;
  outcome: Assessment['decisions'][number]['outcome'];
  reason: string | undefined;
  place: string | undefined;
  /** Items it rests on, each with the digest written down for it. */
  basis: ReadonlyMap<string, string | undefined>;
  leaves: Leaf[];
  tags: string[];
  /** References that name no criterion, with their position in `criteria`. */
  unknown: { ref: string; index: number }[];
}
/** What one decision says of one pair: an item (or, for not-applicable, none) and a criterion (part) or tag. */
export interface Ruling {
  decision: Decision;
  item: string | undefined;
  ref: string;
  units: string[];
  standing: Standing;
}
export interface Judgement {
  record: Assessment;
  index: number;
  requirement: string;
  outcome: Assessment['judgements'][number]['outcome'];
  reason: string;
  basis: ReadonlyMap<string, string | undefined>;
  standing: Standing;
}
export interface SignOff {
  record: Assessment;
  index: number;
  unit: string;
  outcome: Assessment['signOffs'][number]['outcome'];
  standing: Standing;
}
export interface Sample {
  record: Verification;
  index: number;
  written: Verification['samples'][number];
  /** The sampled record; undefined when there is none of that id. */
  assessment: Assessment | undefined;
  /** What `criteria` names, parts included; undefined: everything. */
  leaves: ReadonlySet<string> | undefined;
}
/** What a verifier's sample may cover. */
export type SampleTarget =
  | { record: Assessment; kind: 'ruling'; basis: ReadonlyMap<string, unknown>; ref: string; units: string[] }
  | { record: Assessment; kind: 'judgement'; requirement: string; units: string[] }
  | { record: Assessment; kind: 'sign-off'; unit: string; units: string[] };

const pairKey = (item: string | undefined, ref: string) => `${item ?? ''}\u0000${ref}`;
const byOrder = (
  a: { record: Assessment | Verification; index: number },
  b: { record: Assessment | Verification; index: number },
) => recordOrder(a.record, b.record) || a.index - b.index;

/** Date, then id, then path: the order in which records supersede each other. */
export function recordOrder(a: Assessment | Verification, b: Assessment | Verification): number {
  return (a.date < b.date ? -1 : a.date > b.date ? 1 : 0) || naturalOrder(a.id, b.id) || naturalOrder(a.path, b.path);
}

/** Every decision, judgement, sign-off and sample of a portfolio, and which of them stands. */
export class Decisions {
  readonly decisions: Decision[];
  /** All rulings on a pair, effective or not, in their order. */
  readonly rulings = new Map<string, Ruling[]>();
  readonly rulingsOnRef = new Map<string, Ruling[]>();
  readonly judgements: Judgement[];
  readonly signOffs: SignOff[];
  readonly samples: Sample[];
  readonly #case: PortfolioCase;
  readonly #workspace: Workspace;
  readonly #countersigners = new Map<string, Assessment[]>();
  readonly #samplesOf = new Map<Assessment, Sample[]>();

  constructor(portfolio: PortfolioCase, workspace: Workspace) {
    this.#case = portfolio;
    this.#workspace = workspace;
    const assessments = [...portfolio.assessments].sort(recordOrder);
    for (const record of assessments) {
      for (const id of record.countersigns) push(this.#countersigners, id, record);
    }
    this.decisions = assessments.flatMap((record) => record.decisions.map((_, index) => this.#follow(record, index)));
    for (const ruling of this.decisions.flatMap((decision) => this.#rule(decision))) {
      push(this.rulings, pairKey(ruling.item, ruling.ref), ruling);
      push(this.rulingsOnRef, ruling.ref, ruling);
    }
    this.judgements = assessments.flatMap((record) =>
      record.judgements.map(({ requirement, outcome, reason, basis }, index) => ({
        record,
        index,
        requirement,
        outcome,
        reason,
        basis: new Map(Object.entries(basis ?? {})),
        standing: this.standing(record, unitOfRef(requirement)),
      })),
    );
    this.signOffs = assessments.flatMap((record) =>
      record.signOffs.map(({ unit, outcome }, index) => ({
        record,
        index,
        unit,
        outcome,
        standing: this.standing(record, unit),
      })),
    );
    const byId = new Map(assessments.toReversed().map((record) => [record.id, record]));
    this.samples = [...portfolio.verifications].sort(recordOrder).flatMap((record) =>
      record.samples.map((written, index): Sample => {
        const leaves = written.criteria?.flatMap((ref) => workspace.units.leavesOf(ref).map((leaf) => leaf.ref));
        return {
          record,
          index,
          written,
          assessment: byId.get(written.assessment),
          leaves: leaves && new Set([...leaves, ...(written.criteria ?? [])]),
        };
      }),
    );
    for (const sample of this.samples) {
      if (sample.assessment) push(this.#samplesOf, sample.assessment, sample);
    }
  }

  #follow(record: Assessment, index: number): Decision {
    const written = record.decisions[index]!;
    const basis = new Map<string, string | undefined>(Object.entries(written.basis ?? {}));
    if (written.evidence !== undefined) basis.set(written.evidence, written.digest);
    const unknown: Decision['unknown'] = [];
    const leaves = (written.criteria ?? []).flatMap((ref, position) => {
      const found = this.#workspace.units.leavesOf(ref);
      if (found.length === 0) unknown.push({ ref, index: position });
      return found;
    });
    return {
      record,
      index,
      outcome: written.outcome,
      reason: written.reason,
      place: written.place,
      basis,
      leaves,
      tags: written.tags ?? [],
      unknown,
    };
  }

  #rule(decision: Decision): Ruling[] {
    const { record, basis, leaves, tags, outcome } = decision;
    if (outcome === 'not-applicable' && basis.size > 0) return [];
    const items = [...basis.keys()];
    const witnessed = items.some((id) => this.#case.itemById.get(id)?.item.witnesses.includes(record.by));
    const standing = (units: string[]): Standing => {
      if (witnessed) return 'witness';
      const standings = units.map((unit) => this.standing(record, unit));
      return (
        standings.find((each) => each === 'effective') ??
        standings.find((each) => each === 'awaiting-countersignature') ??
        standings[0] ??
        'not-authorised'
      );
    };
    const onCriteria = [...new Set(leaves)].flatMap((leaf): Ruling[] =>
      (items.length > 0 ? items : [undefined]).map((item) => ({
        decision,
        item,
        ref: leaf.ref,
        units: [leaf.unit],
        standing: standing([leaf.unit]),
      })),
    );
    const onTags = [...new Set(tags)].flatMap((tag) =>
      items.map((item): Ruling => {
        const units = this.#case.itemById.get(item)?.tags.find((each) => each.tag === tag)?.units ?? [];
        return {
          decision,
          item,
          ref: tag,
          units,
          standing: units.length === 0 && !witnessed ? 'effective' : standing(units),
        };
      }),
    );
    return [...onCriteria, ...onTags];
  }

  /** Whether a record's entries about a unit have effect, by the register on the record's own date. */
  standing(record: Assessment, unit: string): Standing {
    const { people } = this.#workspace;
    if (this.#case.file?.value.learner.id === record.by) return 'learner';
    if (people.holds(record.by, 'assessor', unit, record.date)) return 'effective';
    if (!people.holds(record.by, 'trainee-assessor', unit, record.date)) return 'not-authorised';
    const confirmed = (this.#countersigners.get(record.id) ?? []).some(
      (other) => other.by !== record.by && people.holds(other.by, 'assessor', unit, other.date),
    );
    return confirmed ? 'effective' : 'awaiting-countersignature';
  }

  /** The records of assessors that confirm a trainee's record, as far as the register lets them. */
  countersignersOf(record: Assessment): Assessment[] {
    return (this.#countersigners.get(record.id) ?? []).filter(
      (other) => other.by !== record.by && this.#workspace.people.entries.get(other.by)?.roles.includes('assessor'),
    );
  }
  /** Whether something in the record waits for an assessor to confirm it. */
  awaitsCountersignature(record: Assessment): boolean {
    const entries = [
      ...[...this.rulings.values()].flat().map(({ decision, standing }) => ({ record: decision.record, standing })),
      ...this.judgements,
      ...this.signOffs,
    ];
    return entries.some((each) => each.record === record && each.standing === 'awaiting-countersignature');
  }

  /** The effective rulings on a pair, oldest first. */
  effective(item: string | undefined, ref: string): Ruling[] {
    return (this.rulings.get(pairKey(item, ref)) ?? []).filter((ruling) => ruling.standing === 'effective');
  }
  /** The latest effective ruling on a pair, if it was not a withdrawal. */
  inForce(item: string, ref: string): Ruling | undefined {
    const latest = this.effective(item, ref).at(-1);
    return latest?.decision.outcome === 'withdrawn' ? undefined : latest;
  }
  /** The decision of a trainee that would be in force on a pair, if an assessor had confirmed it. */
  unconfirmed(item: string, ref: string): Ruling | undefined {
    const latest = (this.rulings.get(pairKey(item, ref)) ?? []).findLast(
      ({ standing }) => standing === 'effective' || standing === 'awaiting-countersignature',
    );
    return latest?.standing === 'awaiting-countersignature' ? latest : undefined;
  }
  /** The latest sample that did not agree with a decision on a pair in whose place another stands now. */
  earlierDisagreement(item: string, ref: string): Sample | undefined {
    return this.effective(item, ref)
      .slice(0, -1)
      .map((ruling) => this.latestSample(rulingTarget(ruling)))
      .findLast((sample) => sample?.written.outcome === 'not-agreed');
  }
  judgementOn(requirement: string): Judgement | undefined {
    const latest = this.judgements
      .filter((each) => each.requirement === requirement && each.standing === 'effective')
      .at(-1);
    return latest?.outcome === 'withdrawn' ? undefined : latest;
  }
  signOffOf(unit: string): SignOff | undefined {
    const latest = this.signOffs.filter((each) => each.unit === unit && each.standing === 'effective').at(-1);
    return latest?.outcome === 'withdrawn' ? undefined : latest;
  }

  /** Whether an item that a decision or judgement rests on is gone or has another digest now. */
  hasChanged(basis: ReadonlyMap<string, string | undefined>): boolean {
    return [...basis].some(([id, digest]) => {
      const item = this.#present(id);
      if (item === undefined) return true;
      return digest !== undefined && this.#case.digestOf(item) !== digest;
    });
  }
  #present(id: string): EvidenceItem | undefined {
    const item = this.#case.itemById.get(id)?.item;
    return item?.withdrawn === undefined ? item : undefined;
  }

  /** The latest effective sample that covers a target. */
  latestSample(target: SampleTarget): Sample | undefined {
    return (this.#samplesOf.get(target.record) ?? [])
      .filter((sample) => this.covers(sample, target) && this.sampleStands(sample, target.units))
      .at(-1);
  }
  isContested(target: SampleTarget): boolean {
    return this.latestSample(target)?.written.outcome === 'not-agreed';
  }
  sampleStands({ record, assessment }: Sample, units: readonly string[]): boolean {
    if (assessment === undefined || assessment.by === record.by) return false;
    return units.some((unit) => this.#workspace.people.holds(record.by, 'verifier', unit, record.date));
  }
  /** Whether a sample speaks of a target; a sample of one item of a joint decision covers the whole. */
  covers({ written, leaves, assessment }: Sample, target: SampleTarget): boolean {
    if (assessment !== target.record) return false;
    if (written.requirement !== undefined)
      return target.kind === 'judgement' && target.requirement === written.requirement;
    if (written.unit !== undefined) return target.kind === 'sign-off' && target.unit === written.unit;
    if (target.kind !== 'ruling') return written.evidence === undefined && leaves === undefined;
    return (
      (written.evidence === undefined || target.basis.has(written.evidence)) &&
      (leaves === undefined || leaves.has(target.ref))
    );
  }
  /** Everything a sample covers, whether or not it stands. */
  coveredBy(sample: Sample): SampleTarget[] {
    return this.targets().filter((target) => this.covers(sample, target));
  }
  targets(): SampleTarget[] {
    return [
      ...[...this.rulings.values()].flat().map(rulingTarget),
      ...this.judgements.map(judgementTarget),
      ...this.signOffs.map(signOffTarget),
    ];
  }

  /** Whether a later record holds an effective ruling on the pair: then a fault of an earlier one is history. */
  isSuperseded(record: Assessment, item: string | undefined, ref: string): boolean {
    return this.effective(item, ref).some((ruling) => recordOrder(ruling.decision.record, record) > 0);
  }
  isJudgementSuperseded(record: Assessment, requirement: string): boolean {
    return this.judgements.some(
      (each) =>
        each.requirement === requirement && each.standing === 'effective' && recordOrder(each.record, record) > 0,
    );
  }
  isSignOffSuperseded(record: Assessment, unit: string): boolean {
    return this.signOffs.some(
      (each) => each.unit === unit && each.standing === 'effective' && recordOrder(each.record, record) > 0,
    );
  }
  /** Whether a later record holds an effective sample of everything that this one would have covered. */
  isSampledAfter(
    record: Verification,
    sampled: {
      record: Assessment | undefined;
      evidence?: string | undefined;
      criteria: string[];
      requirement?: string | undefined;
      unit?: string | undefined;
    },
  ): boolean {
    const { record: assessment, criteria, evidence, requirement, unit } = sampled;
    const leaves = criteria.flatMap((ref) => this.#workspace.units.leavesOf(ref).map((leaf) => leaf.ref));
    const written = {
      assessment: assessment?.id ?? '',
      outcome: 'agreed' as const,
      ...(evidence === undefined ? {} : { evidence }),
      ...(requirement === undefined ? {} : { requirement }),
      ...(unit === undefined ? {} : { unit }),
    };
    return this.isSampleSuperseded({
      record,
      index: record.samples.length,
      written,
      assessment,
      leaves: criteria.length === 0 ? undefined : new Set(leaves),
    });
  }
  /** Whether every target of a sample is covered by a later effective sample. */
  isSampleSuperseded(sample: Sample): boolean {
    const targets = this.coveredBy(sample);
    return (
      targets.length > 0 &&
      targets.every((target) => {
        const latest = this.latestSample(target);
        return latest !== undefined && byOrder(latest, sample) > 0 && latest.record !== sample.record;
      })
    );
  }
}

export const rulingTarget = ({ decision, ref, units }: Ruling): SampleTarget => ({
  record: decision.record,
  kind: 'ruling',
  basis: decision.basis,
  ref,
  units,
});
export const judgementTarget = ({ record, requirement }: Judgement): SampleTarget => ({
  record,
  kind: 'judgement',
  requirement,
  units: [unitOfRef(requirement)],
});
export const signOffTarget = ({ record, unit }: SignOff): SampleTarget => ({
  record,
  kind: 'sign-off',
  unit,
  units: [unit],
});

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
