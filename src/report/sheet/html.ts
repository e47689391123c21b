import { createHash } from 'node:crypto';
import { htmlText } from '../../document/html-text.ts';
import { oneLine } from '../../document/safe-text.ts';
import { foldableText } from './foldable-text.ts';
import { declarationTable, evidenceTable, lineTable } from './html-tables.ts';
import type { Fact, Sheet, UnitSheet } from './sheet.ts';
import { pageFoot, sheetStyle } from './style.ts';

/** The sheet as one HTML page that needs nothing else: no script, no network; each unit begins a printed page. `base` leads to the workspace. */
export function sheetHtml({ learner, today, units, qualification }: Sheet, base: string): string {
  const pages = units.map((unit, index) => ({ unit, page: `unit-${index + 1}` }));
  const style = `${sheetStyle}${pages.map(({ unit, page }) => pageFoot(page, footWords(unit, learner))).join('')}`;
  const hash = createHash('sha256').update(style).digest('base64');
  const title = `Unit record of ${htmlText(learner)} on ${today}`;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${title}</h1>
${pages.map(({ unit, page }) => unitArticle(unit, page, base)).join('\n')}
${towards(qualification)}</main>
</body>
</html>
`;
}

function towards(qualification: Sheet['qualification']): string {
  if (qualification === undefined) return '';
  const { standing, rules } = qualification;
  return `<article aria-labelledby="qualification">\n<h2 id="qualification">Qualification</h2>\n<p>${htmlText(standing)}</p>\n${rules.length === 0 ? '' : `${list(rules)}\n`}</article>\n`;
}

const footWords = ({ unit }: UnitSheet, learner: string): string => oneLine(`${unit} · ${learner}`).slice(0, 90);

function unitArticle(sheet: UnitSheet, page: string, base: string): string {
  const unit = htmlText(sheet.unit);
  return [
    `<article id="${page}" aria-labelledby="${page}-title">`,
    `<h2 id="${page}-title">${sheet.title === '' ? `Unit ${unit}` : `${unit} ${htmlText(sheet.title)}`}</h2>`,
    ...(sheet.notices.length === 0
      ? []
      : [`<section class="notices">\n<h3>Before this is filed</h3>\n${list(sheet.notices)}\n</section>`]),
    `<dl>\n${sheet.facts.map(fact).join('\n')}\n</dl>`,
    `<p class="source">${foldableText(sheet.source)}</p>`,
    ...(sheet.closed === undefined ? openSections(sheet, base) : [`<h3>${htmlText(sheet.closed)}</h3>`]),
    '</article>',
  ].join('\n');
}

const openSections = (sheet: UnitSheet, base: string): string[] => [
  ...section(
    'Criteria',
    sheet.outcomes.map(
      ({ number, title, lines }) =>
        `<h4>${number === undefined ? '' : `Outcome ${htmlText(number)}: `}${htmlText(title)}</h4>\n${lineTable('Criterion', lines)}`,
    ),
  ),
  ...requirementSection('Evidence requirements', sheet.requirements),
  ...requirementSection('Centre policy', sheet.policy),
  ...requirementSection('Advice', sheet.advice),
  ...section('Notes', sheet.notes.length === 0 ? [] : [list(sheet.notes.map(({ ref, text }) => `${ref}: ${text}`))]),
  ...section('Declarations', [declarationTable(sheet.declarations)]),
  ...section('Internal quality assurance', [
    `<p>${htmlText(sheet.sampled)}</p>`,
    ...(sheet.samples.length === 0 ? [] : [list(sheet.samples)]),
  ]),
  ...section('Open actions of the portfolio', sheet.actions.length === 0 ? [] : [list(sheet.actions)]),
  ...section('Evidence', [sheet.evidence.length === 0 ? '<p>None.</p>' : evidenceTable(sheet.evidence, base)]),
];

const section = (heading: string, blocks: readonly string[]): string[] =>
  blocks.length === 0 ? [] : [`<section>\n<h3>${heading}</h3>\n${blocks.join('\n')}\n</section>`];

const requirementSection = (heading: string, lines: UnitSheet['requirements']): string[] =>
  section(heading, lines.length === 0 ? [] : [lineTable('Requirement', lines)]);

/** A long fact has a line to itself. */
const fact = ({ name, value }: Fact): string =>
  `<div${value.length > 60 || name === 'Status' ? ' class="wide"' : ''}><dt>${name}</dt><dd>${htmlText(value)}</dd></div>`;

const list = (lines: readonly string[]): string =>
  `<ul>\n${lines.map((line) => `<li>${foldableText(line)}</li>`).join('\n')}\n</ul>`;
