import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyExamples } from './examples.ts';

export const today = ['--today', '2026-11-22'];
export const home = 'portfolios/tomasz-wrobel';

/** What writes in the workspace of `oneLearner`, and the file that it writes. */
export const writers = {
  assess: {
    args: ['assess', 'tomasz-wrobel', '--by', 'r-lindqvist', '--action', 'Bring the new rota', ...today],
    file: `${home}/assessments/A05.md`,
  },
  verify: {
    args: ['verify', 'tomasz-wrobel', '--by', 'm-grant', '--action', 'Talk about the new rota', ...today],
    file: `${home}/verification/V03.md`,
  },
  'new evidence': {
    args: [
      ...['new', 'evidence', 'tomasz-wrobel', '--method', 'work-product', '--criteria', 'B8/1.3', '--title', 'Rota'],
      ...today,
    ],
    file: `${home}/evidence/E12-rota.md`,
  },
  'check --format json=': {
    args: ['check', 'tomasz-wrobel', '--format', 'json=out/result.json', ...today],
    file: 'out/result.json',
  },
} as const;
export type Writer = keyof typeof writers;
export const writerNames = Object.keys(writers) as Writer[];

/** The examples with one portfolio: the fewer files, the more runs a minute. */
export function oneLearner(folder: string): string {
  copyExamples(folder);
  for (const other of ['amira-khan', 'grace-oyelaran']) rmSync(join(folder, 'portfolios', other), { recursive: true });
  return folder;
}

/** Names that evid passes over, and that a run which was stopped may leave behind. */
export const isLeftover = (path: string): boolean => /(^|\/)\.[^/]+\.([0-9a-f]{12}\.tmp|reserved)$/.test(path);
