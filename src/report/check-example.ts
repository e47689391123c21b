import type { Check, ExampleFiles } from '../checks/check.ts';
import type { Severity } from '../diagnostics/finding.ts';
import type { Diagnostic } from '../model/result.ts';

/** One file of an example, as people read it. */
interface ExampleFile {
  path: string;
  /** Undefined where the example takes the file away. */
  text: string | undefined;
}

/** The longest line of an example that is worth reading to its end. */
const longestLine = 200;

/** The files of an example: bytes that are no text show as �, and a line that is long on purpose is cut. */
export function exampleFiles(files: ExampleFiles): ExampleFile[] {
  return Object.entries(files).map(([path, content]) => ({
    path,
    text:
      content === null
        ? undefined
        : (typeof content === 'string' ? content : Buffer.from(content).toString('utf8'))
            .split('\n')
            .map((line) =>
              line.length > longestLine ? `${line.slice(0, 60)}… (${line.length - 60} more characters)` : line,
            )
            .join('\n'),
  }));
}

/** A diagnostic of an example on one line, as `--format concise` prints it. */
export const conciseLine = ({ file, line, column, severity, code, message }: Diagnostic): string =>
  `${file}:${line}:${column}: ${severity}[${code}] ${message}`;

/** The command that looks for a fault. */
export const commandOf = ({ lint, audit }: Check): string =>
  lint ? 'evid spec check' : audit ? 'evid check --audit' : 'evid check';

/** The severities in the order of their weight, with what each means for a run. */
export const severities: readonly { severity: Severity; title: string; words: string }[] = [
  { severity: 'error', title: 'Errors', words: 'Something is wrong and has to be put right; a run with errors fails.' },
  { severity: 'warning', title: 'Warnings', words: 'Worth a look; they fail a run only with `--fail-on warning`.' },
  { severity: 'info', title: 'Infos', words: 'Often as it should be, now and then not; they never fail a run.' },
];
