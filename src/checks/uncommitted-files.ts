import { attribute } from '../resolve/attribution.ts';
import { fateOf } from '../resolve/committed.ts';
import type { ResolvedPortfolio } from '../resolve/resolve-portfolio.ts';
import { type Found, inItem, inSigned } from './check.ts';

/** A file that a portfolio rests on and others do not have, in words, with a finding ready to be filled in. */
export interface Uncommitted {
  fate: 'not-committed' | 'ignored';
  path: string;
  /** `A01 by j-okafor`, `E03`, or the attachment as the item names it. */
  what: string;
  /** Whose words a record or observation is. */
  by: string | undefined;
  isAttachment: boolean;
  finding: (words: { message: string; help: string }) => Found;
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
    const finding: Uncommitted['finding'] = (words) => inSigned(signed, words);
    const what = `${signed.id} by ${by.join(' and ')}`;
    yield { fate, path: signed.path, what, by: by[0], isAttachment: false, finding };
  }
  for (const { item } of resolved.live) {
    const fate = missed(item.path);
    if (fate !== undefined) {
      const finding: Uncommitted['finding'] = (words) => inItem(item, ['id'], words);
      yield { fate, path: item.path, what: item.id, by: undefined, isAttachment: false, finding };
    }
    for (const [index, file] of item.files.entries()) {
      if (portfolio.fileState(file) !== 'present') continue;
      const path = normal(`${portfolio.path}/${file}`);
      const lost = missed(path);
      if (lost === undefined) continue;
      const finding: Uncommitted['finding'] = (words) => inItem(item, ['files', index], { ...words, about: file });
      yield { fate: lost, path, what: file, by: undefined, isAttachment: true, finding };
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
