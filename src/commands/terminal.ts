import type { Writable } from 'node:stream';

/** The world a command runs in: main hands it the real one, tests one of their own. */
export interface Terminal {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  stdout: Output;
  stderr: Output;
  /** Milliseconds, for the time that a run took. */
  clock: () => number;
  /** Local calendar date, YYYY-MM-DD. */
  localDate: () => string;
}
export interface Output {
  write: (text: string) => void;
  isTerminal: boolean;
  /** Width in columns; undefined where nobody knows. */
  columns: number | undefined;
}

/** A stream as an output. */
export const outputOf = (stream: Writable & { isTTY?: boolean; columns?: number }): Output => ({
  write: (text) => {
    stream.write(text);
  },
  isTerminal: stream.isTTY === true,
  columns: stream.columns,
});

/** How many colours an output may have: none, unless it is a terminal or somebody insists. */
export function colourLevel(choice: string | undefined, { isTerminal }: Output, env: Terminal['env']): 0 | 1 {
  if (choice === 'always') return 1;
  if (choice === 'never') return 0;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined && forced !== '') return forced === '0' || forced === 'false' ? 0 : 1;
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return 0;
  return isTerminal && env.TERM !== 'dumb' ? 1 : 0;
}
