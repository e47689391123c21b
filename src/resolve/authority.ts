import type { Assessment, Verification } from '../parse/record.ts';
import { listsBy } from './lists-by.ts';
import type { People } from './people.ts';
import type { PortfolioFiles } from './portfolio-files.ts';
import type { Workspace } from './workspace.ts';

/** Why a decision, judgement or sign-off has no effect, or that it has one. */
export type Effect = 'effective' | 'awaiting-countersignature' | 'not-authorised' | 'learner' | 'witness';

/** Who may decide and who may sample, by the register on the day of each record. */
export class Authority {
  private readonly people: People;
  private readonly learner: string | undefined;
  private readonly countersigners: ReadonlyMap<string, { of: string; record: Assessment }[]>;

  /** `assessments` in their order. */
  constructor(
    assessments: readonly Assessment[],
    { file }: Pick<PortfolioFiles, 'file'>,
    { people }: Pick<Workspace, 'people'>,
  ) {
    this.people = people;
    this.learner = file?.value.learner.id;
    const confirmed = assessments.flatMap((record) => record.countersigns.map((of) => ({ of, record })));
    this.countersigners = listsBy(confirmed, ({ of }) => of);
  }

  /** Whether a record's entries about a unit have effect. */
  effectOf(record: Assessment, unit: string): Effect {
    const { by, date } = record;
    if (this.learner === by) return 'learner';
    if (this.people.holds(by, 'assessor', unit, date)) return 'effective';
    if (!this.people.holds(by, 'trainee-assessor', unit, date)) return 'not-authorised';
    const confirmed = this.othersConfirming(record).some((other) =>
      this.people.holds(other.by, 'assessor', unit, other.date),
    );
    return confirmed ? 'effective' : 'awaiting-countersignature';
  }
  /** The best effect for any of several units, as a situation may belong to more than one. */
  effectForAny(record: Assessment, units: readonly string[]): Effect {
    if (units.length === 1) return this.effectOf(record, units[0]!);
    const effects = units.map((unit) => this.effectOf(record, unit));
    const best = (['effective', 'awaiting-countersignature'] as const).find((each) => effects.includes(each));
    return best ?? effects[0]!;
  }
  /** The records of assessors that confirm a trainee's record, as far as the register lets them. */
  countersignersOf(record: Assessment): Assessment[] {
    return this.othersConfirming(record).filter((other) =>
      this.people.entries.get(other.by)?.roles.includes('assessor'),
    );
  }
  private othersConfirming({ id, by }: Assessment): Assessment[] {
    return (this.countersigners.get(id) ?? []).flatMap(({ record }) => (record.by === by ? [] : record));
  }
  /** Whether somebody may verify what another decided on any of these units: never what they decided themselves. */
  maySample(record: Verification, sampled: Assessment, units: readonly string[]): boolean {
    return (
      sampled.by !== record.by && units.some((unit) => this.people.holds(record.by, 'verifier', unit, record.date))
    );
  }
}
