import type { Finding } from '../diagnostics/finding.ts';
import type { History } from '../model/history.ts';
import { isWithdrawn } from '../resolve/made.ts';
import type { PortfolioFiles } from '../resolve/portfolio-files.ts';
import { byCommit } from '../words/commits.ts';
import { type Check, inRecord } from './check.ts';
import { changedE01, decision, list, record } from './example.ts';

const given = { ...changedE01('a Saturday collection', 'a Saturday collection at no charge'), ...record() };
const digest = '"sha256:f60e5814533ba455732ede251270a8eb08d86f89099258f7c0865221593bd774"';

export const staleDecision: Check = {
  code: 'stale-decision',
  severity: 'warning',
  summary: 'Evidence was changed after it was decided met',
  why:
    'The assessor judged a text that is no longer there. Whether what stands there now still shows the ' +
    'criterion is for the assessor to say, and paper trackers never notice.',
  fix:
    'The assessor looks at the item again and decides in a new record, with its digest as it is now. An edit ' +
    'made by mistake is taken back. Where only the line ends of attachments differ, git has changed them: a ' +
    '.gitattributes with -text for attachments keeps their bytes, as evid init writes it.',
  wrong: given,
  right: { ...given, ...record({ id: 'A02', date: '2026-05-16', decisions: list(decision({ digest })) }) },
  *portfolio({ decisions, portfolio, workspace }) {
    for (const decision of decisions.decisions) {
      const { record, index, basis, outcome } = decision;
      if (outcome !== 'met' || !decisions.hasChanged(basis)) continue;
      const live = [...basis.keys()].filter((id) => portfolio.itemById.has(id) && !isWithdrawn(id, portfolio));
      const refs = decision.refs.filter((ref) =>
        live.some((id) => decisions.onPair(id, ref).inForce?.decision === decision),
      );
      if (refs.length === 0) continue;
      const changed = [...basis.keys()].filter((id) => decisions.hasChanged(new Map([[id, basis.get(id)]])));
      if (changed.every((id) => !isDigest(basis.get(id)))) continue;
      // What is gone without having been withdrawn is reported as decision-on-unknown-evidence.
      if (changed.every((id) => !portfolio.itemById.has(id))) continue;
      const isOnlyLineEnds = changed.every((id) => {
        const item = portfolio.itemById.get(id)?.item;
        const digest = basis.get(id);
        if (item === undefined || item.withdrawn !== undefined || digest === undefined) return false;
        return portfolio.differsInLineEnds(item, digest);
      });
      const joint = record.decisions[index]?.evidence === undefined;
      const gone = changed.filter((id) => isWithdrawn(id, portfolio));
      yield inRecord(record, joint ? ['decisions', index, 'basis', changed[0]!] : ['decisions', index, 'digest'], {
        message: isOnlyLineEnds
          ? `the files of ${changed.join(', ')} have other line ends than when ${record.id} decided ${refs.join(', ')} met, and nothing else was changed`
          : `${changed.join(', ')} ${changed.length === 1 ? 'was' : 'were'} ${gone.length === changed.length ? 'withdrawn' : 'changed'} after ${record.id} decided ${refs.join(', ')} met`,
        help: isOnlyLineEnds ? keepBytes : 'the assessor looks at it again and decides in a new record',
        evidence: changed[0],
        ...touchedBy(changed, record.path, portfolio, workspace.history),
        ...(refs.length === 1 ? { ref: refs[0] } : {}),
      });
    }
  },
};

/** Nothing was changed that anybody judged, and nothing needs deciding again. */
const keepBytes =
  'git changed them on the way: let .gitattributes say portfolios/*/attachments/** -text, then delete those files and let git checkout bring them back; nothing is to be decided anew';

/** Who touched the items after the record came, where the history was asked. */
function touchedBy(
  ids: readonly string[],
  record: string,
  portfolio: PortfolioFiles,
  history: History | undefined,
): Pick<Finding, 'related'> {
  const since = history?.changes.get(record)?.[0]?.order;
  if (history === undefined || since === undefined) return {};
  const related = ids.flatMap((id) => {
    const item = portfolio.itemById.get(id)?.item;
    if (item === undefined) return [];
    return [item.path, ...item.files.map((file) => `${portfolio.path}/${file}`)].flatMap((file) =>
      (history.changes.get(file) ?? [])
        .filter(({ order }) => order > since)
        .map((change) => ({
          file,
          line: 1,
          message: change.commit === undefined ? 'touched, and not committed' : `touched ${byCommit(change)}`,
        })),
    );
  });
  return related.length === 0 ? {} : { related };
}

/** What is no digest at all is reported where it stands, and needs no second finding. */
const isDigest = (written: string | undefined) => written === undefined || /^sha256:[0-9a-f]{64}$/.test(written);
