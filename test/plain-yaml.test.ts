import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { splitFrontMatter } from '../src/parse/front-matter.ts';
import { readPlainYaml } from '../src/parse/plain-yaml.ts';
import { SourceText } from '../src/parse/source-text.ts';
import { parseYaml } from '../src/parse/yaml-document.ts';

/** Whatever the plain reader answers must be what the YAML parser answers, places included. */
function agree(text: string): boolean {
  const plain = readPlainYaml(text);
  if (plain === undefined) return false;
  const { root, findings } = parseYaml(new SourceText('x.md', text));
  expect({ text, root: plain, findings: [] }).toEqual({ text, root, findings });
  return true;
}

const word = fc.constantFrom(
  'a',
  'E03',
  'B9/1.5',
  'B9/2.1 @ attachments/x.pdf p. 2',
  '1.10',
  '2026-03-04',
  'no',
  '12:30',
  'x: y',
  'a #b',
  'a#b',
  'ends:',
  '-',
  '- a',
  '"q"',
  "'q'",
  '"a\\n"',
  "'it''s'",
  '',
  ' ',
  '~',
  '*a',
  '&a b',
  '!t x',
  '? k',
  '| ',
  '> ',
  '@x',
  '`x',
  '%x',
  'é',
  '名',
  '😀',
  '(a)',
  'a,b',
  'a]b',
  'a}b',
  'http://x',
  'a:b',
  ':x',
  '#c',
  'null',
  '[]',
  '{}',
  '...',
  '---',
  'a  b',
  'a\tb',
  '½',
  '٣x',
);
const flow = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    word,
    fc.array(tie('value'), { maxLength: 3 }).map((items) => `[${items.join(', ')}]`),
    fc
      .array(fc.tuple(word, tie('value')), { maxLength: 3 })
      .map((entries) => `{ ${entries.map(([k, v]) => `${k}: ${v}`).join(', ')} }`),
  ),
})).value;
const indent = fc.constantFrom('', '  ', '    ', ' ');
const silent = fc.constantFrom('', ' ', '# a', '  # b', '    # c', '#', '      ');
const sign = fc.constantFrom('>', '|', '>-', '|-', '>+', '|2', '> # c');
const line = fc.oneof(
  silent,
  fc.tuple(indent, word, word).map(([i, k, v]) => `${i}${k}: ${v} # c`),
  fc.tuple(indent, word).map(([i, k]) => `${i}${k}: # c`),
  fc
    .tuple(indent, word, sign, indent, fc.array(fc.oneof(word, silent), { maxLength: 4 }))
    .map(([i, k, s, deeper, words]) => [`${i}${k}: ${s}`, ...words.map((each) => `${i}${deeper}${each}`)].join('\n')),
  fc.tuple(indent, word, flow).map(([i, k, v]) => `${i}${k}: ${v}`),
  fc.tuple(indent, word).map(([i, k]) => `${i}${k}:`),
  fc.tuple(indent, flow).map(([i, v]) => `${i}- ${v}`),
  fc.tuple(indent, word, flow).map(([i, k, v]) => `${i}- ${k}: ${v}`),
  word,
);

/** Front matter as people write it: maps, lists and one-line values, now and then with something the reader must not touch. */
const safe = fc.constantFrom(
  'a',
  'E03',
  'B9/1.5',
  'B9/2.1 @ attachments/x.pdf p. 2',
  '1.10',
  '2026-03-04',
  'no',
  '12:30',
  '"q, r: s"',
  "'q'",
  'é',
  'x#y',
  '(a) b',
  'http://x/y',
  "it's",
  'a "b" c',
  'sha256:ab',
  '[]',
  '{}',
);
const scalar = fc.oneof({ weight: 12, arbitrary: safe }, { weight: 1, arbitrary: word });
const inline = fc.oneof(
  { weight: 6, arbitrary: scalar },
  { weight: 2, arbitrary: fc.array(scalar, { maxLength: 3 }).map((items) => `[${items.join(', ')}]`) },
  {
    weight: 1,
    arbitrary: fc
      .array(scalar, { maxLength: 3 })
      .map((items) => `{ ${items.map((item, index) => `k${index}: ${item}`).join(', ')} }`),
  },
);
const name = fc.constantFrom('id', 'title', 'a-b', 'E03', '58A', 'x_y', 'k.l');
type Block = string[];
const block: fc.Arbitrary<Block> = fc.letrec<{ map: Block }>((tie) => ({
  map: fc.oneof(
    { maxDepth: 2, depthSize: 'small' },
    fc
      .uniqueArray(fc.tuple(name, inline), { minLength: 1, maxLength: 4, selector: ([key]) => key })
      .map((entries) => entries.map(([key, value]) => `${key}: ${value}`)),
    fc
      .uniqueArray(
        fc.tuple(
          name,
          fc.oneof(
            inline.map((value) => [value]),
            tie('map'),
            fc
              .array(
                fc.oneof(
                  inline.map((value) => [value]),
                  tie('map'),
                ),
                { minLength: 1, maxLength: 3 },
              )
              .map((items) =>
                items.flatMap((item) => item.map((text, index) => `${index === 0 ? '- ' : '  '}${text}`)),
              ),
          ),
          fc.constantFrom('  ', '', '    '),
        ),
        { minLength: 1, maxLength: 3, selector: ([key]) => key },
      )
      .map((entries) =>
        entries.flatMap(([key, value, deeper]) =>
          value.length === 1 && !value[0]!.includes(': ') && !value[0]!.startsWith('- ')
            ? [`${key}: ${value[0]}`]
            : [`${key}:`, ...value.map((text) => deeper + text)],
        ),
      ),
  ),
})).map;

describe('the reader of plain YAML', () => {
  it('answers as the YAML parser does for front matter as people write it', () => {
    let answered = 0;
    fc.assert(
      fc.property(block, fc.constantFrom('', '\n'), (lines, end) => {
        if (agree(lines.join('\n') + end)) answered++;
      }),
      { numRuns: 800 },
    );
    expect(answered).toBeGreaterThan(500);
  });

  it('answers as the YAML parser does with comments, blank lines and texts of several lines between', () => {
    let answered = 0;
    const texts = fc.tuple(
      fc.constantFrom('>-', '|', '>', '|-'),
      fc.array(fc.oneof({ weight: 5, arbitrary: safe }, { weight: 1, arbitrary: fc.constantFrom('', '  in') }), {
        minLength: 1,
        maxLength: 4,
      }),
    );
    const more = fc.oneof(
      silent.map((each) => [each]),
      texts.map(([s, lines]) => [`long: ${s}`, ...lines.map((each) => `  ${each}`)]),
      texts.map(([s, lines]) => ['list:', `- ${s}`, ...lines.map((each) => `    ${each}`), '- b # c']),
    );
    fc.assert(
      fc.property(
        more,
        block,
        more,
        fc.constantFrom('', '\n', '\n\n# end'),
        fc.nat(),
        (before, lines, after, end, at) => {
          const place = at % (lines.length + 1);
          const all = [...before, ...lines.slice(0, place), ...after, ...lines.slice(place)];
          if (agree(all.join('\n') + end)) answered++;
        },
      ),
      { numRuns: 3000 },
    );
    expect(answered).toBeGreaterThan(500);
  });

  it('answers as the YAML parser does, or not at all, for anything made of YAML’s parts', () => {
    fc.assert(
      fc.property(
        fc.array(line, { maxLength: 8 }),
        fc.constantFrom('', '\n', '\n\n', ' \n'),
        (lines, end) => void agree(lines.join('\n') + end),
      ),
      { numRuns: 1500 },
    );
  });

  it('answers as the YAML parser does, or not at all, for keys and values of any characters', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.constantFrom('id', 'title', 'x-a'), fc.string({ unit: 'binary', maxLength: 12 })), {
          maxLength: 3,
        }),
        (entries) => void agree(entries.map(([k, v]) => `${k}: ${v}\n`).join('')),
      ),
      { numRuns: 1200 },
    );
  });

  it('reads nearly all front matter of the example portfolios', () => {
    const files = readdirSync('portfolios', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.md'),
    );
    const fronts = files
      .map((file) => splitFrontMatter(file, readFileSync(join('portfolios', file), 'utf8')))
      .flatMap((split) => ('source' in split ? [split.source.text] : []));
    const read = fronts.filter(agree);
    expect(read.length / fronts.length).toBeGreaterThan(0.8);
  });

  it('reads the specifications, and the files of the workspace', () => {
    const files = [...readdirSync('specs').map((file) => `specs/${file}`), 'evid.yaml', 'people.yaml'];
    expect(files.filter((file) => !agree(readFileSync(file, 'utf8')))).toEqual([]);
  });
});
