import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constants, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { importSource } from '../src/import/import-source.ts';
import { readSource } from '../src/import/read-source.ts';
import type { Source } from '../src/import/source.ts';
import { UnreadableSource } from '../src/import/unreadable.ts';
import { parseSpecification } from '../src/parse/specification.ts';
import { asDocx, asHtml, asPdf, asText, type Part, type Put, pdfOf, type Ruled, zipOf } from './support/documents.ts';

const bytes = (text: string) => Buffer.from(text);

/** A unit in the shape of those that awarding bodies publish, its words invented. */
const unit: Part[] = [
  { heading: 'Keep a shared kitchen ready for service' },
  {
    rows: [
      ['Unit number', 'KIT7'],
      ['Level:', '2'],
      ['Credit value:', '4'],
    ],
  },
  { heading: 'Unit purpose and aim' },
  {
    text: 'This unit is about leaving a kitchen so that whoever comes next can begin at once. It asks for care with what is kept cold, for order in what is kept dry, and for telling others what is about to run out.',
  },
  {
    rows: [
      ['Learning Outcomes', 'Assessment Criteria', 'Knowledge, understanding and skills'],
      [
        'The learner will:\n1 Hand over a station so that service goes on without a pause',
        'The learner can:\n1.1 Explain who relies on the station & when\n1.2 Label what is left with the day on which it was opened and the day on which it must go\n1.3 Tell the next team what is short',
        'Candidates must have an understanding of:\n• Labels and dates\n• Who is told about shortages, and how soon before the next service begins',
      ],
      [
        '2 Store what is delivered',
        '2.1 Check deliveries against the order before anything is signed for\n2.2 Put cold goods away first',
        '',
      ],
      ['3 Know when to stop', '3.1 State what makes a station unsafe', '• Heat, gas, wet floors'],
    ],
  },
  { heading: 'Evidence requirements' },
  { text: '1. Simulation is not allowed for any performance evidence.' },
  { text: '2. You must provide evidence from at least three services on different days.' },
];

/** What a reader found: the rows, headings and text, without where the lines were. */
const found = ({ lines }: Source) =>
  lines
    .filter(({ text }) => text !== '')
    .map(({ text, cells, heading }) => (cells ? cells : heading ? `# ${text}` : text));

const expected = unit.flatMap((part): (string | string[])[] =>
  'rows' in part ? part.rows : 'heading' in part ? [`# ${part.heading}`] : [part.text],
);

describe('a document', () => {
  it.each([
    ['unit.txt', () => bytes(asText(unit))],
    ['unit.html', () => bytes(asHtml(unit))],
    ['unit.docx', () => asDocx(unit)],
    ['unit.pdf', () => asPdf(unit, { pageEnd: 420 })],
  ])('has the same rows, headings and paragraphs as %s', async (name, made) => {
    expect(found(await readSource(made(), name))).toEqual(expected);
  });

  it('has its tables told by the place of words, whatever else stands on the pages', async () => {
    const at = (x: number, y: number, text: string, size = 10): Put => ({ x, y, text, size });
    const pages = [1, 2, 3].map((page) => [
      at(60, 810, 'Qualification handbook', 8),
      at(60, 30, 'Version 1.2', 8),
      at(480, 30, `Page ${page} of 3`, 8),
    ]);
    pages[0]!.push(
      at(60, 700, 'Unit 7 Look after a tool store', 18),
      // A number in a column of its own, a list within a cell, a word that the line breaks.
      at(60, 660, 'Outcome'),
      at(200, 660, 'Criteria'),
      at(60, 640, '1'),
      at(75, 640, 'Keep tools'),
      at(75, 628, 'in order'),
      at(200, 640, '1.1'),
      at(225, 640, 'Check each tool with the approp-'),
      at(225, 628, 'riate list, version 1.2 or'),
      at(225, 616, '1.3, and name what is un-'),
      at(225, 604, 'safe:'),
      at(225, 592, '•'),
      at(235, 592, 'blades'),
      at(225, 580, '•'),
      at(235, 580, 'leads'),
      at(200, 560, '1.2'),
      at(225, 560, 'Mark what is appropriate for'),
    );
    pages[1]!.push(
      // The page ended within a sentence, and the first column is empty beside a new criterion.
      at(225, 780, 'apprentices to use'),
      at(200, 760, '1.3'),
      at(225, 760, 'Say who has which tool'),
      at(60, 730, 'Assessment', 14),
      at(60, 700, 'An assessor may ask questions about any tool that is in the store on the day, and about tools that'),
      at(60, 688, 'are out on loan.'),
      at(60, 670, 'a) in the store'),
      at(60, 658, 'b) at a bench'),
    );
    pages[2]!.push(at(60, 780, 'The end.'));
    const source = await readSource(pdfOf(pages), 'handbook.pdf');
    expect(found(source)).toEqual([
      '# Unit 7 Look after a tool store',
      ['Outcome', 'Criteria'],
      [
        '1 Keep tools in order',
        '1.1 Check each tool with the appropriate list, version 1.2 or 1.3, and name what is un-safe:\n• blades\n• leads\n1.2 Mark what is appropriate for apprentices to use\n1.3 Say who has which tool',
      ],
      '# Assessment',
      'An assessor may ask questions about any tool that is in the store on the day, and about tools that are out on loan.',
      'a) in the store',
      'b) at a bench',
      'The end.',
    ]);
    expect(source.notes).toEqual([
      'left out as the head or foot of pages: “Qualification handbook”, “Version 1.2 Page 1 of 3”',
      'put together where a page ends within a sentence: “apprentices to use”',
      'a table without rules round its cells goes on from page 1 to 2: compare its words there with the document',
    ]);
    expect(source.lines.map(({ number }) => number)).toEqual(source.lines.map((_, index) => index + 1));
  });

  it('keeps the words of a cell together where a page tears its row, if rules are drawn round the cells', async () => {
    const at = (x: number, y: number, text: string): Put => ({ x, y, text, size: 10 });
    const edges = [60, 160, 300, 420];
    const level = (y: number, from = 0): Ruled => [edges[from]!, y, 420 - edges[from]!, 1];
    const upright = (top: number, bottom: number): Ruled[] => edges.map((x) => [x, bottom, 1, top - bottom]);
    const heads = (y: number) => [
      at(62, y, 'Learning outcome'),
      at(162, y, 'Assessment criteria'),
      at(302, y, 'Content'),
    ];
    const pages = [
      [
        ...heads(690),
        // The outcome stands in the middle of its row; lines of different cells lie at different heights, close together.
        at(62, 655, '1 Keep a'),
        at(62, 643, 'counter'),
        at(162, 660, '1.1 Say who comes and who is'),
        at(162, 648, 'waiting for an answer from'),
        at(302, 661, 'Kinds of customers'),
        at(302, 649, 'What they wait for when'),
      ],
      // A page that the row goes through has no level rule.
      [
        at(62, 790, 'open for all'),
        at(162, 790, 'colleagues'),
        at(162, 778, '1.2 Close the'),
        at(302, 789, 'it is busy'),
      ],
      [
        ...heads(790),
        at(162, 770, 'counter at the end'),
        at(62, 715, '2 Hand over the'),
        at(162, 740, '2.1 Tell the next team'),
        at(162, 720, '2.2 Write down what'),
        // Beneath the last rule, out of the cell over both rows, which the page tore.
        at(62, 703, 'counter to'),
      ],
      [at(62, 790, 'colleagues'), at(162, 790, 'is left'), at(162, 770, '2.3 Say so')],
    ];
    const rules: Ruled[][] = [
      [level(705), level(680), level(640), ...upright(705, 640)],
      upright(800, 770),
      [level(805), level(785), level(755), level(732, 1), level(710, 1), ...upright(805, 710)],
      [level(805), level(785, 1), level(762), ...upright(805, 762)],
    ];
    expect(found(await readSource(pdfOf(pages, '', rules), 'torn.pdf'))).toEqual([
      ['Learning outcome', 'Assessment criteria', 'Content'],
      [
        '1 Keep a counter open for all',
        '1.1 Say who comes and who is waiting for an answer from colleagues\n1.2 Close the counter at the end',
        'Kinds of customers What they wait for when it is busy',
      ],
      ['2 Hand over the counter to colleagues', '2.1 Tell the next team', ''],
      ['', '2.2 Write down what is left', ''],
      ['', '2.3 Say so', ''],
    ]);
  });

  it('of a word processor has the numbers that it makes itself, and nothing that was deleted', async () => {
    const level = (at: number, format: string, text: string) =>
      `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;
    const numbering = `<w:numbering><w:abstractNum w:abstractNumId="0">${level(0, 'decimal', '%1.')}${level(1, 'decimal', '%1.%2')}${level(2, 'lowerLetter', '%3)')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'bullet', '·')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num></w:numbering>`;
    const item = (num: number, at: number, text: string, style = '') =>
      `<w:p><w:pPr>${style}<w:numPr><w:ilvl w:val="${at}"/><w:numId w:val="${num}"/></w:numPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const cell = (content: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
    const empty = '<w:p/>';
    const body = [
      `<w:tbl><w:tr>${cell(item(1, 0, 'Plan the day'))}${cell(item(1, 1, 'List jobs') + item(1, 1, 'Order them') + item(1, 2, 'by place'))}</w:tr>`,
      `<w:tr>${cell(empty, '<w:vMerge/>')}${cell(item(1, 1, 'Allow for rain'))}</w:tr>`,
      `<w:tr>${cell(item(1, 0, 'Do the work'), '<w:gridSpan w:val="2"/>')}</w:tr></w:tbl>`,
      item(2, 0, 'Gloves'),
      item(2, 0, 'K1 Knots'),
      item(3, 0, 'Go home'),
      '<w:p><w:r><w:t>Level</w:t><w:tab/><w:t>3</w:t></w:r></w:p>',
      '<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="720"/></w:tabs></w:pPr><w:r><w:t xml:space="preserve">kept </w:t></w:r><w:del><w:r><w:delText>not </w:delText></w:r></w:del><w:ins><w:r><w:t>clean &#38; dry</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>',
      '<w:p><w:pPr><w:pStyle w:val="Lijst"/></w:pPr><w:r><w:t>By its style</w:t></w:r></w:p>',
    ].join('');
    expect(found(await readSource(asDocx([], { numbering, body }), 'a.docx'))).toEqual([
      ['1. Plan the day', '1.1 List jobs\n1.2 Order them\na) by place'],
      ['', '1.3 Allow for rain'],
      '2. Do the work',
      '• Gloves',
      'K1 Knots',
      '7. Go home',
      ['Level', '3'],
      'kept clean & dry',
      '8. By its style',
    ]);
  });

  it('of the web is read as it is seen: spans, lists, entities, and no script', async () => {
    const page = `<title>no</title><script>"<p>no</p>"</script><!-- <p>no</p> --><h2 class="a>b">Knots &amp; ropes&nbsp;&ndash; 2</h2>
      <table><tr><th rowspan=2>1 Tie<td>1.1 A bowline<tr><td>1.2 A hitch</table>
      <ol type=a start=3><li>three<li>four<ul><li>K1: fibres</li><li>1.5 knots</li><li>plain</ul></ol>
      <table><tr><td>Layout<table><tr><td>x<td>y</tr></table>after</td></tr></table>a < b &lt;p> un&shy;tie<br>done`;
    expect(found(await readSource(bytes(page), 'page.html'))).toEqual([
      '# Knots & ropes – 2',
      ['1 Tie', '1.1 A bowline'],
      ['', '1.2 A hitch'],
      'c) three',
      'd) four',
      'K1: fibres',
      '1.5 knots',
      '• plain',
      'Layout',
      ['x', 'y'],
      'after',
      'a < b <p> untie',
      'done',
    ]);
  });
});

/** Documents in the shapes of all families, which are text. */
const folder = 'test/import';
const texts = readdirSync(folder).filter((file) => /(?<!\.expected)\.(?:txt|md)$/.test(file));

/** A text as its parts, a line a paragraph. */
function partsOf({ lines }: Source): Part[] {
  const parts: Part[] = [];
  for (const { text, cells, heading } of lines) {
    const last = parts.at(-1);
    if (cells !== undefined && last !== undefined && 'rows' in last) last.rows.push(cells);
    else if (cells !== undefined) parts.push({ rows: [cells] });
    else if (heading !== undefined) parts.push({ heading: text });
    else if (text !== '') parts.push({ text });
  }
  return parts;
}

/** The criteria and requirements that the import makes of a document, in no order: beside a column, rows may stand together. */
function asked(source: Source): string[] {
  const { text, fileName } = importSource(source)!;
  const { unit } = parseSpecification(fileName, text);
  return [...unit!.leaves, ...unit!.requirements, ...unit!.requirements.flatMap(({ parts }) => parts)]
    .map((each) => `${each.ref.replace(/^.*?\//, '')} ${each.text}`)
    .sort();
}

describe('a unit', () => {
  it.each(texts)('in %s is the same when it is published as HTML, .docx or .pdf', async (file) => {
    const source = await readSource(readFileSync(join(folder, file)), file);
    const parts = partsOf(source);
    const published = { html: bytes(asHtml(parts)), docx: asDocx(parts), pdf: asPdf(parts) };
    for (const [ending, made] of Object.entries(published)) {
      const read = await readSource(made, `unit.${ending}`);
      expect({ ending, asked: asked(read) }).toEqual({ ending, asked: asked(source) });
    }
  });
});

describe('what cannot be read', () => {
  const refusal = async (made: Uint8Array, name = 'x') => {
    try {
      return found(await readSource(made, name));
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableSource);
      return (error as Error).message;
    }
  };

  /** So many MiB of nothing, as if they had been deflated: one of them after the other. */
  const deflated = (count: number) => {
    const one = deflateRawSync(Buffer.alloc(1 << 20), { finishFlush: constants.Z_FULL_FLUSH });
    return Buffer.concat([Buffer.from([0x78, 0x9c]), ...Array.from({ length: count }, () => one)]);
  };

  it.each([
    ['nothing', bytes(''), 'it holds no text'],
    ['blanks', bytes(' \n\t\n'), 'it holds no text'],
    ['a picture', Buffer.from([0x89, 0x50, 0, 0, 1]), 'it is no text'],
    [
      'an old document',
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0]),
      'it is an old .doc, or a document that is protected by a password',
    ],
    ['RTF', bytes('{\\rtf1}'), 'it is RTF, which evid does not read'],
    ['a broken PDF', bytes('%PDF-1.7 and no more'), 'it is broken'],
    ['a scanned PDF', pdfOf([[]]), 'it holds no text: its pages are pictures, as from a scanner'],
    [
      'a locked PDF',
      pdfOf(
        [[{ text: 'x', x: 60, y: 60, size: 9 }]],
        `/ID [<00> <00>] /Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'28'.repeat(32)}> /U <${'28'.repeat(32)}> >>`,
      ),
      'it is protected by a password',
    ],
    ['a broken archive', bytes('PK\u0003\u0004'), 'the archive is broken'],
    ['another archive', zipOf({ 'a.txt': 'x' }), 'it is an archive, but no .docx document'],
    [
      'a bomb of a document',
      zipOf({ 'word/document.xml': ' '.repeat(33 << 20) }),
      'word/document.xml in it unfolds to more than 32 MiB',
    ],
    [
      'a bomb of a PDF',
      Buffer.concat([bytes('%PDF-1.7\nstream\n'), deflated(257), bytes('\nendstream')]),
      'it unfolds to more than 256 MiB',
    ],
    ['too much', Buffer.alloc(26 << 20, 'a'), 'it has 27262976 bytes, more than 25 MiB'],
    ['too much text', Buffer.alloc(5 << 20, 'a'), 'it has 5242880 characters, more than 4 Mi'],
  ])('%s is refused in plain words', async (_, made, message) => {
    expect(await refusal(made)).toBe(message);
  });

  it('expands no entity that a document declares itself', async () => {
    const body = '<!DOCTYPE x [<!ENTITY a "&b;&b;">]><w:p><w:r><w:t>&a; &lt;</w:t></w:r></w:p>';
    expect(await refusal(asDocx([], { body }))).toEqual(['&a; <']);
  });

  it('is refused, never a crash: any bytes with any ending, and documents with any byte changed', async () => {
    const html = bytes(asHtml(unit));
    const seeds = [asDocx(unit), asPdf(unit), html, zipOf({ 'word/document.xml': asHtml(unit) })];
    const changed = fc
      .tuple(
        fc.constantFrom(...seeds),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 12 }),
        fc.nat(),
        fc.boolean(),
      )
      .map(([seed, changes, cut, whole]) => {
        const copy = Buffer.from(seed);
        for (const [at, value] of changes) copy[at % copy.length] = value;
        return whole ? copy : copy.subarray(0, cut % copy.length);
      });
    const markup = fc
      .array(
        fc.constantFrom(
          '<',
          '>',
          '</',
          '<table>',
          '<td>',
          '<tr>',
          '<li>',
          '<ol start=9>',
          '<td colspan=99999999>',
          '<td rowspan=-1>',
          '<!--',
          '<![CDATA[',
          '<script>',
          '"',
          '=',
          '&amp',
          '&#xD800;',
          '1.1',
          ' a',
          '\n',
        ),
      )
      .map((parts) => bytes(parts.join('')));
    const any = fc.oneof(fc.uint8Array({ maxLength: 300 }), changed, markup);
    const endings = fc.constantFrom('.html', '.docx', '.pdf', '.md', '.txt', '', '-');
    await fc.assert(
      fc.asyncProperty(any, endings, async (made, ending) => {
        const answer = await refusal(made, `x${ending}`);
        expect(answer.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  });
});
