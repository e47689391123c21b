import { markdownText } from '../document/markdown-text.ts';
import {
  criterionChanges,
  type Difference,
  type FaultChange,
  faultChanges,
  type PortfolioChange,
  requirementChanges,
  type UnitChange,
} from '../model/difference.ts';
import { counted } from '../words/counts.ts';
import {
  criterionDetail,
  criterionWords,
  evidenceLines,
  faultWords,
  gapLines,
  gapTotals,
  learnerWords,
  notCompared,
  numberChange,
  placeOf,
  refusals,
  requirementDetail,
  requirementWords,
  sidesWords,
  statusChange,
  totalsWords,
  waiverDetail,
} from '../words/differences.ts';
import { ended } from '../words/sentences.ts';
import type { Look } from './look.ts';

/** What moved, for a comment on a merge request: the first line says all in short, then a table and a list for each learner. */
export function diffMarkdown(difference: Difference, { quiet }: Pick<Look, 'quiet'>): string {
  const { totals, remarks, errors, portfolios, faults } = difference;
  const refused = refusals(difference);
  const told = totalsWords(totals);
  const summary = told.length === 0 ? 'nothing moved' : told.join('; ');
  const blocks = [
    `# Evidence: ${refused.length > 0 ? 'nothing can be compared' : summary}`,
    `${[markdownText(sidesWords(difference)), ...(refused.length > 0 ? [] : gapTotals(totals.gaps))].join(': ')}.`,
    ...remarks.map((remark) => `Note: ${ended(markdownText(remark))}`),
    ...refused.map((refusal) => `**${ended(markdownText(refusal))}**`),
    ...lists([...errors.base, ...errors.to].map(faultWordsOf)),
    ...(quiet ? [] : portfolios.flatMap(portfolioBlocks)),
    ...(quiet || faults.length === 0 ? [] : ['## Outside the portfolios', ...lists(faultItems(faults))]),
  ];
  // A text may be empty; what stands before it then ends its line.
  return `${blocks.join('\n\n').replace(/ +$/gm, '')}\n`;
}

const lists = (items: readonly string[]): string[] =>
  items.length === 0 ? [] : [items.map((item) => `- ${item}`).join('\n')];

/** The folder in the heading tells learners of one name apart. */
function portfolioBlocks(row: PortfolioChange): string[] {
  const items = [...row.units.flatMap(unitItems), ...evidenceItems(row), ...faultItems(row.faults)];
  const changed = items.length === 0 ? 'another folder' : counted(items.length, 'change');
  const came = { added: 'a new portfolio', gone: 'this portfolio is gone', changed };
  const was = row.was === undefined ? '' : ` (was ${markdownText(row.was)})`;
  const path = markdownText(row.path);
  const learner = markdownText(learnerWords(row));
  return [
    `## ${learner === path ? '' : `${learner}, `}${path}${was}: ${came[row.change]}`,
    ...unitTable(row.units),
    ...lists(items),
  ];
}

function unitTable(units: readonly UnitChange[]): string[] {
  if (units.length === 0) return [];
  const rows = units.map((unit) => [
    markdownText(unit.unit),
    statusChange(unit),
    numberChange(
      unit,
      ({ criteriaMet }) => criteriaMet,
      ({ criteriaTotal }) => criteriaTotal,
    ),
    numberChange(unit, ({ gaps }) => gaps),
  ]);
  const head = ['unit', 'status', 'criteria met', 'gaps'];
  return [[head, ['---', '---', '---:', '---:'], ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n')];
}

function unitItems(unit: UnitChange): string[] {
  const problem = notCompared(unit);
  const criteria = criterionChanges.flatMap((change) => unit.criteria.filter((each) => each.change === change));
  const requirements = requirementChanges.flatMap((change) =>
    unit.requirements.filter((each) => each.change === change),
  );
  return [
    ...(problem === undefined ? [] : [`**${markdownText(unit.unit)}** ${problem}`]),
    ...criteria.map(
      (each) =>
        `**${markdownText(each.ref)}** ${criterionWords[each.change]}: ${markdownText(`${each.text}${criterionDetail(each)}`)}`,
    ),
    ...requirements.map(
      (each) =>
        `**${markdownText(each.ref)}** ${each.force === 'should' ? 'advice' : 'requirement'} ${requirementWords[each.change]}: ${markdownText(`${each.text}${requirementDetail(each)}`)}`,
    ),
    ...gapLines(unit.gaps).map(({ head, text }) => `${head}: ${markdownText(text)}`),
  ];
}

const evidenceItems = (row: PortfolioChange): string[] =>
  evidenceLines(row).flatMap(({ head, items }) => items.map((item) => `${head}: ${markdownText(item)}`));

const faultItems = (faults: readonly FaultChange[]): string[] =>
  faultChanges.flatMap((change) =>
    faults
      .filter((each) => each.change === change)
      .map((fault) => `${faultWords[change]} fault: ${faultWordsOf(fault)}${markdownText(waiverDetail(fault))}`),
  );

const faultWordsOf = (fault: Difference['errors']['base'][number]): string =>
  `**${fault.severity}** at ${markdownText(placeOf(fault))}: ${markdownText(fault.message)} (${markdownText(fault.code)})`;
