import { hash } from 'node:crypto';
import { codeUnitOrder } from '../model/natural-order.ts';
import { withoutLocators } from '../parse/locators.ts';
import type { YamlEntry, YamlMap, YamlNode } from '../parse/yaml-node.ts';

/** Keys that say nothing about what was judged: claims and situations at every depth, these at the top. */
const withoutAnywhere: ReadonlySet<string> = new Set(['criteria', 'tags']);
const withoutAtTop: ReadonlySet<string> = new Set([
  ...withoutAnywhere,
  ...['title', 'signed', 'draft', 'withdrawn', 'seen-by', 'seen-on'],
]);

export const sha256 = (data: string | Uint8Array): string => hash('sha256', data, 'hex');

/**
 * The digest that decisions are bound to: `sha256:` and 64 hexadecimal digits over the front matter as canonical JSON, the
 * body without locators, and the content of each file (formats, section 6).
 */
export function digestOf(
  written: YamlMap,
  body: string,
  files: readonly string[],
  hashOfFile: (path: string) => string,
): string {
  const attachments = [...files].sort(codeUnitOrder).map((path) => `\n${path} ${hashOfFile(path)}`);
  return `sha256:${sha256(`${canonical(written)}\n${judgedBody(body)}${attachments.join('')}`)}`;
}

function canonical(node: YamlNode, isJudged = isJudgedAtTop): string {
  if (node.kind === 'scalar') return JSON.stringify(node.text);
  if (node.kind === 'list') return `[${node.items.map(canonicalPart).join(',')}]`;
  return `{${node.entries.filter(isJudged).sort(byKey).map(canonicalEntry).join(',')}}`;
}
const canonicalPart = (node: YamlNode) => canonical(node, isJudgedBelow);
const canonicalEntry = ({ key, value }: YamlEntry) => `${JSON.stringify(key)}:${canonicalPart(value)}`;
const isJudgedBelow = ({ key }: YamlEntry) => !withoutAnywhere.has(key);
const isJudgedAtTop = ({ key }: YamlEntry) => !withoutAtTop.has(key) && !key.startsWith('x-');
const byKey = (a: YamlEntry, b: YamlEntry) => codeUnitOrder(a.key, b.key);

/**
 * The body without locators, spaces at line ends and blank lines at the end: claiming and locating change nothing. Only LF
 * ends a line. Each run of spaces is looked at once: a pattern that may begin anywhere in a run takes minutes over long ones.
 */
export function judgedBody(body: string): string {
  const located = withoutLocators(body);
  const kept = endsInBlank(located) ? located.replace(/(?<![ \t])[ \t]+(?![^\n])/g, '') : located;
  let end = kept.length;
  while (kept[end - 1] === '\n') end--;
  return kept.slice(0, end);
}

/** Whether some line ends in a blank. */
function endsInBlank(text: string): boolean {
  const isBlank = (at: number) => text[at] === ' ' || text[at] === '\t';
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1)) if (isBlank(end - 1)) return true;
  return isBlank(text.length - 1);
}

/** Text of a file as another clone may have it, with LF and with CRLF at its line ends; nothing for what is no text. */
export function lineEndHashes(bytes: Uint8Array): string[] {
  if (bytes.length > textLimit || bytes.includes(0)) return [];
  const text = Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n');
  return [text, text.replaceAll('\n', '\r\n')].map((each) => sha256(Buffer.from(each, 'latin1')));
}
const textLimit = 16 * 1024 * 1024;

/** Whether some choice of line ends for each of some files gives a digest: then nothing else of the item was changed. */
export function differsInLineEnds(
  digest: string,
  written: YamlMap,
  body: string,
  files: readonly string[],
  hashesOf: (path: string) => string[],
): boolean {
  const choices = [...new Set(files)].reduce(
    (all: ReadonlyMap<string, string>[], path) =>
      all.length > mostChoices
        ? []
        : all.flatMap((each) => hashesOf(path).map((hash) => new Map(each).set(path, hash))),
    [new Map()],
  );
  return choices.some((hashes) => digestOf(written, body, files, (path) => hashes.get(path)!) === digest);
}
const mostChoices = 64;

/** The hash that stands for a file's content; a Git LFS pointer stands for the content that it names. */
export function contentHash(bytes: Uint8Array): string {
  if (bytes.length < 1024) {
    const pointer = /^version https:\/\/git-lfs\.github\.com\/spec\/v1\n(?:[^\n]*\n)*?oid sha256:([0-9a-f]{64})\n/.exec(
      Buffer.from(bytes).toString('latin1'),
    );
    if (pointer?.[1] !== undefined) return pointer[1];
  }
  return sha256(bytes);
}
