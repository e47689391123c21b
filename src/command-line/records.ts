import type { Command } from '@commander-js/extra-typings';
import type { Terminal } from '../commands/terminal.ts';

/** The commands that write: workspaces, portfolios, evidence and records; they show what they wrote. */
export function addRecords(_program: Command, _terminal: Terminal, _finish: (status: number) => void): void {}
