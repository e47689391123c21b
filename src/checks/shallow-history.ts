import { fileStart } from '../diagnostics/finding.ts';
import { configPath } from '../resolve/config.ts';
import type { Check } from './check.ts';
import { evidenceAdded, historyName, recordAdded, withHistory } from './example-history.ts';

const whole = withHistory(evidenceAdded, recordAdded);

export const shallowHistory: Check = {
  code: 'shallow-history',
  severity: 'info',
  audit: true,
  summary: 'The clone does not reach back to the beginning',
  why: 'A shallow clone begins in the middle: its first commits hold everything that is older, whoever wrote it. Of that nothing can be said, and an audit that finds nothing there has not looked.',
  fix: 'Fetch the whole history: git fetch --unshallow; in CI fetch-depth: 0, or GIT_DEPTH: 0.',
  wrong: { ...whole, [historyName]: `shallow 1c0ffee\n${whole[historyName]}` },
  right: whole,
  *workspace({ history }) {
    if (!history?.shallow) return;
    yield {
      message: 'this clone does not reach back to the beginning: of what is older than it, nothing can be said',
      help: 'git fetch --unshallow brings the rest; in CI, fetch-depth: 0 or GIT_DEPTH: 0',
      file: configPath,
      span: fileStart,
    };
  },
};
