import { nearest, offer } from '../diagnostics/nearest.ts';
import { shorten } from '../diagnostics/shorten.ts';
import { numberInstead } from '../model/fields.ts';
import type { Shape } from '../model/shape.ts';
import { alsoCalled } from '../model/vocabulary.ts';
import { aboutDate } from './about-date.ts';
import { asList } from './as-list.ts';
import { keysAt } from './keys-at.ts';
import type { ShapeFinding, ShapeOptions } from './shape-finding.ts';
import type { Issue } from './shape-issue.ts';
import type { SourceText } from './source-text.ts';
import { aboutCurly, withoutCurly } from './typographic-quotes.ts';
import { entryAt, nodeAt, type Path, partName, spanAt, spanOf, type YamlMap } from './yaml-node.ts';
import { quoted } from './yaml-slip.ts';

interface Reading {
  shape: Shape;
  source: SourceText;
  /** What the file says. */
  root: YamlMap;
  /** The same without blank values and x- keys, as zod saw it. */
  usable: YamlMap;
  options: ShapeOptions;
}

/** What zod found fault with, in words for whoever wrote the file. */
export function describeIssue(reading: Reading, issue: Issue): ShapeFinding[] {
  if (issue.code === 'unrecognized_keys')
    return (issue.keys ?? []).map((key) => unknownKey(reading, [...issue.path, key]));
  const { shape, source, root, usable } = reading;
  const { path } = issue;
  const finding = (code: string, message: string, help: string | undefined): ShapeFinding => ({
    code,
    message,
    help,
    file: source.path,
    span: spanAt(source, root, path),
    about: partName(root, path),
    path,
  });
  const known = keysAt(shape, path.slice(0, -1));
  const key = path.findLast((step) => typeof step === 'string') ?? 'this file';
  const name = shorten(String(key));
  const node = nodeAt(usable, path);
  if (node === undefined) {
    const blank = entryAt(root, path);
    const description = known.get(String(key));
    const comment = blank && commentAt(source, blank.keyEnd + 1);
    const help = comment
      ? `what follows a # is a comment: put the text in quotes, as in ${name}: ${quoted(comment)}`
      : description
        ? `${name}: ${lowerFirst(description)}`
        : `add the key ${name}`;
    const message = blank
      ? `the key ${name} has no value`
      : issue.code === 'custom'
        ? issue.message
        : `the key ${name} is missing`;
    const holder = nodeAt(root, path.slice(0, -1)) ?? root;
    const span = blank ? source.span(blank.keyStart, blank.keyEnd) : spanOf(source, holder);
    return [{ ...finding('missing-key', message, help), span }];
  }
  const written = node.kind === 'scalar' ? shorten(node.text) : '';
  if (issue.code === 'invalid_key')
    return [
      finding(
        'invalid-value',
        `${shorten(String(path.at(-1)))} cannot be used as a name here`,
        'use letters, digits and "-"',
      ),
    ];
  if (issue.format === 'date' && node.kind === 'scalar') {
    const { message, help } = aboutDate(node.text);
    return [finding('invalid-date', `${name}: ${message}`, help)];
  }
  if (issue.values !== undefined && node.kind === 'scalar')
    return [
      finding(
        'invalid-value',
        `${name}: ${written} is not accepted here`,
        offerWord(node.text, issue.values.map(String)),
      ),
    ];
  if (issue.code === 'invalid_type' || issue.values !== undefined) {
    const expected =
      issue.values === undefined
        ? (shapes[issue.expected ?? ''] ?? 'something else')
        : `one of ${issue.values.join(', ')}`;
    const example =
      issue.expected === 'array' && node.kind === 'scalar' && node.text.length <= 200
        ? asList(name, node.text)
        : `make it ${expected}`;
    return [finding('invalid-value', `${name} must be ${expected}`, example)];
  }
  const comment = node.kind === 'scalar' && node.blank ? commentAt(source, node.start) : undefined;
  if (comment !== undefined)
    return [
      finding(
        'invalid-value',
        `this entry of ${name} is empty: what follows a # is a comment`,
        `take the # away, or put the text in quotes: ${comment.slice(1)} or ${quoted(comment)}`,
      ),
    ];
  const curly = node.kind === 'scalar' ? aboutCurly(node.text) : undefined;
  if (curly !== undefined) return [finding('invalid-value', `${name}: ${written} ${issue.message}`, curly)];
  const number = numberInstead[issue.message];
  return [
    finding(
      'invalid-value',
      `${name}${written === '' ? '' : `: ${written}`} ${issue.message}`,
      number === undefined ? known.get(String(key)) : `write it in digits, as in ${name}: ${number}`,
    ),
  ];
}

const shapes: Record<string, string> = {
  array: 'a list',
  object: 'a map of keys and values',
  record: 'a map of keys and values',
  string: 'a text',
};

function unknownKey({ shape, source, root, options }: Reading, path: Path): ShapeFinding {
  const key = String(path.at(-1));
  const entry = entryAt(root, path);
  const known = [...keysAt(shape, path.slice(0, -1)).keys(), ...(path.length === 1 ? (options.offered ?? []) : [])];
  const belongs = options.belongs?.(path, root);
  const near = belongs === undefined ? nearest(key, known) : undefined;
  const isBlank = entry?.value.kind === 'scalar' && entry.value.blank;
  const help =
    isBlank && key.includes(':\u00a0')
      ? 'a no-break space stands after the colon: replace it by an ordinary one'
      : isBlank && /\s/.test(key)
        ? 'put quotes round a text that holds a comma: this is the rest of the value before it'
        : (belongs ??
          (near === undefined
            ? `known here: ${known.join(', ')}; a key of your own begins with x-`
            : `did you mean ${near}?`));
  return {
    code: 'unknown-key',
    message: `unknown key ${shorten(key)}`,
    help,
    file: source.path,
    span: entry ? source.span(entry.keyStart, entry.keyEnd) : spanAt(source, root, path),
    about: partName(root, path),
    path,
    ...(near === undefined ? {} : { meant: near }),
  };
}

/** What stands on the rest of a line as a comment that begins a word, `#4512`. */
const commentAt = (source: SourceText, at: number): string | undefined =>
  /^[ \t]*(#\S.*)/.exec(source.text.slice(at, at + 200).split('\n', 1)[0]!)?.[1]?.trimEnd();

/** Help for a word that is none of a list: the one by which others know the same thing, else the nearest. */
function offerWord(written: string, accepted: readonly string[]): string {
  if (accepted.includes(withoutCurly(written))) return aboutCurly(written) ?? offer(written, accepted);
  const other =
    alsoCalled[
      written
        .trim()
        .toLowerCase()
        .replace(/[\s_]+/g, '-')
    ];
  return other !== undefined && accepted.includes(other) ? `did you mean ${other}?` : offer(written, accepted);
}

const lowerFirst = (words: string) => words.charAt(0).toLowerCase() + words.slice(1);
