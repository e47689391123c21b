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
  /** Whether it holds something else than when it was first committed. */
  altered: boolean;
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
    const standing = history.standing.get(signed.path);
    const from = Math.max(0, signed.record === undefined ? lastAdded(changes) : firstAdded(changes, standing));
    const first = changes[from];
    const later = changes.slice(from + 1);
    const isAsFirst = standing !== undefined && first?.content === standing;
    const altered = isAsFirst ? later.some(({ commit }) => commit === undefined) : later.length > 0;
    return {
      ...signed,
      attribution: attributionOf(signed, first, people, learners),
      first: first?.commit,
      later,
      altered,
    };
  });
}

const lastAdded = (changes: readonly Change[]): number => changes.findLastIndex(({ kind }) => kind === 'added');

/**
 * Which change brought a record. One that was deleted and brought back is still the one that was there first: otherwise it could be
 * altered on the way without a word. Where two branches each added one under the same name, it is the one that stands.
 */
function firstAdded(changes: readonly Change[], standing: string | undefined): number {
  const first = changes.findIndex(({ kind }) => kind === 'added');
  if (standing === undefined || changes[first]?.content === undefined) return lastAdded(changes);
  const gone = changes.findIndex(({ kind }) => kind === 'deleted');
  const before = gone === -1 ? changes : changes.slice(0, gone);
  const same = before.findIndex(({ kind, content }) => kind === 'added' && content === standing);
  return same === -1 ? first : same;
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
