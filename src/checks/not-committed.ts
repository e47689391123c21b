import type { Check } from './check.ts';
import { evidenceAdded, recordAdded, withHistory } from './example-history.ts';
import { uncommittedFiles } from './uncommitted-files.ts';

export const notCommitted: Check = {
  code: 'not-committed',
  severity: 'info',
  audit: true,
  summary: 'A record, an item of evidence or an attachment is not committed yet',
  why:
    'Until it is committed, nothing says who wrote it, and nobody else has it: a check that is green here fails ' +
    'elsewhere for the files that are missing there.',
  fix: 'Its writer commits it, a record with the address that people.yaml gives.',
  wrong: withHistory(evidenceAdded, { ...recordAdded, by: '' }),
  right: withHistory(evidenceAdded, recordAdded),
  *portfolio(resolved) {
    for (const { fate, what, by, isAttachment, fault } of uncommittedFiles(resolved)) {
      if (fate !== 'not-committed') continue;
      yield fault({
        message: `${what} is not committed yet`,
        help:
          by === undefined
            ? `commit it${isAttachment ? ' with the item that names it' : ''}: nobody else has it before`
            : `${by} commits it, so that the history says whose it is`,
      });
    }
  },
};
