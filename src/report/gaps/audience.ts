/** Whose page a gap report is. */
export const audiences = ['learner', 'assessor', 'verifier'] as const;
export type Audience = (typeof audiences)[number];

/** What the first page has, in this order. */
export type Part = 'next-learner' | 'next-assessor' | 'actions' | 'feedback' | 'decided-since';
/** Groups of what is open in a unit, in this order. */
export type Group = 'learner' | 'assessor' | 'contested' | 'waived';

interface Arrangement {
  first: readonly Part[];
  groups: readonly Group[];
}

const usual: readonly Group[] = ['learner', 'assessor', 'contested', 'waived'];

/**
 * What comes first for whom. The learner is not shown what is quoted for the assessor to decide on; the assessor has the commands;
 * the verifier begins with what was contested and decided since, and is given no steps of the learner's.
 */
export const arrangements: Readonly<Record<Audience | 'all', Arrangement>> = {
  all: { first: ['decided-since', 'next-learner', 'next-assessor', 'actions', 'feedback'], groups: usual },
  learner: { first: ['next-learner', 'actions', 'feedback', 'next-assessor'], groups: usual },
  assessor: {
    first: ['decided-since', 'next-assessor', 'actions', 'next-learner', 'feedback'],
    groups: ['contested', 'assessor', 'learner', 'waived'],
  },
  verifier: {
    first: ['decided-since', 'next-assessor', 'actions', 'feedback'],
    groups: ['contested', 'waived', 'assessor', 'learner'],
  },
};
