import { fileStart } from '../diagnostics/finding.ts';
import { type History, layerOf } from '../model/history.ts';
import { byCommit } from '../words/commits.ts';
import { type Check, inPortfolio } from './check.ts';
import { addresses, evidenceAdded, recordAdded, withHistory } from './example-history.ts';

const deleted = 'portfolios/amira-khan/assessments/A02.md';

export const recordDeleted: Check = {
  code: 'record-deleted',
  severity: 'error',
  audit: true,
  summary: 'A record that was committed is not there any more',
  why: 'Records are append-only. A decision that is taken back is taken back by a later record, with a reason; one that disappears leaves nothing for a verifier or an external quality assurer to follow.',
  fix: 'Bring the record back from the history. Where it must not hold, a later record says withdrawn, with a reason.',
  wrong: withHistory(
    evidenceAdded,
    recordAdded,
    { date: '2026-05-03', by: addresses.assessor, did: `A\t${deleted}` },
    { date: '2026-06-01', by: addresses.assessor, did: `D\t${deleted}` },
  ),
  right: withHistory(evidenceAdded, recordAdded),
  *portfolio(resolved) {
    const { portfolio, workspace } = resolved;
    const { history } = workspace;
    if (history === undefined) return;
    const homes = homesOf(portfolio.path, history);
    const here = [...portfolio.assessments, ...portfolio.verifications].map(({ path }) => path);
    const standing = new Set(here.map((path) => history.standing.get(path)));
    for (const [path, changes] of history.changes) {
      const at = layerOf(path);
      const last = changes.at(-1);
      if (at === undefined || at.layer === 'evidence' || !homes.has(at.home)) continue;
      if (last?.kind !== 'deleted' || here.includes(path)) continue;
      // The same words under another name are the same record.
      const held = changes.findLast(({ content }) => content !== undefined)?.content;
      if (held !== undefined && standing.has(held)) continue;
      const within = at.home === '.' ? path : path.slice(at.home.length + 1);
      yield inPortfolio(resolved, fileStart, {
        about: within,
        message: `the record ${within} was deleted ${byCommit(last)}`,
        help: 'bring it back from the history; a later record takes back what it decided',
      });
    }
  },
};

/** Where a portfolio lies, and where it lay before it was moved. */
function homesOf(path: string, { formerHomes, standing }: History): Set<string> {
  const homes = new Set([path]);
  for (const home of homes)
    for (const former of formerHomes.get(home) ?? []) if (!standing.has(`${former}/portfolio.yaml`)) homes.add(former);
  return homes;
}
