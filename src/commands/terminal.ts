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

/** A stream as an input; most commands ask nothing, so that it is opened when something is asked of it. */
export const inputOf = (open: () => Readable & { isTTY?: boolean }): Input => new StreamInput(open);

class StreamInput implements Input {
  readonly #open: () => Readable & { isTTY?: boolean };
  #opened: (Readable & { isTTY?: boolean }) | undefined;
  #reader: Interface | undefined;
  #lines: AsyncIterator<string> | undefined;
  #interrupted: Promise<undefined> | undefined;
  #interrupt = () => {};
  #isInterrupted = false;

  constructor(open: () => Readable & { isTTY?: boolean }) {
    this.#open = open;
  }

  get #stream() {
    this.#opened ??= this.#open();
    return this.#opened;
  }

  get isTerminal() {
    return this.#stream.isTTY === true;
  }

  async line() {
    this.#reader ??= createInterface({ input: this.#stream, crlfDelay: Number.POSITIVE_INFINITY });
    this.#lines ??= this.#reader[Symbol.asyncIterator]();
    // Ctrl-C ends the answers as Ctrl-D does, also between two questions; pressed again, it ends the process.
    if (this.isTerminal) {
      this.#interrupted ??= new Promise((resolve) => {
        this.#interrupt = () => resolve(undefined);
        process.once('SIGINT', this.#interrupt);
      });
    }
    const next = await (this.#interrupted === undefined
      ? this.#lines.next()
      : Promise.race([this.#interrupted, this.#lines.next()]));
    this.#isInterrupted ||= next === undefined;
    return next === undefined || next.done ? undefined : next.value;
  }

  wasInterrupted() {
    return this.#isInterrupted;
  }

  async all() {
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.#stream) chunks.push(Buffer.from(chunk));
    return Buffer.concat(chunks);
  }

  close() {
    process.removeListener('SIGINT', this.#interrupt);
    this.#reader?.close();
    this.#opened?.pause();
  }
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
