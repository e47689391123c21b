import { type Html, html } from '../document/html-template.ts';
import { gapsAddress, gapsPage } from './gaps-page.ts';
import { type LearnerData, openLearner, type PageData } from './learner.ts';
import { learnerPage } from './learner-page.ts';
import { reader, type Shared } from './packing.ts';
import { unitAddress, unitPage } from './unit-page.ts';

/** What a page of several learners holds besides the learners themselves. */
export interface CohortData extends Shared {
  page: PageData;
  units: readonly string[];
}

/** A page of several learners: makes each page that an address asks for, from the one template, when it is asked for. */
export function openCohort({ page, units, ...shared }: CohortData, packed: ReadonlyMap<string, string>) {
  const read = reader(shared);
  const learner = (address: string) =>
    openLearner(read(JSON.parse(packed.get(address)!)) as LearnerData, address.slice(1), page);
  const all = () => [...packed.keys()].map(learner);
  const makers = new Map<string, () => Html>([
    ...[...packed.keys()].map((address): [string, () => Html] => [address, () => learnerPage(learner(address))]),
    ...units.map((unit): [string, () => Html] => [unitAddress(unit), () => unitPage(unit, all())]),
    [gapsAddress, () => gapsPage(all())],
  ]);
  return {
    addresses: [...makers.keys()],
    markup: (address: string): string => (makers.get(address)?.() ?? html``).markup,
  };
}
