import { markdownText } from '../../document/markdown-text.ts';
import type { PortfolioRow, Result } from '../../model/result.ts';
import { ended } from '../../words/sentences.ts';
import type { Look } from '../look.ts';
import { learnerOf, totals } from '../markdown.ts';
import { headingMaker } from './headings.ts';
import { legend } from './legend.ts';
import { caseOf } from './phrases.ts';
import { portfolioSections } from './portfolio-sections.ts';
import { summaryTable } from './summary-table.ts';
import { commonFaults, unknownIn, warnings } from './warnings.ts';

/**
 * The gap report as Markdown: what is missing, what waits, what is covered and where it is shown. One portfolio is one
 * document; several are one with a summary table first. Blocks are separated by blank lines; everything from a file stands
 * behind words or a mark of this report's own.
 */
export function gapReport(result: Result, look: Look): string {
  const { portfolios } = result;
  const [only, ...others] = portfolios;
  const blocks = only !== undefined && others.length === 0 ? oneLearner(only, result, look) : allLearners(result, look);
  // A text may be empty; what stands before it then ends its line.
  return `${blocks.join('\n\n').replace(/ +$/gm, '')}\n`;
}

function oneLearner(portfolio: PortfolioRow, result: Result, look: Look): string[] {
  const heading = headingMaker();
  const at = caseOf(result, portfolio, look, { of: '', heading: (below, text) => heading(2 + below, text) });
  return [
    heading(1, `Gap report for ${learnerOf(portfolio)}, ${result.today}`),
    ...warnings(unknownIn(portfolio), result.diagnostics, look),
    ...about(result),
    ...portfolioSections(at),
    ...legend(at.look, (text) => heading(2, text)),
  ];
}

function allLearners(result: Result, look: Look): string[] {
  const heading = headingMaker();
  const { portfolios, today } = result;
  const labels = portfolios.map(learnerOf);
  const label = (index: number) => {
    const own = labels[index]!;
    return labels.indexOf(own) === labels.lastIndexOf(own) ? own : `${own}, ${markdownText(portfolios[index]!.path)}`;
  };
  const unknown = portfolios.flatMap((portfolio, index) => unknownIn(portfolio, label(index)));
  return [
    heading(1, `Gap report for ${portfolios.length} portfolios, ${today}`),
    ...warnings(unknown, commonFaults(result), look),
    ...about(result),
    ...summaryTable(
      portfolios.map((portfolio, index) => ({ portfolio, label: label(index) })),
      result,
    ),
    ...portfolios.flatMap((portfolio, index) => {
      const of = `${label(index)}, `;
      const at = caseOf(result, portfolio, look, { of, heading: (below, text) => heading(3 + below, text) });
      const own = result.diagnostics.filter((each) => each.portfolio === portfolio.path);
      return [
        heading(2, `${label(index)}, ${today}`),
        ...warnings(unknownIn(portfolio), own, {}),
        ...portfolioSections(at),
      ];
    }),
    ...legend(look, (text) => heading(2, text)),
  ];
}

/** The centre, what was checked, and what the run was limited to. */
function about(result: Result): string[] {
  const { centre, filters, summary } = result;
  const name = [centre?.name, centre?.number === undefined ? undefined : `centre ${centre.number}`];
  const words = name
    .filter((each) => each !== undefined)
    .map(markdownText)
    .join(', ');
  const { errors, warnings: warned, infos } = summary;
  const only = [
    ...(filters.portfolios ?? []).map((path) => `portfolio ${markdownText(path)}`),
    ...(filters.units ?? []).map((unit) => `unit ${markdownText(unit)}`),
  ];
  return [
    ...(words === '' ? [] : [ended(words)]),
    `${totals(result)}${errors + warned + infos === 0 ? '' : ' See `evid check`.'}`,
    ...(only.length === 0 ? [] : [`Limited to ${only.join(', ')}.`]),
  ];
}
