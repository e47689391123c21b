import { markdownText } from '../../document/markdown-text.ts';
import { daysSince } from '../../model/days.ts';
import type { ActionRow, UnitRow } from '../../model/result.ts';
import { leafRows, requirementRows } from '../../model/rows.ts';
import { counted } from '../../words/counts.ts';
import { type Case, point, recordWords, sentence } from './phrases.ts';

/**
 * The open actions of records about a unit, unless their words name a criterion of another; without a unit, those of records
 * that are about none of the portfolio's.
 */
export function openActions(unit: UnitRow | undefined, at: Case): string[] {
  const { actions, units } = at.portfolio;
  const open = actions.filter((action) => action.open);
  const owned = open.filter((action) => {
    const record = units.filter((each) => isAbout(recordOf(action), each, at));
    const named = record.filter((each) => action.text.includes(`${each.unit}/`));
    const about = named.length > 0 ? named : record;
    return unit === undefined ? about.length === 0 : about.includes(unit);
  });
  return owned.length === 0 ? [] : [owned.map((action) => actionPoint(action, at)).join('\n')];
}

const recordOf = ({ ref }: ActionRow): string => ref.slice(0, ref.indexOf('/'));

/** Whether a record decided, judged, signed off or sampled something of a unit; with a single unit, every record has. */
function isAbout(record: string, unit: UnitRow, { portfolio, result }: Case): boolean {
  if (portfolio.units.length === 1 && result.filters.units === undefined) return true;
  return (
    portfolio.samples.some((sample) => sample.record === record && sample.units.includes(unit.unit)) ||
    leafRows(unit).some(
      (leaf) => leaf.record === record || leaf.claims.some(({ decision }) => decision?.record === record),
    ) ||
    requirementRows(unit).some(({ judgement, rules }) =>
      [judgement, ...rules.map((rule) => rule.judgement)].some((each) => each?.record === record),
    ) ||
    unit.signOff?.record === record
  );
}

function actionPoint({ ref, text, owner, due }: ActionRow, at: Case): string {
  const whose = owner === undefined ? '' : `, ${markdownText(at.result.people[owner] ?? owner)}`;
  return point(`**${markdownText(ref)}**${whose}${dueWords(due, at)}: ${sentence(text)}`, [
    point(`Agreed in the record of ${recordWords(recordOf({ ref } as ActionRow), at)}.`),
  ]);
}

function dueWords(due: string | undefined, { result: { today } }: Case): string {
  if (due === undefined) return '';
  if (due < today) return `, due ${due}, **overdue by ${counted(daysSince(due, today), 'day')}**`;
  return due === today ? `, due today (${due})` : `, due ${due}`;
}
