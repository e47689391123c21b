import type { YamlEntry, YamlMap, YamlNode } from './yaml-node.ts';

/**
 * Reads the plain YAML that most front matter is written in, several times faster than a whole YAML parser. By construction a
 * subset: keys and one-line values, one-line [lists] and {maps}, block lists and maps, texts of several lines behind > or |,
 * comments and blank lines between them; whatever else a text holds, the answer is undefined and the YAML parser reads it. It never reports a fault, and where it answers, it answers as that parser does.
 */
export function readPlainYaml(text: string): YamlMap | undefined {
  // Tabs, control characters, anchors and the like all need the real parser.
  if (text === '' || unusual.test(text)) return undefined;
  const reader = new PlainReader(text);
  const root = reader.blockMap(0, 0);
  return root !== undefined && reader.atEnd() ? root : undefined;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: YAML forbids them.
const unusual = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
const key = /[A-Za-z0-9][A-Za-z0-9_./-]*(?=:(?: |\n|$))/y;
/** A plain scalar of a block: ends with its line; no ": ", no " #", no colon at its end. */
const blockScalar = /[\p{L}\p{N}(](?:[^\n:#]|:(?=[^ \n])|(?<! )#)*/uy;
/** A plain scalar inside brackets: also ends at a comma or bracket. */
const flowScalar = /[\p{L}\p{N}](?:[^\n:#,[\]{}]|:(?=[\p{L}\p{N}/])|(?<! )#)*/uy;
const lineFeed = 10;
const commentSign = 35;
const dash = 45;
const doubleQuoted = /"[^"\\\n]*"/y;
const singleQuoted = /'[^'\n]*'(?!')/y;
const deepest = 12;

/** The keys of one map, each once. Most maps have a few, among which looking is quicker than a set is made. */
class Names {
  private readonly few: string[] = [];
  private many: Set<string> | undefined;

  /** Whether a name is new. */
  add(name: string): boolean {
    if (this.many === undefined) {
      if (this.few.includes(name)) return false;
      if (this.few.push(name) > 16) this.many = new Set(this.few);
      return true;
    }
    return this.many.size < this.many.add(name).size;
  }
}

class PlainReader {
  private readonly text: string;
  /** Start of the line that is read next, one that says something, and how deep that stands. */
  private line = 0;
  private indent = 0;
  /** Start of the line behind the last that did, where what ends there ends. */
  private end = 0;

  constructor(text: string) {
    this.text = text;
    this.goTo(0);
  }

  /** Goes on with the first line from `start` on that is neither blank nor a comment. */
  private goTo(start: number): void {
    this.end = start;
    let indented: { line: number; indent: number } | undefined;
    for (let line = start; ; ) {
      const indent = this.pastSpaces(line) - line;
      this.line = line;
      this.indent = indent;
      const sign = this.text.charCodeAt(line + indent);
      const isComment = sign === commentSign;
      const isSilent =
        isComment || sign === lineFeed || (line < this.text.length && line + indent === this.text.length);
      // A comment that stands deeper, or less deep, than what follows it may be part of what comes before.
      if (indented !== undefined && (!isSilent || isComment) && indent !== indented.indent) {
        this.line = indented.line;
        this.indent = indented.indent;
        return;
      }
      if (!isSilent) return;
      if (indent > 0 && isComment) indented ??= { line, indent };
      line = Math.min(this.lineEnd(line + indent) + 1, this.text.length);
    }
  }

  /** The character with which the line that is read next begins. */
  private signOfLine(): number {
    return this.text.charCodeAt(this.line + this.indent);
  }

  atEnd(): boolean {
    return this.line >= this.text.length;
  }

  /** Where what a pattern takes from `at` on ends; `at` itself where it takes nothing. */
  private endOf(pattern: RegExp, at: number): number {
    pattern.lastIndex = at;
    return pattern.test(this.text) ? pattern.lastIndex : at;
  }

  /** Moves to the next line; false if something other than a comment stands between `at` and the end of this one. */
  private endLine(at: number): boolean {
    let end = this.pastSpaces(at);
    if (end > at && this.text.charCodeAt(end) === commentSign) end = this.lineEnd(end);
    if (end < this.text.length && this.text.charCodeAt(end) !== lineFeed) return false;
    this.goTo(Math.min(end + 1, this.text.length));
    return true;
  }

  private lineEnd(from: number): number {
    const end = this.text.indexOf('\n', from);
    return end === -1 ? this.text.length : end;
  }

  /** A map whose keys stand `indent` deep; the first key stands at `first` where a list's dash precedes it. */
  blockMap(indent: number, depth: number, first?: number): YamlMap | undefined {
    if (depth > deepest) return undefined;
    const entries: YamlEntry[] = [];
    const names = new Names();
    const start = first ?? this.line + indent;
    for (let at = start; ; at = this.line + indent) {
      const keyEnd = this.endOf(key, at);
      const name = this.text.slice(at, keyEnd);
      if (keyEnd === at || !names.add(name)) return undefined;
      const value = this.entryValue(keyEnd + 1, indent, depth);
      if (value === undefined) return undefined;
      entries.push({ key: name, keyStart: at, keyEnd, value });
      if (this.atEnd()) break;
      if (this.indent > indent) return undefined;
      if (this.indent < indent || this.signOfLine() === dash) break;
    }
    // Where a map ends in a key without a value, the YAML parser ends it elsewhere.
    const last = entries.at(-1)?.value;
    if (last?.kind === 'scalar' && last.blank) return undefined;
    return { kind: 'map', entries, start, end: this.end };
  }

  private entryValue(afterColon: number, indent: number, depth: number): YamlNode | undefined {
    const at = this.pastSpaces(afterColon);
    const sign = this.text.charCodeAt(at);
    const hasValue = at > afterColon && at < this.text.length && sign !== lineFeed && sign !== commentSign;
    if (hasValue) return this.inline(at, indent);
    const isPlain = at === afterColon;
    if (!this.endLine(afterColon)) return undefined;
    if (!this.atEnd()) {
      if (this.signOfLine() === dash && this.indent >= indent) return this.blockList(this.indent, depth + 1);
      if (this.indent > indent) return this.blockMap(this.indent, depth + 1);
    }
    // Where a comment or a blank line follows, the YAML parser puts what is not there elsewhere.
    if (!isPlain || this.line !== this.end) return undefined;
    return { kind: 'scalar', text: '', blank: true, start: afterColon, end: afterColon };
  }

  private blockList(indent: number, depth: number): YamlNode | undefined {
    if (depth > deepest) return undefined;
    const start = this.line + indent;
    const items: YamlNode[] = [];
    while (!this.atEnd()) {
      if (this.indent > indent) return undefined;
      if (this.indent < indent || this.signOfLine() !== dash) break;
      const at = this.line + indent + 1;
      if (this.text.charCodeAt(at) !== 32 || this.text.charCodeAt(at + 1) === 32) return undefined;
      const item =
        this.endOf(key, at + 1) === at + 1 ? this.inline(at + 1, indent) : this.blockMap(indent + 2, depth + 1, at + 1);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return { kind: 'list', items, start, end: this.end };
  }

  /** A value on the rest of a line, or behind a sign for several lines, which stand deeper than `indent`. */
  private inline(at: number, indent: number): YamlNode | undefined {
    const sign = this.text[at];
    if (sign === '>' || sign === '|') return this.lines(at, indent, sign === '>');
    const value = this.value(at, blockScalar, 0);
    return value !== undefined && this.endLine(value.end) ? value : undefined;
  }

  /** A text of several lines, folded into one or kept as they are, without the last line end where the sign ends in a dash. */
  private lines(at: number, indent: number, isFolded: boolean): YamlNode | undefined {
    const isStripped = this.text[at + 1] === '-';
    let start = at + (isStripped ? 2 : 1);
    if (this.text.charCodeAt(start) !== lineFeed) return undefined;
    start++;
    const depth = this.pastSpaces(start) - start;
    if (depth <= indent) return undefined;
    const lines: string[] = [];
    let between = '';
    let end = start;
    for (let lineEnd = 0; start < this.text.length; start = lineEnd + 1) {
      lineEnd = this.lineEnd(start);
      const begin = this.pastSpaces(start);
      if (begin === lineEnd) {
        // Blank lines before the text, and those with more blanks than it has, say more than that they are blank.
        if (lines.length === 0 || begin - start > depth) return undefined;
        between += '\n';
        continue;
      }
      if (begin - start <= indent) break;
      if (begin - start < depth || (isFolded && begin - start > depth)) return undefined;
      if (isFolded && this.text.charCodeAt(lineEnd - 1) === 32) return undefined;
      if (lines.length > 0) lines.push(isFolded ? between || ' ' : `${between}\n`);
      lines.push(this.text.slice(start + depth, lineEnd));
      between = '';
      end = Math.min(lineEnd + 1, this.text.length);
    }
    // Where the last line has no end, there is none to keep.
    if (lines.length === 0 || (!isStripped && this.text.charCodeAt(end - 1) !== lineFeed)) return undefined;
    this.goTo(end);
    return { kind: 'scalar', text: lines.join('') + (isStripped ? '' : '\n'), blank: false, start: at, end };
  }

  /** A text in quotes, a list or map in brackets, or a plain text. */
  private value(at: number, plain: RegExp, depth: number): YamlNode | undefined {
    switch (this.text[at]) {
      case '"':
        return this.quoted(at, doubleQuoted);
      case "'":
        return this.quoted(at, singleQuoted);
      case '[':
        return depth > deepest ? undefined : this.flowList(at, depth);
      case '{':
        return depth > deepest ? undefined : this.flowMap(at, depth);
      default:
        return this.plain(at, plain);
    }
  }

  private quoted(at: number, form: RegExp): YamlNode | undefined {
    const end = this.endOf(form, at);
    if (end === at) return undefined;
    return { kind: 'scalar', text: this.text.slice(at + 1, end - 1), blank: false, start: at, end };
  }

  private plain(at: number, form: RegExp): YamlNode | undefined {
    const end = this.endOf(form, at);
    if (end === at) return undefined;
    const text = this.text.slice(at, end).trimEnd();
    return { kind: 'scalar', text, blank: false, start: at, end: at + text.length };
  }

  private flowList(at: number, depth: number): YamlNode | undefined {
    const items: YamlNode[] = [];
    let here = this.pastSpaces(at + 1);
    while (this.text[here] !== ']') {
      const value = this.value(here, flowScalar, depth + 1);
      if (value === undefined) return undefined;
      items.push(value);
      here = this.nextInFlow(value.end, ']');
      if (here === -1) return undefined;
    }
    return { kind: 'list', items, start: at, end: here + 1 };
  }

  private flowMap(at: number, depth: number): YamlNode | undefined {
    const entries: YamlEntry[] = [];
    const names = new Names();
    let here = this.pastSpaces(at + 1);
    while (this.text[here] !== '}') {
      const keyEnd = this.endOf(key, here);
      const name = this.text.slice(here, keyEnd);
      if (keyEnd === here || !names.add(name)) return undefined;
      const value = this.value(this.pastSpaces(keyEnd + 1), flowScalar, depth + 1);
      if (value === undefined) return undefined;
      entries.push({ key: name, keyStart: here, keyEnd, value });
      here = this.nextInFlow(value.end, '}');
      if (here === -1) return undefined;
    }
    return { kind: 'map', entries, start: at, end: here + 1 };
  }

  /** Where the closing bracket stands, or what follows a comma; -1 where neither does. */
  private nextInFlow(from: number, closing: string): number {
    const at = this.pastSpaces(from);
    if (this.text[at] === closing) return at;
    const next = this.text[at] === ',' ? this.pastSpaces(at + 1) : -1;
    return this.text[next] === closing ? -1 : next;
  }

  private pastSpaces(from: number): number {
    let at = from;
    while (this.text.charCodeAt(at) === 32) at++;
    return at;
  }
}
