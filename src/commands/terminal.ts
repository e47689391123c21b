import { createInterface, type Interface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';

/** The world a command runs in: main hands it the real one, tests one of their own. */
export interface Terminal {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  stdin: Input;
  stdout: Output;
  stderr: Output;
  /** Where a report goes that is made of what may be shown; default: stdout. */
  reports?: Output;
  /** Lets everything that is said from now on pass through this; there only with --anonymise. */
  cover?: (hide: (text: string) => string) => void;
  /** A text as it is then shown; there only with --anonymise. */
  shown?: (text: string) => string;
  /** Milliseconds, for the time that a run took. */
  clock: () => number;
  /** Local calendar date, YYYY-MM-DD. */
  localDate: () => string;
  /** Told of a fault in evid itself that did not stop the rest; the exit status is then 3. */
  onFault?: ((error: unknown) => void) | undefined;
}
export interface Input {
  /** Whether a person can answer. */
  isTerminal: boolean;
  /** The next line without its end; undefined when there is no more. Nothing is read before it is asked for. */
  line: () => Promise<string | undefined>;
  /** Whether the lines ended because somebody stopped evid (Ctrl-C). */
  wasInterrupted: () => boolean;
  /** Everything up to the end. */
  all: () => Promise<Uint8Array>;
  /** Lets go of the stream, so that the process can end. */
  close: () => void;
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
  // A terminal that was never told its size says 0.
  columns: stream.columns || undefined,
});

/** A stream as an input. */
export function inputOf(stream: Readable & { isTTY?: boolean }): Input {
  let reader: Interface | undefined;
  let lines: AsyncIterator<string> | undefined;
  let interrupted: Promise<undefined> | undefined;
  let interrupt = () => {};
  let isInterrupted = false;
  return {
    isTerminal: stream.isTTY === true,
    async line() {
      reader ??= createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
      lines ??= reader[Symbol.asyncIterator]();
      // Ctrl-C ends the answers as Ctrl-D does, also between two questions; pressed again, it ends the process.
      if (stream.isTTY) {
        interrupted ??= new Promise((resolve) => {
          interrupt = () => resolve(undefined);
          process.once('SIGINT', interrupt);
        });
      }
      const next = await (interrupted === undefined ? lines.next() : Promise.race([interrupted, lines.next()]));
      isInterrupted ||= next === undefined;
      return next === undefined || next.done ? undefined : next.value;
    },
    wasInterrupted: () => isInterrupted,
    async all() {
      const chunks: Uint8Array[] = [];
      for await (const chunk of stream) chunks.push(Buffer.from(chunk));
      return Buffer.concat(chunks);
    },
    close() {
      process.removeListener('SIGINT', interrupt);
      reader?.close();
      stream.pause();
    },
  };
}

/** How many colours an output may have: none, unless it is a terminal or somebody insists. */
export function colourLevel(choice: string | undefined, { isTerminal }: Output, env: Terminal['env']): 0 | 1 {
  if (choice === 'always') return 1;
  if (choice === 'never') return 0;
  const forced = env.FORCE_COLOR;
  if (forced !== undefined && forced !== '') return forced === '0' || forced === 'false' ? 0 : 1;
  if (env.NO_COLOR !== undefined && env.NO_COLOR !== '') return 0;
  return isTerminal && env.TERM !== 'dumb' ? 1 : 0;
}

/** The day of the calendar on the wall, wherever in the world the wall is. */
export const localDate = (now: Date): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, '0')).join('-');
