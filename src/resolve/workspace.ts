import { fileStart, type Span } from '../diagnostics/finding.ts';
import type { History } from '../model/history.ts';
import type { Person } from '../model/portfolio.ts';
import { type Criterion, type Leaf, type Requirement, type Unit, withParts } from '../model/unit.ts';
import type { Role } from '../model/vocabulary.ts';
import type { Config } from './config.ts';
import type { Qualifications } from './qualifications.ts';
import type { Waivers } from './waivers.ts';
import { wordingOf, wordsOfLeaf, wordsOfRequirement } from './wording.ts';

/** What every portfolio is read against: the units with the centre's rules, the people, the policy, the day of the run. */
export interface Workspace {
  today: string;
  config: Config;
  units: UnitIndex;
  /** The rules of combination. */
  qualifications: Qualifications;
  people: People;
  /** What the centre accepts. */
  waivers: Waivers;
  /** What git says of the files, where somebody asked for it. */
  history?: History | undefined;
}

/** All references of all specifications, looked up in one step. */
export class UnitIndex {
  readonly units: ReadonlyMap<string, Unit>;
  /** Whether some specification could not be read: then what no other defines may well be defined there. */
  readonly someUnreadable: boolean;
  /** Units whose id an earlier specification has already taken; they are not used. */
  readonly shadowed: readonly Unit[];
  readonly #criteria = new Map<string, Criterion>();
  readonly #leaves = new Map<string, Leaf>();
  readonly #requirements = new Map<string, Requirement>();
  readonly #all = new Map<string, Requirement[]>();
  /** What can be decided or judged, as words until somebody asks for its wording. */
  readonly #words = new Map<string, string[] | string>();

  constructor(units: readonly Unit[], centreRules: (unit: Unit) => Requirement[], someUnreadable: boolean) {
    const byId = new Map<string, Unit>();
    for (const unit of units) if (!byId.has(unit.id)) byId.set(unit.id, unit);
    this.units = byId;
    this.shadowed = units.filter((unit) => byId.get(unit.id) !== unit);
    this.someUnreadable = someUnreadable;
    for (const unit of this.units.values()) {
      for (const criterion of unit.criteria) {
        this.#criteria.set(criterion.ref, criterion);
        for (const leaf of criterion.leaves) {
          this.#leaves.set(leaf.ref, leaf);
          this.#words.set(leaf.ref, wordsOfLeaf(leaf, criterion, unit));
        }
      }
      const requirements = [...unit.requirements, ...centreRules(unit)];
      this.#all.set(unit.id, requirements);
      for (const whole of requirements) {
        for (const requirement of withParts(whole)) {
          this.#requirements.set(requirement.ref, requirement);
          this.#words.set(requirement.ref, wordsOfRequirement(requirement, whole));
        }
      }
    }
  }

  leaf(ref: string): Leaf | undefined {
    return this.#leaves.get(ref);
  }
  criterion(ref: string): Criterion | undefined {
    return this.#criteria.get(ref);
  }
  /** What a rule's or a decision's reference stands for: a criterion with parts stands for all of them. */
  leavesOf(ref: string): Leaf[] {
    const leaf = this.#leaves.get(ref);
    return leaf ? [leaf] : (this.#criteria.get(ref)?.leaves ?? []);
  }
  requirement(ref: string): Requirement | undefined {
    return this.#requirements.get(ref);
  }
  /** The words of a criterion (part), requirement (part) or centre rule as records hold them; undefined for anything else. */
  wording(ref: string): string | undefined {
    const words = this.#words.get(ref);
    if (words === undefined || typeof words === 'string') return words;
    const wording = wordingOf(words);
    this.#words.set(ref, wording);
    return wording;
  }
  /** The unit's own requirements in the spec's order, then the centre's rules that fall on it. */
  requirementsOf(unit: string): Requirement[] {
    return this.#all.get(unit) ?? [];
  }
  /** Whether nothing can be said about this unit, because it may stand in a specification that cannot be read. */
  mayBeUnread(unit: string): boolean {
    return this.someUnreadable && !this.units.has(unit);
  }
}

/** The register of people, and who may do what for which unit on which day. */
export class People {
  readonly entries: ReadonlyMap<string, Person>;
  /** The register cannot be read: then nobody's authority is known, and only that is reported. */
  readonly unreadable: boolean;
  readonly #doubtful: ReadonlySet<string>;

  /** Where the register says something. */
  readonly at: (path: (string | number)[]) => Span;

  constructor(
    entries: Readonly<Record<string, Person>>,
    at: (path: (string | number)[]) => Span = () => fileStart,
    unreadable = false,
    doubtful: ReadonlySet<string> = new Set(),
  ) {
    this.entries = new Map(Object.entries(entries));
    this.at = at;
    this.unreadable = unreadable;
    this.#doubtful = doubtful;
  }

  has(id: string): boolean {
    return this.entries.has(id) || this.#doubtful.has(id);
  }
  /** Whether the register says something of `id` that cannot be read: that is reported, and nothing that follows from it. */
  isDoubtful(id: string): boolean {
    return this.#doubtful.has(id);
  }
  /** Whether the register gives `id` this role for the unit on that day. */
  holds(id: string, role: Role, unit: string, day: string): boolean {
    const person = this.entries.get(id);
    if (person === undefined || !person.roles.includes(role)) return false;
    return coversUnit(person, unit) && (person.from ?? '') <= day && day <= (person.until ?? '9999-12-31');
  }
  /** Who has this e-mail address; undefined for nobody in the register. */
  personAt(address: string): string | undefined {
    return [...this.entries].find(([, { email }]) => email !== undefined && sameAddress(email, address))?.[0];
  }
  /** All who have this e-mail address: the register may give one to several people. */
  peopleAt(address: string): string[] {
    return [...this.entries].flatMap(([id, { email }]) =>
      email !== undefined && sameAddress(email, address) ? [id] : [],
    );
  }
  /** Whether `id` is an expert witness for the unit on all these days. */
  isExpert(id: string, unit: string, days: readonly string[]): boolean {
    return this.entries.get(id)?.expert === true && days.every((day) => this.holds(id, 'witness', unit, day));
  }
}

const sameAddress = (a: string, b: string) => a.trim().toLowerCase() === b.trim().toLowerCase();

function coversUnit({ units }: Person, unit: string): boolean {
  return units === undefined || units === 'all' || units.includes(unit);
}
