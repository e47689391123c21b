import { type Alias, Composer, CST, isAlias, isMap, isScalar, isSeq, Lexer, type ParsedNode, Parser } from 'yaml';
import type { Finding } from '../diagnostics/finding.ts';
import type { SourceText } from './source-text.ts';
import type { YamlEntry, YamlNode } from './yaml-node.ts';
import { slipIn, unclosedIn } from './yaml-slip.ts';

/** How deep lists and maps may stand in each other. Far deeper input ends the process in a way that cannot be caught. */
const depthLimit = 64;
/** How many lines that are no YAML are told of one document: by then the first of them says what is wrong. */
const errorLimit = 20;
/** How many parts a document may have once its aliases are followed. */
const sizeLimit = 200_000;

class YamlFault extends Error {
  readonly finding: Finding;
  constructor(finding: Finding) {
    super(finding.message);
    this.finding = finding;
  }
}

export interface YamlDocument {
  /** Undefined when the text is not one well-formed YAML document. */
  root?: YamlNode;
  findings: Finding[];
}

const helpFor: Record<string, string> = {
  BAD_INDENT: 'indent with spaces, the same number for all keys of one map',
  TAB_AS_INDENT: 'indent with spaces, not tabs',
  MISSING_CHAR: 'a bracket, brace, quote or comma is missing here or further up',
  BLOCK_AS_IMPLICIT_KEY: 'quote a text that holds ": "',
  BLOCK_IN_FLOW: 'put quotes round a text that holds a colon or a comma',
  MULTILINE_IMPLICIT_KEY: 'write `key: value`, and close every quote that is opened',
  UNEXPECTED_TOKEN: 'quote a text that begins with one of @ ` % * & ! | > [ { or holds ": "',
};

/** Reads one YAML 1.2 document. Every scalar keeps its source text; nothing is guessed to be a number or a date. */
export function parseYaml(source: SourceText): YamlDocument {
  const { path, text } = source;
  const fault = (code: string, message: string, start: number, end: number, help?: string): Finding => ({
    code,
    message,
    help,
    file: path,
    span: source.span(start, end),
  });

  // biome-ignore lint/suspicious/noControlCharactersInRegex: YAML forbids them, the parser lets some through.
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.exec(text);
  if (control) {
    return {
      findings: [
        fault(
          'invalid-yaml',
          'a control character stands in the data',
          control.index,
          control.index + 1,
          'delete it and save the file as plain text',
        ),
      ],
    };
  }

  const { tokens, tooDeep } = tokensOf(text);
  if (tooDeep !== undefined) {
    return {
      findings: [
        fault(
          'yaml-too-deep',
          `lists and maps stand in each other more than ${depthLimit} deep`,
          tooDeep,
          tooDeep + 1,
          'remove the brackets that are not meant',
        ),
      ],
    };
  }

  const composer = new Composer({ schema: 'failsafe', version: '1.2', uniqueKeys: false, prettyErrors: false });
  const documents = [...composer.compose(tokens, true, text.length)];
  const [document, second] = documents;
  const errors = documents.flatMap((each) => [...each.errors, ...each.warnings]);
  const unclosed = errors.length > 0 ? unclosedIn(tokens, text) : undefined;
  // Whatever else the parser says of what follows is a consequence.
  if (unclosed !== undefined)
    return {
      findings: [fault('invalid-yaml', unclosed.message!, unclosed.at, unclosed.at + 1, unclosed.help)],
    };
  const findings = firstOfEachLine(errors, source).map((error) => {
    const slip = slipIn(text, error.pos[0], error.code);
    return fault(
      'invalid-yaml',
      slip?.message ?? wordsFor[error.code] ?? withoutStop(error.message),
      error.pos[0],
      Math.min(error.pos[1], text.length),
      slip?.help ?? helpFor[error.code],
    );
  });
  if (second !== undefined && findings.length === 0) {
    const at = second.range?.[0] ?? 0;
    findings.push(
      fault('invalid-yaml', 'a second YAML document begins here', at, at + 3, 'keep one document in a file'),
    );
  }
  if (findings.length > 0 || !document?.contents) return { findings };

  try {
    const duplicates: Finding[] = [];
    const root = convert(document.contents as ParsedNode, { fault, duplicates, anchors: new Map() });
    return duplicates.length > 0 ? { findings: duplicates } : { root: root.node, findings: [] };
  } catch (error) {
    if (error instanceof YamlFault) return { findings: [error.finding] };
    throw error;
  }
}

/** What the parser says of a line where it stumbled already is a consequence. */
function firstOfEachLine<Fault extends { pos: readonly [number, number] }>(
  errors: readonly Fault[],
  source: SourceText,
) {
  const byLine = new Map<number, Fault>();
  for (const error of errors) {
    const { line } = source.position(error.pos[0]);
    if (byLine.size < errorLimit && !byLine.has(line)) byLine.set(line, error);
  }
  return [...byLine.values()];
}

/** Kinder words than the parser's for the slips that people make most. */
const wordsFor: Record<string, string> = {
  BLOCK_AS_IMPLICIT_KEY: 'a second ": " stands in this line, or the next line is indented too far',
  BLOCK_IN_FLOW: 'a ": " stands in a value between brackets',
  MULTILINE_IMPLICIT_KEY: 'this line has no colon after its key, or a quote further up is not closed',
};

const withoutStop = (message: string) => {
  const line = message.split('\n')[0]!.replace(/[.:]$/, '');
  return line.charAt(0).toLowerCase() + line.slice(1);
};

/**
 * The tokens of a text, or the offset at which lists and maps stand too deep. What opens within one line (`[[[`, `- - -`) is
 * counted before the parser sees it, because closing thousands of such levels at once overflows the parser's own stack.
 */
function tokensOf(text: string): { tokens: CST.Token[]; tooDeep?: number | undefined } {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let brackets = 0;
  let indicators = 0;
  for (const lexeme of new Lexer().lex(text)) {
    const type = CST.tokenType(lexeme);
    if (type === 'flow-seq-start' || type === 'flow-map-start') brackets++;
    else if (type === 'flow-seq-end' || type === 'flow-map-end') brackets--;
    else if (type === 'seq-item-ind' || type === 'explicit-key-ind') indicators++;
    else if (type === 'newline') indicators = 0;
    if (Math.max(brackets, indicators) > depthLimit) return { tokens: [], tooDeep: parser.offset };
    tokens.push(...parser.next(lexeme));
  }
  tokens.push(...parser.end());
  return { tokens, tooDeep: tokens.map(firstTooDeep).find((offset) => offset !== undefined) };
}

/** Offset of the first collection that stands too deep; iterative, because recursion is what such input breaks. */
function firstTooDeep(token: CST.Token): number | undefined {
  const open: { token: CST.Token; depth: number }[] = [{ token, depth: 0 }];
  while (open.length > 0) {
    const { token: next, depth } = open.pop()!;
    if (depth > depthLimit) return next.offset;
    if (next.type === 'document' && next.value) open.push({ token: next.value, depth });
    if ('items' in next) {
      for (const item of next.items) {
        if ('key' in item && item.key) open.push({ token: item.key, depth: depth + 1 });
        if (item.value) open.push({ token: item.value, depth: depth + 1 });
      }
    }
  }
  return undefined;
}

interface Conversion {
  fault: (code: string, message: string, start: number, end: number, help?: string) => Finding;
  duplicates: Finding[];
  /** Undefined while the anchored part is still being read: an alias to it would never end. */
  anchors: Map<string, Sized | undefined>;
}
interface Sized {
  node: YamlNode;
  size: number;
}

function convert(node: ParsedNode | Alias.Parsed, conversion: Conversion): Sized {
  const [start, end] = node.range;
  const stop = (message: string, help: string) => {
    throw new YamlFault(conversion.fault('invalid-yaml', message, start, Math.max(end, start + 1), help));
  };
  if (isAlias(node)) {
    const target = conversion.anchors.get(node.source);
    if (target === undefined) {
      const known = conversion.anchors.has(node.source);
      return stop(
        known ? `*${node.source} stands inside what it repeats` : `nothing above is anchored as &${node.source}`,
        'write the value out',
      ) as never;
    }
    return { node: { ...target.node, start, end }, size: target.size };
  }
  if (node.anchor) conversion.anchors.set(node.anchor, undefined);
  let size = 1;
  const child = (value: ParsedNode): YamlNode => {
    const converted = convert(value, conversion);
    size += converted.size;
    if (size > sizeLimit) stop('the aliases of this part repeat too much', 'write the values out');
    return converted.node;
  };
  let result: YamlNode;
  if (isScalar(node)) {
    const text = String(node.value ?? '');
    result = { kind: 'scalar', text, blank: text === '' && node.type === 'PLAIN', start, end };
  } else if (isSeq<ParsedNode>(node)) {
    result = { kind: 'list', items: node.items.map(child), start, end };
  } else if (isMap<ParsedNode, ParsedNode | null>(node)) {
    const seen = new Map<string, number>();
    const entries: YamlEntry[] = [];
    for (const { key, value } of node.items) {
      if (!isScalar(key)) return stop('a key must be a word', 'write keys as plain words, one a line') as never;
      const [keyStart, keyEnd] = (key as ParsedNode).range;
      const name = String(key.value ?? '');
      if (seen.has(name)) {
        const message = `the key ${name} stands here a second time`;
        const help = 'keep one of the two and move its values together';
        conversion.duplicates.push({
          ...conversion.fault('duplicate-key', message, keyStart, keyEnd, help),
          about: name,
        });
        continue;
      }
      seen.set(name, keyStart);
      entries.push({
        key: name,
        keyStart,
        keyEnd,
        value: value === null ? { kind: 'scalar', text: '', blank: true, start: keyEnd, end: keyEnd } : child(value),
      });
    }
    result = { kind: 'map', entries, start, end };
  } else {
    return stop('this part cannot be read', 'write it as text, a list or a map') as never;
  }
  const sized = { node: result, size };
  if (node.anchor) conversion.anchors.set(node.anchor, sized);
  return sized;
}
