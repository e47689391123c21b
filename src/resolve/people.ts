import { fileStart, type Span } from '../diagnostics/finding.ts';
import type { Person } from '../model/portfolio.ts';
import type { Role } from '../model/vocabulary.ts';

/** The register of people, and who may do what for which unit on which day. */
export class People {
  readonly entries: ReadonlyMap<string, Person>;
  /** The register cannot be read: then nobody's authority is known, and only that is reported. */
  readonly unreadable: boolean;
  private readonly doubtful: ReadonlySet<string>;

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
    this.doubtful = doubtful;
  }

  has(id: string): boolean {
    return this.entries.has(id) || this.doubtful.has(id);
  }
  /** Whether the register says something of `id` that cannot be read: that is reported, and nothing that follows from it. */
  isDoubtful(id: string): boolean {
    return this.doubtful.has(id);
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
