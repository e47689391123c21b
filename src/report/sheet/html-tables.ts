import { htmlText } from '../html-text.ts';
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

function lineBody({ ref, text, status, isPart, evidence, remarks }: Line): string {
  const rows = [
    ...evidence.map(
      (each) =>
        `<td>${htmlText(each.evidence)}</td><td>${htmlText(each.shownAt)}</td><td>${htmlText(each.decision)}</td>`,
    ),
    ...remarks.map((remark) => `<td colspan="3">${htmlText(remark)}</td>`),
  ];
  const [first = '<td colspan="3"></td>', ...others] = rows;
  const span = rows.length > 1 ? ` rowspan="${rows.length}"` : '';
  return [
    `<tbody${isPart ? ' class="part"' : ''}>`,
    `<tr><th scope="rowgroup"${span}><strong>${htmlText(ref)}</strong> ${htmlText(text)}</th><td${span}>${statusText(status)}</td>${first}</tr>`,
    ...others.map((row) => `<tr>${row}</tr>`),
    '</tbody>',
  ].join('\n');
}

/** What is not met stands out in print by its weight, besides its words. */
const statusText = (status: string): string =>
  status.startsWith('not met') ? `<strong>${htmlText(status)}</strong>` : htmlText(status);

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
        `<tr${made === undefined ? ' class="sign"' : ''}><th scope="row">${who}</th><td>${htmlText(name)}</td><td>${htmlText(words)}</td><td>${made === undefined ? toSign : htmlText(made)}</td></tr>`,
        '</tbody>',
      ].join('\n'),
    ),
  );

const toSign = '<span class="line">Signed</span><span class="line">Date</span>';

export const evidenceTable = (evidence: readonly UsedEvidence[]): string =>
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
      ({ id, title, path, method, dates, details }) =>
        `<tbody>\n<tr><th scope="row">${htmlText(id)}</th><td>${htmlText(title)}<br>${htmlText(path)}</td><td>${htmlText(method)}</td><td>${htmlText(dates)}</td><td>${htmlText(details.join('; '))}</td></tr>\n</tbody>`,
    ),
  );

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
