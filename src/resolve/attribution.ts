import type { Change, Commit, History } from '../model/history.ts';
import type { Attribution } from '../model/vocabulary.ts';
import type { EvidenceItem } from '../parse/evidence.ts';
import type { Assessment, Verification } from '../parse/record.ts';
import { addressOf, learnerAddress, ownItems } from './learner-address.ts';
import type { People } from './people.ts';
import type { PortfolioFiles } from './portfolio-files.ts';
import type { Workspace } from './workspace.ts';

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

const known = new WeakMap<PortfolioFiles, Attributed[]>();

/**
 * Who committed each record and each observation of a portfolio, by the author addresses of git against the register. Where nothing
 * settles whose an address is, nobody is named.
 */
export function attribute(portfolio: PortfolioFiles, workspace: Workspace): Attributed[] {
  if (workspace.history === undefined) return [];
  const found = known.get(portfolio) ?? attributeAnew(portfolio, workspace, workspace.history);
  known.set(portfolio, found);
  return found;
}

function attributeAnew(portfolio: PortfolioFiles, workspace: Workspace, history: History): Attributed[] {
  const signed = signedIn(portfolio).map((each) => {
    const changes = history.changes.get(each.path) ?? [];
    const standing = history.standing.get(each.path);
    const from = Math.max(0, each.record === undefined ? lastAdded(changes) : firstAdded(changes, standing));
    const first = changes[from];
    const later = changes.slice(from + 1);
    const isAsFirst = standing !== undefined && first?.content === standing;
    const altered = isAsFirst ? later.some(({ commit }) => commit === undefined) : later.length > 0;
    return { ...each, change: first, first: first?.commit, later, altered };
  });
  const isLearners = learnerAddress(portfolio, workspace, history, signed);
  return signed.map(({ change, ...each }) => ({
    ...each,
    attribution: attributionOf(each, change, workspace.people, isLearners),
  }));
}

/**
 * An address that brought most of what is signed, in other people's names: with the learner's evidence, or with what several
 * people signed. Then somebody filed or imported it all, and who wrote what the history does not say.
 */
export function filerIn(
  attributed: readonly Attributed[],
  portfolio: PortfolioFiles,
  { history }: Workspace,
): string | undefined {
  const foreign = new Map<string | undefined, Attributed[]>();
  for (const each of attributed) {
    if (each.attribution !== 'another' && each.attribution !== 'unknown') continue;
    const address = addressOf(each.first);
    foreign.set(address, [...(foreign.get(address) ?? []), each]);
  }
  const [address, filed = []] = [...foreign].sort(([, a], [, b]) => b.length - a.length)[0] ?? [];
  if (filed.length * 2 <= attributed.length) return undefined;
  const signers = new Set(filed.flatMap(({ by }) => by));
  const broughtEvidence = ownItems(portfolio).some(({ path }) =>
    history?.changes.get(path)?.some(({ kind, commit }) => kind === 'added' && addressOf(commit) === address),
  );
  return signers.size > 1 || broughtEvidence ? address : undefined;
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
  isLearners: (address: string) => boolean,
): Attribution {
  if (first?.commit === undefined) return 'not-committed';
  if (first.commit.boundary) return 'before-this-clone';
  const { email, coAuthors } = first.commit;
  const isOneOf = (address: string) => people.peopleAt(address).some((id) => by.includes(id));
  if (isOneOf(email)) return 'same';
  if (coAuthors.some(isOneOf)) return 'together';
  // Whom the register knows is never the learner.
  if (people.personAt(email) !== undefined) return 'another';
  if (isLearners(addressOf(first.commit)!)) return 'learner';
  return by.some((id) => people.entries.get(id)?.email === undefined) ? 'no-address' : 'unknown';
}

function signedIn({ assessments, verifications, items }: PortfolioFiles): Signed[] {
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
