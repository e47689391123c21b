import type { Action, Plan } from '../case/plan/action.ts';
import {
  code,
  type Document,
  dim,
  dotted,
  type Item,
  item,
  list,
  note,
  numbered,
  paragraph,
  section,
  strong,
  toned,
} from '../document/blocks.ts';
import type { PortfolioRow } from '../model/result.ts';
import { waivedIn } from '../model/waived.ts';
import { counted } from '../words/counts.ts';
import { nameAndId } from '../words/learners.ts';
import { listFacts, listRefs } from '../words/lists.ts';
import { mendFirstWords, statusWords } from '../words/statuses.ts';
import { waivedShare } from '../words/waived.ts';

/** A plan with the portfolio it is for, and the units that were asked for. */
export interface Planned {
  plan: Plan;
  row: PortfolioRow;
  only: readonly string[] | undefined;
}

/** What to do, in order, what each action closes, and why it stands there. */
export function planDocument({ plan: { actions, notes }, row, only }: Planned): Document {
  const units = row.units.filter(({ unit }) => only === undefined || only.includes(unit));
  const gaps = units.flatMap((unit) => unit.gaps);
  const total = `${counted(gaps.length, 'gap')}${waivedShare(gaps.length, waivedIn(gaps))}`;
  const states = units.map(({ unit, status }) => `${unit} ${statusWords[status]}`).join(', ');
  const isUnknown = ({ status }: { status: string }) => status === 'unknown';
  const answer = units.some(isUnknown)
    ? 'no plan can be made'
    : gaps.length === 0
      ? 'nothing to plan, no gaps'
      : `nothing to plan: ${total}`;
  const noteWords = notes.map(({ about, text }) => (text.includes(about[0]!) ? text : `${listRefs(about)}: ${text}`));
  return {
    title: ['Plan for ', nameAndId(row)],
    blocks: [
      paragraph(actions.length === 0 ? dotted([answer, states]) : `${total}, ${counted(actions.length, 'action')}`),
      actions.length > 0 && units.some(isUnknown) && note('bad', mendFirstWords),
      numbered('Action', actions.map(actionItem)),
      section(2, 'Notes', list(noteWords)),
    ],
  };
}

const actionItem = (action: Action): Item =>
  item(
    strong(action.what),
    paragraph(toned('good', closing(action)), `because ${action.because}`, action.command && dim(code(action.command))),
  );

/** "closes B9/ER5, ER5b; strengthens B9/2.3". */
const closing = ({ closes, strengthens = [] }: Action): string =>
  listFacts(
    [
      closes.length > 0 && `closes ${listRefs(closes, ', ')}`,
      strengthens.length > 0 && `strengthens ${listRefs(strengthens, ', ')}`,
    ],
    '; ',
  );
