import type { Assessment } from '../parse/record.ts';
import { Authority, type Effect } from './authority.ts';
import { changeFinder } from './changed.ts';
import { Histories } from './histories.ts';
import {
  type Basis,
  type Decision,
  isLive,
  type Judgement,
  type Made,
  madeIn,
  type Said,
  type SampleTarget,
  type SignOff,
} from './made.ts';
import type { PortfolioFiles } from './portfolio-files.ts';
import { recordOrder } from './record-order.ts';
import { Samples } from './samples.ts';
import type { Workspace } from './workspace.ts';

/**
 * Everything that the records of a portfolio decide: record by record, and, as histories, thing by thing. Who may is for `authority`
 * to say, what verifiers said of it for `samples`.
 */
export class Decisions extends Histories {
  readonly authority: Authority;
  /** What each record decides, in their order. */
  readonly made: ReadonlyMap<Assessment, Made>;
  readonly decisions: readonly Decision[];
  readonly judgements: readonly Judgement[];
  readonly signOffs: readonly SignOff[];
  readonly samples: Samples;
  /** Whether an item that a decision or judgement rests on is gone or has another digest now. */
  readonly hasChanged: (basis: Basis) => boolean;
  private readonly recordById: ReadonlyMap<string, Assessment>;
  private readonly portfolio: PortfolioFiles;

  constructor(portfolio: PortfolioFiles, workspace: Workspace) {
    const records = [...portfolio.assessments].sort(recordOrder);
    const authority = new Authority(records, portfolio, workspace);
    const made = records.map((record) => madeIn(record, portfolio, workspace.units, authority));
    super(made);
    this.portfolio = portfolio;
    this.authority = authority;
    this.made = new Map(made.map((each) => [each.record, each]));
    this.decisions = made.flatMap((each) => each.decisions);
    this.judgements = made.flatMap((each) => each.judgements);
    this.signOffs = made.flatMap((each) => each.signOffs);
    this.hasChanged = changeFinder(portfolio);
    // Of two records with one id, samples mean the first.
    this.recordById = new Map(records.toReversed().map((record) => [record.id, record]));
    this.samples = new Samples(portfolio.verifications, this.recordById, targetsIn(made), workspace.units, authority);
  }

  /** The record that a sample of this id means. */
  recordOf(id: string): Assessment | undefined {
    return this.recordById.get(id);
  }
  /** What the record of an id decides; of two with one id, both. */
  madeBy(id: string): Made[] {
    return [...this.made.values()].filter(({ record }) => record.id === id);
  }
  /** Whether something in the record waits for an assessor to confirm it. */
  awaitsCountersignature(record: Assessment): boolean {
    const waits = ({ effect }: Said) => effect === 'awaiting-countersignature';
    const { decisions, judgements, signOffs } = this.made.get(record)!;
    // Few records wait, so that of most nothing else is asked.
    const mayWait = decisions.some(({ rulings }) => rulings.some(waits)) || [...judgements, ...signOffs].some(waits);
    return mayWait && this.unreplaced(record).some(waits);
  }
  /**
   * Why nothing in a record has an effect: `none` where whoever made it may not, `overtaken` where later records replace all of it or
   * its items are withdrawn. Undefined where something stands, waits, or is said without deciding anything.
   */
  withoutEffect(record: Assessment): 'none' | 'overtaken' | undefined {
    const { decisions, judgements, signOffs } = this.made.get(record)!;
    if (decisions.length + judgements.length + signOffs.length === 0) return undefined;
    const said = this.unreplaced(record);
    if (said.length === 0) return 'overtaken';
    const refused = ({ effect }: { effect: Effect }) =>
      effect !== 'effective' && effect !== 'awaiting-countersignature';
    return said.every(refused) ? 'none' : undefined;
  }
  /** What a record says of items that are not withdrawn, and that no later record replaces. */
  private unreplaced(record: Assessment): Said[] {
    const { decisions, judgements, signOffs } = this.made.get(record)!;
    const live = decisions.filter((decision) => isLive(decision, this.portfolio)).flatMap(({ rulings }) => rulings);
    return [...live, ...judgements, ...signOffs].filter((said) => !this.isSuperseded(said));
  }
}

/** All that a sample may be about, each once. */
function* targetsIn(made: readonly Made[]): Iterable<SampleTarget> {
  const seen = new Set<SampleTarget>();
  const rulings = made.flatMap(({ decisions }) => decisions.flatMap((decision) => decision.rulings));
  for (const { target } of [...rulings, ...made.flatMap((each) => [...each.judgements, ...each.signOffs])]) {
    if (!seen.has(target)) yield target;
    seen.add(target);
  }
}
