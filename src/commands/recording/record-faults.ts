import { nearest, offer } from '../../diagnostics/nearest.ts';
import type { Role } from '../../model/vocabulary.ts';
import { actionOwners } from '../../resolve/actions.ts';
import { quoted } from '../../words/quotation.ts';
import { holdersOf } from '../people-choices.ts';
import type { ActionDraft, Fault } from './drafting.ts';
import type { Recording } from './open-recording.ts';

/** Who makes a record, and when. */
export interface Author {
  by: string;
  date: string;
}

/** Whether somebody may make a record of this portfolio at all; what they may decide in it, the check says. */
export function authorFaults(
  { by, date }: Author,
  roles: readonly Role[],
  { resolved, intake: { workspace } }: Recording,
): Fault[] {
  const { people } = workspace;
  const { file, registrations } = resolved.portfolio;
  if (file?.value.learner.id === by)
    return [{ message: `${by} is the learner of this portfolio`, help: 'nobody decides on their own evidence' }];
  const person = people.entries.get(by);
  if (person === undefined) {
    const able = holdersOf(roles, workspace).map(({ name }) => name);
    return [{ message: `${by} is not in people.yaml`, help: offer(by, able, `${roles[0]}s there:`) }];
  }
  const units = registrations.map(({ unit }) => unit);
  if (roles.some((role) => units.some((unit) => people.holds(by, role, unit, date)))) return [];
  const times = [person.from && `from ${person.from}`, person.until && `until ${person.until}`].filter(Boolean);
  return [
    {
      message: `${by} is no ${roles[0]} for ${units.join(', ')} on ${date}`,
      help: `people.yaml says: ${[person.roles.join(', '), ...(Array.isArray(person.units) ? [`for ${person.units.join(', ')}`] : []), ...times].join(' ')}`,
    },
  ];
}

/** A record that says nothing: it could never be taken away again. */
export const emptyFaults = (draft: readonly (readonly unknown[])[], feedback: string): Fault[] =>
  feedback === '' && draft.every((list) => list.length === 0)
    ? [{ message: 'the record would say nothing', help: 'decide something, or write feedback' }]
    : [];

/** That one id is several things, so that nobody could tell of which of them a record speaks. */
export const doubled = (what: string, id: string, alike: readonly { path: string }[]): Fault => ({
  message: `several ${what} are called ${id}: ${alike.map(({ path }) => path).join(', ')}`,
  help: 'give all but one of them another id first',
});

/** A record speaks of what was there on its day, and of what is one: it confirms, samples and closes nothing that was recorded later. */
export const namedRecordFaults = (named: readonly string[], { date }: Author, { row }: Recording): Fault[] =>
  [...new Set(named)].flatMap((id) => {
    const alike = row.records.filter((record) => record.id === id);
    if (alike.length > 1) return [doubled('records', id, alike)];
    return alike
      .filter((record) => record.date > date)
      .map((record) => ({
        message: `${id} is dated ${record.date}, after this record of ${date}`,
        help: 'correct --date',
      }));
  });

/** What is wrong with the actions that a record sets and closes. */
export function actionFaults(
  { actions, closes }: { actions: readonly ActionDraft[]; closes: readonly string[] },
  { date }: Author,
  { row, resolved }: Recording,
): Fault[] {
  const owners = actionOwners(resolved);
  const faults: Fault[] = [];
  for (const { text, owner, due } of actions) {
    if (owner !== undefined && !owners.includes(owner))
      faults.push({ message: `nobody here is called ${owner}, who is to ${quoted(text)}`, help: offer(owner, owners) });
    if (due !== undefined && due < date)
      faults.push({ message: `the action ${quoted(text)} is due on ${due}, before the record of ${date}` });
  }
  const open = row.actions.filter((each) => each.open).map(({ ref }) => ref);
  for (const ref of closes) {
    if (!row.actions.some((each) => each.ref === ref && !each.open)) continue;
    const near = nearest(ref, open);
    faults.push({
      message: `the action ${ref} is closed already`,
      help: open.length === 0 ? 'no action is open' : near ? `did you mean ${near}?` : `open: ${open.join(', ')}`,
    });
  }
  return faults;
}
