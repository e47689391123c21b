// A terminal session as a picture in which the text is text: it can be read aloud, searched and copied, in light and in dark.

/** What the picture in the documentation shows: the commands, and what it is to those who do not see it. */
export const session = {
  title: 'Two evid commands in a terminal, with what they print',
  description:
    'evid matrix sets what is still open in unit B9 against the evidence of Amira Khan, a sign for each claim and the status of each row in words. evid why says of criterion 2.6 which evidence was considered, what was decided, and whose move it is.',
  commands: [
    ['matrix', 'amira-khan', '--unit', 'B9', '--holes'],
    ['why', 'amira-khan', 'B9/2.6'],
  ],
};

/** Columns of the terminal, and what a character takes in the picture. */
export const columns = 80;
const [wide, high, edge] = [8.4, 19, 20];

/** The picture of commands, each with its output in the colours of a terminal. */
export function terminalPicture({ title, description }, shown) {
  const lines = shown.flatMap(({ command, output }) => [
    `\u001b[1m$ evid ${command.join(' ')}\u001b[22m`,
    ...output.replace(/\n$/, '').split('\n'),
    '',
  ]);
  lines.pop();
  const [width, height] = [columns * wide + 2 * edge, lines.length * high + 2 * edge];
  const texts = lines.map((line, at) => textOf(line, edge + at * high + 14)).filter((text) => text !== '');
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img" aria-labelledby="title description">
<title id="title">${escaped(title)}</title>
<desc id="description">${escaped(description)}</desc>
<style>
rect { fill: #faf9f6; stroke: #e0dcd3; } text { font: 14px ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace; fill: #1f2428; white-space: pre; }
.b { font-weight: bold; } .d { fill: #575e64; } .good { fill: #14663f; } .wait { fill: #7d4f00; } .bad { fill: #a4262c; } .link { fill: #0b5a68; }
@media (prefers-color-scheme: dark) {
rect { fill: #16181b; stroke: #383d43; } text { fill: #e8e6e1; }
.d { fill: #a9aeb4; } .good { fill: #7fd3a4; } .wait { fill: #e9bd6b; } .bad { fill: #f2a09c; } .link { fill: #7cc7d6; }
}
</style>
<rect x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="10"/>
${texts.join('\n')}
</svg>
`;
}

const names = { 1: 'b', 2: 'd', 31: 'bad', 32: 'good', 33: 'wait', 34: 'link', 35: 'link', 36: 'link', 90: 'd' };
/** What ends what: 22 ends bold and dim, 39 a colour, 0 everything. */
const ends = { 0: /./, 22: /^[bd]$/, 39: /^(?:bad|good|wait|link|d)$/ };

/** A line as text, each run of one look where its column is: whatever font shows it, columns stay columns. */
function textOf(line, y) {
  let column = 0;
  let looks = [];
  // Every other part of the line is what stands between ESC [ and m.
  const parts = line.split('\u001b[').flatMap((part, at) => (at === 0 ? [part] : split(part, part.indexOf('m'))));
  const runs = parts.map((part, index) => {
    const codes = index % 2 === 1 ? part.split(';') : undefined;
    if (codes === undefined) {
      const at = column;
      column += [...part].length;
      const kind = looks.length === 0 ? '' : ` class="${looks.join(' ')}"`;
      return part === '' ? '' : `<tspan x="${(edge + at * wide).toFixed(1)}"${kind}>${escaped(part)}</tspan>`;
    }
    for (const code of codes) {
      const ended = ends[code === '' ? 0 : code];
      looks = looks.filter((look) => ended === undefined || !ended.test(look));
      if (names[code] !== undefined) looks.push(names[code]);
    }
    return '';
  });
  return runs.join('') === '' ? '' : `<text y="${y}">${runs.join('')}</text>`;
}

const split = (text, at) => [text.slice(0, at), text.slice(at + 1)];

const escaped = (text) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
