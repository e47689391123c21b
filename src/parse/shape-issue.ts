import type { z } from 'zod';
import type { Path } from './yaml-node.ts';

/** What a schema found fault with, and where. */
export interface Issue {
  code: string;
  path: Path;
  message: string;
  keys?: string[];
  values?: unknown[];
  expected?: string;
  format?: string;
  minimum?: unknown;
}

/** The issues of the branch of a union that the writer most likely meant: the one that was understood deepest. */
export function flatten(issue: z.core.$ZodIssue, prefix: Path): Issue[] {
  const path = [...prefix, ...(issue.path as (string | number)[])];
  if (issue.code !== 'invalid_union') return [{ ...(issue as unknown as Issue), path }];
  const branches = issue.errors.map((errors) => errors.flatMap((each) => flatten(each, path)));
  const depth = (branch: Issue[]) =>
    Math.max(...branch.map((each) => each.path.length * 2 + (each.code === 'invalid_type' ? 0 : 1)));
  return branches.reduce((best, branch) => (depth(branch) > depth(best) ? branch : best), branches[0] ?? []);
}
