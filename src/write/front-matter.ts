/** What can be written: text, numbers, truth, lists and maps. A key whose value is undefined is left out. */
export type Written = string | number | boolean | readonly Written[] | WrittenMap;
export interface WrittenMap {
  readonly [key: string]: Written | undefined;
}

/** Characters of a list of texts that stays on its line, of an entry of a list of maps (a decision with its digest), of prose. */
const textWidth = 80;
const entryWidth = 240;
const proseWidth = 110;

/** A Markdown file: the keys between `---` lines, an empty line, the body. */
export const withFrontMatter = (keys: WrittenMap, body: string): string => underYaml(yamlText(keys), body);

/** The same for front matter that is text already. */
export const underYaml = (yaml: string, body: string): string =>
  `---\n${yaml}---\n${body === '' ? '' : `\n${body.replace(/\n*$/, '\n')}`}`;

/**
 * Keys as YAML in the form of evid's own examples: one key a line, lists and maps in brackets where they fit, a list of maps
 * entry by entry, quotes only where some reader of YAML would otherwise see something else. What is written reads back the same.
 */
export function yamlText(keys: WrittenMap): string {
  const lines = entriesOf(keys).flatMap(([key, value]) => keyLines(key, value, ''));
  return lines.map((line) => `${line}\n`).join('');
}

function keyLines(key: string, value: Written, indent: string): string[] {
  const head = `${indent}${scalar(key, true)}:`;
  const within = `${indent}  `;
  if (typeof value === 'string') {
    const folded = fold(value, within);
    return folded === undefined ? [`${head} ${scalar(value, false)}`] : [`${head} >-`, ...folded];
  }
  const line = `${head} ${flow(value)}`;
  if (!isList(value)) {
    if (!isMap(value) || entriesOf(value).length === 0 || line.length <= entryWidth) return [line];
    return [head, ...entriesOf(value).flatMap(([inner, each]) => keyLines(inner, each, within))];
  }
  if (value.length === 0 || (!value.some(isMap) && line.length <= textWidth)) return [line];
  return [head, ...value.flatMap((each) => itemLines(each, within))];
}

function itemLines(value: Written, indent: string): string[] {
  const line = `${indent}- ${flow(value)}`;
  if (!isMap(value) || entriesOf(value).length === 0 || line.length <= entryWidth) return [line];
  const lines = entriesOf(value).flatMap(([key, each]) => keyLines(key, each, `${indent}  `));
  return lines.map((each, index) => (index === 0 ? `${indent}- ${each.slice(indent.length + 2)}` : each));
}

function flow(value: Written): string {
  if (typeof value === 'string') return scalar(value, true);
  if (isList(value)) return `[${value.map(flow).join(', ')}]`;
  if (!isMap(value)) return String(value);
  const inner = entriesOf(value).map(([key, each]) => `${scalar(key, true)}: ${flow(each)}`);
  return inner.length === 0 ? '{}' : `{ ${inner.join(', ')} }`;
}

const isList = (value: Written): value is readonly Written[] => Array.isArray(value);
const isMap = (value: Written): value is WrittenMap => typeof value === 'object' && !isList(value);
const entriesOf = (map: WrittenMap): [string, Written][] =>
  Object.entries(map).filter((entry): entry is [string, Written] => entry[1] !== undefined);

/** Text without quotes where every YAML reader takes it for that very text; inside brackets a comma or bracket would end it. */
export function scalar(text: string, inBrackets: boolean): string {
  const form = inBrackets ? /^[\p{L}\p{N}][^:#,[\]{}]*$/u : /^[\p{L}\p{N}(][^:#]*$/u;
  const isPrintable = text.search(unprintable) === -1;
  if (isPrintable && form.test(text) && text.trim() === text && !meansSomethingElse(text)) return text;
  if (isPrintable && /["\\]/.test(text) && !text.includes("'")) return `'${text}'`;
  // JSON is YAML, but for characters that YAML does not print and JSON leaves as they are.
  return JSON.stringify(text).replace(unprintable, escaped);
}

/** What no file should hold raw: control and direction characters, line ends of other systems, what Unicode has not assigned. */
const unprintable = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const escaped = (character: string): string => {
  const code = character.codePointAt(0)!;
  return code > 0xffff ? `\\U${code.toString(16).padStart(8, '0')}` : `\\u${code.toString(16).padStart(4, '0')}`;
};

/** A word or a number to some reader: `no`, `329`, `1.10`, which is not the number 1.1; but not `2026-03-04`. */
const meansSomethingElse = (text: string): boolean =>
  /^(?:null|true|false|yes|no|on|off|y|n)$/i.test(text) || !Number.isNaN(Number(text.replaceAll('_', '')));

/**
 * Prose that is too long for its line, folded at single spaces, where a reader puts them back; a word is never broken, however
 * long. Undefined where folding would change the text.
 */
function fold(text: string, indent: string): string[] | undefined {
  if (text.length <= 100 || !text.includes(' ') || text.search(unprintable) !== -1 || /[^\S ]|^ | $| {2}/.test(text))
    return undefined;
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > proseWidth) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines.map((line) => indent + line);
}
