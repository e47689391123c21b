import type { Shown } from '../report/reporter.ts';
import type { LearnerData, PageData } from './learner.ts';
import { type ItemText, learnerData, textsOf, withBodies } from './learner-data.ts';
import { packer } from './packing.ts';

interface Whole {
  data: LearnerData;
  /** The texts of the items; undefined where the page leaves them out. */
  texts: readonly (ItemText | undefined)[] | undefined;
}

/**
 * The learners of a page. As long as they have few items they are kept whole, with the texts of these; once they have more, the
 * texts are left out, and each learner is packed and let go before the next comes.
 */
export class Learners {
  readonly mostItems: number;
  readonly #whole = new Map<string, Whole>();
  readonly #packed = new Map<string, string>();
  readonly #packer = packer();
  #items = 0;

  constructor(mostItems: number) {
    this.mostItems = mostItems;
  }

  /** Whether the texts of the items are there. */
  get areWhole(): boolean {
    return this.#items <= this.mostItems;
  }

  add(path: string, shown: Shown): void {
    const data = learnerData(shown);
    this.#items += data.portfolio.evidence.length;
    if (!this.areWhole) {
      for (const [before, each] of this.#whole) {
        this.#packed.set(before, this.#packer.pack(each.data));
        // Not clear(), after which V8 holds on to what was there for many collections.
        this.#whole.delete(before);
      }
    }
    this.#whole.set(path, { data, texts: this.areWhole ? textsOf(shown) : undefined });
  }

  /** The data of a learner, with texts where these are there; for the page of one learner. */
  whole({ portfolio: { path }, slug }: Address, page: PageData): LearnerData {
    const { data, texts } = this.#whole.get(path)!;
    return texts === undefined ? data : withBodies(data, texts, slug, page);
  }

  /** The same as text for a script, which `shared` is needed to read. */
  packed(address: Address, page: PageData): string {
    return this.#packed.get(address.portfolio.path) ?? this.#packer.pack(this.whole(address, page));
  }

  /** What the packed texts have in common, after the last of them. */
  shared(): string {
    return this.#packer.shared();
  }
}

interface Address {
  portfolio: { path: string };
  slug: string;
}
