import type { Assessment, Verification } from '../parse/record.ts';
import type { Authority } from './authority.ts';
import { listsBy } from './lists-by.ts';
import type { SampleTarget } from './made.ts';
import { recordOrder } from './record-order.ts';
import type { UnitIndex } from './unit-index.ts';

/** One entry of `samples`, with the record that it names. */
export interface Sample {
  record: Verification;
  index: number;
  written: Verification['samples'][number];
  /** The sampled record; undefined when there is none of that id. */
  assessment: Assessment | undefined;
}
/** What says what a sample is about. */
type Scope = { [Key in 'evidence' | 'requirement' | 'unit']?: string | undefined } & {
  criteria?: readonly string[] | undefined;
};

const everything = '';
const named = (kind: SampleTarget['kind'], item: string, ref: string) => `${kind}\u0000${item}\u0000${ref}`;

/** By what a sample of its record may name something decided; one item of a joint decision stands for the whole. */
function namesOf(target: SampleTarget): string[] {
  const whole = named('decision', everything, everything);
  if (target.kind === 'judgement') return [whole, named('judgement', everything, target.requirement)];
  if (target.kind === 'sign-off') return [whole, named('sign-off', everything, target.unit)];
  return [everything, ...target.basis.keys()].flatMap((item) =>
    [everything, target.ref].map((ref) => named('decision', item, ref)),
  );
}

/** What a sample names: a criterion with parts by its parts, and what it leaves out as everything. */
function namesIn({ evidence = everything, criteria, requirement, unit }: Scope, units: UnitIndex): string[] {
  if (requirement !== undefined) return [named('judgement', everything, requirement)];
  if (unit !== undefined) return [named('sign-off', everything, unit)];
  const refs = criteria?.flatMap((ref) => [ref, ...units.leavesOf(ref).map((leaf) => leaf.ref)]) ?? [everything];
  return [...new Set(refs)].map((ref) => named('decision', evidence, ref));
}

/** What each record decides, by what a sample may name it; worked out where there is a sample, or where one is drawn. */
function targetsByName(targets: Iterable<SampleTarget>): Map<Assessment | undefined, Map<string, SampleTarget[]>> {
  const found = new Map<Assessment | undefined, Map<string, SampleTarget[]>>();
  for (const [record, own] of listsBy(targets, (target) => target.record)) {
    const named = own.flatMap((target) => namesOf(target).map((name) => ({ name, target })));
    const byName = [...listsBy(named, ({ name }) => name)];
    found.set(record, new Map(byName.map(([name, list]) => [name, list.map(({ target }) => target)])));
  }
  return found;
}

/** Every sample of a portfolio, and of everything decided which sample speaks of it: the one place that says so. */
export class Samples {
  /** In the order of their records. */
  readonly all: readonly Sample[];
  private readonly units: UnitIndex;
  private readonly authority: Authority;
  private readonly decided: Iterable<SampleTarget>;
  private targets: ReadonlyMap<Assessment | undefined, ReadonlyMap<string, SampleTarget[]>> | undefined;
  private readonly standing = new Map<SampleTarget, Sample[]>();

  constructor(
    verifications: readonly Verification[],
    assessmentById: ReadonlyMap<string, Assessment>,
    targets: Iterable<SampleTarget>,
    units: UnitIndex,
    authority: Authority,
  ) {
    this.units = units;
    this.authority = authority;
    this.decided = targets;
    this.all = [...verifications].sort(recordOrder).flatMap((record) =>
      record.samples.map((written, index) => ({
        record,
        index,
        written,
        assessment: assessmentById.get(written.assessment),
      })),
    );
    for (const sample of this.all) {
      for (const target of this.coveredBy(sample)) {
        if (!this.stands(sample, target.units)) continue;
        const list = this.standing.get(target);
        if (list) list.push(sample);
        else this.standing.set(target, [sample]);
      }
    }
  }

  /** Everything that a record decides, as samples mean it. */
  targetsOf(record: Assessment): SampleTarget[] {
    return this.covered(record, {});
  }
  /** Everything a sample covers, whether or not it stands. */
  coveredBy({ assessment, written }: Pick<Sample, 'assessment' | 'written'>): SampleTarget[] {
    return this.covered(assessment, written);
  }
  private covered(record: Assessment | undefined, scope: Scope): SampleTarget[] {
    this.targets ??= targetsByName(this.decided);
    const byName = this.targets.get(record);
    return byName === undefined ? [] : namesIn(scope, this.units).flatMap((name) => byName.get(name) ?? []);
  }
  /** Whether the verifier may say something of what was decided on any of these units. */
  stands({ record, assessment }: Sample, units: readonly string[]): boolean {
    return assessment !== undefined && this.authority.maySample(record, assessment, units);
  }

  /** The samples that cover something decided, and stand, oldest first. */
  on(target: SampleTarget): readonly Sample[] {
    return this.standing.get(target) ?? [];
  }
  /** The latest of them: it is what the verifier says now. */
  latest(target: SampleTarget): Sample | undefined {
    return this.on(target).at(-1);
  }
  /** That sample, if the verifier did not agree. */
  disagreement(target: SampleTarget): Sample | undefined {
    const latest = this.latest(target);
    return latest?.written.outcome === 'not-agreed' ? latest : undefined;
  }
  isContested(target: SampleTarget): boolean {
    return this.disagreement(target) !== undefined;
  }

  isSuperseded({ record, assessment, written }: Sample): boolean {
    return this.isSupersededAfter(record, assessment, written);
  }
  /** Whether later records hold samples that stand of everything that a record samples, or would have sampled. */
  isSupersededAfter(record: Verification, assessment: Assessment | undefined, scope: Scope): boolean {
    const targets = this.covered(assessment, scope);
    return (
      targets.length > 0 &&
      targets.every((target) => {
        const latest = this.latest(target);
        return latest !== undefined && recordOrder(latest.record, record) > 0;
      })
    );
  }
}
