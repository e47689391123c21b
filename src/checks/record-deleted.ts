import { fileStart } from '../diagnostics/finding.ts';
import { asPattern } from '../parse/places.ts';
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
    const isRecord = new RegExp(`^${asPattern(portfolio.path)}/(assessments|verification)/(?:[^/]+/)*[^/.][^/]*\\.md$`);
    const here = new Set([...portfolio.assessments, ...portfolio.verifications].map(({ path }) => path));
    for (const [path, changes] of workspace.history?.changes ?? []) {
      const last = changes.at(-1);
      if (last?.kind !== 'deleted' || here.has(path) || !isRecord.test(path) || path.endsWith('/README.md')) continue;
      const by =
        last.commit === undefined
          ? 'and that is not committed'
          : `by ${last.commit.email} on ${last.commit.date} (${last.commit.id})`;
      yield inPortfolio(this.code, resolved, fileStart, {
        about: path.slice(portfolio.path.length + 1),
        message: `the record ${path.slice(portfolio.path.length + 1)} was deleted ${by}`,
        help: 'bring it back from the history; a later record takes back what it decided',
      });
    }
  },
};
