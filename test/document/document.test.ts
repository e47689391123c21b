import { stripVTControlCharacters } from 'node:util';
import { decodeHTML } from 'entities';
import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import {
  type Block,
  blocksOf,
  code,
  codeBlock,
  type Document,
  dim,
  dotted,
  entries,
  facts,
  heading,
  item,
  link,
  list,
  mark,
  note,
  numbered,
  numeric,
  paragraph,
  quotation,
  sign,
  strong,
  table,
  toned,
  type Words,
} from '../../src/document/blocks.ts';
import { documentPage } from '../../src/document/html.ts';
import { html } from '../../src/document/html-template.ts';
import { markdown } from '../../src/document/markdown.ts';
import { terminal } from '../../src/document/terminal.ts';
import { widthOf, wrap } from '../../src/document/wrap.ts';

const wide = { width: 80, colour: 0, plain: false } as const;
const said = (blocks: readonly Block[], screen: Partial<Parameters<typeof terminal>[1]> = {}) =>
  terminal({ title: '', untitledOnScreen: true, blocks }, { ...wide, ...screen });
const marked = (blocks: readonly Block[]) => markdown({ title: 'T', blocks }).replace('# T\n\n', '');

/** What somebody may have written to break a line, a cell, a page, a log or a link. */
const hostile = [
  '<script>alert(1)</script>',
  '</title></style></pre>',
  '<!-- -->',
  '&lt;b&gt;',
  '" onmouseover="x',
  "'`>",
  '| a | b |',
  '\n# heading\n\n- item',
  '\n---\n',
  '===',
  '- item',
  '+ item',
  '12. item',
  '3) item',
  '> quotation',
  '    code',
  '```',
  '~~~ x',
  '`code`',
  '**bold** __bold__ *x* _y_ ~~z~~',
  '[x](javascript:alert(1))',
  '![x](https://evil.example/x.png)',
  '[ref]: https://evil.example',
  '<https://evil.example>',
  'https://evil.example/a?b=c&d',
  'www.evil.example a@evil.example',
  '@everybody #12 !3 GH-4 %5 $6 :smile:',
  '\\',
  'ends\\',
  '::error::no',
  '##[error]no',
  '\u001b[31mred\u001b]8;;https://evil.example\u0007x',
  '\u202egnp.exe \u2066x',
  '\ud800',
  '漢字かな'.repeat(12),
  '👩‍👩‍👧‍👦'.repeat(20),
  'e\u0301'.repeat(50),
  'x'.repeat(200),
  `::error::${'y'.repeat(90)}`,
  'javascript:alert(1)',
  '//evil.example/x',
  '../../secret',
  '',
  ' ',
];

/** Texts with words of their own at their ends, so that each can be counted wherever it comes out. */
function drawn() {
  let many = 0;
  const word = () => `w${many++}.`;
  const text = fc.constantFrom(...hostile).map((middle) => () => `${word()} ${middle} ${word()}`);
  const words: fc.Arbitrary<() => Words> = fc.oneof(
    text,
    fc
      .tuple(
        fc.constantFrom(strong, dim, (...of: Words[]) => toned('good', ...of)),
        text,
      )
      .map(
        ([style, of]) =>
          () =>
            style(of()),
      ),
    text.map((of) => () => code(of())),
    text.map((of) => () => sign('●', of(), 'bad')),
    fc.tuple(text, fc.constantFrom(...hostile)).map(
      ([of, path]) =>
        () =>
          link(of(), path),
    ),
    fc.tuple(text, text).map(([a, b]) => () => [a(), strong(b())]),
    fc.tuple(text, text).map(
      ([a, b]) =>
        () =>
          dotted([mark('○', ''), a(), b()]),
    ),
  );
  const paragraphs = fc
    .array(words, { minLength: 1, maxLength: 3 })
    .map((all) => () => paragraph(...all.map((w) => w())));
  const inner = fc.oneof(
    paragraphs,
    fc.array(words, { minLength: 1, maxLength: 2 }).map((all) => () => list(all.map((w) => w()))),
    words.map((w) => () => quotation(w())),
  );
  const items = fc.array(fc.tuple(words, fc.array(inner, { maxLength: 2 })), { minLength: 1, maxLength: 12 });
  const block: fc.Arbitrary<() => Block> = fc.oneof(
    words.map((w) => () => heading(2, w())),
    words.map((w) => () => heading(3, w())),
    paragraphs,
    items.map((all) => () => list(all.map(([w, below]) => item(w(), ...below.map((each) => each()))))),
    items.map(
      (all) => () =>
        numbered(
          'Action',
          all.map(([w, below]) => item(w(), ...below.map((each) => each()))),
        ),
    ),
    fc
      .tuple(fc.constantFrom(facts, entries), fc.array(fc.tuple(words, words, inner), { minLength: 1, maxLength: 3 }))
      .map(
        ([make, all]) =>
          () =>
            make(all.map(([name, value, below]) => ({ name: name(), value: value(), below: [below()] }))),
      ),
    fc
      .array(fc.tuple(words, words, words), { minLength: 1, maxLength: 3 })
      .map(
        (all) => () => entries(all.map(([name, state, value]) => ({ name: name(), state: state(), value: value() }))),
      ),
    fc.array(fc.tuple(words, words, words), { minLength: 1, maxLength: 3 }).map(
      (all) => () =>
        table(
          ['who', 'what', numeric('n')],
          all.map(([a, b]) => [a(), b(), '1']),
        ),
    ),
    fc.tuple(words, words).map(
      ([a, b]) =>
        () =>
          quotation(b(), a()),
    ),
    words.map((w) => () => note('bad', w())),
    text.map((w) => () => codeBlock(w())),
  );
  return fc
    .tuple(
      words,
      fc.array(block, { minLength: 1, maxLength: 6 }),
      fc.array(fc.tuple(fc.constantFrom(...hostile), fc.array(block, { maxLength: 2 })), { maxLength: 2 }),
    )
    .map(([title, blocks, parts]): { document: Document; count: number } => {
      many = 0;
      const made = (all: readonly (() => Block)[]) => all.map((each) => each());
      const document = {
        title: title(),
        blocks: made(blocks),
        parts: parts.map(([foot, own]) => ({ foot, blocks: made(own) })),
      };
      return { document, count: many };
    });
}
const wordsIn = (text: string) =>
  [...text.matchAll(/\bw(\d+)\\?\./g)].map(([, number]) => Number(number)).sort((a, b) => a - b);
const eachOnce = (count: number) => Array.from({ length: count }, (_, index) => index);

describe('whatever is written in it, a document', () => {
  it('is on a terminal no wider than that, with every word once and nothing that a terminal or a log obeys', () => {
    fc.assert(
      fc.property(drawn(), fc.constantFrom(40, 80, 140), fc.boolean(), ({ document, count }, width, plain) => {
        const text = terminal(document, { width: plain ? Number.POSITIVE_INFINITY : width, colour: 0, plain });
        expect(wordsIn(text)).toEqual(eachOnce(count));
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there.
        expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
        expect(text).not.toMatch(/^\s*::|##\[[a-z]/m);
        expect(text).not.toMatch(/[ \t]$/m);
        const coloured = terminal(document, { width, colour: 1, plain: false });
        const bare = terminal(document, { width, colour: 0, plain: false });
        expect(stripVTControlCharacters(coloured)).toBe(bare);
      }),
      { numRuns: 150 },
    );
  });

  it('is on a terminal no wider than that, code that is to be copied apart', () => {
    const isCode = (each: unknown): boolean =>
      typeof each === 'object' &&
      each !== null &&
      (('style' in each && each.style === 'code') ||
        ('kind' in each && each.kind === 'code') ||
        Object.values(each).some(isCode));
    fc.assert(
      fc.property(drawn(), fc.integer({ min: 40, max: 140 }), ({ document }, width) => {
        fc.pre(!isCode(document));
        const text = terminal(document, { width, colour: 0, plain: false });
        expect(text.split('\n').filter((line) => stringWidth(line) > width)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('is Markdown of the very same blocks, with every word once and no HTML, link or picture', () => {
    const parser = new MarkdownIt({ html: true, linkify: true });
    // No host makes a link of what has no scheme.
    parser.linkify.add('//', null);
    fc.assert(
      fc.property(drawn(), ({ document, count }) => {
        const text = markdown(document);
        const tokens = parser.parse(text, {}).flatMap((token) => [token, ...(token.children ?? [])]);
        const kinds = (kind: string) => tokens.filter(({ type }) => type === kind).length;
        const blocks = (kind: Block['kind']) => blocksOf(document).filter((each) => each.kind === kind).length;
        expect(
          tokens.filter(({ type }) => /html|link|image|hr|code_block/.test(type)).map(({ content }) => content),
        ).toEqual([]);
        expect(kinds('heading_open')).toBe(1 + blocks('heading'));
        expect(kinds('fence')).toBe(blocks('code'));
        expect(kinds('table_open')).toBe(blocks('table'));
        expect(kinds('blockquote_open')).toBe(blocks('quotation'));
        const shown = tokens.filter(({ type }) => /^(text|code_inline|fence)$/.test(type));
        expect(wordsIn(shown.map(({ content }) => content).join(' '))).toEqual(eachOnce(count));
      }),
      { numRuns: 200 },
    );
  });

  it('is a page of its own elements alone, with every word once, whose links lead into the workspace', () => {
    fc.assert(
      fc.property(drawn(), ({ document, count }) => {
        const [head = '', body = ''] = documentPage(document, { base: '../' }).split('<body>');
        const tags = [...body.matchAll(/<[^>]*>/g)].map(([tag]) => tag);
        const form =
          /^<\/?(main|section|h[1-4]|p|br|ul|ol|li|dl|div|dt|dd|blockquote|pre|code|table|thead|tbody|tr|td|th|strong|span|i|a|body|html)( (id|class|scope|aria-hidden|href)="[^"<>]*")*>$/;
        expect(tags.filter((tag) => !form.test(tag))).toEqual([]);
        const links = tags.flatMap((tag) => /href="([^"]*)"/.exec(tag)?.slice(1) ?? []);
        expect(links.filter((each) => !/^\.\.\/[\w%.~!*'()/-]*$/.test(decodeHTML(each)))).toEqual([]);
        expect(wordsIn(decodeHTML(body.replace(/<[^>]*>/g, ' ')))).toEqual(eachOnce(count));
        expect(head.match(/<title>[^<]*<\/title>/)).not.toBeNull();
        expect(head.match(/<\/style/g)).toHaveLength(1);
      }),
      { numRuns: 150 },
    );
  });
});

describe('a document', () => {
  const blocks: Block[] = [
    paragraph('15 gaps, 13 actions'),
    numbered('Action', [
      item(
        strong('Finish E25'),
        paragraph(toned('good', 'closes B9/ER5'), 'because it is planned'),
        paragraph(code('evid new evidence amira-khan --method discussion --criteria B9/3.6,58A/4.2 --tags a/b')),
      ),
      'Plan a talk',
    ]),
    heading(2, 'Evidence'),
    entries([
      { name: [mark('●', 'accepted:', 'good'), ' E05'], value: 'met in A02', below: [quotation('“yes”', 'line 3')] },
      { name: [mark('◌', ''), ' E25'], value: 'draft' },
    ]),
    facts([{ name: 'source', value: dotted(['OCR', 'specs/B9.unit.yaml']) }]),
    table(['who', numeric('gaps')], [['Amira', '7'], { cells: ['Tomasz', '0'], said: 'Tomasz has none' }]),
  ];

  it('stands on a terminal with its parts under their headings', () => {
    expect(said(blocks, { width: 60 })).toBe(`15 gaps, 13 actions

1  Finish E25
   closes B9/ER5
   because it is planned
   evid new evidence amira-khan --method discussion --criteria B9/3.6,58A/4.2 --tags a/b
2  Plan a talk

Evidence
  ● E05  met in A02
           line 3: “yes”
  ◌ E25  draft

  source: OCR · specs/B9.unit.yaml

  who     gaps
  Amira      7
  Tomasz     0
`);
  });

  it('is for a screen reader one fact a line, without symbols', () => {
    expect(said(blocks, { width: Number.POSITIVE_INFINITY, plain: true })).toBe(`15 gaps, 13 actions

Action 1 of 2: Finish E25
  closes B9/ER5
  because it is planned
  evid new evidence amira-khan --method discussion --criteria B9/3.6,58A/4.2 --tags a/b
Action 2 of 2: Plan a talk

Evidence
  accepted: E05, met in A02
      line 3: “yes”
  E25, draft

  source: OCR, specs/B9.unit.yaml

  Amira: gaps 7
  Tomasz has none
`);
  });

  it('reads well as Markdown', () => {
    expect(marked(blocks)).toBe(`15 gaps, 13 actions

1. **Finish E25**
   - closes B9/ER5
   - because it is planned
   - \`evid new evidence amira-khan --method discussion --criteria B9/3.6,58A/4.2 --tags a/b\`
2. Plan a talk

## Evidence

- **● E05** met in A02
  - line 3: “yes”
- **◌ E25** draft

- **source:** OCR · specs/B9.unit.yaml

| who | gaps |
| --- | ---: |
| Amira | 7 |
| Tomasz | 0 |
`);
  });

  it('keeps its table, whose widest cells are broken, until even that does not do', () => {
    const rows = [['Wolfeschlegelsteinhausenbergerdorff of the northern depot', 'in progress', '3/18']];
    const columns = ['learner', 'status', numeric('met')];
    expect(said([table(columns, rows)], { width: 40 })).toBe(`learner                status        met
Wolfeschlegelsteinhau  in progress  3/18
senbergerdorff of the
northern depot
`);
    expect(said([table(columns, rows)], { width: 30 })).toMatch(/^learner +status +met\n/);
    expect(
      said(
        [
          table(
            ['a', 'b', 'c', 'd', 'e'],
            [['x'.repeat(9), 'y'.repeat(9), 'z'.repeat(9), 'v'.repeat(9), 'w'.repeat(9)]],
          ),
        ],
        { width: 30 },
      ),
    ).toMatch(/^x+: b y+, c/);
  });

  it('keeps a table like that of the status at eighty columns, whatever the words in it', () => {
    const words = fc
      .array(fc.integer({ min: 1, max: 60 }), { maxLength: 6 })
      .map((all) => all.map((n) => 'x'.repeat(n)).join(' '));
    const row = fc
      .tuple(words, words, words, words)
      .map(([a, b, c, d]) => [a, b, c, '13/18', '12', '5/6', '7 (2 waived)', d, '104 d']);
    const columns = [
      'learner',
      'unit',
      'status',
      ...['met', 'claimed', 'ERs', 'gaps'].map(numeric),
      'next',
      numeric('waits'),
    ];
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 4 }), (rows) => {
        const lines = said([table(columns, rows)]).split('\n');
        expect(lines[0]).toMatch(/^learner +unit +status +met {2}claimed {2}ERs +gaps +next *waits$|^learne /);
        expect(lines.filter((line) => line.length > 80)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });
});

describe('a table of signs', () => {
  const tableOf = (signs: number, rows: readonly { text: string; said: string }[]) =>
    table(
      [
        { head: 'ref' },
        { head: 'asks for', clipped: true },
        ...Array.from({ length: signs }, (_, at) => ({ head: `E${at}`, under: 'Obs', signs: true })),
        { head: 'status' },
      ],
      [
        { cells: ['1', 'Do the work'], isHead: true },
        ...rows.map(({ text, said: told }, row) => ({
          cells: [`1.${row}`, text, ...Array.from({ length: signs }, () => mark('●', 'met', 'good')), 'met'],
          said: told,
        })),
      ],
      sign('●', 'met'),
      ['1.0 is met'],
    );
  const texts = fc.constantFrom(...hostile, 'x'.repeat(60), 'A text that is rather long, as most of them are');
  const rows = fc.array(fc.record({ text: texts, said: texts }), { minLength: 1, maxLength: 5 });

  it('goes on in others where the terminal is narrow: each sign is there once, no line is too wide', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 30 }), rows, fc.integer({ min: 40, max: 200 }), (signs, all, width) => {
        const text = said([tableOf(signs, all)], { width });
        expect(text.split('\n').filter((line) => stringWidth(line) > width)).toEqual([]);
        const heads = Array.from({ length: signs }, (_, at) => text.split(new RegExp(` E${at}(?= )`)).length - 1);
        const isDrawn = text.includes('asks for');
        expect(heads).toEqual(heads.map(() => (isDrawn ? 1 : 0)));
        expect(text.split('●').length - 1).toBe(isDrawn ? signs * all.length + 1 : 0);
        if (width >= 80) expect(isDrawn).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('is a sentence for each row to whoever hears it, without head, notes and key', () => {
    const plain = { width: Number.POSITIVE_INFINITY, plain: true };
    expect(said([tableOf(2, [{ text: 'a', said: '1.0: met by E0' }])], plain)).toBe('1.0: met by E0\n');
  });

  it('has heads, notes and its key in Markdown, and on a page; words in place of signs where there are to be none', () => {
    const document = { title: 'T', blocks: [tableOf(2, [{ text: 'a | b', said: '' }])] };
    expect(markdown(document)).toBe(`# T

| ref | asks for | E0 Obs | E1 Obs | status |
| --- | --- | :---: | :---: | --- |
| **1** | **Do the work** | | | |
| 1.0 | a \\| b | ● | ● | met |

- 1.0 is met

● met
`);
    expect(markdown(document, { plain: true })).toContain('| 1.0 | a \\| b | met | met | met |\n\n- 1.0 is met\n');
    const page = documentPage(document);
    expect(page).toContain('<tr><th scope="rowgroup" colspan="5">1 Do the work</th></tr>');
    expect(page).toContain('<td class="signs"><span class="t-good"><i aria-hidden="true">●</i>');
    expect(page).toContain('<li>1.0 is met</li>');
  });
});

describe('a template of markup', () => {
  it('escapes by itself, joins lists and leaves nothing out that is nought', () => {
    const list = ['<a>', html`<b>${'&'}</b>`];
    expect(html`<p title="${'"<'}">${list}${undefined}${false}${0}</p>`.markup).toBe(
      '<p title="&quot;&lt;">&lt;a&gt;<b>&amp;</b>0</p>',
    );
  });

  it('leads to no address with a scheme of its own, and takes no attribute without quotation marks', () => {
    expect(html`<a href="${'java\nscript:alert(1)'}">x</a>`.markup).toBe('<a href="#">x</a>');
    expect(html`<a href="${'../E03.md'}">x</a>`.markup).toBe('<a href="../E03.md">x</a>');
    expect(() => html`<a href=${'x'}>x</a>`).toThrow('quotation marks');
  });
});

describe('lines', () => {
  it('are broken at spaces as ever, and a word where it is far too long', () => {
    expect(wrap('one two three', 8)).toEqual(['one two', 'three']);
    expect(wrap('a long-word-here b', 6)).toEqual(['a', 'long-word-here', 'b']);
    expect(wrap(`a ${'x'.repeat(20)} b`, 6)).toEqual(['a xxxx', 'xxxxxx', 'xxxxxx', 'xxxx b']);
    expect(wrap('', 6)).toEqual(['']);
    expect(wrap('a  b', 6)).toEqual(['a  b']);
    expect(widthOf('漢字')).toBe(4);
  });
});
