import {
  type Block,
  either,
  entries,
  type Fact,
  item,
  list,
  paragraph,
  section,
  strong,
  type Words,
} from '../document/blocks.ts';
import { terminal } from '../document/terminal.ts';
import { whoseMove } from '../model/moves.ts';
import type { AssessmentFile, VerificationFile } from '../model/record.ts';
import type { PortfolioRow, UnitRow } from '../model/result.ts';
import { listsBy } from '../resolve/lists-by.ts';
import { commandLine } from '../words/command-lines.ts';
import { counted } from '../words/counts.ts';
import { listFacts } from '../words/lists.ts';
import { quoted } from '../words/quotation.ts';
import { sampledWords } from '../words/samples.ts';
import { spoken } from '../words/statuses.ts';
import { creditedWords, creditsOf } from './credited.ts';
import type { Look } from './look.ts';
import { portfolioChanges } from './portfolio-changes.ts';

type Looks = Pick<Look, 'width' | 'colour' | 'plain'>;

/** What a record holds, in words, before or after it is written. */
export function recordBlocks(record: AssessmentFile | VerificationFile, row: PortfolioRow): Block[] {
  const decided = 'assessor' in record ? decisionFacts(record, row) : [];
  const others = 'assessor' in record ? otherFacts(record) : (record.samples ?? []).map(sampleFact);
  const actions = (record.actions ?? []).map(({ id, text, owner, due }) => {
    const who = listFacts([owner, due && `by ${due}`]);
    return { name: `action ${id}`, value: `${text}${who && ` (${who})`}` };
  });
  const closes = (record.closes ?? []).map((ref) => ({ name: 'closes', value: ref }));
  const ofItems = decided.filter(({ title }) => title !== '');
  const items = [...listsBy(ofItems, ({ title }) => title)].map(([title, own]) => item(strong(title), entries(own)));
  // What belongs to no item comes last; so do actions.
  const rest = [...decided.filter(({ title }) => title === ''), ...others, ...actions, ...closes];
  return section(2, 'What it says', list(items), entries(rest));
}

/** What is decided, with the title of what it is decided on. */
function decisionFacts({ decisions = [] }: AssessmentFile, row: PortfolioRow): (Fact & { title: string })[] {
  const titles = new Map(row.evidence.map(({ id, title }) => [id, title]));
  return decisions.map((decision) => {
    const { evidence, basis, criteria = [], tags = [], outcome, place, reason } = decision;
    const credits = creditsOf(decision, row);
    const items = evidence === undefined ? Object.keys(basis ?? {}) : [evidence];
    const title =
      items.length === 1
        ? `${items[0]} ${titles.get(items[0]!) ?? ''}`.trim()
        : items.length === 0
          ? ''
          : `${items.join(', ')} taken together`;
    const shown = place === undefined ? '' : ` (shown at ${quoted(place)})`;
    const named = (ref: string) => {
      const by = [...new Set(credits.flatMap(({ written, item }) => (written === ref ? [item] : [])))];
      return by.length === 0 ? ref : `${ref} (credited${by.length < items.length ? ` with ${by.join(', ')}` : ''})`;
    };
    const value = `${[...criteria.map(named), ...tags].join(', ')}${shown}${because(reason)}`;
    return { title, name: spoken(outcome), value };
  });
}

const otherFacts = ({ judgements = [], units = [], countersigns = [] }: AssessmentFile): Fact[] => [
  ...judgements.map(({ requirement, outcome, reason, basis = {} }) => {
    const items = Object.keys(basis);
    const on = items.length === 0 ? '' : `, on ${items.join(', ')}`;
    return { name: `judged ${spoken(outcome)}`, value: `${requirement}${on}${because(reason)}` };
  }),
  ...units.map(({ unit, outcome, reason }) => ({
    name: outcome === 'achieved' ? 'signed off' : 'sign-off withdrawn',
    value: `${unit}${because(reason)}`,
  })),
  ...countersigns.map((id) => ({ name: 'countersigned', value: id })),
];

const because = (reason: string | undefined) => (reason === undefined ? '' : `: ${reason}`);

const sampleFact = ({
  evidence,
  stage,
  outcome,
  reason,
  ...of
}: NonNullable<VerificationFile['samples']>[number]): Fact => ({
  name: spoken(outcome),
  value: `${sampledWords({ ...of, evidence: evidence === undefined ? [] : [evidence] })}${stage === undefined ? '' : `, ${stage}`}${because(reason)}`,
});

/** After a record was written: where it is, what it says, what changed by it, and what comes next. */
export function writtenRecord(
  {
    path,
    record,
    before,
    after,
    notes: known = [],
  }: {
    path: string;
    record: AssessmentFile | VerificationFile;
    before: PortfolioRow;
    after: PortfolioRow;
    /** What else whoever wrote it should know, in words. */
    notes?: readonly string[];
  },
  look: Looks & Pick<Look, 'quiet'>,
): string {
  const title = `Wrote ${path}`;
  if (look.quiet) return terminal({ title, blocks: [] }, { ...look, colour: 0 });
  const credits = 'assessor' in record ? creditedWords(record, before) : [];
  const blocks = [
    recordBlocks(record, before),
    // What was credited may be a slip of the keyboard, which nobody takes back in this record any more.
    section(2, 'Note', list([...credits.map((each) => strong(each)), ...known])),
    changeBlocks(before, after, credits.length > 0),
    section(2, 'What next', list([awaiting(record, after), ...after.units.map((unit) => nextStep(unit, after))])),
  ];
  return terminal({ title, blocks }, look);
}

function changeBlocks(before: PortfolioRow, after: PortfolioRow, credits: boolean): Block[] {
  const { changes, closed, opened } = portfolioChanges(before, after);
  if (changes.length === 0) return section(2, 'What changed', paragraph(credits ? 'nothing else' : 'nothing'));
  const moved = (verb: string, refs: readonly string[]) =>
    refs.length > 0 && `${verb} ${counted(refs.length, 'gap')}: ${refs.join(', ')}`;
  const rows = changes.map(({ what, from, to }) => ({
    name: what,
    value: either(`${from} → ${to}`, `was ${from}, now ${to}`),
  }));
  return section(2, 'What changed', entries(rows), list([moved('closes', closed), moved('opens', opened)]));
}

const awaiting = ({ id }: { id: string }, row: PortfolioRow): Words =>
  row.records.find((each) => each.id === id)?.awaitsCountersignature &&
  `${id} is a trainee assessor’s: it counts once an assessor has countersigned it (${commandLine('assess', row, { countersign: id })} --by …).`;

/** Whose move it is in a unit that is not done. */
function nextStep({ unit, status, gaps, declared, signOff }: UnitRow, portfolio: PortfolioRow): Words {
  const command = (words: string) => commandLine(words, portfolio, {});
  if (status === 'complete') return `${unit}: complete (${command('verify')} samples it)`;
  if (status === 'awaiting-sign-off') {
    const lacking = [
      declared === undefined && 'the learner’s declaration (declared: in portfolio.yaml)',
      !signOff?.holds && `the sign-off (--achieved ${unit})`,
    ];
    return `${unit}: everything is met; lacking ${listFacts(lacking, ' and ')}`;
  }
  const mine = gaps.filter((gap) => whoseMove(gap) === 'assessor').length;
  const theirs = gaps.length - mine;
  if (gaps.length === 0) return undefined;
  const waits = [
    mine > 0 && `${mine} for the assessor (${command('assess')})`,
    theirs > 0 && `${theirs} for the learner (${command('plan')})`,
  ];
  return `${unit}: ${counted(gaps.length, 'gap')} left, ${listFacts(waits)}`;
}
