import type { Command } from '@commander-js/extra-typings';
import type { Terminal } from '../commands/terminal.ts';
import { addDecisions } from './decisions.ts';
import { addScaffolds } from './scaffolds.ts';

/** The commands that write: workspaces, portfolios, evidence and records; they show what they wrote. */
export function addRecords(program: Command, terminal: Terminal, finish: (status: number) => void): void {
  addScaffolds(program, terminal, finish);
  addDecisions(program, terminal, finish);
}
