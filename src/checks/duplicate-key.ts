import type { Check } from './check.ts';
import { item } from './example.ts';

const body = 'I asked the print room for a first batch, [B9/1.5] because the branches depend on it. [B9/1.1]';

export const duplicateKey: Check = {
  code: 'duplicate-key',
  severity: 'error',
  summary: 'A key stands twice in one map',
  why:
    'Of two keys with one name, one would win in silence, and claims or dates would vanish without anybody ' +
    'noticing.',
  fix: 'Keep one of the two and move the values together.',
  wrong: item({ criteria: '[B9/1.5]\ncriteria: [B9/1.1]' }, body),
  right: item({ criteria: '[B9/1.5, B9/1.1]' }, body),
};
