import { History } from './history.ts';
import type { Judgement, Made, Ruling, Said, SignOff } from './made.ts';

type Item = string | undefined;

/** What records say of each thing that can be decided, looked up by it. */
export class Histories {
  /** Of each pair, in the order in which it was first decided. */
  readonly pairs: readonly History<Ruling>[];
  private readonly ofItem = new Map<Item, Map<string, History<Ruling>>>();
  private readonly ofRef = new Map<string, History<Ruling>>();
  private readonly ofRequirement = new Map<string, History<Judgement>>();
  private readonly ofUnit = new Map<string, History<SignOff>>();

  /** `made`: what each record says, in the order of the records. */
  constructor(made: readonly Made[]) {
    const pairs: History<Ruling>[] = [];
    for (const { decisions, judgements, signOffs } of made) {
      for (const { rulings } of decisions) {
        for (const ruling of rulings) {
          const { item, ref } = ruling;
          let ofItem = this.ofItem.get(item);
          if (ofItem === undefined) {
            ofItem = new Map();
            this.ofItem.set(item, ofItem);
          }
          const begun = add(ofItem, ref, ruling);
          if (begun !== undefined) pairs.push(begun);
          add(this.ofRef, ref, ruling);
        }
      }
      for (const judgement of judgements) add(this.ofRequirement, judgement.requirement, judgement);
      for (const signOff of signOffs) add(this.ofUnit, signOff.unit, signOff);
    }
    this.pairs = pairs;
  }

  /** Of each criterion (part) and tag, of whatever item. */
  get refs(): Iterable<History<Ruling>> {
    return this.ofRef.values();
  }
  /** What is said of a pair: an item (or, for not-applicable, none) and a criterion (part) or tag. */
  onPair(item: Item, ref: string): History<Ruling> {
    return this.ofItem.get(item)?.get(ref) ?? nothing;
  }
  /** What is said of a criterion (part) or tag, of whatever item. */
  onRef(ref: string): History<Ruling> {
    return this.ofRef.get(ref) ?? nothing;
  }
  /** All that bears on what a ruling says: its pair or, where it is about no item (not applicable, or that taken back), the criterion. */
  historyOf({ item, ref }: { item: Item; ref: string }): History<Ruling> {
    return item === undefined ? this.onRef(ref) : this.onPair(item, ref);
  }
  onRequirement(requirement: string): History<Judgement> {
    return this.ofRequirement.get(requirement) ?? nothing;
  }
  /** The sign-offs of a unit. */
  onUnit(unit: string): History<SignOff> {
    return this.ofUnit.get(unit) ?? nothing;
  }
  /** All that is said of the same thing. */
  aboutSame(said: Said): History<Said> {
    if ('requirement' in said) return this.onRequirement(said.requirement);
    return 'unit' in said ? this.onUnit(said.unit) : this.historyOf(said);
  }
  /** Whether a later record says something effective of the same thing: then a fault of this one is history. */
  isSuperseded(said: Said): boolean {
    return this.aboutSame(said).isSupersededAfter(said.record);
  }
}

const nothing = new History<never>();

/** Adds what is said of a thing to its history; answers the history where it begins with that. */
function add<Each extends Said>(
  histories: Map<string, History<Each>>,
  thing: string,
  said: Each,
): History<Each> | undefined {
  const known = histories.get(thing);
  if (known !== undefined) {
    known.add(said);
    return undefined;
  }
  const begun = new History(said);
  histories.set(thing, begun);
  return begun;
}
