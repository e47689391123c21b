import { page } from '../../document/html.ts';
import { type Html, html, joined } from '../../document/html-template.ts';
import { oneLine } from '../../document/safe-text.ts';
import { declarationTable, evidenceTable, foldable, lineTable, newLine } from './html-tables.ts';
import type { Fact, Sheet, UnitSheet } from './sheet.ts';
import { pageFoot, sheetStyle } from './style.ts';

/** The sheet as one HTML page that needs nothing else: no script, no network; each unit begins a printed page. `base` leads to the workspace. */
export function sheetHtml({ learner, today, units, qualification }: Sheet, base: string): string {
  const pages = units.map((unit, index) => ({ unit, id: `unit-${index + 1}` }));
  const title = `Unit record of ${learner} on ${today}`;
  return page(
    title,
    `${sheetStyle}${pages.map(({ unit, id }) => pageFoot(id, footWords(unit, learner))).join('')}`,
    html`<main>
<h1>${title}</h1>
${joined(
  pages.map(({ unit, id }) => unitArticle(unit, id, base)),
  newLine,
)}
${qualification === undefined ? [] : towards(qualification)}</main>`,
  );
}

const towards = ({ standing, rules }: NonNullable<Sheet['qualification']>): Html =>
  html`<article aria-labelledby="qualification">
<h2 id="qualification">Qualification</h2>
<p>${standing}</p>
${rules.length === 0 ? [] : list(rules)}
</article>
`;

const footWords = ({ unit }: UnitSheet, learner: string): string => oneLine(`${unit} · ${learner}`).slice(0, 90);

const unitArticle = (sheet: UnitSheet, id: string, base: string): Html =>
  html`<article id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${sheet.title === '' ? `Unit ${sheet.unit}` : `${sheet.unit} ${sheet.title}`}</h2>
${
  sheet.notices.length === 0
    ? []
    : html`<section class="notices">
<h3>Before this is filed</h3>
${list(sheet.notices)}
</section>
`
}<dl>
${joined(sheet.facts.map(fact), newLine)}
</dl>
<p class="source">${foldable(sheet.source)}</p>
${sheet.closed === undefined ? joined(openSections(sheet, base), newLine) : html`<h3>${sheet.closed}</h3>`}
</article>`;

const openSections = (sheet: UnitSheet, base: string): Html[] => [
  ...section(
    'Criteria',
    sheet.outcomes.map(
      ({ number, title, lines }) =>
        html`<h4>${number === undefined ? '' : `Outcome ${number}: `}${title}</h4>${newLine}${lineTable('Criterion', lines)}`,
    ),
  ),
  ...requirements('Evidence requirements', sheet.requirements),
  ...requirements('Centre policy', sheet.policy),
  ...requirements('Advice', sheet.advice),
  ...section('Notes', lists(sheet.notes.map(({ ref, text }) => `${ref}: ${text}`))),
  ...section('Declarations', [declarationTable(sheet.declarations)]),
  ...section('Internal quality assurance', [html`<p>${sheet.sampled}</p>`, ...lists(sheet.samples)]),
  ...section('Open actions of the portfolio', lists(sheet.actions)),
  ...section('Evidence', [sheet.evidence.length === 0 ? html`<p>None.</p>` : evidenceTable(sheet.evidence, base)]),
];

const section = (heading: string, blocks: readonly Html[]): Html[] =>
  blocks.length === 0
    ? []
    : [
        html`<section>
<h3>${heading}</h3>
${joined(blocks, newLine)}
</section>`,
      ];

const requirements = (heading: string, lines: UnitSheet['requirements']): Html[] =>
  section(heading, lines.length === 0 ? [] : [lineTable('Requirement', lines)]);

/** A long fact has a line to itself. */
const fact = ({ name, value }: Fact): Html =>
  html`<div${(value.length > 60 || name === 'Status') && html` class="wide"`}><dt>${name}</dt><dd>${value}</dd></div>`;

const lists = (lines: readonly string[]): Html[] => (lines.length === 0 ? [] : [list(lines)]);

const list = (lines: readonly string[]): Html =>
  html`<ul>
${joined(
  lines.map((line) => html`<li>${foldable(line)}</li>`),
  newLine,
)}
</ul>`;
