import type { Terminal } from '../../src/commands/terminal.ts';
import { main } from '../../src/main.ts';

export interface Captured {
  status: number;
  stdout: string;
  stderr: string;
}

export interface World {
  cwd?: string;
  columns?: number;
  env?: Record<string, string>;
  /** What is typed, or piped in. */
  stdin?: string;
  /** Whether a person sits there. */
  isTerminal?: boolean;
  /** Told each time a line is waited for. */
  onQuestion?: () => void;
}

/** A standard input that holds this text. */
export function inputFrom(text: string, isTerminal = false, onQuestion = () => {}): Terminal['stdin'] {
  const lines = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const line = async () => {
    onQuestion();
    return lines.shift();
  };
  return { isTerminal, line, wasInterrupted: () => false, all: async () => Buffer.from(text), close: () => {} };
}

/** Runs the program as a shell would, with captured streams, a clock that stands still and a fixed day. */
export async function evid(
  args: readonly string[],
  { cwd = process.cwd(), columns, env = {}, stdin = '', isTerminal = false, onQuestion }: World = {},
): Promise<Captured> {
  const captured = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      captured[name] += text;
    },
    isTerminal,
    columns,
  });
  const status = await main(args, {
    cwd,
    env,
    stdin: inputFrom(stdin, isTerminal, onQuestion),
    stdout: output('stdout'),
    stderr: output('stderr'),
    clock: () => 0,
    localDate: () => '2026-11-22',
  });
  return { status, ...captured };
}

/** The words of a command line without anything that a shell would act on, as a shell takes them apart. */
export const wordsOf = (line: string): string[] =>
  [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare!);
