import { deflateRawSync } from 'node:zlib';

/** A document in small: what a reader should find in it, whatever kind of file it is written as. */
export type Part = { heading: string } | { text: string } | { rows: string[][] };

/** As text: rows with tabs, the paragraphs of a cell between `<p>` tags. */
export const asText = (parts: readonly Part[]): string =>
  parts
    .map((part) => {
      if ('heading' in part) return `# ${part.heading}`;
      if ('text' in part) return part.text;
      return part.rows.map((row) => row.map((cell) => inTags(cell, 'p')).join('\t')).join('\n');
    })
    .join('\n');

const inTags = (cell: string, tag: string): string =>
  cell
    .split('\n')
    .map((each) => `<${tag}>${each}</${tag}>`)
    .join(' ');

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

export const asHtml = (parts: readonly Part[]): string =>
  `<!doctype html><html><head><title>x</title><style>p { color: red }</style></head><body>${parts
    .map((part) => {
      if ('heading' in part) return `<h1>${escaped(part.heading)}</h1>`;
      if ('text' in part) return `<p>${escaped(part.text)}</p>`;
      return `<table><tbody>${part.rows
        .map((row) => `<tr>${row.map((cell) => `<td>${inTags(escaped(cell), 'p')}</td>`).join('')}</tr>`)
        .join('')}</tbody></table>`;
    })
    .join('\n')}</body></html>`;

/** As a word processor's document: no more than a reader needs. */
export function asDocx(parts: readonly Part[], { numbering = '', body = '' } = {}): Uint8Array {
  const paragraph = (text: string, style = '') =>
    `<w:p>${style === '' ? '' : `<w:pPr><w:pStyle w:val="${style}"/></w:pPr>`}<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;
  const xml = parts
    .map((part) => {
      if ('heading' in part) return paragraph(part.heading, 'Kop1');
      if ('text' in part) return paragraph(part.text);
      const cell = (text: string) =>
        `<w:tc><w:tcPr/>${text
          .split('\n')
          .map((each) => paragraph(each))
          .join('')}</w:tc>`;
      return `<w:tbl>${part.rows.map((row) => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`;
    })
    .join('');
  return zipOf({
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="w"><w:body>${xml}${body}</w:body></w:document>`,
    'word/styles.xml':
      '<w:styles><w:style w:styleId="Kop1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Lijst"><w:name w:val="list"/><w:numPr><w:numId w:val="1"/></w:numPr></w:style></w:styles>',
    'word/numbering.xml': numbering,
  });
}

/** An archive of these files; a size that is given is written instead of the true one. */
export function zipOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const locals: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    const packed = deflateRawSync(content);
    const head = Buffer.alloc(30);
    head.writeUInt32LE(0x04034b50);
    head.writeUInt16LE(8, 8);
    head.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(offset, 42);
    const local = Buffer.concat([head, Buffer.from(name), packed]);
    locals.push(local);
    central.push(entry, Buffer.from(name));
    offset += local.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(locals.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, directory, end]);
}

/** Text at a place of a page, in points from the lower left corner. */
export interface Put {
  text: string;
  x: number;
  y: number;
  size: number;
}

/** A rule of a page: its left and lower end, how wide and how high. */
export type Ruled = readonly [x: number, y: number, width: number, height: number];

/** A PDF with these pages, in Helvetica, and the rules that each of them draws. */
export function pdfOf(
  pages: readonly (readonly Put[])[],
  trailer = '',
  rules: readonly (readonly Ruled[])[] = [],
): Uint8Array {
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, index) => `${4 + index * 2} 0 R`).join(' ')}] >>`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  ];
  for (const [index, puts] of pages.entries()) {
    const content = [
      ...(rules[index] ?? []).map((rule) => `${rule.join(' ')} re f`),
      ...puts.map(({ text, x, y, size }) => `BT /F ${size} Tf 1 0 0 1 ${x} ${y} Tm (${inString(text)}) Tj ET`),
    ].join('\n');
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 3 0 R >> >> /Contents ${5 + index * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    );
  }
  let text = '%PDF-1.4\n';
  const places = objects.map((object, index) => {
    const place = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const at = text.length;
  const rows = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}

/** What WinAnsi writes otherwise than Unicode, and what ends a string of PDF. */
const inString = (text: string): string =>
  text
    .replace(/[\\()]/g, '\\$&')
    .replaceAll('•', '\\225')
    .replaceAll('’', '\\222')
    .replaceAll('–', '\\226');

/** Points of a line, and of the columns of a table. */
const lineWidth = 475;
const widthsOf = (count: number): number[] =>
  count === 3 ? [110, 190, 175] : Array.from({ length: count }, () => lineWidth / count);
const size = 10;
const pitch = 12;

/** As a PDF: columns at their places, lines broken at words, a head and a foot on every page. */
export function asPdf(parts: readonly Part[], { pageEnd = 70 } = {}): Uint8Array {
  const pages: Put[][] = [];
  let y = 0;
  const feed = () => {
    pages.push([
      { text: 'Unit specification, draft', x: 60, y: 810, size: 8 },
      { text: `Example Awards 2026 page ${pages.length + 1}`, x: 60, y: 30, size: 8 },
    ]);
    y = 780;
  };
  const put = (text: string, x: number, letters: number) => pages.at(-1)!.push({ text, x, y, size: letters });
  feed();
  for (const part of parts) {
    if (y < pageEnd + 40) feed();
    if ('heading' in part) {
      put(part.heading, 60, 16);
      y -= 30;
    } else if ('text' in part) {
      for (const line of broken(part.text, lineWidth)) {
        put(line, 60, size);
        y -= pitch;
      }
      y -= 10;
    } else {
      for (const row of part.rows) {
        if (row.length === 0) continue;
        const columns = widthsOf(Math.max(...part.rows.map((each) => each.length)));
        const cells = row.map((cell, column) => cell.split('\n').flatMap((each) => broken(each, columns[column]! - 8)));
        const height = Math.max(...cells.map((lines) => lines.length)) * pitch;
        if (y - height < pageEnd) feed();
        const top = y;
        let x = 60;
        for (const [column, lines] of cells.entries()) {
          y = top;
          for (const line of lines) {
            put(line, x, size);
            y -= pitch;
          }
          x += columns[column]!;
        }
        y = top - height - 9;
      }
      y -= 12;
    }
  }
  return pdfOf(pages);
}

/** Lines of at most so many points, broken between words; Helvetica's letters are about half as wide as high. */
function broken(text: string, width: number): string[] {
  const most = Math.floor(width / (size * 0.5));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + 1 + word.length > most) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return [...lines, line];
}
