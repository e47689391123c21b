import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const files = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !/^(import|parse|load|words)\//.test(file),
);

/** A sentence of the result, or of an explanation: `why`, `next`, `what`, `because`, a near miss's `reason`. */
const sentence = String.raw`\b(?:why|next|because|(?:gap|rule|claim|near|miss|each)\??\.(?:what|reason))`;
const reading = [
  new RegExp(
    String.raw`${sentence}\??\.(?:startsWith|endsWith|includes|indexOf|replace|replaceAll|split|slice|match|search|test)\(`,
  ),
  new RegExp(String.raw`${sentence} (?:===|!==) (?:'[^']|"|\x60)`),
  new RegExp(String.raw`\b(?:startsWith|includes|indexOf)\(${sentence}\)`),
];

it('makes sentences of reasons and never reasons of sentences', () => {
  const found = files.flatMap((file) =>
    readFileSync(join('src', file), 'utf8')
      .split('\n')
      .flatMap((line, index) =>
        reading.some((form) => form.test(line)) ? [`${file}:${index + 1}: ${line.trim()}`] : [],
      ),
  );
  expect(found).toEqual([]);
});
