import type { Check } from './check.ts';

export const unreadableFile: Check = {
  code: 'unreadable-file',
  severity: 'error',
  summary: 'A file cannot be read',
  why:
    'What cannot be read may hold anything: a claim, a decision, a fault. evid never takes it for progress, ' +
    'and says that the status is unknown.',
  fix:
    'Restore the file or its permissions. A folder that bears the name of a file, as some sync tools leave ' +
    'behind, is removed.',
  wrong: { 'evid.yaml': null, 'evid.yaml/conflicted-copy.yaml': 'version: 1\ncentre: { name: Example Centre }\n' },
  right: { 'evid.yaml': 'version: 1\ncentre: { name: Example Centre }\n' },
};
