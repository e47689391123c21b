import type { Role } from '../model/vocabulary.ts';
import type { Workspace } from '../resolve/workspace.ts';

/** Roles whose holders decide on evidence. */
export const assessing: readonly Role[] = ['assessor', 'trainee-assessor'];

/** The people of the register who hold one of some roles, as choices. */
export const holdersOf = (roles: readonly Role[], { people }: Pick<Workspace, 'people'>) =>
  [...people.entries]
    .filter(([, person]) => person.roles.some((role) => roles.includes(role)))
    .map(([name, person]) => ({ name, words: person.name }));
