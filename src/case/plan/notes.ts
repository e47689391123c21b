import { unitOfRef } from '../../model/refs.ts';
import type { Diagnostic } from '../../model/result.ts';
import { leafRows } from '../../model/rows.ts';
import { listFacts } from '../../words/lists.ts';
import type { Note, PlanCase } from './action.ts';

/** From how many accepted items on one criterion is more than enough. */
const plenty = 4;

/** What is no action of the plan's own: actions agreed in records, criteria that have more evidence than they need, items of which the check says that they serve one criterion of a holistic unit. */
export function planNotes({ row, units, unread, workspace }: PlanCase, faults: readonly Diagnostic[]): Note[] {
  const notes: Note[] = row.actions
    .filter(({ open }) => open)
    .map(({ ref, text, owner, due }) => {
      const said = listFacts([owner, due && `${due < workspace.today ? 'overdue since' : 'due'} ${due}`]);
      return { about: [ref], text: `agreed in ${ref}${said && ` (${said})`}: ${text}` };
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
  const planned = new Set(units.map(({ unit }) => unit.id));
  for (const { code, evidence = '', ref = '', message } of faults)
    if (code === 'single-criterion-evidence' && planned.has(unitOfRef(ref)))
      notes.push({ about: [evidence, ref], text: message });
  return notes;
}

const isAccepted = ({ state, counts }: { state: string; counts: boolean }) => counts && state === 'met';
