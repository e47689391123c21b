import { type Commit, type History, layerOf } from '../model/history.ts';
import type { EvidenceItem } from '../parse/evidence.ts';
import type { PortfolioFiles } from './portfolio-files.ts';
import type { Workspace } from './workspace.ts';

/** An address as it is compared. */
export const addressOf = (commit: Commit | undefined): string | undefined => commit?.email.trim().toLowerCase();

/** What only the learner writes. */
export const ownItems = ({ items }: PortfolioFiles): EvidenceItem[] =>
  items.flatMap(({ item }) =>
    item.assessors.length === 0 && item.witnesses.length === 0 && isOwnPath(item.path) ? [item] : [],
  );
const isOwnPath = (path: string): boolean => !/\/evidence\/(assessor|witness)\//.test(`/${path}`);

interface Brought {
  by: string[];
  first: Commit | undefined;
  path: string;
}

/**
 * Which address is the learner's: the one that added more than half of the learner's own items, on good grounds only. An administrator, an assessor without an address in the register, or somebody who
 * moved or imported files must never be taken for the learner.
 */
export function learnerAddress(
  portfolio: PortfolioFiles,
  workspace: Workspace,
  history: History,
  signed: readonly Brought[],
): (address: string) => boolean {
  const { people } = workspace;
  const nobody = () => false;
  // Whoever has no address in the register may have committed anything.
  if (signed.some(({ by }) => by.some((id) => people.entries.get(id)?.email === undefined))) return nobody;
  const best = mainAuthor(portfolio, history, signed);
  if (best === undefined) return nobody;
  const { homes, isShared } = reachOf(best, history, workspace);
  if (isShared || homes.some((home) => home !== portfolio.path)) return nobody;
  // Whoever files most of what others sign is no mere learner.
  const committed = signed.filter(({ first }) => first !== undefined);
  if (committed.filter(({ first }) => addressOf(first) === best).length * 2 > committed.length) return nobody;
  return (address) => address === best;
}

/** The address that added more than half of the learner's items, merges, imports and the beginning of a shallow clone apart. */
function mainAuthor(portfolio: PortfolioFiles, history: History, signed: readonly Brought[]): string | undefined {
  const withRecords = new Set(signed.flatMap(({ path }) => history.changes.get(path)?.[0]?.order ?? []));
  const counts = new Map<string, number>();
  const committed = ownItems(portfolio).flatMap(({ path }) => {
    const change = history.changes.get(path)?.find(({ kind }) => kind === 'added');
    return change?.commit === undefined ? [] : [{ ...change, commit: change.commit }];
  });
  for (const { commit, order } of committed) {
    if (commit.isMerge || commit.boundary || withRecords.has(order)) continue;
    const address = addressOf(commit)!;
    counts.set(address, (counts.get(address) ?? 0) + 1);
  }
  return [...counts].find(([, count]) => count * 2 > committed.length)?.[0];
}

/** In which portfolios an address touched learners' evidence, and whether it touched what all of them share. */
function reachOf(address: string, { changes }: History, { config }: Workspace): { homes: string[]; isShared: boolean } {
  const touched = [...changes].flatMap(([path, own]) =>
    own.some(({ commit }) => addressOf(commit) === address) ? [path] : [],
  );
  const isShared = (path: string) =>
    path === 'evid.yaml' || path === config.people || /\.(unit|standard)\.yaml$/.test(path);
  return {
    homes: touched.flatMap((path) => {
      const at = layerOf(path);
      return at?.layer === 'evidence' && isOwnPath(path) ? [at.home] : [];
    }),
    isShared: touched.some(isShared),
  };
}
