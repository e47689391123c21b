import type { Role } from '../../model/vocabulary.ts';
import { choose } from '../ask.ts';
import type { LookOptions, WorkspaceOptions } from '../shared-options.ts';
import type { Terminal } from '../terminal.ts';
import { UsageError } from '../usage-error.ts';
import type { Recording } from './open-recording.ts';

/** Options that both kinds of record take. */
export interface RecordOptions extends WorkspaceOptions, LookOptions {
  by?: string | undefined;
  date?: string | undefined;
  feedback?: string | undefined;
}

/** Who makes the record: as --by says, or as the person at the terminal says, the portfolio's own person first. */
export async function authorOf(
  { by }: Pick<RecordOptions, 'by'>,
  question: string,
  roles: readonly Role[],
  date: string,
  { resolved, intake }: Recording,
  terminal: Terminal,
): Promise<string> {
  if (by?.trim() === '') throw new UsageError('--by names nobody', 'it is an id of people.yaml');
  if (by !== undefined) return by;
  const { people } = intake.workspace;
  const { registrations } = resolved.portfolio;
  const able = [...people.entries].filter(([id]) =>
    registrations.some(({ unit }) => roles.some((role) => people.holds(id, role, unit, date))),
  );
  const choices = able.map(([id, { name, roles: held }]) => ({
    name: id,
    words: held.includes('trainee-assessor') && !held.includes('assessor') ? `${name}, trainee` : name,
  }));
  const usual = registrations.map((each) => (roles.includes('verifier') ? each.verifier : each.assessor));
  const initial = choices.find(({ name }) => usual.includes(name));
  if (choices.length === 0 && terminal.stdin.isTerminal)
    throw new UsageError(`people.yaml names no ${roles[0]} for the units of this portfolio on ${date}`);
  return (await choose(terminal, { question, flag: '--by', choices, initial })).name;
}
