import type { Change, Commit } from '../model/history.ts';
import type { Attribution } from '../model/vocabulary.ts';
import type { EvidenceItem } from '../parse/evidence.ts';
import type { Assessment, Verification } from '../parse/record.ts';
import type { PortfolioCase } from './portfolio-case.ts';
import type { People, Workspace } from './workspace.ts';

/** Something that says who wrote it: a record, or an observation. */
export interface Signed {
  kind: 'assessment' | 'verification' | 'observation';
  id: string;
  path: string;
  /** Whose words it says it is: one person, or for an observation any of several. */
  by: string[];
  record: Assessment | Verification | undefined;
  item: EvidenceItem | undefined;
}
export interface Attributed extends Signed {
  /** Whether the one who first committed it is the one who it says wrote it. */
  attribution: Attribution;
  /** The commit that brought it. */
  first: Commit | undefined;
  /** What happened to it afterwards. */
  later: Change[];
}

/**
 * Who committed each record and each observation of a portfolio, by the author addresses of git against the register. A learner has no
 * entry there: an address that nobody there has, and that committed the learner's own evidence, is taken for the learner's.
 */
export function attribute(portfolio: PortfolioCase, workspace: Workspace): Attributed[] {
  const { history, people } = workspace;
  if (history === undefined) return [];
  const learners = learnerAddresses(portfolio, workspace);
  return signedIn(portfolio).map((signed): Attributed => {
    const changes = history.changes.get(signed.path) ?? [];
    const from = changes.findLastIndex(({ kind }) => kind === 'added');
    const first = changes[Math.max(0, from)];
    const later = changes.slice(Math.max(0, from) + 1);
    return { ...signed, attribution: attributionOf(signed, first, people, learners), first: first?.commit, later };
  });
}

function attributionOf(
  { by }: Signed,
  first: Change | undefined,
  people: People,
  learners: ReadonlySet<string>,
): Attribution {
  if (first?.commit === undefined) return 'not-committed';
  if (first.commit.boundary) return 'before-this-clone';
  const { email } = first.commit;
  const person = people.personAt(email);
  if (person !== undefined) return by.includes(person) ? 'same' : 'another';
  if (learners.has(email.toLowerCase())) return 'learner';
  return by.some((id) => people.entries.get(id)?.email === undefined) ? 'no-address' : 'unknown';
}

function signedIn({ assessments, verifications, items }: PortfolioCase): Signed[] {
  const records = [...assessments, ...verifications].map(
    (record): Signed => ({
      kind: record.kind,
      id: record.id,
      path: record.path,
      by: [record.by],
      record,
      item: undefined,
    }),
  );
  const observations = items
    .filter(({ item }) => item.method === 'observation' && item.withdrawn === undefined)
    .map(
      ({ item }): Signed => ({
        kind: 'observation',
        id: item.id,
        path: item.path,
        by: item.assessors,
        record: undefined,
        item,
      }),
    );
  return [...records, ...observations.filter(({ by }) => by.length > 0)];
}

/** The addresses that committed what only the learner writes, and that are nobody's in the register. */
function learnerAddresses({ items }: PortfolioCase, { history, people }: Workspace): Set<string> {
  const own = items.filter(
    ({ item }) =>
      item.assessors.length === 0 && item.witnesses.length === 0 && !/\/evidence\/(assessor|witness)\//.test(item.path),
  );
  const addresses = own.flatMap(({ item }) =>
    (history?.changes.get(item.path) ?? []).flatMap(({ commit }) => (commit === undefined ? [] : [commit.email])),
  );
  return new Set(addresses.filter((email) => people.personAt(email) === undefined).map((email) => email.toLowerCase()));
}
