import type { EvidenceItem } from '../parse/evidence.ts';
import { looksLikeName, type PersonalKind, saysNoPlace } from '../parse/personal-data.ts';
import { type Path, valueAt, type YamlNode } from '../parse/yaml-node.ts';
import type { PersonalDataIn } from '../resolve/portfolio-files.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import { type Check, type Found, inItem } from './check.ts';
import { statement } from './example.ts';

/** What each kind is called in a message. */
const words: Readonly<Record<PersonalKind, string>> = {
  email: 'an e-mail address',
  telephone: 'a telephone number',
  insurance: 'a national insurance number',
  card: 'the number of a payment card',
  iban: 'the number of a bank account (IBAN)',
  address: 'a postal address',
};

export const personalData: Check = {
  code: 'personal-data',
  severity: 'warning',
  summary: 'An item holds what looks like personal data of somebody else',
  why:
    'Many people read a portfolio, for years, and a customer has not agreed to that: even a blanked-out copy of their ' +
    'record is a breach. evid looks, in the front matter, the body and the text files of an item, for e-mail ' +
    'addresses, telephone numbers, national insurance numbers, cards and IBANs whose check digits hold, postcodes with ' +
    'a house number, customers called by a name, and held that does not say where; it reports one an item and kind. Of ' +
    'the 200 sentences in test/fixtures/personal-data.txt, half of them with orders, dates, prices and meters and all ' +
    'written for it, its precision is 100.0 % and its recall 93.0 %; names in a text, pictures and PDF files it cannot judge.',
  fix:
    'Write an id in its place, such as C-014, or take the item out and keep it at the workplace: held says where, seen-by who saw it. ' +
    'What may stay is accepted in waivers.yaml, with a reason.',
  wrong: statement({}, 'I rang her back on 01632 960123 and agreed a new day. [B9/1.1]'),
  right: statement({}, 'I rang C-014 back and agreed a new day. [B9/1.1]'),
  *portfolio(resolved) {
    for (const { item } of resolved.live) {
      const places = resolved.portfolio.personalDataOf(item);
      if (places.length > 0) yield* texts(item, places, resolved);
      const customer = namedCustomer(item);
      if (customer !== undefined)
        yield inItem(item, item.at(customer), {
          about: 'customer',
          message: `a customer of ${item.id} is called by what looks like a name`,
          help: 'customers have ids that say nothing to others, such as C-014; keep the list of who is who at the workplace',
        });
      if (item.held !== undefined && saysNoPlace(item.held))
        yield inItem(item, ['held'], {
          about: 'held',
          message: `held does not say where ${item.id} is kept`,
          help: 'held: where somebody finds it, as in “CRM ticket 4411” or “handover log, binder 3”; leave it out if nothing is held',
        });
    }
  },
};

/** Of each kind the first place, in the item or else in the first of its text files. */
function* texts(
  item: EvidenceItem,
  places: readonly PersonalDataIn[],
  { workspace }: ResolvedPortfolio,
): Iterable<Found> {
  const said = new Set<string>();
  const own = (written: string) => workspace.people.personAt(written) !== undefined;
  for (const { file, found } of places) {
    const fresh = found.filter(({ kind, written }) => !said.has(kind) && !own(written));
    for (const kind of new Set(fresh.map((each) => each.kind))) {
      said.add(kind);
      const [first, ...others] = fresh.filter((each) => each.kind === kind);
      const more = others.length === 0 ? '' : ` and ${others.length} more like it`;
      yield {
        ...inItem(item, first!.span, {
          about: kind,
          message: `${item.id} holds ${words[kind]}${more}`,
          help: 'write an id such as C-014 in its place, or keep the item at the workplace (held); waivers.yaml accepts what may stay',
        }),
        file,
      };
    }
  }
}

/** The path to the first customer that is called by a name, among those of the item, then of each occasion. */
function namedCustomer({ written, listsOccasions }: EvidenceItem): Path | undefined {
  const ofAll = nameIn(valueAt(written, 'customers'));
  if (ofAll !== -1) return ['customers', ofAll];
  const occasions = listsOccasions ? valueAt(written, 'occasions') : undefined;
  if (occasions?.kind !== 'list') return undefined;
  for (const [entry, occasion] of occasions.items.entries()) {
    const index = occasion.kind === 'map' ? nameIn(valueAt(occasion, 'customers')) : -1;
    if (index !== -1) return ['occasions', entry, 'customers', index];
  }
  return undefined;
}

/** Which of a list looks like a name; -1 where none does. */
const nameIn = (list: YamlNode | undefined): number =>
  list?.kind === 'list' ? list.items.findIndex((node) => node.kind === 'scalar' && looksLikeName(node.text)) : -1;
