import type { Judged, ResultOf } from '../../model/standing.ts';
import { heldText } from '../held-text.ts';
import type { Report } from '../reporter.ts';

/** The row of a portfolio as it is written into the result, which puts totals before it: it is held until these are known. */
export const portfolioJson = ({ row }: Judged): (() => string) => heldText(inList(row()));

/** The result itself, as one JSON object, portfolio by portfolio. */
export const json =
  ({ portfolios, diagnostics, ...head }: ResultOf<() => string>): Report =>
  () =>
    resultJson(head, portfolios, diagnostics);

function* resultJson(head: object, portfolios: readonly (() => string)[], diagnostics: readonly unknown[]) {
  yield jsonText(head).replace(/\n\}\n$/, ',\n');
  yield* list('portfolios', portfolios);
  yield ',\n';
  yield* list(
    'diagnostics',
    diagnostics.map((each) => () => inList(each)),
  );
  yield '\n}\n';
}

/** A list of an object as indented JSON, entry by entry. */
function* list(name: string, entries: readonly (() => string)[]) {
  yield `  "${name}": [`;
  for (const [at, entry] of entries.entries()) yield `${at === 0 ? '' : ','}\n    ${entry()}`;
  yield entries.length === 0 ? ']' : '\n  ]';
}

/** A value as it stands in a list of an object: as deep as in a list of a list. */
const inList = (value: unknown): string =>
  safe(JSON.stringify([[value]], null, 2)).slice('[\n  [\n    '.length, -'\n  ]\n]'.length);

/**
 * A value as indented JSON. What a CI runner would take for a command (`##[`), and the characters that JSON leaves as they are
 * but a terminal obeys or shows in another order, are written with escapes that mean the same.
 */
export const jsonText = (value: unknown): string => `${safe(JSON.stringify(value, null, 2))}\n`;

const safe = (json: string): string =>
  json
    .replaceAll('##[', '##\\u005b')
    .replace(
      /[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
