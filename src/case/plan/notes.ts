import { leafRows } from '../../model/rows.ts';
import { idAndTitle } from '../../words/names.ts';
import type { Note, PlanCase } from './action.ts';

/** From how many accepted items on one criterion is more than enough. */
const plenty = 4;

/** What is no action of the plan's own: actions agreed in records, criteria that have more evidence than they need, items that serve one criterion of a holistic unit. */
export function planNotes({ row, units, unread, workspace }: PlanCase): Note[] {
  const notes: Note[] = row.actions
    .filter(({ open }) => open)
    .map(({ ref, text, owner, due }) => {
      const facts = [
        owner,
        due === undefined ? undefined : `${due < workspace.today ? 'overdue since' : 'due'} ${due}`,
      ];
      const said = facts.filter((fact) => fact !== undefined).join(', ');
      return { about: [ref], text: `agreed in ${ref}${said === '' ? '' : ` (${said})`}: ${text}` };
    });
  for (const { row: unit } of units) {
    const full = leafRows(unit)
      .filter(({ status, claims }) => status === 'met' && claims.filter(isAccepted).length >= plenty)
      .map(({ ref }) => ref);
    if (full.length > 0)
      notes.push({ about: full, text: `already met by ${plenty} or more items each: further evidence is not needed` });
  }
  if (unread.length > 0)
    notes.push({ about: unread, text: 'something cannot be read, so the plan is not whole; see evid check' });
  const holistic = new Set(units.filter(({ unit }) => unit.holistic).map(({ unit }) => unit.id));
  const claims = row.units.flatMap((unit) =>
    leafRows(unit).flatMap(({ ref, claims: all }) =>
      all.filter(({ by }) => by === 'learner').map(({ evidence }) => ({ ref, evidence, unit: unit.unit })),
    ),
  );
  for (const item of row.evidence) {
    const [only, ...others] = claims.filter(({ evidence }) => evidence === item.id);
    if (item.draft || only === undefined || others.length > 0 || !holistic.has(only.unit)) continue;
    notes.push({
      about: [item.id, only.ref],
      text: `${idAndTitle(item)} serves ${only.ref} only; ${only.unit} asks for evidence that serves several criteria`,
    });
  }
  return notes;
}

const isAccepted = ({ state, counts }: { state: string; counts: boolean }) => counts && state === 'met';
