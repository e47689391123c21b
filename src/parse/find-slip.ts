import type { SourceText } from './source-text.ts';

/** A bracket of the body that means a criterion and is no locator, with its line. */
export interface Slip {
  text: string;
  line: number;
}

const wellFormed = /^[a-z0-9][a-z0-9-]*\/[a-z0-9.-]+$/;

/**
 * Finds the slip behind a missing locator: `[B8/3.1 ]`, `[B8/3.1, B8/3.2]`, `[b8 3.1]`, `(B8/3.1)` or `[3.1]`. The body is looked
 * through once, when the first claim asks.
 */
export function slipFinder(body: SourceText): (ref: string) => Slip | undefined {
  let known: Map<string, { at: number; text: string }> | undefined;
  return (ref) => {
    const key = ref.toLowerCase();
    if (!wellFormed.test(key)) return undefined;
    known ??= slipsIn(body.text);
    const id = key.slice(key.indexOf('/') + 1);
    const found = [known.get(key), known.get(id)].filter((each) => each !== undefined).sort((a, b) => a.at - b.at)[0];
    return found === undefined ? undefined : { text: found.text, line: body.position(found.at).line };
  };
}

/** A bracket, looked through as far as a few references go. */
const bracket = /\[([^\]\n]{1,200})\]|\(([^()[\]\n]{1,60})\)/g;

/** The brackets of a text by what each may mean, `unit/id` or a mere `id`; of several the first. */
function slipsIn(text: string): Map<string, { at: number; text: string }> {
  const found = new Map<string, { at: number; text: string }>();
  const lower = text.toLowerCase();
  // Where lower case is longer, as for a letter of Turkish, places would no longer be the same.
  const searched = lower.length === text.length ? lower : text;
  const add = (key: string, at: number, length: number) => {
    if (!found.has(key)) found.set(key, { at, text: text.slice(at, at + length) });
  };
  for (const match of searched.matchAll(bracket)) {
    const [whole, square, round] = match;
    const inner = (square ?? round ?? '').trim();
    const [, unit, id] = /^([a-z0-9][a-z0-9-]*) {0,9}[/ ] {0,9}([a-z0-9.-]+)$/.exec(inner) ?? [];
    if (unit !== undefined) add(`${unit}/${id}`, match.index, whole.length);
    if (square === undefined) continue;
    if (/^[a-z0-9.-]+$/.test(inner)) add(inner, match.index, whole.length);
    for (const [ref] of inner.matchAll(/(?<![\w.])[a-z0-9][a-z0-9-]*\/[a-z0-9.-]+/g)) {
      add(ref, match.index, whole.length);
      // A span such as B8/3.1-3.3 begins with the first.
      const [first, ...others] = ref.slice(ref.indexOf('/')).split('-');
      if (others.length > 0) add(`${ref.slice(0, ref.indexOf('/'))}${first}`, match.index, whole.length);
    }
  }
  return found;
}
