import { readLog } from '../load/git-history.ts';
import type { History } from '../model/history.ts';
import { parseHistory } from '../parse/history.ts';

/** The history of a workspace as far as its clone reaches back, or why there is none. */
export function readHistory(root: string): { history: History } | { problem: string; help?: string } {
  const read = readLog(root);
  return 'problem' in read ? read : { history: parseHistory(read.log) };
}
