import { type Finding, fileStart } from '../diagnostics/finding.ts';
import { unportable } from '../model/portable-name.ts';

/** The names on the way to some files, or folders, below a folder that Windows does not know, each once. */
export function unportableNames(
  paths: readonly string[],
  below: string,
  portfolio?: string,
  place: (path: string) => string = (path) => path,
): Finding[] {
  const seen = new Set<string>();
  return paths.flatMap((path) => {
    const inner = path.startsWith(`${below}/`) ? path.slice(below.length + 1) : path;
    const steps = inner.split('/');
    // Nearly every path is done with here.
    if (steps.every((step) => whyUnportable(step) === undefined)) return [];
    let at = '';
    return steps.flatMap((step): Finding[] => {
      at += `/${step}`;
      if (seen.has(at)) return [];
      seen.add(at);
      const why = whyUnportable(step);
      if (why === undefined) return [];
      return [
        {
          code: 'unportable-name',
          message: `${step} is no name on Windows: ${why}`,
          help: 'rename it, and what refers to it',
          file: place(path),
          span: fileStart,
          portfolio,
        },
      ];
    });
  });
}

const whyUnportable = (step: string) => (step === '.' || step === '..' ? undefined : unportable(step));
