import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { digestOfE01, exampleDay, withExampleWorkspace } from '../src/checks/example-workspace.ts';
import { glossary } from '../src/checks/glossary.ts';
import { checks } from '../src/checks/index.ts';
import { topics } from '../src/checks/topics.ts';
import { exampleDiagnostics } from '../src/commands/explain.ts';
import type { Severity } from '../src/diagnostics/finding.ts';
import { memoryFolder } from '../src/load/folder.ts';
import { evid } from './support/terminal.ts';

describe('the examples of the checks', () => {
  it('stand in a workspace without a fault', async () => {
    expect(await exampleDiagnostics({}, {})).toEqual([]);
    expect(await exampleDiagnostics({ lint: true }, {})).toEqual([]);
  });

  it('bind decisions to the item of that workspace', async () => {
    const folder = memoryFolder(withExampleWorkspace({}));
    const { result } = await checkWorkspace({ folder, today: exampleDay });
    expect(result.portfolios[0]?.evidence[0]?.digest).toBe(digestOfE01);
  });

  for (const check of checks) {
    const { code, wrong, right } = check;
    it(`${code} is reported where it should be, and nothing else`, async () => {
      const reported = (await exampleDiagnostics(check, wrong)).map((each) => each.code);
      expect([...new Set(reported)]).toEqual([code]);
    });

    it(`${code} is not reported once it has been put right, and nothing else is`, async () => {
      expect(await exampleDiagnostics(check, right)).toEqual([]);
    });
  }

  for (const check of checks) {
    it(`${check.code} is found with message and help in one line each`, async () => {
      for (const { code, message, help } of await exampleDiagnostics(check, check.wrong)) {
        if (code !== check.code) continue;
        expect(message).toMatch(/^(?![A-Z][a-z])\S[^\n]*[^.\s]$/);
        expect(help).toMatch(/^(?![A-Z][a-z])\S[^\n]*[^.\s]$/);
      }
    });
  }
});

describe('one cause is one diagnostic', () => {
  const item = (keys: string) => ({
    'portfolios/amira-khan/evidence/E02.md': `---\nid: E02\ntitle: A first batch\nmethod: work-product\n${keys}---\n\nBy noon. [B9/1.5]\n`,
  });
  const placesOf = async (files: Parameters<typeof exampleDiagnostics>[1]) =>
    (await exampleDiagnostics({}, files)).map(({ code, line, column }) => `${code} ${line}:${column}`);

  it('a misspelt context or signed is an unknown key and nothing is missing besides', async () => {
    const keys = 'date: 2026-03-10\ncontxt: paid-work\ncriteria: [B9/1.5]\nsinged: 2026-03-11\n';
    expect(await placesOf(item(keys))).toEqual(['unknown-key 6:1', 'unknown-key 8:1']);
  });

  it.each([
    ['dat: 2026-03-10\ncontext: paid-work\ncriteria: [B9/1.5]\n', 5],
    ['occasons: [{ date: 2026-03-10 }]\ncontext: paid-work\ncriteria: [B9/1.5]\n', 5],
    ['occasions: [{ dat: 2026-03-10 }]\ncontext: paid-work\ncriteria: [B9/1.5]\n', 5],
  ])('a misspelt date is an unknown key, and the item cannot be read: %j', async (keys, line) => {
    const found = await exampleDiagnostics({}, item(keys));
    expect(found.map(({ code, line: at }) => [code, at])).toEqual([['unknown-key', line]]);
  });

  it.each([
    ['observation', 'asessor: j-okafor'],
    ['witness-testimony', 'witnes: p-sharma'],
    ['test', 'scor: 80'],
  ])('a misspelt key that the method asks for is an unknown key: %s', async (method, key) => {
    const keys = `date: 2026-03-10\ncontext: paid-work\ncriteria: [B9/1.5]\nsigned: 2026-03-11\n${key}\n`;
    const [[path, text] = ['', '']] = Object.entries(item(keys));
    const found = await exampleDiagnostics({}, { [path]: text.replace('work-product', method) });
    expect(found.map(({ code, line }) => [code, line])).toEqual([['unknown-key', 9]]);
  });

  it('a faulty entry of the register is one fault, and so is what its people decided', async () => {
    for (const entry of [
      '{ name: J. Okafor, rols: [assessor] }',
      '{ name: J. Okafor, roles: [assesor] }',
      '{ name: J, roles: [assessor], units: 5 }',
    ])
      expect(
        await placesOf({
          'people.yaml': `j-okafor: ${entry}\nm-grant: { name: M, roles: [verifier] }\n`,
          'portfolios/amira-khan/assessments/A01.md': `---\nid: A01\nassessor: j-okafor\ndate: 2026-05-02\ndecisions:\n  - { evidence: E01, criteria: [B9/1.5], outcome: met, digest: "${digestOfE01}" }\n---\n`,
        }),
      ).toHaveLength(1);
  });

  it('a record dated before an item says so once, however many of its decisions rest on it', async () => {
    const decision = (ref: string) => `{ evidence: E01, criteria: [${ref}], outcome: met, digest: "${digestOfE01}" }`;
    const record = `---\nid: A01\nassessor: j-okafor\ndate: 2026-03-02\ndecisions: [ ${decision('B9/1.5')}, ${decision('B9/1.4')} ]\n---\n`;
    expect(await placesOf({ 'portfolios/amira-khan/assessments/A01.md': record })).toEqual([
      'decision-before-evidence 4:7',
    ]);
  });

  it('a unit that there is not is offered the one that there is', async () => {
    const keys = 'date: 2026-03-10\ncriteria: [Q77/1.5]\nsigned: 2026-03-11\n';
    const [found] = await exampleDiagnostics({}, item(keys));
    expect(found).toMatchObject({ message: 'there is no unit Q77', help: 'the units here are B9' });
  });

  it('signed without a date is not signed', async () => {
    const keys = 'date: 2026-03-10\ncontext: paid-work\ncriteria: [B9/1.5]\nsigned:\n';
    expect(await placesOf(item(keys))).toEqual(['unsigned-evidence 2:5']);
  });

  it('a decision on an item that is not there is not also without a digest', async () => {
    const record =
      '---\nid: A01\nassessor: j-okafor\ndate: 2026-05-02\ndecisions: [ { evidence: E10, criteria: [B9/1.5], outcome: met } ]\n---\n';
    expect(await placesOf({ 'portfolios/amira-khan/assessments/A01.md': record })).toEqual([
      'decision-on-unknown-evidence 5:26',
    ]);
  });
});

describe('a diagnostic points at what it is about', () => {
  const placesOf = async (occasions: string, more = '') =>
    (
      await exampleDiagnostics(
        {},
        {
          'portfolios/amira-khan/evidence/E02.md': `---
id: E02
title: Our meetings
method: learner-statement
criteria: [B9/1.1]
signed: 2026-06-01
occasions:
${occasions}---

We depend on the courier. [B9/1.1]
`,
          ...(more === '' ? {} : { 'evid.yaml': more }),
        },
      )
    ).map(({ code, line, column, endColumn }) => `${code} ${line}:${column}-${endColumn}`);

  it('at the criterion of an occasion, though entries before it join', async () => {
    const occasions = `  - { date: 2026-03-10, label: a }
  - { date: 2026-03-11, label: a }
  - { date: 2026-03-17, criteria: [B9/1.1, B9/1.2] }
`;
    expect(await placesOf(occasions)).toEqual(['occasion-without-claim 10:44-50']);
  });

  it('at the label that spans too long, though entries before it join', async () => {
    const occasions = `  - { date: [2026-03-10, 2026-03-11] }
  - { date: [2026-03-17, 2026-05-17], label: weekly }
`;
    expect(await placesOf(occasions)).toEqual(['label-spans-time 9:46-52']);
  });

  it('at the last date of an item that is too old, label or not', async () => {
    const occasions = '  - { date: [2023-03-10, 2023-03-11], label: a }\n';
    const policy = 'version: 1\npolicy: { currency-months: 24, severity: { evidence-before-registration: off } }\n';
    expect(await placesOf(occasions, policy)).toEqual(['evidence-too-old 8:26-36']);
  });

  it('at the criterion or situation of a sample that does not exist', async () => {
    const record = `---
id: A01
assessor: j-okafor
date: 2026-05-02
decisions: [ { evidence: E01, criteria: [B9/1.5], outcome: met, digest: "${digestOfE01}" } ]
---
`;
    const sample = `---
id: V01
verifier: m-grant
date: 2026-05-20
samples: [ { assessment: A01, evidence: E01, criteria: [B9/1.5, partner/cooperative, B9/1.7, partner/late], outcome: agreed } ]
---
`;
    const files = {
      'portfolios/amira-khan/assessments/A01.md': record,
      'portfolios/amira-khan/verification/V01.md': sample,
    };
    expect((await exampleDiagnostics({}, files)).map(({ code, column }) => `${code} ${column}`)).toEqual([
      'unknown-criterion 86',
      'unknown-tag 94',
    ]);
  });
});

/** The codes that the formats name, with the severity they give them; the rest are errors. */
const agreed: Readonly<Record<Severity, string[]>> = {
  warning: [
    'unlocated-claim',
    'unclaimed-locator',
    'place-not-found',
    'unsigned-evidence',
    'duplicate-claim',
    'unit-not-registered',
    'discouraged-evidence',
    'stale-decision',
    'contested-decision',
    'decision-without-claim',
    'decision-before-registration',
    'judgement-without-basis',
    'not-inspected',
    'unregistered-expert-witness',
    'evidence-too-old',
    'unexpected-file',
    'check-character',
    'unused-facet',
    'value-cut-by-comment',
    'may-with-rules',
  ],
  info: [
    'unlocated-tag',
    'label-spans-time',
    'same-day-occasions',
    'evidence-before-registration',
    'joined-occasions',
    'bare-tag',
    'awaiting-countersignature',
    'review-date-passed',
    'single-criterion-evidence',
  ],
  error: [
    'unknown-criterion',
    'criterion-has-parts',
    'inadmissible-evidence',
    'missing-context',
    'judgement-not-asked',
    'locator-file-missing',
    'future-date',
    'unknown-tag',
    'person-not-authorised',
    'witness-is-assessor',
    'verifier-is-assessor',
    'decision-before-evidence',
    'unknown-unit',
    'duplicate-id',
    'missing-key',
    'unknown-key',
    'invalid-value',
    'invalid-date',
    'missing-file',
    'file-outside-portfolio',
    'signed-before-evidence',
    'unknown-person',
    'decision-on-unknown-evidence',
    'unknown-record',
    'unknown-action',
    'duplicate-decision',
    'not-applicable-not-allowed',
    'barred-combination',
    'learner-is-assessor',
    'conflict-markers',
  ],
};

describe('the catalogue of checks', () => {
  const codes = checks.map(({ code }) => code);

  it('names every check once, in the order of the alphabet', () => {
    expect(codes).toEqual([...new Set(codes)].sort());
  });

  it('holds what the formats promise, with the severities they give', () => {
    const severities = Object.fromEntries(checks.map(({ code, severity }) => [code, severity]));
    for (const [severity, list] of Object.entries(agreed)) {
      for (const code of list) expect([code, severities[code]]).toEqual([code, severity]);
    }
  });

  it('holds every code that a stage reports', () => {
    const stages = ['load', 'parse', 'intake', 'resolve', 'checks', 'evaluate'];
    const files = [
      'src/check-workspace.ts',
      ...stages.flatMap((stage) =>
        readdirSync(`src/${stage}`, { recursive: true, encoding: 'utf8' })
          .filter((name) => name.endsWith('.ts'))
          .map((name) => `src/${stage}/${name}`),
      ),
    ];
    const literal =
      /code: '([a-z]+(?:-[a-z0-9]+)+)'|\b(?:fault|add|finding|at|unusable)\(\s*'([a-z]+(?:-[a-z0-9]+)+)',/g;
    for (const file of files) {
      for (const [, named, called] of readFileSync(file, 'utf8').matchAll(literal)) {
        expect(codes, file).toContain(named ?? called);
      }
    }
  });

  it('is made with the helpers that CONTRIBUTING names, and with no others', () => {
    const page = readFileSync('CONTRIBUTING.md', 'utf8');
    const chapter = page.split('## A new check')[1]!.split('\n## ')[0]!;
    const named = [...chapter.replace(/```[\s\S]*?```/, '').matchAll(/`(\w+)`/g)].map(([, name]) => name!);
    const helpers = ['check', 'example'].flatMap((file) =>
      [...readFileSync(`src/checks/${file}.ts`, 'utf8').matchAll(/^export (?:const|function) (\w+)/gm)].map(
        ([, name]) => name!,
      ),
    );
    const small = ['paths', 'list', 'entry', 'know', 'advises', 'isLive'];
    expect(helpers.filter((name) => !named.includes(name) && !small.includes(name))).toEqual([]);
    const looks = ['unit', 'qualification', 'workspace', 'portfolio', 'standing', 'about', 'generate'];
    expect(named.filter((name) => !helpers.includes(name) && !looks.includes(name))).toEqual([]);
  });

  it('has a file of its own for each check, named after the code', () => {
    const files = readdirSync('src/checks').filter((name) =>
      /: Check = \{/.test(readFileSync(`src/checks/${name}`, 'utf8')),
    );
    expect(files).toEqual(codes.map((code) => `${code}.ts`).sort());
    for (const code of codes) expect(readFileSync(`src/checks/${code}.ts`, 'utf8')).toContain(`  code: '${code}',`);
  });

  for (const { code, summary, why, fix } of checks) {
    it(`says what ${code} is, why it matters and what to do`, () => {
      expect(code).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(summary).toMatch(/^(\p{Lu}|evid)[^\n]*[^.\s]$/u);
      for (const text of [why, fix]) {
        expect(text).toMatch(/^(\p{Lu}|“|evid)[^\n]*\.$/u);
        expect(text.split(/(?<=[.?!]) (?=[\p{Lu}“])/u).length).toBeLessThanOrEqual(3);
      }
    });
  }
});

describe('the topics', () => {
  it('have names that are no codes, each once', () => {
    const names = [...topics, ...checks.map(({ code }) => ({ name: code }))].map(({ name }) => name);
    expect(names).toEqual([...new Set(names)]);
  });

  it('point only at topics, codes and commands that there are', () => {
    const known = [...topics.map(({ name }) => name), ...checks.map(({ code }) => code)];
    for (const { text } of topics) {
      for (const [, name] of text.matchAll(/evid explain ([a-z-]+)/g)) expect(known).toContain(name);
    }
  });
});

describe('the words of evid', () => {
  /** Every word that a closed list of some format holds under one of these keys. */
  const listed = (key: string): string[] => {
    const found = new Set<string>();
    const look = (node: unknown, under: string): void => {
      if (Array.isArray(node)) for (const each of node) look(each, under);
      if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
      const { enum: words, const: word, ...rest } = node as { enum?: unknown[]; const?: unknown };
      if (under === key) for (const each of [...(words ?? []), word]) if (typeof each === 'string') found.add(each);
      for (const [name, each] of Object.entries(rest)) {
        const isKeyword = ['anyOf', 'oneOf', 'allOf', 'items'].includes(name);
        // Reasons are data beside their own sentences, and no words of a file.
        if (['idle', 'miss', 'nearMiss', 'gapReason', 'step'].includes(name)) continue;
        look(each, isKeyword ? under : name);
      }
    };
    for (const name of readdirSync('schemas')) look(JSON.parse(readFileSync(`schemas/${name}`, 'utf8')), '');
    return [...found];
  };

  it.each([
    ['method', 'discussion'],
    ['methods', 'test'],
    ['context', 'paid-work'],
    ['route', 'exemption'],
    ['roles', 'trainee-assessor'],
    ['outcome', 'not-agreed'],
    ['status', 'awaiting-sign-off'],
    ['state', 'stale'],
    ['force', 'should'],
    ['kind', 'cover'],
    ['of', 'occasions'],
    ['severity', 'warning'],
  ])('are explained, every %s that a format lists', async (key, one) => {
    const words = listed(key);
    expect(words).toContain(one);
    for (const word of words) {
      const { status, stdout } = await evid(['explain', word], { columns: 80 });
      expect([word, status]).toEqual([word, 0]);
      expect(stdout).toContain(word);
    }
  });

  it.each([
    'confidential',
    'held',
    'RPL',
    'complete',
    'ER',
    'waits',
    'VACSR',
    'occasion',
    'contested',
    'awaiting sign-off',
  ])('are explained, as people say them: %s', async (word) => {
    expect((await evid(['explain', word], { columns: 80 })).status).toBe(0);
  });

  it('point at topics that there are, and say what each word means', () => {
    const names = topics.map(({ name }) => name);
    for (const { word, meaning, topic } of glossary()) {
      expect([word, names]).toEqual([word, expect.arrayContaining([topic])]);
      expect(meaning).toMatch(/^\p{Lu}[^\n]*[^.\s]$/u);
    }
  });
});

describe('evid explain', () => {
  const run = (args: string[], columns = 80) => evid(['explain', ...args], { columns });

  it('lists every code and topic with its summary', async () => {
    const { status, stdout } = await run([], 200);
    expect(status).toBe(0);
    for (const { code, summary } of checks) expect(stdout).toMatch(new RegExp(`^  ${code} +${literal(summary)}$`, 'm'));
    for (const { name, summary } of topics) expect(stdout).toMatch(new RegExp(`^  ${name} +${literal(summary)}$`, 'm'));
  });

  it('prints a check with its examples and what evid says of the wrong one', async () => {
    const { status, stdout, stderr } = await run(['criterion-has-parts']);
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toBe(`criterion-has-parts · error
A criterion in parts is claimed as a whole

Why it matters
  Where the document splits a criterion into parts, each part has to be shown. A
  claim on the whole hides which of them this item is evidence for.

What to do
  Claim the parts that the item shows, one by one.

Wrong
  portfolios/amira-khan/evidence/E02.md
    ---
    id: E02
    title: A day at the branch
    method: work-product
    date: 2026-03-10
    context: paid-work
    criteria: [B9/2.1]
    signed: 2026-03-11
    ---

    I logged the complaint and refunded the postage on the same day. [B9/2.1]

  evid check reports
    portfolios/amira-khan/evidence/E02.md:7:12: error[criterion-has-parts]
    B9/2.1 has parts and is claimed part by part

Right
  portfolios/amira-khan/evidence/E02.md
    ---
    id: E02
    title: A day at the branch
    method: work-product
    date: 2026-03-10
    context: paid-work
    criteria: [B9/2.1a]
    signed: 2026-03-11
    ---

    I logged the complaint and refunded the postage on the same day. [B9/2.1a]
`);
  });

  it('keeps topics within the width, in eight to twenty lines', async () => {
    for (const { name } of topics) {
      const { status, stdout } = await run([name]);
      const lines = stdout.trimEnd().split('\n');
      expect(status).toBe(0);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
      expect([name, lines.filter((line) => line !== '').length]).toEqual([name, expect.toSatisfy(isReadable)]);
    }
  });

  it('offers the nearest name for one it does not know', async () => {
    expect(await run(['unlocatd-claim'])).toEqual({
      status: 2,
      stdout: '',
      stderr: 'evid: there is nothing to explain under unlocatd-claim\n  help: did you mean unlocated-claim?\n',
    });
    expect((await run(['horses'])).stderr).toContain('help: evid explain lists all codes and topics');
  });
});

const isReadable = (lines: number) => lines >= 8 && lines <= 20;
const literal = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
