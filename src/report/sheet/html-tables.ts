import { htmlAttribute, htmlText } from '../../document/html-text.ts';
import { uriOf } from '../places.ts';
import { foldableText } from './foldable-text.ts';
import type { Declaration, Line, UsedEvidence } from './sheet.ts';

/** Criteria or requirements: a body a line, which no page break cuts, with a row for each item of evidence and each remark. */
export const lineTable = (what: 'Criterion' | 'Requirement', lines: readonly Line[]): string =>
  table(
    what.toLowerCase(),
    [
      [what, 'ref'],
      ['Status', 'status'],
      ['Item', 'item'],
      ['Shown at', 'place'],
      ['Decision', 'decision'],
    ],
    lines.map(lineBody),
  );

/** What is open stands out in print by its weight, besides its words. */
function lineBody({ ref, text, status, isOpen, isPart, evidence, remarks }: Line): string {
  const rows = [
    ...evidence.map(
      (each) =>
        `<td>${htmlText(each.evidence)}</td><td>${foldableText(each.shownAt)}</td><td>${foldableText(each.decision)}</td>`,
    ),
    ...remarks.map((remark) => `<td colspan="3">${foldableText(remark)}</td>`),
  ];
  const [first = '<td colspan="3"></td>', ...others] = rows;
  const span = rows.length > 1 ? ` rowspan="${rows.length}"` : '';
  return [
    `<tbody${isPart ? ' class="part"' : ''}>`,
    `<tr><th scope="rowgroup"${span}><strong>${htmlText(ref)}</strong> ${htmlText(text)}</th><td${span}>${isOpen ? `<strong>${htmlText(status)}</strong>` : htmlText(status)}</td>${first}</tr>`,
    ...others.map((row) => `<tr>${row}</tr>`),
    '</tbody>',
  ].join('\n');
}

export const declarationTable = (declarations: readonly Declaration[]): string =>
  table(
    'declarations',
    [
      ['Who', 'who'],
      ['Name', 'name'],
      ['Declares', 'declares'],
      ['When', 'when'],
    ],
    declarations.map(({ who, name, words, made }) =>
      [
        '<tbody>',
        `<tr${made === undefined ? ' class="sign"' : ''}><th scope="row">${who}</th><td>${htmlText(name)}</td><td>${foldableText(words)}</td><td>${made === undefined ? toSign : foldableText(made)}</td></tr>`,
        '</tbody>',
      ].join('\n'),
    ),
  );

const toSign = '<span class="line">Signed</span><span class="line">Date</span>';

/** The items, whose names lead to their files; `base` leads from where the sheet will lie to the workspace. */
export const evidenceTable = (evidence: readonly UsedEvidence[], base: string): string =>
  table(
    'evidence',
    [
      ['Item', 'id'],
      ['Title and file', 'title'],
      ['Method', 'method'],
      ['Dates', 'dates'],
      ['Signed, held, files', 'details'],
    ],
    evidence.map(
      ({ id, title, path, file, method, dates, details, files }) =>
        `<tbody>\n<tr><th scope="row">${htmlText(id)}</th><td>${htmlText(title)}<br>${link(path, file, base)}</td><td>${htmlText(method)}</td><td>${foldableText(dates)}</td><td>${[...details.map(foldableText), ...fileLinks(files, base)].join('; ')}</td></tr>\n</tbody>`,
    ),
  );

const link = (name: string, file: string, base: string): string =>
  `<a href="${htmlAttribute(base + uriOf(file))}">${foldableText(name)}</a>`;

const fileLinks = (files: UsedEvidence['files'], base: string): string[] =>
  files.length === 0
    ? []
    : [`${files.length === 1 ? 'file' : 'files'} ${files.map(({ name, file }) => link(name, file, base)).join(', ')}`];

const table = (
  kind: string,
  heads: readonly (readonly [text: string, name: string])[],
  bodies: readonly string[],
): string =>
  [
    `<table class="${kind}">`,
    `<thead>\n<tr>${heads.map(([text, name]) => `<th scope="col" class="${name}">${text}</th>`).join('')}</tr>\n</thead>`,
    ...bodies,
    '</table>',
  ].join('\n');
