import { createHash } from 'node:crypto';
import { addressOf, type Place } from './address.ts';
import {
  type Block,
  type Blocks,
  type Document,
  flat,
  type Item,
  joined,
  list,
  type Style,
  type Words,
} from './blocks.ts';
import { Html, html } from './html-template.ts';
import pageStyle from './page.css?bundled';
import { pageFoot } from './page-foot.ts';
import { codeLines, quoted, type Run, runsOf, textOf } from './runs.ts';

/** A document as one page that needs nothing else: no script, no network; each of its parts begins a printed page. */
export function documentPage({ title, blocks, parts = [] }: Document, place: Place = {}): string {
  const ids = parts.map((_, index) => `part-${index + 1}`);
  const feet = parts.map(({ foot }, index) => pageFoot(ids[index]!, foot));
  return page(
    textOf(title),
    `${pageStyle}${feet.join('')}`,
    html`<main>
<h1>${words(title, place)}</h1>
${blocksHtml(blocks, place)}${parts.map((part, index) => html`<section id="${ids[index]!}">\n${blocksHtml(part.blocks, place)}</section>\n`)}
</main>`,
  );
}

/** A page round its content; nothing but the style may take effect in it. */
export const page = (title: string, style: string, body: Html): string =>
  `${
    html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '${hashOf(style)}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${new Html(style)}</style>
</head>
<body>
${body}
</body>
</html>
`.markup
  }`;

export const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`;

/** Blocks, for a page of any kind. */
const blocksHtml = (blocks: Blocks, place: Place): Html[] =>
  flat(blocks).map((block) => html`${shown(block, place)}\n`);

function shown(block: Block, place: Place): Html {
  switch (block.kind) {
    case 'heading':
      return element(`h${block.level}`, words(block.of, place));
    case 'paragraph': {
      const lines = block.lines.filter((line) => textOf(line) !== '');
      return html`<p>${lines.map((line, index) => html`${index > 0 && new Html('<br>\n')}${words(line, place)}`)}</p>`;
    }
    case 'list': {
      const items = block.items.map((each) => html`<li>${itemHtml(each, place)}</li>\n`);
      return block.numbered ? html`<ol>\n${items}</ol>` : html`<ul>\n${items}</ul>`;
    }
    case 'facts':
      return html`<dl class="${block.joint === '' ? 'entries' : 'facts'}">\n${block.rows.map(
        ({ name, state, value, below }) =>
          html`<div><dt>${words(name, place)}</dt><dd>${words(value, place)}${blocksHtml(below, place)}</dd>${state && html`<dd class="state">${words(state, place)}</dd>`}</div>\n`,
      )}</dl>`;
    case 'table':
      return tableHtml(block, place);
    case 'quotation':
      return html`<blockquote>${words(quoted(block), place)}</blockquote>`;
    case 'note':
      return html`<p class="note t-${block.tone}">${words(block.of, place)}</p>`;
    case 'code':
      return html`<pre><code>${codeLines(block.text).map((line, index) => html`${index > 0 && new Html('\n')}${line}`)}</code></pre>`;
  }
}

const itemHtml = ({ of, below }: Item, place: Place): Html => html`${words(of, place)}${blocksHtml(below, place)}`;

function tableHtml({ columns, rows, key, notes }: Extract<Block, { kind: 'table' }>, place: Place): Html {
  const classes = columns.map(({ numeric, signs }) =>
    numeric ? html` class="number"` : signs ? html` class="signs"` : undefined,
  );
  const head = columns.map(
    ({ head: name, under = '' }, at) => html`<th scope="col"${classes[at]}>${`${name} ${under}`.trim()}</th>`,
  );
  const body = rows.map(({ cells, isHead }) => {
    if (isHead)
      return html`<tr><th scope="rowgroup" colspan="${columns.length}">${words(joined(cells, ' '), place)}</th></tr>\n`;
    const [first = '', ...rest] = columns.map((_, at) => cells[at] ?? '');
    const others = rest.map((cell, at) => html`<td${classes[at + 1]}>${words(cell, place)}</td>`);
    return html`<tr><th scope="row"${classes[0]}>${words(first, place)}</th>${others}</tr>\n`;
  });
  return html`<div class="wide"><table>
${columns.some(({ head: name }) => name !== '') && html`<thead><tr>${head}</tr></thead>\n`}<tbody>
${body}</tbody>
</table></div>${blocksHtml([list(notes)], place)}${columns.some(({ signs }) => signs) && html`<p>${words(key, place)}</p>`}`;
}

/** Words on a line as markup. */
export const words = (said: Words, place: Place = {}): Html[] =>
  runsOf(said, { page: true }).map((run) => runHtml(run, place));

function runHtml({ text, styles, path, hidden }: Run, { base }: Place): Html {
  const glyph = hidden === undefined ? unbroken(text) : html`<i aria-hidden="true">${text}</i>`;
  const heard = hidden === undefined || hidden === '' ? glyph : html`${glyph}<span class="hush">${hidden}</span>`;
  const styled = styles.reduceRight((inner, style) => wraps[style](inner), heard);
  return path === undefined || base === undefined ? styled : html`<a href="${addressOf(base, path)}">${styled}</a>`;
}

/** Text in which no line ends within a date. */
const unbroken = (text: string): Html =>
  html`${text.split(dates).map((part, index) => (index % 2 === 0 ? part : html`<span class="day">${part}</span>`))}`;
const dates = /(?<![\w-])(\d{4}-\d{2}-\d{2})(?![\w-])/;

const toned = (tone: string) => (inner: Html) => html`<span class="t-${tone}">${inner}</span>`;
const wraps: Readonly<Record<Style, (inner: Html) => Html>> = {
  strong: (inner) => html`<strong>${inner}</strong>`,
  code: (inner) => html`<code>${inner}</code>`,
  blank: (inner) => html`<span class="blank">${inner}</span>`,
  good: toned('good'),
  wait: toned('wait'),
  bad: toned('bad'),
  quiet: toned('quiet'),
};

const element = (name: string, inner: readonly Html[]): Html =>
  html`${new Html(`<${name}>`)}${inner}${new Html(`</${name}>`)}`;
