import { type Finding, fileStart } from '../diagnostics/finding.ts';
import { conflictIn } from './conflict-markers.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { SourceText } from './source-text.ts';
import { parseYaml } from './yaml-document.ts';
import type { YamlMap } from './yaml-node.ts';

/** Characters of front matter that are read: room for some 1 800 decisions with their digests, or 3 000 occasions. */
export const frontMatterLimit = 256 * 1024;

export interface FrontMatter {
  source: SourceText;
  root: YamlMap;
  body: SourceText;
}

/** Splits a Markdown file at its `---` lines: [front matter, body], each with the line it begins on. */
export function splitFrontMatter(
  path: string,
  text: string,
): { source: SourceText; body: SourceText } | { finding: Finding } {
  const finding = (code: string, message: string, help: string) => ({
    finding: { code, message, help, file: path, span: fileStart },
  });
  if (!/\S/.test(text)) return finding('empty-file', 'this file is empty', 'write the item, or delete the file');
  const unmerged = conflictIn(path, text);
  if (unmerged !== undefined) return { finding: unmerged };
  if (!opening.test(text)) {
    return finding(
      'missing-front-matter',
      'this file does not begin with front matter',
      'put a line --- first, then the keys (id, title, …), then a line ---',
    );
  }
  const start = text.indexOf('\n') + 1;
  const end = closingLine(text, start);
  if (end === -1) {
    return finding(
      'unclosed-front-matter',
      'the front matter has no closing --- line',
      'put a line --- after the last key',
    );
  }
  const afterClosing = text.indexOf('\n', end);
  const body = afterClosing === -1 ? '' : text.slice(afterClosing + 1);
  // Made anew: a slice of the file would keep the whole of it in memory for as long as the front matter lives.
  const front = `\n${text.slice(start, end)}`.slice(1);
  return { source: new SourceText(path, front, 2), body: new SourceText(path, body, countLines(front) + 3) };
}

const opening = /^---[ \t]*\n/;
const dashes = /---[ \t]*(?:\n|$)/y;

/** Where the first line of three dashes begins, from the beginning of a line on; -1 where there is none. */
function closingLine(text: string, start: number): number {
  for (let at = start; ; at++) {
    dashes.lastIndex = at;
    if (dashes.test(text)) return at;
    at = text.indexOf('\n---', at);
    if (at === -1) return -1;
  }
}

/** The front matter of a Markdown file as a map with places, or the findings that say why it cannot be read. */
export function parseFrontMatter(path: string, text: string): FrontMatter | { findings: Finding[] } {
  const split = splitFrontMatter(path, text);
  if ('finding' in split) return { findings: [split.finding] };
  const { source, body } = split;
  if (source.text.length > frontMatterLimit) {
    return {
      findings: [
        {
          code: 'file-too-large',
          message: `the front matter has ${source.text.length} characters; evid reads up to ${frontMatterLimit}`,
          help: 'move long text below the closing --- line, or split the record',
          file: path,
          span: fileStart,
        },
      ],
    };
  }
  const plain = readPlainYaml(source.text);
  if (plain !== undefined) return { source, root: plain, body };
  const document = parseYaml(source);
  if (document.root === undefined) {
    if (document.findings.length > 0) return document;
    return {
      findings: [
        {
          code: 'missing-front-matter',
          message: 'the front matter is empty',
          help: 'write the keys (id, title, …) between the two --- lines',
          file: path,
          span: { line: 1, column: 1, endLine: 1, endColumn: 4 },
        },
      ],
    };
  }
  if (document.root.kind !== 'map') {
    return {
      findings: [
        {
          code: 'invalid-yaml',
          message: 'the front matter is not a list of keys with values',
          help: 'write one key a line, as in `id: E03`',
          file: path,
          span: source.span(document.root.start, document.root.end),
        },
      ],
    };
  }
  return { source, root: document.root, body };
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count++;
  return count;
}
