import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import type { Result } from '../src/model/result.ts';
import { ciFile } from '../src/write/scaffold/ci-file.ts';
import { copyExamples } from './support/examples.ts';
import { commitAll } from './support/repository.ts';

/** The files for CI systems and editors, run as far as a machine without them can. */
const scratch = mkdtempSync(join(tmpdir(), 'evid-ci-files-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const script = resolve('dist/evid.js');
const today = '2026-11-22';

const folderIn = (name: string): string => {
  const folder = mkdtempSync(join(scratch, `${name}-`));
  return folder;
};
/** A committed copy of the examples, with faults of every severity in the working tree where it is to be broken. */
function workspace(broken = false): string {
  const cwd = copyExamples(folderIn('workspace'));
  rmSync(join(cwd, 'portfolios/grace-oyelaran'), { recursive: true });
  commitAll(cwd);
  if (broken) {
    const home = join(cwd, 'portfolios/tomasz-wrobel');
    writeFileSync(join(home, 'evidence/E70 with spaces (1):2.md'), item('E70', 'B8/9.9'));
    writeFileSync(join(home, 'evidence/E71.md'), item('E71', 'B8/1.1 ::error::boo'));
    writeFileSync(join(home, 'stray.md'), 'not read');
  }
  return cwd;
}
const item = (id: string, ref: string): string =>
  `---\nid: ${id}\ntitle: T\nmethod: work-product\ndate: 2026-10-05\ncriteria: ["${ref}", B8/1.3]\n---\nWords.\n`;

const named = (name: string): string => {
  const bin = folderIn('bin');
  return join(bin, name);
};
/** A folder with one command of this name, for the front of the path. */
function command(name: string, lines: string): string {
  const path = named(name);
  writeFileSync(path, `#!/bin/sh\n${lines}\n`);
  chmodSync(path, 0o755);
  return resolve(path, '..');
}

type Environment = Record<string, string>;
const run = (shell: readonly string[], lines: string, cwd: string, env: Environment) => {
  const path = `${env.PATH === undefined ? '' : `${env.PATH}:`}${process.env.PATH}`;
  const { status, stdout, stderr, error } = spawnSync(shell[0]!, [...shell.slice(1), lines], {
    cwd,
    encoding: 'utf8',
    env: { HOME: scratch, NO_COLOR: '1', ...env, PATH: path },
  });
  if (error !== undefined) throw error;
  return { status, stdout, stderr };
};

interface Step {
  name: string;
  id: string;
  if?: string;
  shell: string;
  env: Environment;
  run: string;
}
const action = parse(readFileSync('action.yml', 'utf8')) as {
  inputs: Record<string, { description: string; default: string }>;
  outputs: Record<string, { description: string; value: string }>;
  runs: { using: string; steps: Step[] };
};

/** Runs the steps of the action as GitHub's runner does: one bash for each, with the files that it gives each step. */
function runAction(cwd: string, given: Environment, more: Environment = {}) {
  const inputs: Environment = Object.fromEntries(
    Object.entries(action.inputs).map(([name, input]) => [name, given[name] ?? input.default]),
  );
  const outputs: Record<string, Environment> = {};
  let failed: number | undefined;
  let log = '';
  let summary = '';
  const expand = (text: string): string =>
    text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, path: string) => {
      const [head, name = '', , last = ''] = path.split('.');
      if (head === 'inputs') return inputs[name]!;
      return head === 'steps' ? (outputs[name]?.[last] ?? '') : (more.GITHUB_ACTION_PATH ?? scratch);
    });
  for (const step of action.runs.steps) {
    const evidIsThere = outputs.evid?.script !== undefined;
    if (step.if !== undefined ? !evidIsThere : failed !== undefined) continue;
    const files = folderIn('step');
    for (const name of ['output', 'summary', 'script.sh']) writeFileSync(join(files, name), '');
    writeFileSync(join(files, 'script.sh'), step.run);
    const env = {
      ...Object.fromEntries(Object.entries(step.env).map(([name, value]) => [name, expand(value)])),
      ...more,
      GITHUB_OUTPUT: join(files, 'output'),
      GITHUB_STEP_SUMMARY: join(files, 'summary'),
      RUNNER_TEMP: files,
    };
    const shell = ['bash', '--noprofile', '--norc', '-eo', 'pipefail'];
    const answer = run(shell, join(files, 'script.sh'), cwd, env);
    log += answer.stdout + answer.stderr;
    summary += readFileSync(join(files, 'summary'), 'utf8');
    outputs[step.id] = outputsIn(readFileSync(join(files, 'output'), 'utf8'));
    if (answer.status !== 0) failed ??= answer.status ?? -1;
  }
  const told = Object.entries(action.outputs).map(([name, { value }]) => [name, expand(value)]);
  return { status: failed ?? 0, log, summary, outputs: Object.fromEntries(told) as Environment };
}

/** What a step said by `NAME=VALUE`, or by `NAME<<END`, lines and `END`. */
function outputsIn(text: string): Environment {
  const found: Environment = {};
  const lines = text.split('\n');
  for (let line = lines.shift(); line !== undefined; line = lines.shift()) {
    const [, name, end] = /^(\w+)<<(.+)$/.exec(line) ?? [];
    if (name !== undefined)
      found[name] = lines
        .splice(0, lines.indexOf(end!) + 1)
        .slice(0, -1)
        .join('\n');
    else if (line.includes('=')) found[line.slice(0, line.indexOf('='))] = line.slice(line.indexOf('=') + 1);
  }
  return found;
}

describe('the GitHub Action', () => {
  it('hands inputs to its scripts by their environment alone, and uses every one of them', () => {
    expect(action.runs.using).toBe('composite');
    for (const { run: lines, shell, env } of action.runs.steps) {
      expect([shell, lines.includes('${{')]).toEqual(['bash', false]);
      for (const value of Object.values(env)) {
        expect(value).toMatch(/^\$\{\{ (inputs\.[a-z-]+|github\.action_path|steps\.evid\.outputs\.script) \}\}$/);
      }
    }
    const used = action.runs.steps.flatMap(({ env }) =>
      Object.values(env).map((value) => /inputs\.([a-z-]+)/.exec(value)?.[1]),
    );
    expect(new Set(used.filter((name) => name !== undefined))).toEqual(new Set(Object.keys(action.inputs)));
    const described = [...Object.values(action.inputs), ...Object.values(action.outputs)];
    expect(described.filter(({ description }) => !/\.$/.test(description))).toEqual([]);
  });

  it('passes where nothing is at fault, with the report in the summary of the job', () => {
    const { status, log, summary, outputs } = runAction(workspace(), { evid: script, today });
    expect([status, outputs]).toEqual([0, { status: '0', diff: '' }]);
    expect(log).toContain('\nChecked 5 specs, 2 portfolios, ');
    expect(log).toContain('\n::warning file=');
    expect(summary).toMatch(/^# Evidence on 2026-11-22\n/);
  });

  it('fails where there are errors, and still says what moved', () => {
    const { status, log, summary, outputs } = runAction(workspace(true), { evid: script, today, 'diff-base': 'HEAD' });
    expect([status, outputs.status]).toEqual([1, '1']);
    expect(log).toContain('\n::error file=portfolios/tomasz-wrobel/evidence/E70 with spaces (1)%3A2.md,line=6,');
    expect(
      log.split('\n').filter((line) => /^\s*::/.test(line) && !/^::(error|warning|notice) file=/.test(line)),
    ).toEqual([]);
    const [report, difference] = summary.split(/^(?=# Evidence: )/m);
    expect(report).toMatch(/^# Evidence on 2026-11-22\n/);
    expect(difference).toMatch(/^# Evidence: .*new faults.*\n\nHEAD \([0-9a-f]{8}\) → the working tree/);
    expect(readFileSync(outputs.diff!, 'utf8')).toBe(difference);
  });

  it('does what its inputs say', () => {
    const cwd = workspace();
    const { status, log } = runAction(cwd, {
      evid: script,
      today,
      portfolios: 'amira-khan\nportfolios/tomasz-wrobel\n',
      'fail-on': 'warning, gap',
      formats: 'junit=out/evid.xml\njson=out/a file.json\n',
      anonymise: 'true',
    });
    expect([status, log.includes('Amira Khan'), /\(failing, as\s--fail-on\sgap\sasks\)/.test(log)]).toEqual([
      1,
      false,
      true,
    ]);
    const { portfolios } = JSON.parse(readFileSync(join(cwd, 'out/a file.json'), 'utf8')) as Result;
    expect(portfolios.map(({ path }) => path)).toEqual(['portfolios/L-0198', 'portfolios/L-0231']);
    expect(readFileSync(join(cwd, 'out/evid.xml'), 'utf8')).toContain('<testsuites');
  });

  it('fails where the workspace cannot be used, and where it is asked wrongly', () => {
    const cwd = workspace();
    expect(runAction(cwd, { evid: script, root: 'portfolios', today }).outputs.status).toBe('2');
    const unknown = runAction(cwd, { evid: script, today, 'diff-base': 'mian' });
    expect([unknown.status, unknown.outputs]).toEqual([2, { status: '0', diff: '' }]);
    expect(unknown.log).toContain('evid: there is no revision mian\n');
  });

  it('does not fail for a base that cannot be used: what is wrong now is for the check to say', () => {
    const cwd = folderIn('brings-evid');
    writeFileSync(join(cwd, 'README.md'), 'Words.');
    commitAll(cwd);
    copyExamples(cwd);
    const { status, log, outputs } = runAction(cwd, { evid: script, today, 'diff-base': 'HEAD' });
    expect([status, outputs.status]).toEqual([0, '0']);
    expect(log).toContain('\n::warning title=evid diff::one side cannot be used, so nothing is compared\n');
    expect(readFileSync(outputs.diff!, 'utf8')).toContain('nothing can be compared');
  });

  it('hands on what is typed into an input as it is, and never runs it', () => {
    const cwd = folderIn('typed');
    // In the place of Node: it says with what it is asked, a NUL after each word and a line end after each call.
    const PATH = command('node', `printf '%s\\0' "$@" >>asked; echo >>asked`);
    for (const text of [
      '$(touch pwned)',
      '`touch pwned`',
      '"; touch pwned; "',
      "'; touch pwned; '",
      '--help',
      '*',
      '\\',
      '\u0024{{ x }}',
    ]) {
      rmSync(join(cwd, 'asked'), { force: true });
      const all = { root: text, portfolios: `${text}\n\n${text}`, 'fail-on': text, formats: text, today: text };
      const given = { ...all, evid: 'evid.js', 'diff-base': text, anonymise: text };
      const { status } = runAction(cwd, given, { PATH });
      const asked = readFileSync(join(cwd, 'asked'), 'utf8')
        .split('\0\n')
        .map((call) => call.split('\0'));
      expect([status, asked[1]]).toEqual([
        0,
        [
          'evid.js',
          'check',
          `--root=${text}`,
          '--format=pretty',
          '--format=github',
          `--path-prefix=${text}`,
          `--format=${text}`,
          `--fail-on=${text}`,
          `--today=${text}`,
          '--',
          text,
          text,
        ],
      ]);
      expect(asked[2]!.filter((each) => !each.startsWith('--output='))).toEqual([
        'evid.js',
        'diff',
        `--root=${text}`,
        '--format=markdown',
        `--today=${text}`,
        '--',
        text,
        text,
        text,
      ]);
    }
    expect(existsSync(join(cwd, 'pwned'))).toBe(false);
  });

  it('builds the evid that it came with, where it is given none', () => {
    const home = folderIn('action');
    const npm = `echo "npm $*"; pwd; mkdir dist; printf 'import(%s)' "'file://${script}'" > dist/evid.js`;
    const { status, log } = runAction(workspace(), { today }, { GITHUB_ACTION_PATH: home, PATH: command('npm', npm) });
    expect(status).toBe(0);
    expect(log.split('\n').slice(0, 2)).toEqual(['npm ci --no-audit --no-fund', home]);
    expect(log).toContain('Checked 5 specs');
  });

  it('stops where evid cannot be built', () => {
    const stopped = runAction(workspace(), { 'diff-base': 'HEAD' }, { PATH: command('npm', 'exit 7') });
    expect([stopped.status, stopped.outputs]).toEqual([7, { status: '', diff: '' }]);
  });
});

describe('the GitLab template', () => {
  const { evid: job } = parse(readFileSync('ci/evid.gitlab-ci.yml', 'utf8')) as {
    evid: {
      rules: object[];
      before_script: string[];
      script: string[];
      artifacts: { paths: string[]; reports: Environment };
    };
  };
  const scriptOf = (lines: string[]) => `set -e\n${lines.join('\n')}`;
  const shells = [
    ['sh', '-c'],
    ['bash', '-c'],
  ];
  const variables = { EVID_COMMAND: `node ${script}` };

  it.each(shells)('writes the reports that it declares, in %s', (...shell) => {
    const cwd = workspace(true);
    const env = { ...variables, CI_MERGE_REQUEST_DIFF_BASE_SHA: 'HEAD' };
    const { status, stdout } = run(shell, scriptOf(job.script), cwd, env);
    expect([status, stdout.includes('Checked 5 specs')]).toEqual([1, true]);
    const { junit = '', codequality = '' } = job.artifacts.reports;
    expect(readFileSync(join(cwd, junit), 'utf8')).toContain('<testsuites');
    const rows = JSON.parse(readFileSync(join(cwd, codequality), 'utf8')) as { check_name: string }[];
    expect(rows.map((row) => row.check_name)).toContain('unknown-criterion');
    expect(readFileSync(join(cwd, job.artifacts.paths[0]!), 'utf8')).toMatch(/^# Evidence: .*new faults/);
  });

  it('runs for a merge request, and else for a branch without one', () => {
    const open = '$CI_COMMIT_BRANCH && $CI_OPEN_MERGE_REQUESTS';
    expect(job.rules).toEqual([
      { if: '$CI_PIPELINE_SOURCE == "merge_request_event"' },
      { if: open, when: 'never' },
      { if: '$CI_COMMIT_BRANCH' },
    ]);
    const [, written] = ciFile('gitlab');
    expect(parse(String(written)).evid.rules).toEqual(job.rules);
  });

  it('names files from the root of the repository, of which the workspace is a folder', () => {
    const cwd = folderIn('repository');
    copyExamples(join(cwd, 'centre'));
    run(['sh', '-c'], scriptOf(job.script), cwd, { ...variables, EVID_ROOT: './centre' });
    const rows = JSON.parse(readFileSync(join(cwd, job.artifacts.reports.codequality!), 'utf8'));
    expect(rows.map(({ location }: { location: { path: string } }) => existsSync(join(cwd, location.path)))).toEqual(
      rows.map(() => true),
    );
    const { log } = runAction(cwd, { evid: script, today, root: 'centre' });
    expect(log).toContain('\n::warning file=centre/portfolios/');
  });

  it('does not fail for a base that cannot be used, and fails for one that is not there', () => {
    const cwd = folderIn('brings-evid');
    writeFileSync(join(cwd, 'README.md'), 'Words.');
    commitAll(cwd);
    copyExamples(cwd);
    const since = (base: string) =>
      run(['sh', '-c'], scriptOf(job.script), cwd, { ...variables, EVID_DIFF_BASE: base }).status;
    expect([since('HEAD'), existsSync(join(cwd, 'evid-diff.md')), since('mian')]).toEqual([0, true, 2]);
  });

  it('passes a learner who is half-way, and not one that is to be signed off', () => {
    const cwd = workspace();
    const shell = ['sh', '-c'];
    expect(run(shell, scriptOf(job.script), cwd, variables).status).toBe(0);
    expect(existsSync(join(cwd, 'evid-diff.md'))).toBe(false);
    const gate = { ...variables, EVID_FAIL_ON: 'warning, gap' };
    expect(run(shell, scriptOf(job.script), cwd, gate).status).toBe(1);
    const typed = { EVID_ROOT: '$(touch pwned)', EVID_DIFF_BASE: '`touch pwned`', EVID_FAIL_ON: '* ;' };
    expect(run(shell, scriptOf(job.script), cwd, { ...variables, ...typed }).status).toBe(2);
    expect(existsSync(join(cwd, 'pwned'))).toBe(false);
  });

  it('installs what the repository names, or what EVID_SOURCE does', () => {
    const path = command('npm', 'echo "npm $*"');
    const install = (env: Environment) =>
      run(['sh', '-c'], scriptOf(job.before_script), scratch, { PATH: path, ...env }).stdout;
    expect(install({})).toBe('npm ci --no-audit --no-fund\n');
    expect(install({ EVID_SOURCE: 'git+https://gitlab.example/g/evid.git#1' })).toBe(
      'npm install --no-save --no-audit --no-fund -- git+https://gitlab.example/g/evid.git#1\n',
    );
  });
});

describe('the pre-commit hook', () => {
  const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8')) as [Record<string, string | boolean>];

  it('stops a commit with errors, and no other', () => {
    const path = command('evid', `exec node "${script}" "$@" --today ${today}`);
    expect([hook.id, hook.language, hook.pass_filenames]).toEqual(['evid', 'node', false]);
    const commit = (cwd: string) => run(['sh', '-c'], String(hook.entry), cwd, { PATH: path });
    expect(commit(workspace())).toMatchObject({ status: 0, stdout: '' });
    const { status, stdout } = commit(workspace(true));
    expect([status, stdout.split('\n').filter((line) => !/: error\[/.test(line))]).toEqual([1, ['']]);
  });

  it('runs at every commit, for one that only deletes names no files, and folders may be called anything', () => {
    expect([hook.always_run, hook.pass_filenames, hook.files]).toEqual([true, false, undefined]);
  });
});

interface Pattern {
  regexp: string;
  severity?: number;
  file: number;
  line: number;
  column: number;
  code: number;
  message: number;
}

describe('a problem matcher', () => {
  const cwd = workspace(true);
  const check = (format: string) =>
    run(['node', script, 'check', '--today', today, '--format'], format, cwd, {}).stdout;
  const lines = check('concise').split('\n').slice(0, -1);
  const { diagnostics } = JSON.parse(check('json')) as Result;

  /** What a matcher of this pattern would take from each line; lines that it does not match are left out. */
  const taken = ({ regexp, ...groups }: Pattern, from: readonly string[]) =>
    from.flatMap((line) => {
      const match = new RegExp(regexp).exec(line);
      if (match === null) return [];
      return [Object.fromEntries(Object.entries(groups).map(([name, group]) => [name, match[group]]))];
    });
  const expected = (severities: readonly string[], withSeverity: boolean) =>
    diagnostics
      .filter(({ severity }) => severities.includes(severity))
      .map(({ file, line, column, severity, code, message }) => ({
        file,
        line: String(line),
        column: String(column),
        ...(withSeverity ? { severity } : {}),
        code,
        message: message.replace(/(?<!\S)::/g, '∶:'),
      }));

  const { problemMatcher } = JSON.parse(readFileSync('ci/evid-problem-matcher.json', 'utf8')) as {
    problemMatcher: { owner: string; severity?: string; pattern: [Pattern] }[];
  };
  const [faults, infos] = problemMatcher.map(({ pattern: [only] }) => only);
  const task = /```json\n(\{[^`]*"problemMatcher"[\s\S]*?)```/.exec(readFileSync('docs/editors.md', 'utf8'))?.[1] ?? '';

  it('for GitHub takes every fault of the concise format, errors and warnings apart from infos', () => {
    expect(new Set(diagnostics.map(({ severity }) => severity)).size).toBe(3);
    expect(taken(faults!, lines)).toEqual(expected(['error', 'warning'], true));
    expect(taken(infos!, lines)).toEqual(expected(['info'], false));
    expect(problemMatcher.map(({ severity }) => severity)).toEqual([undefined, 'notice']);
  });

  it('finds the files from the root of the repository, of which the workspace is a folder', () => {
    const above = folderIn('monorepo');
    cpSync(cwd, join(above, 'a b/centre'), { recursive: true });
    const asked = ['node', script, 'check', `--today=${today}`, '--root=a b/centre', '--path-prefix=a b/centre'];
    const { stdout } = run([...asked, '--format'], 'concise', above, {});
    const files = taken(faults!, stdout.split('\n')).map(({ file }) => file!);
    expect(files.length).toBeGreaterThan(2);
    expect(files.filter((file) => !existsSync(resolve(above, file)))).toEqual([]);
  });

  it('for VS Code, as the documentation shows it, takes every fault', () => {
    const { tasks } = JSON.parse(task) as { tasks: { problemMatcher: { pattern: Pattern } }[] };
    expect(taken(tasks[0]!.problemMatcher.pattern, lines)).toEqual(expected(['error', 'warning', 'info'], true));
  });

  it('reads lines that end as on Windows, and paths that begin as there', () => {
    const { tasks } = JSON.parse(task) as { tasks: { problemMatcher: { pattern: Pattern } }[] };
    for (const pattern of [faults!, tasks[0]!.problemMatcher.pattern]) {
      expect(
        taken(pattern, ['C:\\centre\\E07.md:8:13: error[unknown-criterion] unit B9 has no criterion 9.9\r']),
      ).toEqual([
        {
          file: 'C:\\centre\\E07.md',
          line: '8',
          column: '13',
          severity: 'error',
          code: 'unknown-criterion',
          message: 'unit B9 has no criterion 9.9',
        },
      ]);
    }
  });

  it('takes nothing from the lines that say what was checked, or from other output', () => {
    const { stderr } = run(['node', script, 'check', '--today', today, '--format'], 'concise', cwd, {});
    const others = [...stderr.split('\n'), 'npm warn deprecated x@1:2:3', 'see a.md:1:2 for more', ''];
    expect([faults!, infos!].flatMap((pattern) => taken(pattern, others))).toEqual([]);
  });
});

describe('docs/ci.md', () => {
  const fences = [...readFileSync('docs/ci.md', 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```$/gm)].map(([, text]) =>
    parse(text!),
  );
  const stepsIn = (part: unknown): { uses?: string; with?: Environment }[] => {
    if (Array.isArray(part)) return part.flatMap(stepsIn);
    if (part === null || typeof part !== 'object') return [];
    return [...('uses' in part ? [part as { uses: string }] : []), ...Object.values(part).flatMap(stepsIn)];
  };

  it('uses the action with inputs that it has', () => {
    const uses = stepsIn(fences).filter((step) => /\/evid@/.test(step.uses ?? ''));
    expect(uses.length).toBeGreaterThan(0);
    for (const { with: inputs = {} } of uses) {
      expect(Object.keys(inputs).filter((name) => action.inputs[name] === undefined)).toEqual([]);
    }
  });

  it('sets variables that the GitLab template reads', () => {
    const template = readFileSync('ci/evid.gitlab-ci.yml', 'utf8');
    const set = fences.flatMap((fence) => Object.keys(fence?.variables ?? {}));
    expect(set.length).toBeGreaterThan(0);
    expect(set.filter((name) => !template.includes(`\${${name}:-`))).toEqual([]);
  });
});
