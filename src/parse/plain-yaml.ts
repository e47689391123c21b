import type { YamlEntry, YamlMap, YamlNode } from './yaml-node.ts';

/**
 * Reads the plain YAML that most front matter is written in, several times faster than a whole YAML parser. By construction a
 * subset: keys and one-line values, one-line [lists] and {maps}, block lists and maps; whatever else a text holds, the answer
 * is undefined and the YAML parser reads it. It never reports a fault, and where it answers, it answers as that parser does.
 */
export function readPlainYaml(text: string): YamlMap | undefined {
  // Tabs, control characters, comments, anchors and the like all need the real parser.
  if (text === '' || unusual.test(text)) return undefined;
  const reader = new PlainReader(text);
  const root = reader.blockMap(0, 0);
  return root !== undefined && reader.atEnd() ? root : undefined;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: YAML forbids them.
const unusual = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/;
const key = /([A-Za-z0-9][A-Za-z0-9_./-]*):(?= |\n|$)/y;
/** A plain scalar of a block: ends with its line; no ": ", no " #", no colon at its end. */
const blockScalar = /[\p{L}\p{N}(](?:[^\n:#]|:(?=[^ \n])|(?<! )#)*/uy;
/** A plain scalar inside brackets: also ends at a comma or bracket. */
const flowScalar = /[\p{L}\p{N}](?:[^\n:#,[\]{}]|:(?=[\p{L}\p{N}/])|(?<! )#)*/uy;
const doubleQuoted = /"[^"\\\n]*"/y;
const singleQuoted = /'[^'\n]*'(?!')/y;
const deepest = 12;

/** The keys of one map, each once. Most maps have a few, among which looking is quicker than a set is made. */
class Names {
  readonly #few: string[] = [];
  #many: Set<string> | undefined;

  /** Whether a name is new. */
  add(name: string): boolean {
    if (this.#many === undefined) {
      if (this.#few.includes(name)) return false;
      if (this.#few.push(name) > 16) this.#many = new Set(this.#few);
      return true;
    }
    return this.#many.size < this.#many.add(name).size;
  }
}

class PlainReader {
  readonly #text: string;
  /** Start of the line that is read next. */
  #line = 0;

  constructor(text: string) {
    this.#text = text;
  }

  atEnd(): boolean {
    return this.#line >= this.#text.length;
  }

  #match(pattern: RegExp, at: number): string | undefined {
    pattern.lastIndex = at;
    return pattern.exec(this.#text)?.[0];
  }

  #indent(): number {
    let at = this.#line;
    while (this.#text.charCodeAt(at) === 32) at++;
    return at - this.#line;
  }

  /** Moves to the next line; false if something stands between `at` and the end of this one. */
  #endLine(at: number): boolean {
    let end = at;
    while (this.#text.charCodeAt(end) === 32) end++;
    if (end < this.#text.length && this.#text.charCodeAt(end) !== 10) return false;
    this.#line = Math.min(end + 1, this.#text.length);
    return true;
  }

  /** A map whose keys stand `indent` deep; the first key stands at `first` where a list's dash precedes it. */
  blockMap(indent: number, depth: number, first?: number): YamlMap | undefined {
    if (depth > deepest) return undefined;
    const entries: YamlEntry[] = [];
    const names = new Names();
    const start = first ?? this.#line + indent;
    for (let at = start; ; at = this.#line + indent) {
      const found = this.#match(key, at);
      if (found === undefined) return undefined;
      const name = found.slice(0, -1);
      if (!names.add(name)) return undefined;
      const keyEnd = at + name.length;
      const value = this.#entryValue(keyEnd + 1, indent, depth);
      if (value === undefined) return undefined;
      entries.push({ key: name, keyStart: at, keyEnd, value });
      if (this.atEnd()) break;
      const next = this.#indent();
      if (next > indent) return undefined;
      if (next < indent || this.#text.charCodeAt(this.#line + next) === 45) break;
    }
    // Where a map ends in a key without a value, the YAML parser ends it elsewhere.
    const last = entries.at(-1)?.value;
    if (last?.kind === 'scalar' && last.blank) return undefined;
    return { kind: 'map', entries, start, end: this.#line };
  }

  #entryValue(afterColon: number, indent: number, depth: number): YamlNode | undefined {
    if (this.#text.charCodeAt(afterColon) === 32) return this.#inline(afterColon);
    if (!this.#endLine(afterColon)) return undefined;
    if (!this.atEnd()) {
      const next = this.#indent();
      const isList = this.#text.charCodeAt(this.#line + next) === 45;
      if (isList && next >= indent) return this.#blockList(next, depth + 1);
      if (next > indent) return this.blockMap(next, depth + 1);
    }
    return { kind: 'scalar', text: '', blank: true, start: afterColon, end: afterColon };
  }

  #blockList(indent: number, depth: number): YamlNode | undefined {
    if (depth > deepest) return undefined;
    const start = this.#line + indent;
    const items: YamlNode[] = [];
    while (!this.atEnd()) {
      const here = this.#indent();
      if (here > indent) return undefined;
      if (here < indent || this.#text.charCodeAt(this.#line + here) !== 45) break;
      const at = this.#line + indent + 1;
      if (this.#text.charCodeAt(at) !== 32 || this.#text.charCodeAt(at + 1) === 32) return undefined;
      const item =
        this.#match(key, at + 1) === undefined ? this.#inline(at) : this.blockMap(indent + 2, depth + 1, at + 1);
      if (item === undefined) return undefined;
      items.push(item);
    }
    return { kind: 'list', items, start, end: this.#line };
  }

  /** A value on the rest of a line. */
  #inline(from: number): YamlNode | undefined {
    let at = from;
    while (this.#text.charCodeAt(at) === 32) at++;
    const value = this.#quoted(at) ?? this.#flow(at, 0) ?? this.#plain(at, blockScalar);
    return value !== undefined && this.#endLine(value.end) ? value : undefined;
  }

  #quoted(at: number): YamlNode | undefined {
    const code = this.#text.charCodeAt(at);
    if (code !== 34 && code !== 39) return undefined;
    const found = this.#match(code === 34 ? doubleQuoted : singleQuoted, at);
    if (found === undefined) return undefined;
    return { kind: 'scalar', text: found.slice(1, -1), blank: false, start: at, end: at + found.length };
  }

  #plain(at: number, form: RegExp): YamlNode | undefined {
    const found = this.#match(form, at)?.trimEnd();
    if (found === undefined) return undefined;
    return { kind: 'scalar', text: found, blank: false, start: at, end: at + found.length };
  }

  #flow(at: number, depth: number): YamlNode | undefined {
    const opening = this.#text[at];
    if ((opening !== '[' && opening !== '{') || depth > deepest) return undefined;
    const closing = opening === '[' ? ']' : '}';
    const items: YamlNode[] = [];
    const entries: YamlEntry[] = [];
    const names = new Names();
    let here = this.#pastSpaces(at + 1);
    while (this.#text[here] !== closing) {
      let name: string | undefined;
      const keyStart = here;
      if (opening === '{') {
        name = this.#match(key, here)?.slice(0, -1);
        if (name === undefined || !names.add(name)) return undefined;
        here = this.#pastSpaces(here + name.length + 1);
      }
      const value = this.#quoted(here) ?? this.#flow(here, depth + 1) ?? this.#plain(here, flowScalar);
      if (value === undefined) return undefined;
      if (name === undefined) items.push(value);
      else entries.push({ key: name, keyStart, keyEnd: keyStart + name.length, value });
      here = this.#pastSpaces(value.end);
      if (this.#text[here] === closing) break;
      if (this.#text[here] !== ',') return undefined;
      here = this.#pastSpaces(here + 1);
      if (this.#text[here] === closing) return undefined;
    }
    const end = here + 1;
    return opening === '[' ? { kind: 'list', items, start: at, end } : { kind: 'map', entries, start: at, end };
  }

  #pastSpaces(from: number): number {
    let at = from;
    while (this.#text.charCodeAt(at) === 32) at++;
    return at;
  }
}
