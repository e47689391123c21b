import type { OpenAction } from '../../case/actions.ts';
import type { Case, DueAction } from '../../case/case.ts';
import { beginningOf } from '../../case/feedback.ts';
import {
  type Block,
  type Blocks,
  code,
  item,
  list,
  note,
  numbered,
  paragraph,
  quotation,
  section,
  strong,
  type Words,
} from '../../document/blocks.ts';
import { daysSince } from '../../model/days.ts';
import type { Owner } from '../../model/result.ts';
import { counted } from '../../words/counts.ts';
import { listFacts, listRefs } from '../../words/lists.ts';
import { nextMoves } from '../../words/moves.ts';
import { combinationLine, qualificationLine } from '../../words/qualifications.ts';
import { quoted } from '../../words/quotation.ts';
import { ended, upperFirst } from '../../words/sentences.ts';
import { mendFirstWords, statusWords } from '../../words/statuses.ts';
import { unitFacts } from '../../words/units.ts';
import { sinceWords } from '../since-sign-off.ts';
import { type Audience, arrangements, type Part } from './audience.ts';
import { titled } from './phrases.ts';

/** What fits one sheet of paper: whose the report is, how far each unit is, what comes next and what was said last. */
export function firstPage(at: Case, audience: Audience | undefined, of: Words, level: 2 | 3, quiet: boolean): Blocks {
  const { first } = arrangements[audience ?? 'all'];
  const hasCommands = audience === 'assessor';
  const parts: Readonly<Record<Part, () => Blocks>> = {
    'next-learner': () => nextBlocks('learner', at, of, level, hasCommands),
    'next-assessor': () =>
      audience === 'learner' ? assessorsLine(at) : nextBlocks('assessor', at, of, level, hasCommands),
    actions: () =>
      section(level, titled(of, 'Agreed actions'), list(at.actions.map((action) => actionItem(action, at)))),
    feedback: () => section(level, titled(of, 'Latest feedback'), !quiet && feedbackBlocks(at)),
    'decided-since': () =>
      at.units.map(({ row, decidedSince }) =>
        decidedSince.map((since) => paragraph(`${row.unit}. ${sinceWords(since)}.`)),
      ),
  };
  return [paragraph(whoWords(at)), unitLines(at), qualification(at), first.map((part) => parts[part]())];
}

/** The centre, and who assesses and verifies; of units that differ in it, with the units. */
function whoWords({ centre, units, name }: Case): string {
  const people = (['assessor', 'verifier'] as const).flatMap((role) => {
    const ids = [...new Set(units.flatMap(({ row }) => row[role] ?? []))];
    return ids.map((id) => {
      const own = units.filter(({ row }) => row[role] === id).map(({ row }) => row.unit);
      return `${role} ${name(id)}${own.length === units.length ? '' : ` (${own.join(', ')})`}`;
    });
  });
  const facts = listFacts([centre?.name, centre?.number && `centre ${centre.number}`, ...people]);
  // What a centre calls itself is not ours to write otherwise.
  return facts && `${centre?.name === undefined ? upperFirst(facts) : facts}.`;
}

/** How far each unit is, in the words of every report, and whose move it is. */
function unitLines({ units }: Case): Block {
  if (units.length === 0) return paragraph('No unit to show.');
  return list(
    units.map(({ row, numbers, isOver }) => {
      const moves = nextMoves({ owner: row.owner, ...numbers });
      const facts = listFacts([
        ...(isOver ? [statusWords[row.status]] : unitFacts(row, numbers)),
        row.certificate && `certificate ${row.certificate}`,
        moves && `next move: ${moves}`,
        ...days.map((name) => row[name] && `${name} ${row[name]}`),
      ]);
      return [strong(row.unit), ' ', row.title, `: ${facts}.`];
    }),
  );
}
const days = ['registered', 'target', 'declared', 'withdrawn', 'certificated'] as const;

/** How far the units make the qualification that the portfolio names, and each of its rules. */
const qualification = ({ portfolio: { qualification: row } }: Case): Blocks =>
  row && [paragraph(`Qualification ${ended(qualificationLine(row))}`), list(row.rules.map(combinationLine))];

/** What somebody is to do, in order, as the plan has it. */
function nextBlocks(owner: Owner, at: Case, of: Words, level: 2 | 3, hasCommands: boolean): Block[] {
  const actions = at.next().filter((action) => action.owner === owner);
  const title = titled(of, `Next steps for the ${owner}`);
  const isUnknown = actions.length > 0 && at.units.some(({ row }) => row.status === 'unknown');
  return section(
    level,
    title,
    isUnknown && note('bad', mendFirstWords),
    numbered(
      'Action',
      actions.map((action) =>
        item(nextWords(action), hasCommands && action.command && paragraph(code(action.command))),
      ),
    ),
  );
}

/** What to do, by when, and which gaps it closes. */
function nextWords({ what, by, closes, named = [], owner }: DueAction): Words {
  const refs = closes.filter((ref) => !named.includes(ref));
  const when =
    by === undefined || (owner === 'assessor' && by.what === 'target')
      ? ''
      : by.what === 'planned'
        ? `, planned for ${by.date}`
        : `, by ${by.date}`;
  const about = closes.length === 0 ? ', when nothing else is open' : refs.length === 0 ? '' : `: ${listRefs(closes)}`;
  return [strong(what), `${when}${about}.`];
}

/** To the learner, in a line, what is not theirs to do. */
function assessorsLine(at: Case): Blocks {
  const waiting = at.units.reduce((sum, { numbers }) => sum + numbers.gapsAssessor, 0);
  return (
    waiting > 0 &&
    paragraph(`With the assessor: ${counted(waiting, 'gap')}, listed below; nothing for you to do there.`)
  );
}

function actionItem({ ref, text, owner, due, isOverdue, record }: OpenAction, at: Case): Words {
  const whose = owner === undefined ? '' : `, ${at.name(owner)}`;
  const when =
    due === undefined
      ? ''
      : isOverdue
        ? [`, due ${due}, `, strong(`overdue by ${counted(daysSince(due, at.today), 'day')}`)]
        : due === at.today
          ? `, due today (${due})`
          : `, due ${due}`;
  return [strong(ref), whose, when, `: ${ended(text)}`, ` Agreed in ${at.said(record)}.`];
}

const feedbackBlocks = (at: Case): Blocks =>
  at.feedback().map(({ record, file, ...whole }) => {
    const { paragraphs, isCut } = beginningOf(whole.paragraphs, mostFeedback);
    return [
      paragraph(
        `${at.said(record.id)}${record.awaitsCountersignature ? ', which waits for a countersignature' : ''}, ${isCut ? 'in full ' : ''}in ${file}:`,
      ),
      quotation(quoted(paragraphs.join(' '))),
    ];
  });

/** About how many characters of a record are quoted. */
const mostFeedback = 500;
