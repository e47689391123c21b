/** Loads a command when it is asked for, runs it, and keeps the exit status that it answers. */
export type Run = <Loaded>(
  loading: Promise<Loaded>,
  start: (command: Loaded) => number | Promise<number>,
) => Promise<void>;
