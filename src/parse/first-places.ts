/**
 * Where each of many texts stands first in a text: one walk through it finds them all (Aho and Corasick), so that the time taken
 * is that of reading the text and what is sought once. Those that do not stand in it are left out.
 */
export function firstPlaces(text: string, sought: Iterable<string>): Map<string, number> {
  const { step, ends, parents, letters } = trieOf(sought);
  const fallbacks = fallbacksOf(step, parents, letters);
  const first = new Map<string, number>();
  const isTold = new Uint8Array(parents.length);
  let state = 0;
  for (let at = 0; at < text.length; at++) {
    state = next(state, text.charCodeAt(at), step, fallbacks);
    // Whatever ends here ends at a fallback too; one that was told of before has told of all of its own.
    for (let node = state; node !== 0 && isTold[node] === 0; node = fallbacks[node]!) {
      isTold[node] = 1;
      const found = ends.get(node);
      if (found !== undefined) first.set(found, at + 1 - found.length);
    }
  }
  return first;
}

type Steps = Map<number, number>;
const stepKey = (node: number, letter: number): number => node * 65_536 + letter;

/** The texts sought as a tree of their letters: nodes in the order in which they were made, of which the first is the root. */
function trieOf(sought: Iterable<string>) {
  const step: Steps = new Map();
  const ends = new Map<number, string>();
  const parents = [0];
  const letters = [0];
  for (const each of sought) {
    let node = 0;
    for (let at = 0; at < each.length; at++) {
      const letter = each.charCodeAt(at);
      const key = stepKey(node, letter);
      let child = step.get(key);
      if (child === undefined) {
        child = parents.push(node) - 1;
        letters.push(letter);
        step.set(key, child);
      }
      node = child;
    }
    if (node !== 0) ends.set(node, each);
  }
  return { step, ends, parents, letters };
}

/** For each node the one of the longest text that ends as it does. */
function fallbacksOf(step: Steps, parents: readonly number[], letters: readonly number[]): Uint32Array {
  const fallbacks = new Uint32Array(parents.length);
  const depths = new Uint32Array(parents.length);
  const byDepth: number[][] = [];
  for (let node = 1; node < parents.length; node++) {
    depths[node] = depths[parents[node]!]! + 1;
    byDepth[depths[node]!] ??= [];
    byDepth[depths[node]!]!.push(node);
  }
  for (const node of byDepth.flat()) {
    if (depths[node] === 1) continue;
    fallbacks[node] = next(fallbacks[parents[node]!]!, letters[node]!, step, fallbacks);
  }
  return fallbacks;
}

function next(from: number, letter: number, step: Steps, fallbacks: Uint32Array): number {
  let state = from;
  for (;;) {
    const child = step.get(stepKey(state, letter));
    if (child !== undefined) return child;
    if (state === 0) return 0;
    state = fallbacks[state]!;
  }
}
