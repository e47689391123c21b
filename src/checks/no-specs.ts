import type { Check } from './check.ts';

export const noSpecs: Check = {
  code: 'no-specs',
  severity: 'error',
  summary: 'The workspace has no specification',
  why: 'Without a unit there is nothing to measure evidence against, so no claim and no gap can be stated.',
  fix: 'Put the specification into specs/, named like B9.unit.yaml, or correct the folders under specs in evid.yaml.',
  wrong: { 'evid.yaml': 'version: 1\nspecs: [units]\n' },
  right: { 'evid.yaml': 'version: 1\nspecs: [specs]\n' },
};
