import {
  type Block,
  type Document,
  either,
  heading,
  list,
  note,
  numeric,
  paragraph,
  place,
  section,
  strong,
  table,
  type Words,
} from '../document/blocks.ts';
import {
  criterionChanges,
  type Difference,
  type Fault,
  type FaultChange,
  faultChanges,
  type PortfolioChange,
  requirementChanges,
  type UnitChange,
} from '../model/difference.ts';
import { whoseMove } from '../model/moves.ts';
import { counted } from '../words/counts.ts';
import {
  criterionDetail,
  criterionWords,
  evidenceLines,
  faultWords,
  gapLines,
  gapTotals,
  notCompared,
  numberChange,
  refusals,
  requirementDetail,
  requirementWords,
  sidesWords,
  statusChange,
  totalsWords,
  waiverDetail,
} from '../words/differences.ts';
import { nameAndId } from '../words/learners.ts';
import { faultLine } from './fault-line.ts';
import type { Look } from './look.ts';
import { signs } from './matrix/signs.ts';
import { onward } from './onward.ts';

type DiffLook = Pick<Look, 'quiet' | 'verbose'>;

/** What moved: the title says all in short; then each learner and unit. */
export function diffDocument(difference: Difference, look: DiffLook): Document {
  const { totals, remarks, errors, portfolios, faults } = difference;
  const refused = refusals(difference);
  const told = totalsWords(totals);
  const summary = told.length === 0 ? 'nothing moved' : told.join('; ');
  const figures = refused.length > 0 ? [] : gapTotals(totals.gaps);
  return {
    title: `Evidence: ${refused.length > 0 ? 'nothing can be compared' : summary}`,
    blocks: [
      paragraph([withArrow((arrow) => sidesWords(difference, arrow)), ...figures.map((each) => `: ${each}`)]),
      remarks.map((remark) => note('wait', `note: ${remark}`)),
      refused.map((refusal) => note('bad', refusal)),
      list([...errors.base, ...errors.to].map(faultWordsOf)),
      !look.quiet && [
        portfolios.map((row) => portfolioBlocks(row, look)),
        section(2, 'Outside the portfolios', list(faultItems(faults))),
      ],
    ],
  };
}

/** Words with an arrow in them, which a screen reader is told in a word. */
const withArrow = (words: (arrow: string) => string): Words => either(words('→'), words('to'));

/** The folder in the heading tells learners of one name apart. */
function portfolioBlocks(row: PortfolioChange, look: DiffLook): Block[] {
  const items = [
    ...row.units.flatMap((unit) => unitItems(unit, look)),
    ...evidenceItems(row),
    ...faultItems(row.faults),
  ];
  const changed = items.length === 0 ? 'another folder' : counted(items.length, 'change');
  const came = { added: 'a new portfolio', gone: 'this portfolio is gone', changed };
  const was = row.was === undefined ? '' : ` (was ${row.was})`;
  const learner = nameAndId(row);
  return [
    heading(2, `${learner === row.path ? '' : `${learner}, `}${row.path}${was}: ${came[row.change]}`),
    table(
      ['unit', 'status', numeric('criteria met'), numeric('gaps')],
      row.units.map((unit) => [
        unit.unit,
        withArrow((arrow) => statusChange(unit, arrow)),
        withArrow((arrow) => numberChange(unit, 'criteriaMet', arrow, 'criteriaTotal')),
        withArrow((arrow) => numberChange(unit, 'gaps', arrow)),
      ]),
    ),
    list(items),
  ];
}

/** What became of something, with the sign of a matrix for how it stands now. */
const changed = (change: keyof typeof marks, ref: string, said: Words, text: string): Words => [
  either(`${marks[change]} `, ''),
  strong(ref),
  ' ',
  said,
  `: ${text}`,
];

function unitItems(unit: UnitChange, { verbose }: DiffLook): Words[] {
  // As many as they are counted above: none of them says nothing.
  const problem = notCompared(unit);
  const criteria = criterionChanges.flatMap((change) => unit.criteria.filter((each) => each.change === change));
  const requirements = requirementChanges.flatMap((change) =>
    unit.requirements.filter((each) => each.change === change),
  );
  const opened = unit.gaps.filter(({ change }) => change === 'opened');
  return [
    ...(problem === undefined ? [] : [[strong(unit.unit), ` ${problem}`]]),
    ...criteria.map((each) =>
      changed(each.change, each.ref, criterionWords[each.change], `${each.text}${criterionDetail(each)}`),
    ),
    ...requirements.map((each) =>
      changed(
        each.change,
        each.ref,
        `${each.part ? 'part of ' : ''}${each.force === 'should' ? 'advice' : each.part ? 'a requirement' : 'requirement'} ${requirementWords[each.change]}`,
        `${each.text}${requirementDetail(each)}`,
      ),
    ),
    ...gapLines(unit.gaps).map(({ head, text }) => `${head}: ${text}`),
    ...(verbose ? opened.map((gap) => [strong(gap.ref), ' ', onward(gap.why, `${whoseMove(gap)}: ${gap.next}`)]) : []),
  ];
}

const evidenceItems = (row: PortfolioChange): string[] =>
  evidenceLines(row).flatMap(({ head, items }) => items.map((each) => `${head}: ${each}`));

const faultItems = (faults: readonly FaultChange[]): Words[] =>
  faultChanges.flatMap((change) =>
    faults
      .filter((each) => each.change === change)
      .map((fault) => [`${faultWords[change]} fault: `, faultWordsOf(fault), waiverDetail(fault)]),
  );

const faultWordsOf = (fault: Fault): Words => [place(fault.file, fault.line, fault.column), ': ', faultLine(fault)];

const marks = {
  met: signs.met.glyph,
  claimed: signs.claimed.glyph,
  lost: signs['not-yet'].glyph,
  stale: signs.stale.glyph,
  'not-yet': signs['not-yet'].glyph,
  partial: signs.partial.glyph,
  'not-applicable': signs['not-applicable'].glyph,
  missing: signs.missing.glyph,
  gap: signs.gap.glyph,
  added: '+',
  gone: '−',
};
