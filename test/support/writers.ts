import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { copyExamples } from './examples.ts';

export const today = ['--today', '2026-11-22'];
export const home = 'portfolios/tomasz-wrobel';

export type Writer =
  | 'assess'
  | 'verify'
  | 'new evidence'
  | 'new portfolio'
  | 'init'
  | 'gaps -o'
  | 'check --format json=';
/** What writes in the workspace of `oneLearner`, the file or folder that it writes, and how it ends where that is there already. */
export const writers: Readonly<
  Record<Writer, { args: readonly string[]; file: string; called?: string; again?: number }>
> = {
  assess: {
    args: ['assess', 'tomasz-wrobel', '--by', 'r-lindqvist', '--action', 'Bring the new rota', ...today],
    file: `${home}/assessments/A05.md`,
    again: 2,
  },
  verify: {
    args: ['verify', 'tomasz-wrobel', '--by', 'm-grant', '--action', 'Talk about the new rota', ...today],
    file: `${home}/verification/V03.md`,
    again: 2,
  },
  'new evidence': {
    args: [
      ...['new', 'evidence', 'tomasz-wrobel', '--method', 'work-product', '--criteria', 'B8/1.3', '--title', 'Rota'],
      ...today,
    ],
    file: `${home}/evidence/E12-rota.md`,
  },
  'new portfolio': {
    args: ['new', 'portfolio', '--id', 'L-0999', '--name', 'Sam Réid', '--units', 'B8', ...today],
    file: 'portfolios/sam-reid/portfolio.yaml',
    again: 2,
  },
  init: {
    args: ['init', 'harbour', '--unit', 'B8', '--centre', 'Harbour', '--assessor', 'J. Okafor', ...today],
    file: 'harbour/',
    called: 'the workspace in harbour',
    again: 2,
  },
  'gaps -o': {
    args: ['gaps', 'tomasz-wrobel', '-o', 'out/gaps.md', ...today],
    file: 'out/gaps.md',
  },
  'check --format json=': {
    args: ['check', 'tomasz-wrobel', '--format', 'json=out/result.json', ...today],
    file: 'out/result.json',
  },
};
export const writerNames = Object.keys(writers) as Writer[];

/** The examples with one portfolio: the fewer files, the more runs a minute. */
export function oneLearner(folder: string): string {
  copyExamples(folder);
  for (const other of ['amira-khan', 'grace-oyelaran']) rmSync(join(folder, 'portfolios', other), { recursive: true });
  return folder;
}

/** Names that evid passes over, and that a run which was stopped may leave behind. */
export const isLeftover = (path: string): boolean => /(^|\/)\.[^/]+\.([0-9a-f]{12}\.tmp|reserved)(\/|$)/.test(path);
