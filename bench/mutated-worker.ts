import { everyKind, everyReport } from '../test/support/every-report.ts';
import { mutated } from '../test/support/mutate.ts';

// Inputs of one process: its seeds from where it stopped. Tells every twenty-five how far it has come, and what it found.
const [index, processes, from, most] = process.argv.slice(2).map(Number) as [number, number, number, number];
const whole = await everyKind();
let found: string[] = [];
/** Milliseconds of the processor's that no input of this size may take; how long it waits for its turn says nothing. */
const patience = 2000;

for (let done = from; done < most; done++) {
  const seed = index + 1 + done * processes;
  const { files, did } = mutated(whole, seed);
  const start = process.cpuUsage();
  try {
    // A quarter of the reports, another for each seed: reports take most of the time, and inputs find more than reports do.
    await everyReport(files, seed);
  } catch (error) {
    found.push(`seed ${seed}: ${(error as Error).message} (${did.join(', ')})`);
  }
  const took = process.cpuUsage(start).user / 1000;
  if (took > patience) found.push(`seed ${seed}: it took ${Math.round(took)} ms of the processor (${did.join(', ')})`);
  if ((done + 1) % 25 !== 0 && done + 1 !== most) continue;
  process.send?.({ done: done + 1, found });
  found = [];
}
process.disconnect?.();
