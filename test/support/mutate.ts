import type { chance } from './chance.mjs';

type Chance = ReturnType<typeof chance>;

/** Pieces that mean something to YAML, Markdown, evid, a terminal, a page, a spreadsheet or a CI runner. */
const pieces = [
  ...[
    '---\n',
    '\n',
    '\r\n',
    '\t',
    '  - ',
    ': ',
    ' #',
    '"',
    "'",
    '[',
    ']',
    '{',
    '}',
    '*a',
    '&a ',
    '|\n',
    '>-\n',
    '!!x ',
    '%YAML 1.1\n',
  ],
  ...[
    '<!-- ',
    ' -->',
    '```\n',
    '~~~\n',
    '`',
    '<div>',
    '</script>',
    '[B9/1.5]',
    '[B9/1.5 @ ',
    '](x)',
    '# ',
    '> ',
    '| a | b |\n',
    '\\',
  ],
  ...[
    'B9/1.5',
    'B9/ER5b',
    'partner/uncooperative',
    'E01',
    '2026-02-30',
    '1.10',
    'no',
    'null',
    '../../x',
    'C:\\x',
    '/etc/passwd',
    '-',
  ],
  ...[
    '\u0000',
    '\u0007',
    '\u001b[31m',
    '\u202e',
    '\ufeff',
    '\ud800',
    '\u2028',
    'é',
    'e\u0301',
    '🦉',
    '=cmd',
    '::error::x',
    '##[x]',
    '__proto__',
  ],
  ...[
    '<<<<<<< a\n',
    '=======\n',
    '>>>>>>> b\n',
    'constructor',
    'withdrawn: 2026-01-01\n',
    'draft: true\n',
    'x-a: 1\n',
    'date: 2026-13-01\n',
  ],
];
const largest = 64 * 1024;

type Mutation = (text: string, any: Chance) => string;
const insert = (text: string, at: number, piece: string, removed = 0) =>
  text.slice(0, at) + piece + text.slice(at + removed);
const onLines =
  (change: (lines: string[], at: number, any: Chance) => void): Mutation =>
  (text, any) => {
    const lines = text.split('\n');
    change(lines, any(lines.length), any);
    return lines.join('\n');
  };
/** What happens to a file: of its characters, lines, structure, scalars and words. */
export const mutations: Readonly<Record<string, Mutation>> = {
  piece: (text, any) => insert(text, any(text.length + 1), pieces[any(pieces.length)]!, any(3)),
  character: (text, any) =>
    insert(text, any(text.length + 1), String.fromCharCode(any(4) === 0 ? any(0xffff) : any(128)), any(2)),
  cut: (text, any) => text.slice(0, any(text.length + 1)),
  hole: (text, any) => insert(text, any(text.length + 1), '', any(200)),
  doubled: (text, any) => {
    const at = any(text.length + 1);
    return insert(text, at, text.slice(at, at + any(300)));
  },
  repeated: (text, any) =>
    insert(text, any(text.length + 1), pieces[any(pieces.length)]!.repeat(1 + any(any(20) === 0 ? 4000 : 40))),
  grown: (text, any) => insert(text, any(text.length + 1), 'x'.repeat(any(any(10) === 0 ? largest : 500))),
  'line gone': onLines((lines, at) => lines.splice(at, 1)),
  'line twice': onLines((lines, at) => lines.splice(at, 0, lines[at]!)),
  'line moved': onLines((lines, at, any) => lines.splice(any(lines.length), 0, ...lines.splice(at, 1))),
  indented: onLines((lines, at, any) => {
    lines[at] = `${' '.repeat(any(6))}${lines[at]!.slice(any(3))}`;
  }),
  'value replaced': onLines((lines, at, any) => {
    lines[at] = lines[at]!.replace(/:.*/, () => `: ${pieces[any(pieces.length)]}`);
  }),
  nested: onLines((lines, at, any) => {
    const depth = 1 + any(any(20) === 0 ? 3000 : 80);
    lines[at] = lines[at]!.replace(
      /: *(.*)/,
      (_, value: string) => `: ${'['.repeat(depth)}${value}${']'.repeat(depth)}`,
    );
  }),
  'words swapped': (text, any) => {
    const words = text.split(' ');
    const [a, b] = [any(words.length), any(words.length)];
    [words[a], words[b]] = [words[b]!, words[a]!];
    return words.join(' ');
  },
};

/** A text that has been changed a few times, as bytes that are no UTF-8 at times, and what was done to it. */
export function mutatedText(text: string, any: Chance): { content: string | Uint8Array; did: string[] } {
  const kinds = Object.keys(mutations);
  const did: string[] = [];
  let changed = text;
  for (let times = 1 + any(4); times > 0; times--) {
    const kind = kinds[any(kinds.length)]!;
    changed = mutations[kind]!(changed, any);
    did.push(kind);
  }
  if (any(25) !== 0) return { content: changed, did };
  const bytes = Buffer.from(changed);
  for (let times = 1 + any(3); times > 0 && bytes.length > 0; times--) bytes[any(bytes.length)] = any(256);
  return { content: bytes, did: [...did, 'bytes'] };
}
