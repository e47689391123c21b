import { batchOf, pristineReports, tryBatch, workspacesToChange } from '../test/support/batch.ts';

// Batches of one process, from where it stopped until it has had its share of inputs. Says before each batch which it is, so
// that whoever started it knows what hangs, and after it how many inputs it had and what was found.
const [index, processes, from, wanted] = process.argv.slice(2).map(Number) as [number, number, number, number];
const workspaces = await workspacesToChange();
const pristine = await pristineReports(workspaces);

for (let had = 0, done = from; had < wanted; done++) {
  const seed = index + 1 + done * processes;
  process.send?.({ seed, done });
  const { inputs, found } = await tryBatch(batchOf(workspaces, seed), pristine);
  had += inputs;
  process.send?.({ seed, done: done + 1, inputs, found: found.map((each) => `seed ${seed}: ${each}`) });
}
process.disconnect?.();
