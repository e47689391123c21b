/**
 * Which units can be taken together. A choice takes whole units so that every limit holds and of units that exclude each
 * other at most one is in it. What is kept of a choice are its figures, and choices with the same figures are one, so that
 * the work grows with the figures and not with the number of choices.
 */
export interface Measure<Unit> {
  /** What a unit adds: 1, its credits, or 0. */
  of: (unit: Unit) => number;
}
export interface Limit<Unit> extends Measure<Unit> {
  atMost: number;
  /** Others are to be added to the choice: what these units leave of the limit matters though all of them together keep it. */
  isShared?: boolean;
}
export interface Aim<Unit> extends Measure<Unit> {
  /** Beyond so much, more makes no difference; Infinity for the greatest figure. */
  enough: number;
}
export interface Asked<Unit> {
  limits: readonly Limit<Unit>[];
  aims: readonly Aim<Unit>[];
  excludes: (a: Unit, b: Unit) => boolean;
}

/** How far each aim is reached, one row for every choice of these units that is not alike, or plainly worse than, another. */
export function reachedByChoices<Unit>(units: readonly Unit[], { aims, excludes, ...asked }: Asked<Unit>): number[][] {
  // A limit that all units together keep restrains nobody.
  const limits = asked.limits.filter((limit) => limit.isShared || total(units, limit) > limit.atMost);
  const take = (states: States, unit: Unit): States => {
    const taken = new States(states.limits);
    for (const state of states.all()) {
      const used = limits.map((limit, index) => state[index]! + limit.of(unit));
      if (limits.some((limit, index) => used[index]! > limit.atMost)) continue;
      const reached = aims.map((aim, index) => Math.min(aim.enough, state[limits.length + index]! + aim.of(unit)));
      taken.add([...used, ...reached]);
    }
    return taken;
  };
  const choose = (states: States, left: readonly Unit[]): States => {
    const rivals = left.map((unit) => left.filter((other) => other !== unit && excludes(unit, other)));
    const most = rivals.reduce((best, each, index) => (each.length > rivals[best]!.length ? index : best), 0);
    if ((rivals[most]?.length ?? 0) === 0) return left.reduce((all, unit) => all.with(take(all, unit)), states);
    // With the unit that excludes the most others its rivals are out; without it they exclude fewer.
    const unit = left[most]!;
    const others = left.filter((other) => other !== unit);
    const compatible = others.filter((other) => !rivals[most]!.includes(other));
    return choose(states, others).with(choose(take(states, unit), compatible));
  };
  const start = new States(limits.length);
  start.add([...limits, ...aims].map(() => 0));
  // What nothing forbids is taken: it only helps.
  const isFree = (unit: Unit) =>
    limits.every((limit) => limit.of(unit) === 0) && !units.some((other) => other !== unit && excludes(unit, other));
  const free = units.filter(isFree);
  const rest = units.filter((unit) => !free.includes(unit));
  return [...choose(free.reduce(take, start), rest).all()].map((state) => state.slice(limits.length));
}

/** Figures of choices: what is used of each limit, then what is reached of each aim; of the last aim only the most is kept. */
class States {
  readonly limits: number;
  readonly #states = new Map<string, number[]>();

  constructor(limits: number) {
    this.limits = limits;
  }
  all(): Iterable<number[]> {
    return this.#states.values();
  }
  add(state: number[]): void {
    const hasAim = state.length > this.limits;
    const key = (hasAim ? state.slice(0, -1) : state).join(' ');
    const other = this.#states.get(key);
    if (other === undefined || (hasAim && other.at(-1)! < state.at(-1)!)) this.#states.set(key, state);
  }
  with(others: States): States {
    const both = new States(this.limits);
    for (const state of this.all()) both.add(state);
    for (const state of others.all()) both.add(state);
    return both;
  }
}

const total = <Unit>(units: readonly Unit[], measure: Measure<Unit>) =>
  units.reduce((sum, unit) => sum + measure.of(unit), 0);
