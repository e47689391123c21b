import { Html, html, joined } from '../../document/html-template.ts';
import { uriOf } from '../places.ts';
import type { Declaration, Line, UsedEvidence } from './sheet.ts';

/** In the source of the page alone. */
export const newLine = new Html('\n');

/** Criteria or requirements: a body a line, which no page break cuts, with a row for each item of evidence and each remark. */
export const lineTable = (what: 'Criterion' | 'Requirement', lines: readonly Line[]): Html =>
  table(
    what.toLowerCase(),
    { [what]: 'ref', Status: 'status', Item: 'item', 'Shown at': 'place', Decision: 'decision' },
    lines.map(lineBody),
  );

function lineBody({ ref, text, status, isOpen, isPart, evidence, remarks }: Line): Html {
  const rows = [
    ...evidence.map(
      (each) => html`<td>${each.evidence}</td><td>${foldable(each.shownAt)}</td><td>${foldable(each.decision)}</td>`,
    ),
    ...remarks.map((remark) => html`<td colspan="3">${foldable(remark)}</td>`),
  ];
  const [first = html`<td colspan="3"></td>`, ...others] = rows;
  const span = rows.length > 1 && html` rowspan="${rows.length}"`;
  // What is open stands out in print by its weight, besides its words.
  const shown = isOpen ? html`<strong>${status}</strong>` : status;
  return html`<tbody${isPart && html` class="part"`}>
<tr><th scope="rowgroup"${span}><strong>${ref}</strong> ${text}</th><td${span}>${shown}</td>${first}</tr>
${others.map((row) => html`<tr>${row}</tr>${newLine}`)}</tbody>`;
}

export const declarationTable = (declarations: readonly Declaration[]): Html =>
  table(
    'declarations',
    { Who: 'who', Name: 'name', Declares: 'declares', When: 'when' },
    declarations.map(
      ({ who, name, words, made }) =>
        html`<tbody>
<tr${made === undefined && html` class="sign"`}><th scope="row">${who}</th><td>${name}</td><td>${foldable(words)}</td><td>${made === undefined ? toSign : foldable(made)}</td></tr>
</tbody>`,
    ),
  );

const toSign = html`<span class="line">Signed</span><span class="line">Date</span>`;

/** The items, whose names lead to their files; `base` leads from where the sheet will lie to the workspace. */
export const evidenceTable = (evidence: readonly UsedEvidence[], base: string): Html =>
  table(
    'evidence',
    { Item: 'id', 'Title and file': 'title', Method: 'method', Dates: 'dates', 'Signed, held, files': 'details' },
    evidence.map(({ id, title, path, file, method, dates, details, files }) => {
      const named = files.map((each) => link(each.name, each.file, base));
      const links = named.length === 0 ? [] : [html`${named.length === 1 ? 'file' : 'files'} ${joined(named, ', ')}`];
      return html`<tbody>
<tr><th scope="row">${id}</th><td>${title}<br>${link(path, file, base)}</td><td>${method}</td><td>${foldable(dates)}</td><td>${joined([...details.map(foldable), ...links], '; ')}</td></tr>
</tbody>`;
    }),
  );

const link = (name: string, file: string, base: string): Html =>
  html`<a href="${base + uriOf(file)}">${foldable(name)}</a>`;

/** The heads of a table with the names of their columns, and its bodies. */
const table = (kind: string, heads: Readonly<Record<string, string>>, bodies: readonly Html[]): Html =>
  html`<table class="${kind}">
<thead>
<tr>${Object.entries(heads).map(([text, name]) => html`<th scope="col" class="${name}">${text}</th>`)}</tr>
</thead>
${joined(bodies, newLine)}
</table>`;

/** Text for a narrow column: a date is never broken, and a path where a folder ends. */
export const foldable = (text: string): Html =>
  new Html(
    html`${text}`.markup
      .replace(/(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])/g, '<span class="day">$&</span>')
      .replace(/(?<=[\w.])\/(?=[\w.-]*[a-z]{2})/g, '/<wbr>'),
  );
