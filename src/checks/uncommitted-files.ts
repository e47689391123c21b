import { attribute } from '../resolve/attribution.ts';
import { fateOf } from '../resolve/committed.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import { type Found, inItem, inSigned, type Words } from './check.ts';

/** A file that a portfolio rests on and others do not have, in words, and what makes a fault of it. */
export interface Uncommitted {
  fate: 'not-committed' | 'ignored';
  /** `A01 by j-okafor`, `E03`, or the attachment as the item names it. */
  what: string;
  /** Whose words a record or observation is. */
  by: string | undefined;
  isAttachment: boolean;
  fault: (words: Words) => Found;
}

/** Records, items and attachments that are here and not in the last commit, each once. */
export function* uncommittedFiles(resolved: ResolvedPortfolio): Iterable<Uncommitted> {
  const { portfolio, workspace } = resolved;
  const { history } = workspace;
  if (history === undefined) return;
  const seen = new Set<string>();
  const missed = (path: string): Uncommitted['fate'] | undefined => {
    if (seen.has(path)) return undefined;
    seen.add(path);
    const fate = fateOf(path, history);
    return fate === 'committed' ? undefined : fate;
  };
  for (const { attribution, by, ...signed } of attribute(portfolio, workspace)) {
    const fate = missed(signed.path) ?? (attribution === 'not-committed' ? 'not-committed' : undefined);
    if (fate === undefined) continue;
    const what = `${signed.id} by ${by.join(' and ')}`;
    yield { fate, what, by: by[0], isAttachment: false, fault: (words) => inSigned(signed, words) };
  }
  for (const { item } of resolved.live) {
    const fate = missed(item.path);
    const own = { what: item.id, by: undefined, isAttachment: false };
    if (fate !== undefined) yield { fate, ...own, fault: (words) => inItem(item, ['id'], words) };
    for (const [index, file] of item.files.entries()) {
      if (portfolio.fileState(file) !== 'present') continue;
      const lost = missed(normal(`${portfolio.path}/${file}`));
      const fault = (words: Words) => inItem(item, ['files', index], { ...words, about: file });
      if (lost !== undefined) yield { fate: lost, what: file, by: undefined, isAttachment: true, fault };
    }
  }
}

/** A path without `.`, `..` and empty steps. */
function normal(path: string): string {
  const steps: string[] = [];
  for (const step of path.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
