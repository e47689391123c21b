import { type Finding, fileStart } from '../diagnostics/finding.ts';
import type { Check } from './check.ts';

/** In an example, what evid itself trips over stands under this name. */
export const faultName = 'a fault of evid';

export const internalFault: Check = {
  code: 'internal-fault',
  severity: 'error',
  summary: 'evid itself failed while it judged this portfolio',
  why:
    'Something in the portfolio met a fault of evid, not of whoever wrote it. Nothing can be said of its units, which are ' +
    'unknown; the other portfolios are judged as ever, and the exit status is 3.',
  fix:
    'Report it, as SECURITY.md and the lines on standard error say, without learners’ data. Until it is mended, taking out what ' +
    'was changed last usually shows which file it is.',
  wrong: { 'a fault of evid': 'what nobody had thought of' },
  right: {},
};

/** What is said of a portfolio that could not be judged. */
export function internalFaultIn(portfolio: string, error: unknown): Finding {
  const [line = ''] = (error instanceof Error ? `${error.name}: ${error.message}` : String(error)).split('\n');
  return {
    code: internalFault.code,
    message: `evid could not judge this portfolio, by a fault of its own (${line.slice(0, 120).trim()})`,
    help: 'report it with the lines on standard error, without learners’ data; nothing is known of its units until then',
    file: `${portfolio}/portfolio.yaml`,
    span: fileStart,
    portfolio,
    about: portfolio,
  };
}
