import { offer } from '../diagnostics/nearest.ts';
import { configPath } from '../resolve/config.ts';
import type { Check } from './check.ts';

export const unknownCheck: Check = {
  code: 'unknown-check',
  severity: 'error',
  summary: 'evid.yaml sets the severity of a check that does not exist',
  why:
    'A severity under a name that no check has changes nothing, so the centre believes in a rule that nobody ' +
    'applies.',
  fix: 'Correct the name; evid explain lists all of them.',
  wrong: example('unlocated-claims'),
  right: example('unlocated-claim'),
  *workspace({ config }, codes) {
    for (const code of Object.keys(config.severity)) {
      if (codes.includes(code)) continue;
      yield {
        code: this.code,
        about: code,
        message: `there is no check ${code}`,
        help: offer(code, codes),
        file: configPath,
        span: config.file!.at(['policy', 'severity', code]),
      };
    }
  },
};

function example(code: string) {
  return {
    'evid.yaml': `version: 1
policy:
  severity: { ${code}: error }
`,
  };
}
