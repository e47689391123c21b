import type { Assessment } from '../parse/record.ts';
import { Authority, type Standing } from './authority.ts';
import { History } from './history.ts';
import { listsBy } from './lists-by.ts';
import {
  type Basis,
  type Decision,
  isLive,
  type Judgement,
  type Made,
  madeIn,
  type Ruling,
  type SignOff,
} from './made.ts';
import type { PortfolioCase } from './portfolio-case.ts';
import { recordOrder } from './record-order.ts';
import { Samples } from './samples.ts';
import type { Workspace } from './workspace.ts';

const pairKey = (item: string | undefined, ref: string) => `${item ?? ''}\u0000${ref}`;

/** Everything that the records of a portfolio decide, looked up by what it is about, and which of it stands. */
export class Decisions {
  /** What each record decides, in their order. */
  readonly made: ReadonlyMap<Assessment, Made>;
  readonly decisions: readonly Decision[];
  readonly judgements: readonly Judgement[];
  readonly signOffs: readonly SignOff[];
  /** Of each pair, in the order in which it was first decided. */
  readonly pairs: readonly History<Ruling>[];
  /** Of each criterion (part) and tag, of whatever item. */
  readonly refs: readonly History<Ruling>[];
  readonly samples: Samples;
  readonly authority: Authority;
  readonly #recordById: ReadonlyMap<string, Assessment>;
  readonly #byPair: ReadonlyMap<string, History<Ruling>>;
  readonly #byRef: ReadonlyMap<string, History<Ruling>>;
  readonly #byRequirement: ReadonlyMap<string, History<Judgement>>;
  readonly #byUnit: ReadonlyMap<string, History<SignOff>>;
  readonly #portfolio: PortfolioCase;
  readonly #changed = new Map<Basis, boolean>();

  constructor(portfolio: PortfolioCase, workspace: Workspace) {
    const { units } = workspace;
    this.#portfolio = portfolio;
    const records = [...portfolio.assessments].sort(recordOrder);
    this.authority = new Authority(records, portfolio, workspace);
    const made = records.map((record) => madeIn(record, portfolio, units, this.authority));
    this.made = new Map(made.map((each) => [each.record, each]));
    this.decisions = made.flatMap((each) => each.decisions);
    this.judgements = made.flatMap((each) => each.judgements);
    this.signOffs = made.flatMap((each) => each.signOffs);
    const rulings = this.decisions.flatMap((decision) => decision.rulings);
    this.#byPair = histories(rulings, ({ item, ref }) => pairKey(item, ref));
    this.#byRef = histories(rulings, ({ ref }) => ref);
    this.#byRequirement = histories(this.judgements, ({ requirement }) => requirement);
    this.#byUnit = histories(this.signOffs, ({ unit }) => unit);
    this.pairs = [...this.#byPair.values()];
    this.refs = [...this.#byRef.values()];
    const targets = function* () {
      const seen = new Set();
      for (const { target } of [...rulings, ...made.flatMap((each) => [...each.judgements, ...each.signOffs])]) {
        if (!seen.has(target)) yield target;
        seen.add(target);
      }
    };
    // Of two records with one id, samples mean the first.
    this.#recordById = new Map(records.toReversed().map((record) => [record.id, record]));
    this.samples = new Samples(portfolio.verifications, this.#recordById, targets(), units, this.authority);
  }

  /** What is said of a pair: an item (or, for not-applicable, none) and a criterion (part) or tag. */
  onPair(item: string | undefined, ref: string): History<Ruling> {
    return this.#byPair.get(pairKey(item, ref)) ?? nothing;
  }
  /** What is said of a criterion (part) or tag, of whatever item. */
  onRef(ref: string): History<Ruling> {
    return this.#byRef.get(ref) ?? nothing;
  }
  /** All that bears on what a ruling says: its pair or, where it is about no item (not applicable, or that taken back), the criterion. */
  historyOf({ item, ref }: { item: string | undefined; ref: string }): History<Ruling> {
    return item === undefined ? this.onRef(ref) : this.onPair(item, ref);
  }
  onRequirement(requirement: string): History<Judgement> {
    return this.#byRequirement.get(requirement) ?? nothing;
  }
  /** The sign-offs of a unit. */
  onUnit(unit: string): History<SignOff> {
    return this.#byUnit.get(unit) ?? nothing;
  }

  /** The record that a sample of this id means. */
  recordOf(id: string): Assessment | undefined {
    return this.#recordById.get(id);
  }
  /** What the record of an id decides; of two with one id, both. */
  madeBy(id: string): Made[] {
    return [...this.made.values()].filter(({ record }) => record.id === id);
  }
  /** Whether something in the record waits for an assessor to confirm it. */
  awaitsCountersignature(record: Assessment): boolean {
    return this.#unreplaced(record).some(({ standing }) => standing === 'awaiting-countersignature');
  }
  /**
   * Why nothing in a record has an effect: `none` where whoever made it may not, `overtaken` where later records replace all of it or
   * its items are withdrawn. Undefined where something stands, waits, or is said without deciding anything.
   */
  withoutEffect(record: Assessment): 'none' | 'overtaken' | undefined {
    const { decisions, judgements, signOffs } = this.made.get(record)!;
    if (decisions.length + judgements.length + signOffs.length === 0) return undefined;
    const said = this.#unreplaced(record);
    if (said.length === 0) return 'overtaken';
    const refused = ({ standing }: { standing: Standing }) =>
      standing !== 'effective' && standing !== 'awaiting-countersignature';
    return said.every(refused) ? 'none' : undefined;
  }
  /** What a record says of items that are not withdrawn, and that no later record replaces. */
  #unreplaced(record: Assessment): (Ruling | Judgement | SignOff)[] {
    const { decisions, judgements, signOffs } = this.made.get(record)!;
    const isLast = (history: History<Ruling | Judgement | SignOff>) => !history.isSupersededAfter(record);
    return [
      ...decisions
        .filter((decision) => isLive(decision, this.#portfolio))
        .flatMap(({ rulings }) => rulings.filter((ruling) => isLast(this.historyOf(ruling)))),
      ...judgements.filter(({ requirement }) => isLast(this.onRequirement(requirement))),
      ...signOffs.filter(({ unit }) => isLast(this.onUnit(unit))),
    ];
  }

  /** Whether an item that a decision or judgement rests on is gone or has another digest now. */
  hasChanged(basis: Basis): boolean {
    const known = this.#changed.get(basis);
    if (known !== undefined) return known;
    const changed = [...basis].some(([id, digest]) => {
      const item = this.#portfolio.itemById.get(id)?.item;
      if (item === undefined || item.withdrawn !== undefined) return true;
      return digest !== undefined && this.#portfolio.digestOf(item) !== digest;
    });
    this.#changed.set(basis, changed);
    return changed;
  }
}

const nothing = new History<never>([]);

function histories<Said extends Ruling | Judgement | SignOff>(
  all: readonly Said[],
  keyOf: (said: Said) => string,
): Map<string, History<Said>> {
  return new Map([...listsBy(all, keyOf)].map(([key, list]) => [key, new History(list)]));
}
