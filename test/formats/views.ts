import { formats as reporters } from '../../src/commands/check.ts';
import type { Result } from '../../src/model/result.ts';
import type { Look } from '../../src/report/look.ts';
import { reportOf } from '../support/report-of.ts';
import { elementsOf, parseXml } from './xml.ts';

const names = ['pretty', 'concise', 'json', 'markdown', 'github', 'junit', 'sarif', 'gitlab', 'rdjson'] as const;
export type Format = (typeof names)[number];
export const formats = Object.fromEntries(
  names.map((name) => [name, (result: Result, look: Look) => reportOf(reporters[name]!, result, look)]),
) as Readonly<Record<Format, (result: Result, look: Look) => string>>;
export const formatNames: readonly Format[] = names;

export const lookOf = (look: Partial<Look> = {}): Look => ({
  width: 80,
  colour: 0,
  plain: false,
  quiet: false,
  verbose: true,
  seconds: 0,
  failing: [],
  summary: true,
  sourceLine: () => undefined,
  fileText: () => '',
  ...look,
});

interface Totals {
  errors: number;
  warnings: number;
  infos: number;
  /** Left out where a format has no place for gaps. */
  gaps?: number;
}

const count = (text: string, pattern: RegExp): number => [...text.matchAll(pattern)].length;
/** Of numbers that a pattern finds. */
const sum = (text: string, pattern: RegExp): number =>
  [...text.matchAll(pattern)].reduce((total, [, found]) => total + Number(found), 0);
const by = <Row>(rows: readonly Row[], is: (row: Row) => unknown) => rows.filter(is).length;

/** How many faults and gaps a reader of each format counts. */
export const totalsIn: Readonly<Record<Exclude<Format, 'pretty' | 'github'>, (text: string) => Totals>> = {
  concise: (text) => ({
    errors: count(text, /: error\[/g),
    warnings: count(text, /: warning\[/g),
    infos: count(text, /: info\[/g),
  }),
  json: (text) => {
    const { diagnostics, portfolios } = JSON.parse(text) as Result;
    return {
      errors: by(diagnostics, ({ severity }) => severity === 'error'),
      warnings: by(diagnostics, ({ severity }) => severity === 'warning'),
      infos: by(diagnostics, ({ severity }) => severity === 'info'),
      gaps: portfolios.flatMap(({ units }) => units.flatMap(({ gaps }) => gaps)).length,
    };
  },
  markdown: (text) => ({
    errors: count(text, /^- \*\*error\*\* at /gm),
    warnings: count(text, /^- \*\*warning\*\* at /gm),
    infos: count(text, /^- \*\*info\*\* at /gm),
    gaps: sum(text, /^#### .*, (\d+) gaps?$/gm),
  }),
  junit: (text) => {
    const root = parseXml(text);
    const skipped = elementsOf(root, 'skipped');
    const lines = [...elementsOf(root, 'failure'), ...elementsOf(root, 'system-out'), ...skipped]
      .map((each) => each.text)
      .join('\n');
    return {
      errors: count(lines, /:\d+: error\[/g),
      warnings: count(lines, /:\d+: warning\[/g),
      infos: count(lines, /:\d+: info\[/g),
      // A file of which all faults are waived is skipped too.
      gaps: by(skipped, (each) => !faultLine.test(each.text)),
    };
  },
  sarif: (text) => {
    const results: { level: string; kind?: string }[] = JSON.parse(text).runs[0].results;
    return {
      errors: by(results, ({ level }) => level === 'error'),
      warnings: by(results, ({ level }) => level === 'warning'),
      infos: by(results, ({ level }) => level === 'note'),
      gaps: by(results, ({ kind }) => kind === 'open'),
    };
  },
  gitlab: (text) => {
    const rows: { severity: string }[] = JSON.parse(text);
    return {
      errors: by(rows, ({ severity }) => severity === 'major'),
      warnings: by(rows, ({ severity }) => severity === 'minor'),
      infos: by(rows, ({ severity }) => severity === 'info'),
    };
  },
  rdjson: (text) => {
    const rows: { severity: string }[] = JSON.parse(text).diagnostics;
    return {
      errors: by(rows, ({ severity }) => severity === 'ERROR'),
      warnings: by(rows, ({ severity }) => severity === 'WARNING'),
      infos: by(rows, ({ severity }) => severity === 'INFO'),
    };
  },
};

const faultLine = /:\d+: (?:error|warning|info)\[/;

/** How many faults and gaps a reader of each format sees marked as waived. */
export const waivedIn: Readonly<
  Record<Exclude<Format, 'pretty'>, (text: string) => { faults: number; gaps?: number }>
> = {
  concise: (text) => ({ faults: count(text, / \(waived/g) }),
  json: (text) => {
    const { diagnostics, portfolios } = JSON.parse(text) as Result;
    return {
      faults: by(diagnostics, ({ waived }) => waived),
      gaps: by(
        portfolios.flatMap(({ units }) => units.flatMap(({ gaps }) => gaps)),
        ({ waived }) => waived,
      ),
    };
  },
  markdown: (text) => ({
    faults: count(text, /^- \*\*\w+\*\* at \d+:\d+, waived: /gm),
    gaps: sum(text, /^#### .*: waived, not met, (\d+) gaps?$/gm),
  }),
  github: (text) => ({ faults: count(text, /^::notice [^:]*title=[a-z-]+ \(waived \w+\)::/gm) }),
  junit: (text) => {
    const root = parseXml(text);
    const marked = ['failure', 'system-out', 'skipped'].flatMap((name) => elementsOf(root, name));
    return {
      faults: count(marked.map((each) => each.text).join('\n'), /^\S+:\d+:\d+: .*\(waived/gm),
      gaps: by(elementsOf(root, 'skipped'), (each) => each.text.startsWith('waived')),
    };
  },
  sarif: (text) => {
    const results: { kind?: string; suppressions?: unknown[] }[] = JSON.parse(text).runs[0].results;
    const accepted = results.filter(({ suppressions }) => suppressions !== undefined && suppressions.length > 0);
    return {
      faults: by(accepted, ({ kind }) => kind === undefined),
      gaps: by(accepted, ({ kind }) => kind === 'open'),
    };
  },
  gitlab: (text) => ({
    faults: by(JSON.parse(text) as { description: string }[], ({ description }) => description.includes(' (waived')),
  }),
  rdjson: (text) => ({
    faults: by((JSON.parse(text) as { diagnostics: { message: string }[] }).diagnostics, ({ message }) =>
      message.includes('\nwaived'),
    ),
  }),
};

export interface Command {
  name: string;
  properties: Record<string, string>;
  data: string;
}

/** A line of a log as GitHub's runner takes it: a command, however many spaces stand before it, or nothing of the kind. */
export function commandIn(line: string): Command | undefined {
  const match = /^\s*::([a-z-]+)(?: (.*?))?::(.*)$/u.exec(line);
  if (match === null) return undefined;
  const [, name = '', written = '', data = ''] = match;
  const pairs = written.split(',').map((pair) => {
    const at = pair.indexOf('=');
    return [
      pair.slice(0, at),
      unescaped(pair.slice(at + 1))
        .replaceAll('%3A', ':')
        .replaceAll('%2C', ','),
    ];
  });
  return { name, properties: Object.fromEntries(pairs), data: unescaped(data) };
}
const unescaped = (text: string): string => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');

/** Whether the runner would obey a line: by either of the two ways in which commands are written. */
export const isCommand = (line: string): boolean => /^\s*::/u.test(line) || /##\[[a-z-]+[\s\]]/i.test(line);
