import { offer } from '../diagnostics/nearest.ts';
import { type Check, inFile } from './check.ts';
import { config } from './example.ts';

export const unknownCheck: Check = {
  code: 'unknown-check',
  severity: 'error',
  summary: 'evid.yaml sets the severity of a check that does not exist',
  why:
    'A severity under a name that no check has changes nothing, so the centre believes in a rule that nobody ' +
    'applies.',
  fix: 'Correct the name; evid explain lists all of them.',
  wrong: config('\n  severity: { unlocated-claims: error }'),
  right: config('\n  severity: { unlocated-claim: error }'),
  *workspace({ config }, codes) {
    for (const code of Object.keys(config.severity)) {
      if (codes.includes(code)) continue;
      yield inFile(config.file!, ['policy', 'severity', code], {
        about: code,
        message: `there is no check ${code}`,
        help: offer(code, codes),
      });
    }
  },
};
