import { fileStart } from '../diagnostics/finding.ts';
import { attribute, filerIn } from '../resolve/attribution.ts';
import { addressOf } from '../resolve/learner-address.ts';
import { type Check, inPortfolio } from './check.ts';
import { addresses, evidenceAdded, recordAdded, withHistory } from './example-history.ts';

const administrator = 'office@centre.example';

export const committedForOthers: Check = {
  code: 'committed-for-others',
  severity: 'warning',
  audit: true,
  summary: 'One address committed most of the records for the people whom they name',
  why: 'Where somebody files what others write, or imported a portfolio, the history shows that person alone: it cannot tell who wrote what, and does not say that anybody did wrong.',
  fix: 'Let people commit what they write themselves from now on, with the address that people.yaml gives. Keep what shows who wrote the older records.',
  wrong: withHistory({ ...evidenceAdded, by: administrator }, { ...recordAdded, by: administrator }),
  right: withHistory({ ...evidenceAdded, by: addresses.learner }, recordAdded),
  *portfolio(resolved) {
    const { portfolio, workspace } = resolved;
    const attributed = attribute(portfolio, workspace);
    const filer = filerIn(attributed, portfolio, workspace);
    if (filer === undefined) return;
    const filed = attributed.filter(
      ({ first, attribution }) =>
        addressOf(first) === filer && (attribution === 'another' || attribution === 'unknown'),
    );
    const person = workspace.people.personAt(filer) ?? 'nobody in the register';
    const what =
      attributed.length === 1
        ? 'the one record or observation'
        : `${filed.length} of the ${attributed.length} records and observations`;
    yield inPortfolio(resolved, fileStart, {
      message: `${filed[0]!.first!.email} (${person}) committed ${what} here for others: the history cannot tell who wrote what`,
      help: `people commit what they write themselves; if the address is one person’s, add it to ${workspace.config.people}`,
    });
  },
};
