import { main } from '../../src/main.ts';

export interface Captured {
  status: number;
  stdout: string;
  stderr: string;
}

/** Runs the program as a shell would, with captured streams, a clock that stands still and a fixed day. */
export async function evid(
  args: readonly string[],
  { cwd = process.cwd(), columns, env = {} }: { cwd?: string; columns?: number; env?: Record<string, string> } = {},
): Promise<Captured> {
  const captured = { stdout: '', stderr: '' };
  const output = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      captured[name] += text;
    },
    isTerminal: false,
    columns,
  });
  const status = await main(args, {
    cwd,
    env,
    stdout: output('stdout'),
    stderr: output('stderr'),
    clock: () => 0,
    localDate: () => '2026-11-22',
  });
  return { status, ...captured };
}
