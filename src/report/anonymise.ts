import type { Result } from '../model/result.ts';

/** The result with every learner's name, wherever it stands in a text, replaced by the learner's id. */
export function anonymise(result: Result): Result {
  const names = result.portfolios.flatMap(({ learner: { id, name } }) =>
    name === undefined ? [] : [{ name, id: id ?? 'learner' }],
  );
  const hide = (text: string) => names.reduce((shown, { name, id }) => shown.replaceAll(name, id), text);
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
