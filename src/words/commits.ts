import type { Change } from '../model/history.ts';

/** Who did something to a file, and when: "by j.okafor@centre.example on 2026-05-02 (1c0ffee)". */
export const byCommit = ({ commit }: Pick<Change, 'commit'>): string =>
  commit === undefined ? 'and that is not committed' : `by ${commit.email} on ${commit.date} (${commit.id})`;
