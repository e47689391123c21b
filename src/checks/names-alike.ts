import type { Check } from './check.ts';
import { item, statement } from './example.ts';

export const namesAlike: Check = {
  code: 'names-alike',
  severity: 'warning',
  summary: 'Two files or folders have names that many systems cannot tell apart',
  why:
    'Windows and most Macs tell neither e02.md from E02.md nor the two ways in which an accent can be written. A copy of the ' +
    'portfolio there holds only one of the two files, and what the other showed is gone.',
  fix: 'Rename one of them.',
  wrong: { ...item({}), ...statement({ id: 'E03' }, undefined, 'e02.md') },
  right: { ...item({}), ...statement({ id: 'E03' }, undefined, 'E03.md') },
};
