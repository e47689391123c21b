import type { Result } from '../model/result.ts';

/** Replaces every learner's name in a text by the learner's id. */
export function nameHider({ portfolios }: Result): (text: string) => string {
  const names = portfolios.flatMap(({ learner: { id, name } }) =>
    name === undefined ? [] : [{ name, id: id ?? 'learner' }],
  );
  return (text) => names.reduce((shown, { name, id }) => shown.replaceAll(name, id), text);
}

/** The result with every learner's name, wherever it stands in a text, replaced by the learner's id. */
export function anonymise(result: Result): Result {
  const hide = nameHider(result);
  const copy = (part: unknown, key?: string): unknown => {
    if (typeof part === 'string') return key === 'path' || key === 'file' || key === 'portfolio' ? part : hide(part);
    if (Array.isArray(part)) return part.map((each) => copy(each));
    if (part === null || typeof part !== 'object') return part;
    const entries = Object.entries(part).filter(
      ([name]) => !(key === 'learner' && (name === 'name' || name === 'uln')),
    );
    return Object.fromEntries(entries.map(([name, value]) => [name, copy(value, name)]));
  };
  return copy(result) as Result;
}
