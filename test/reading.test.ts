import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { findRoot } from '../src/load/find-root.ts';
import { diskFolder } from '../src/load/folder.ts';
import {
  Answer,
  assessment,
  check,
  decided,
  type Given,
  home,
  item,
  type NamedFile,
  smallUnit,
  today,
  unit,
  unitWithParts,
  workspaceFiles,
} from './support/workspace.ts';

const evidence = (id: string, text: string | Uint8Array): NamedFile => [`${home}/evidence/${id}.md`, text];

describe('a scalar is the text that stands in the file', () => {
  it('in ids and claims: 1.10 is not 1.1', async () => {
    const spec = `id: B9
title: Unit B9
outcomes:
  - { id: 1, title: Do the work, criteria: [ { id: 1.1, text: one }, { id: 1.10, text: ten }, { id: 1.2, text: two } ] }
`;
    const text = `---
id: E01
title: Plain
method: work-product
date: 2026-03-04
context: paid-work
criteria: [B9/1.10]
signed: 2026-03-06
---
[B9/1.10]
`;
    const answer = await check({ specs: [['specs/B9.unit.yaml', spec]], evidence: [evidence('E01', text)] });
    expect(answer.codes).toEqual([]);
    expect(answer.unit().criteria.map(({ ref, outcome, status }) => [ref, outcome, status])).toEqual([
      ['B9/1.1', '1', 'missing'],
      ['B9/1.10', '1', 'claimed'],
      ['B9/1.2', '1', 'missing'],
    ]);
  });

  it.each(['58A', '1e5', 'no', 'null', 'true', '0x1F', '007', '2026-03-04', '1_000', '.inf'.slice(1), '12.50'])(
    'in an id: %s',
    async (id) => {
      const text = `---\nid: ${id}\ntitle: no\nmethod: work-product\ndate: 2026-03-04\ncriteria:\n---\n`;
      const answer = await check({ evidence: [evidence('E01', text)] });
      expect(answer.portfolio.evidence).toMatchObject([{ id, title: 'no' }]);
      expect(answer.diagnostics('unknown-key')).toEqual([]);
    },
  );

  it.each(['58A', '1e5', 'no', '007'])('in the id of a unit: %s', async (id) => {
    const spec = `id: ${id}\ntitle: T\noutcomes: [ { id: 1, title: Do, criteria: [ { id: 1.1, text: yes } ] } ]\n`;
    const answer = await check({
      specs: [['specs/A.unit.yaml', spec]],
      portfolio: { units: undefined },
      files: { [`${home}/portfolio.yaml`]: `learner: { id: 0231, name: no }\nunits: [${id}]\n` },
      evidence: [],
    });
    expect(answer.codes).toEqual([]);
    expect(answer.portfolio.learner).toEqual({ id: '0231', name: 'no' });
    expect(answer.unit(id).criteria).toMatchObject([{ ref: `${id}/1.1`, text: 'yes' }]);
  });

  it('whatever version of YAML the file claims to be', async () => {
    const spec =
      '%YAML 1.1\n---\nid: no\ntitle: 0o17\noutcomes: [ { id: 1, title: Do, criteria: [ { id: 1.10, text: yes } ] } ]\n';
    const answer = await check({ specs: [['specs/A.unit.yaml', spec]], portfolio: { units: ['no'] } });
    expect(answer.unit('no').criteria).toMatchObject([{ ref: 'no/1.10', text: 'yes' }]);
  });

  it('and dates, numbers and booleans are recognised quoted or not', async () => {
    const plain = item('E01', { method: 'test', context: undefined, criteria: ['B9/2.1'] });
    const quoted = (date: string, score: string, draft: string) =>
      plain[1]
        .toString()
        .replace('"2026-03-04"', date)
        .replace('context', `score: ${score}\ndraft: ${draft}\n#`)
        .replace('signed', `score: ${score}\ndraft: ${draft}\nsigned`);
    for (const text of [quoted('2026-03-04', '82.5', 'false'), quoted('"2026-03-04"', "'82.5'", '"false"')]) {
      const answer = await check({ evidence: [evidence('E01', text)] });
      expect(answer.codes).toEqual([]);
      expect(answer.evidence('E01')).toMatchObject({ draft: false, occasions: [{ dates: ['2026-03-04'] }] });
    }
  });

  it.each(['yes', 'True', 'TRUE', 'on', '1'])('and %s is no boolean', async (draft) => {
    const answer = await check({ evidence: [item('E01', { criteria: ['B9/1.1'], draft })] });
    expect(answer.codes).toEqual(['invalid-value']);
    expect(answer.status('B9/1.1')).toBe('claimed');
  });

  it.each(['2026-02-30', '2026-13-01', '2025-02-29', '26-03-04', '2026-3-4', '04.03.2026', '2026-03-04T10:00'])(
    'and %s is no date',
    async (date) => {
      const answer = await check({ evidence: [item('E01', { criteria: ['B9/1.1'], signed: date })] });
      expect(answer.codes).toContain('invalid-date');
      expect(answer.status('B9/1.1')).toBe('claimed');
      const undated = await check({ evidence: [item('E01', { criteria: ['B9/1.1'], date })] });
      expect(undated.codes).toEqual(['invalid-date']);
      expect(undated.unit().status).toBe('unknown');
    },
  );
});

describe('keys', () => {
  it('that are not known are errors with the nearest known key, and the rest takes part', async () => {
    const answer = await check({ evidence: [item('E01', { criteria: ['B9/1.1'], contxt: 'paid-work' })] });
    expect(answer.result.diagnostics).toMatchObject([
      { code: 'unknown-key', severity: 'error', evidence: 'E01', help: 'did you mean context?' },
    ]);
    expect(answer.status('B9/1.1')).toBe('claimed');
  });

  it('that begin with x- are the writer’s own, at any depth', async () => {
    const answer = await check({
      config: { 'x-note': 'a', centre: { name: 'C', 'x-note': 'b' } },
      portfolio: { 'x-note': 'c' },
      evidence: [item('E01', { criteria: ['B9/1.1'], 'x-mood': { a: [1] } })],
      records: [decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met', { 'x-note': 'd' })],
    });
    expect(answer.codes).toEqual([]);
    expect(answer.status('B9/1.1')).toBe('met');
  });

  it('are not what the ids of people, items and values are, which may begin with x- too', async () => {
    const facets = { kit: { title: 'Kit', values: { 'x-ray': 'X-ray', other: 'other' } } };
    const requirements = [{ id: '1', rules: [{ cover: { facet: 'kit', values: ['x-ray'] } }] }];
    const one = item('x-1', { criteria: ['B9/1.1'], tags: ['kit/x-ray'], witness: 'x-shaw' });
    const two = item('x-2', { criteria: ['B9/1.1'] });
    const answer = await check({
      specs: [unit('B9', { facets, requirements })],
      portfolio: { witnesses: { 'x-shaw': { name: 'X. Shaw' } } },
      people: { 'x-doe': { name: 'X. Doe', roles: ['assessor'] } },
      evidence: [one, two],
      records: [
        assessment('A01', '2026-05-02', {
          assessor: 'x-doe',
          decisions: [
            { basis: ['x-1', 'x-2'], criteria: ['B9/1.1'], outcome: 'met' },
            { evidence: 'x-1', tags: ['kit/x-ray'], outcome: 'met' },
          ],
        }),
      ],
    });
    expect(answer.codes.filter((code) => code !== 'unused-facet')).toEqual([]);
    expect(answer.claims('B9/1.1')).toMatchObject([{ state: 'met' }, { state: 'met' }]);
    expect(answer.requirement('B9/ER1').status).toBe('met');
  });
});

describe('a file that cannot be read', () => {
  const [path, good] = item('E01', { criteria: ['B9/1.1'] });
  const text = good.toString();
  const front = (keys: string) => text.replace('---\n', `---\n${keys}`);
  const bombs = Array.from(
    { length: 12 },
    (_, index) => `x-${index + 1}: &a${index + 1} [${Array(9).fill(`*a${index}`).join(', ')}]\n`,
  ).join('');
  const cases: Record<string, [content: string | Uint8Array, code: string]> = {
    'bytes that are not UTF-8': [Buffer.concat([Buffer.from(text), Uint8Array.of(0xc3, 0x28)]), 'invalid-utf8'],
    'UTF-16': [Buffer.from(`\ufeff${text}`, 'utf16le'), 'invalid-utf8'],
    nothing: ['', 'empty-file'],
    'blank lines only': [' \n\n', 'empty-file'],
    'no front matter': ['# Courier\n\nI rang.\n', 'missing-front-matter'],
    'a blank line before the front matter': [`\n${text}`, 'missing-front-matter'],
    'front matter without an end': [text.replace('\n---\n', '\n'), 'unclosed-front-matter'],
    'empty front matter': ['---\n---\nI rang.\n', 'missing-front-matter'],
    'a list for front matter': ['---\n- E01\n---\n', 'invalid-yaml'],
    'a word for front matter': ['---\nE01\n---\n', 'invalid-yaml'],
    'a bracket that is not closed': [front('customers: [C-1\n'), 'invalid-yaml'],
    'a key that stands twice': [front('id: E02\n'), 'duplicate-key'],
    'a key that stands twice further down': [front('x-own: { a: 1, b: { c: 1, c: 2 } }\n'), 'duplicate-key'],
    'five thousand nested brackets': [front(`x-own: ${'['.repeat(5000)}\n`), 'yaml-too-deep'],
    'five thousand nested brackets, closed': [
      front(`x-own: ${'['.repeat(5000)}${']'.repeat(5000)}\n`),
      'yaml-too-deep',
    ],
    'five thousand nested dashes': [front(`x-own:\n  ${'- '.repeat(5000)}a\n`), 'yaml-too-deep'],
    'five thousand nested question marks': [front(`x-own:\n  ${'? '.repeat(5000)}a\n`), 'yaml-too-deep'],
    'a hundred lists by indentation': [
      front(`x-own:\n${Array.from({ length: 100 }, (_, index) => `${' '.repeat(index + 1)}-\n`).join('')}`),
      'yaml-too-deep',
    ],
    'aliases that repeat each other without end': [front(`x-0: &a0 [lol, lol]\n${bombs}`), 'invalid-yaml'],
    'an alias of nothing': [front('customers: [*nobody]\n'), 'invalid-yaml'],
    'an alias within what it names': [front('x-own: &a [ *a ]\n'), 'invalid-yaml'],
    'a YAML tag': [front('customers: !!js/function "x"\n'), 'invalid-yaml'],
    'front matter longer than anybody writes': [front(`x-own: "${'long '.repeat(60_000)}"\n`), 'file-too-large'],
    'a file longer than anybody writes': [`${text}${'long '.repeat(1_000_000)}`, 'file-too-large'],
    'a NUL in the front matter': [front('x-own: "a\u0000b"\n'), 'invalid-yaml'],
    'an escape sequence in the front matter': [front('x-own: "\u001b[2J"\n'), 'invalid-yaml'],
    'a tab for an indent': [front('x-own:\n\ta: b\n'), 'invalid-yaml'],
    'a key that is a list': [front('? [a, b]\n: c\n'), 'invalid-yaml'],
  };

  it.each(Object.entries(cases))('(%s) has one diagnostic, and its units are unknown', async (_, [content, code]) => {
    const answer = await check({ evidence: [[path, content], item('E02', { criteria: ['B9/1.2'] })] });
    expect(answer.result.diagnostics).toMatchObject([{ code, severity: 'error', file: path, portfolio: home }]);
    expect(answer.unit()).toMatchObject({
      status: 'unknown',
      criteria: [{ status: 'missing' }, { status: 'claimed' }, {}],
    });
    expect(answer.portfolio.evidence.map(({ id }) => id)).toEqual(['E02']);
    expect(answer.unusable).toBe(false);
  });

  it.each([
    ['id', 'missing-key'],
    ['method', 'missing-key'],
    ['date', 'missing-key'],
    ['criteria', 'missing-key'],
  ])('(%s is missing) has one diagnostic, and its units are unknown', async (key, code) => {
    const answer = await check({ evidence: [item('E01', { criteria: ['B9/1.1'], [key]: undefined })] });
    expect(answer.result.diagnostics).toMatchObject([{ code, severity: 'error', file: path }]);
    expect(answer.unit().status).toBe('unknown');
  });

  it.each([
    ['id', 'a b'],
    ['method', 'guesswork'],
    ['date', 'in spring'],
    ['criteria', 'B9/1.1'],
  ])('(%s is %j) has one diagnostic, and its units are unknown', async (key, value) => {
    const answer = await check({ evidence: [item('E01', { criteria: ['B9/1.1'], [key]: value, body: '' })] });
    expect(answer.result.diagnostics).toHaveLength(1);
    expect(answer.unit().status).toBe('unknown');
  });

  it.each([
    ['title', undefined, 'missing-key'],
    ['context', 'the moon', 'invalid-value'],
    ['customers', 'C-1', 'invalid-value'],
    ['colour', 'blue', 'unknown-key'],
  ])('is not one in which only %s is at fault: it still takes part', async (key, value, code) => {
    const answer = await check({ evidence: [item('E01', { criteria: ['B9/1.1', 'B9/2.1'], [key]: value })] });
    expect(answer.codes).toContain(code);
    expect(answer.status('B9/2.1')).toBe('claimed');
    expect(answer.unit().status).toBe('in-progress');
  });

  it.each([
    ['assessments', 'A01', 'assessor'],
    ['verification', 'V01', 'verifier'],
  ])('may be a record in %s, which makes the units unknown too', async (folder, id, role) => {
    for (const content of [
      '',
      `---\nid: ${id}\n---\n`,
      `---\nid: ${id}\n${role}: j-okafor\ndate: soon\n---\n`,
      `---\nid: [\n---\n`,
    ]) {
      const answer = await check({
        evidence: [item('E01', { criteria: ['B9/1.1'] })],
        files: { [`${home}/${folder}/${id}.md`]: content },
      });
      expect(answer.result.diagnostics.every(({ file }) => file === `${home}/${folder}/${id}.md`)).toBe(true);
      expect(answer.unit()).toMatchObject({ status: 'unknown', criteria: [{ status: 'claimed' }, {}, {}] });
    }
  });

  it('with one faulty decision is a record that still takes part', async () => {
    const record = assessment('A01', '2026-05-02', {
      decisions: [
        { evidence: 'E01', criteria: ['B9/1.1'], outcome: 'splendid' },
        { evidence: 'E01', criteria: ['B9/1.2'], outcome: 'met' },
      ],
    });
    const answer = await check({ evidence: [item('E01', { criteria: ['B9/1.1', 'B9/1.2'] })], records: [record] });
    expect(answer.codes).toEqual(['invalid-value']);
    expect([answer.status('B9/1.1'), answer.status('B9/1.2')]).toEqual(['claimed', 'met']);
  });
});

describe('an unread specification', () => {
  const broken: NamedFile = ['specs/B8.unit.yaml', 'id: B8\ntitle: [\n'];

  it('is one diagnostic, and what it may define is not reported', async () => {
    const answer = await check({
      specs: [smallUnit(), broken],
      portfolio: { units: ['B9', 'B8'] },
      evidence: [item('E01', { criteria: ['B9/1.1', 'B8/1.1', 'B7/1.1'], tags: ['queue/long'] })],
    });
    expect(answer.result.diagnostics).toMatchObject([{ code: 'invalid-yaml', file: 'specs/B8.unit.yaml' }]);
    expect(answer.unusable).toBe(true);
    expect(answer.portfolio.units).toMatchObject([
      { unit: 'B9', status: 'in-progress' },
      { unit: 'B8', status: 'unknown', criteria: [], requirements: [], gaps: [] },
    ]);
  });

  it('does not hide what another spec defines', async () => {
    const answer = await check({
      specs: [smallUnit(), broken],
      evidence: [item('E01', { criteria: ['B9/7.7'] })],
    });
    expect(answer.codes).toEqual(['invalid-yaml', 'unknown-criterion']);
  });

  it.each([
    ['no outcomes', 'id: B8\ntitle: B8\n'],
    [
      'a criterion without text or parts',
      'id: B8\ntitle: B8\noutcomes: [ { id: 1, title: T, criteria: [ { id: 1.1 } ] } ]\n',
    ],
    ['an outcome without a title', 'id: B8\ntitle: B8\noutcomes: [ { id: 1, criteria: [ { id: 1.1, text: t } ] } ]\n'],
    ['nothing', ''],
    ...['idd: 1, title: T', 'id: 1, titel: T', 'id: "1 x", title: T'].map((keys) => [
      `an outcome of { ${keys} }`,
      `id: B8\ntitle: B8\noutcomes: [ { ${keys}, criteria: [ { id: 1.1, text: t } ] } ]\n`,
    ]),
    [
      'criteria of another name',
      'id: B8\ntitle: B8\noutcomes: [ { id: 1, title: T, critera: [ { id: 1.1, text: t } ] } ]\n',
    ],
    ...[
      '{ id: 1.1, txt: t }',
      '{ idd: 1.1, text: t }',
      '{ id: 1.1, text: "" }',
      '{ id: 1.1, parts: x }',
      '{ id: 1.1, parts: [{ id: a, txt: t }] }',
      'x',
    ].map((criterion) => [
      `a criterion that says ${criterion}`,
      `id: B8\ntitle: B8\noutcomes: [ { id: 1, title: T, criteria: [ { id: 1.2, text: t }, ${criterion} ] } ]\n`,
    ]),
    ...[
      'x',
      '[{ id: 1, txt: t }]',
      '[{ idd: 1, text: t }]',
      '[{ id: 1 x, text: t }]',
      '[{ id: 1, text: "" }]',
      '[{ id: 1, text: t, parts: x }]',
      '[{ id: 1, text: t, parts: [{ idd: a, text: t }] }]',
    ].map((written) => [
      `requirements that say ${written}`,
      `id: B8\ntitle: B8\noutcomes: [ { id: 1, title: T, criteria: [ { id: 1.1, text: t } ] } ]\nrequirements: ${written}\n`,
    ]),
  ])('is one with %s', async (_, content) => {
    const answer = await check({ specs: [smallUnit(), ['specs/B8.unit.yaml', content]], portfolio: { units: ['B8'] } });
    expect(answer.result.diagnostics).toHaveLength(1);
    expect(answer.unit('B8').status).toBe('unknown');
    expect(answer.unusable).toBe(true);
  });

  it.each([
    'x',
    '[K1]',
    '[{ id: "K 1", text: t }]',
    '[{ id: K1, text: "" }]',
    '[{ id: K1, txt: t }]',
    '[{ idd: K1, text: t }]',
  ])('is a standard whose knowledge says %s', async (written) => {
    const content = `id: S1\ntitle: S\nperformance: [{ id: P1, text: t }]\nknowledge: ${written}\n`;
    const answer = await check({
      specs: [smallUnit(), ['specs/S1.standard.yaml', content]],
      portfolio: { units: ['S1'] },
    });
    expect(answer.result.diagnostics).toHaveLength(1);
    expect(answer.unit('S1').status).toBe('unknown');
    expect(answer.unusable).toBe(true);
  });

  it('is none in which only rules or guidance cannot be read: such a requirement is a gap', async () => {
    const spec = (rule: string, facets = '{ partner: { values: { good: good } } }') =>
      check({
        specs: [
          [
            'specs/B8.unit.yaml',
            `id: B8\ntitle: B8\noutcomes: [ { id: 1, title: T, criteria: [ { id: 1.1, kind: knowledge, text: t } ] } ]\nfacets: ${facets}\nrequirements: [ { id: 1, text: t, ${rule} } ]\n`,
          ],
        ],
        portfolio: { units: ['B8'] },
        evidence: [item('E01', { criteria: ['B8/1.1'], tags: ['partner/good'] })],
      });
    const faultyFacet = '{ partner: { values: { good: good, un co: bad } } }';
    for (const [rule, facets] of [
      ['rules: [ count: { off: items } ]'],
      ['rulez: [ count: { of: items } ]'],
      ['rules: [ cover: { facet: partner } ]', faultyFacet],
      ['rules: [ cover: { facet: partner, values: [uncooperative] } ]', faultyFacet],
      ['rules: [ cover: { facet: partner } ]', '{ partner: { valus: { good: good } } }'],
      ['rules: [ count: { of: items, where: { tags: [partner/good] } } ]', 'x'],
    ]) {
      const answer = await spec(rule!, facets);
      expect([rule, answer.result.diagnostics.length]).toEqual([rule, 1]);
      expect(answer.unit('B8')).toMatchObject({
        status: 'in-progress',
        requirements: [{ ref: 'B8/ER1', status: 'gap' }],
      });
      expect(answer.unusable).toBe(false);
    }
  });
});

describe('a rule of the centre that is lost', () => {
  it('leaves every unit unknown, as if it could not be read at all', async () => {
    const answer = await check({ config: { policy: { rules: [{ ide: 'CP1', text: 't' }] } } });
    expect(answer.result.diagnostics).toMatchObject([{ code: 'unknown-key', file: 'evid.yaml' }]);
    expect([answer.unit().status, answer.unusable]).toEqual(['unknown', true]);
  });
});

describe('a claim on what nobody knows', () => {
  it('is unknown-criterion also where the whole unit is unknown, which wins over not registered', async () => {
    const answer = await check({ evidence: [item('E01', { criteria: ['B8/1.1', 'B9/7.7', 'nonsense'], body: '' })] });
    expect(answer.result.diagnostics.map(({ code, ref }) => [code, ref])).toEqual([
      ['unknown-criterion', 'B8/1.1'],
      ['unknown-criterion', 'B9/7.7'],
      ['unknown-criterion', 'nonsense'],
    ]);
  });
  it('is unit-not-registered where only the portfolio does not list the unit, and then does not count', async () => {
    const given: Given = { specs: [smallUnit(), unit('B8')], evidence: [item('E01', { criteria: ['B8/1.1'] })] };
    expect((await check(given)).result.diagnostics).toMatchObject([
      { code: 'unit-not-registered', severity: 'warning', ref: 'B8/1.1' },
    ]);
    const nowhere = await check({ ...given, evidence: [item('E01', { criteria: ['B8/1.1'], body: '' })] });
    expect(nowhere.codes).toEqual(['unit-not-registered', 'unlocated-claim']);
  });
  it('is a duplicate where the same criterion stands twice, and the second is ignored', async () => {
    const answer = await check({
      evidence: [item('E01', { criteria: ['B9/1.1 @ What', 'B9/1.1 @ nowhere at all'], body: 'What happened.' })],
    });
    expect(answer.codes.filter((code) => code !== 'place-not-found')).toEqual(['duplicate-claim']);
    expect(answer.claims('B9/1.1')).toMatchObject([{ places: [{ line: 10, words: 'What' }] }]);
  });
  it('is a standard’s like a unit’s', async () => {
    const standard =
      'id: CFA\ntitle: S\nperformance: [ { id: P1, text: do } ]\nknowledge: [ { id: K1, text: know } ]\n';
    const answer = await check({
      specs: [['specs/CFA.standard.yaml', standard]],
      portfolio: { units: ['CFA'] },
      evidence: [item('E01', { criteria: ['CFA/P1', 'CFA/K1'], context: undefined })],
    });
    expect(answer.unit('CFA').criteria).toMatchObject([
      { ref: 'CFA/P1', outcome: 'performance', kind: 'performance', status: 'missing' },
      { ref: 'CFA/K1', outcome: 'knowledge', kind: 'knowledge', status: 'claimed' },
    ]);
    expect(answer.codes).toEqual(['missing-context']);
  });
});

describe('a slip that many make is named, with what to write', () => {
  const helpOf = async (keys: string) => {
    const text = `---\nid: E01\n${keys}criteria: [B9/1.1]\ncontext: paid-work\nsigned: 2026-03-06\n---\n[B9/1.1]\n`;
    const { result } = await check({ evidence: [evidence('E01', text)] });
    expect(result.diagnostics).toHaveLength(1);
    return [result.diagnostics[0]!.message, result.diagnostics[0]!.help].join('; ');
  };
  it.each([
    ['‘2026-10-05’', 'the typographic quotes are part of the text: write 2026-10-05'],
    ['2026–10–06', 'its dashes are no hyphens: write 2026-10-06'],
    ['05/10/2026', 'write 2026-10-05'],
    ['5.10.2026', 'write 2026-10-05'],
    ['5 October 2026', 'write 2026-10-05'],
    ['10/25/2026', 'write dates as YYYY-MM-DD, as in 2026-03-04'],
  ])('date: %s', async (date, help) => {
    expect(await helpOf(`title: T\nmethod: test\nscore: 1\ndate: ${date}\n`)).toContain(help);
  });
  it.each([
    ['title: Hand over: the busy lunch\n', 'put the text in quotes: title: "Hand over: the busy lunch"'],
    ['title: T\nmethod: work-product\ndate:\u00a02026-03-04\n', 'a no-break space stands after the colon'],
    [
      'title: T\nmethod: work-product\noccasions: [{ date:\u00a02026-03-04 }]\n',
      'a no-break space stands after the colon',
    ],
    ['title: T\nmethod: reflective account\ndate: 2026-03-04\n', 'did you mean learner-statement?'],
    ['title: T\nmethod: RPL\ndate: 2026-03-04\n', 'did you mean prior-learning?'],
    [
      'title: T\nmethod: work-product\ndate: 2026-03-04\ntags: [Partner/Cooperative]\n',
      'did you mean partner/cooperative?',
    ],
  ])('%j', async (keys, help) => {
    expect(await helpOf(keys)).toContain(help);
  });
  it('declared at the top of portfolio.yaml belongs to a unit', async () => {
    const text = 'learner: { id: L-1 }\nunits: [B9]\ndeclared: 2026-05-01\n';
    const answer = await check({ files: { [`${home}/portfolio.yaml`]: text } });
    expect(answer.diagnostics('unknown-key')).toMatchObject([
      { help: 'it belongs to an entry of units: { unit: B9, declared: 2026-05-01 }' },
    ]);
  });
  it('a file laid into evidence/ is found there', async () => {
    const files = { [`${home}/evidence/email.txt`]: 'x' };
    const answer = await check({
      evidence: [item('E01', { criteria: ['B9/1.1'], files: ['attachments/email.txt'] })],
      files,
    });
    expect(answer.diagnostics('missing-file')).toMatchObject([
      { help: 'it lies in evidence/email.txt: move it to attachments/email.txt' },
    ]);
  });
});

describe('a locator', () => {
  /** Lines of the body (from 1) in which B9/1.1 is located. */
  const lines = async (body: string, keys = {}) => {
    const answer = await check({ evidence: [item('E01', { criteria: ['B9/1.1'], body, ...keys })] });
    return [
      ...answer.claim('B9/1.1', 'E01').places.map(({ line }) => (line ?? 0) - 9),
      ...answer.codes.filter((code) => code !== 'unlocated-claim'),
    ];
  };

  it.each([
    ['prose', 'Rang. [B9/1.1] Then\n\nagain [B9/1.1].', [1, 3]],
    ['a heading', '# Rang [B9/1.1]', [1]],
    ['a list', '- one\n  - two [B9/1.1]\n    - three [B9/1.1]\n\n      more of three [B9/1.1]\n', [2, 3, 5]],
    ['a numbered list', '1. one\n\n    more of one [B9/1.1]\n', [3]],
    ['a table', '| a | b |\n|---|---|\n| x [B9/1.1] | y |', [3]],
    ['a quotation', '> said so [B9/1.1]', [1]],
    ['a paragraph of which a later line is indented', 'One\n    two [B9/1.1]', [2]],
    ['bold words', '**Rang [B9/1.1]**', [1]],
    ['a line with a single back-tick', 'the ` key [B9/1.1]', [1]],
    ['the line after a fence', '```\ncode\n```\n[B9/1.1]', [4]],
    ['the line after a comment', '<!-- note -->\n[B9/1.1]', [2]],
    ['words after a comment of the same line', '<!-- note --> [B9/1.1]', [1]],
    ['words between back-ticks that a backslash stands before', '\\`[B9/1.1]\\`', [1]],
    ['the line after a fence in a quotation', '> ~~~\n> code\n\n[B9/1.1]', [4]],
    ['a paragraph with what looks like a fence but is indented by four', 'Text\n    ```\n[B9/1.1]', [3]],
    ['a list after a fence that its item left open', '- a\n  ```\n  code\n[B9/1.1]', [4]],
  ])('is read in %s', async (_, body, expected) => {
    expect(await lines(body)).toEqual(expected);
  });

  it.each([
    ['a code span', 'Write `[B9/1.1]` there.'],
    ['a code span of two back-ticks', 'Write `` ` [B9/1.1] `` there.'],
    ['a code span over two lines', 'Write `this\n[B9/1.1]` there.'],
    ['a fence', '```\n[B9/1.1]\n```\n'],
    ['a fence with a language', '```yaml\n[B9/1.1]\n```\n'],
    ['a fence of tildes', '~~~\n[B9/1.1]\n~~~\n'],
    ['a fence that holds a shorter one', '````\n```\n[B9/1.1]\n```\n[B9/1.1]\n````\n'],
    ['a fence that is never closed', '```\n[B9/1.1]\n'],
    ['an indented block', 'Text\n\n    [B9/1.1]\n\tmore [B9/1.1]\n'],
    ['an indented block in a list', '- a\n\n      [B9/1.1]\n'],
    ['an indented block after a heading', '# H\n    [B9/1.1]\n'],
    ['an indented block after a fence', '```\nx\n```\n    [B9/1.1]\n'],
    ['an indented block in a quotation', '> a\n>\n>     [B9/1.1]\n'],
    ['a fence in a quotation', '> ~~~\n> [B9/1.1]\n> ~~~\n'],
    ['a fence in a list', '- ```\n  [B9/1.1]\n  ```\n'],
    ['a comment', 'a <!-- [B9/1.1] --> b'],
    ['a comment over some lines', 'a <!-- one\n[B9/1.1]\n--> b'],
    ['a comment that begins its line, over some paragraphs', '<!-- one\n\n[B9/1.1]\n\n--> b'],
    ['a comment with a back-tick', '<!-- ` -->a<!-- [B9/1.1] ` -->'],
  ])('is not read in %s', async (_, body) => {
    expect(await lines(body)).toEqual([]);
  });

  it.each(['[n/a]', '[and/or]', '[1/2]', '[he/she](x)', '[B9]', '[B9 /1.1]', '[ B9/1.1 ]', '[B9/1.1 2]', '[partner/]'])(
    'is not what %s is',
    async (words) => {
      expect(await lines(`${words} [B9/1.1]`)).toEqual([1]);
    },
  );

  it('is what stands before the stroke of a spec or of a facet of a unit claimed', async () => {
    const given = (criteria: string[]): Given => ({
      specs: [smallUnit(), unit('B8')],
      portfolio: { units: ['B9', 'B8'] },
      evidence: [item('E01', { criteria, body: '[B9/1.1] [B8/1.1] [partner/late] [B9/ER9]' })],
    });
    const locators = async (criteria: string[]) =>
      (await check(given(criteria))).result.diagnostics.map(({ code, ref }) => [code, ref]);
    expect(await locators(['B9/1.1'])).toEqual([
      ['unclaimed-locator', 'B8/1.1'],
      ['unknown-tag', 'partner/late'],
    ]);
    expect(await locators(['B8/1.1'])).toEqual([['unclaimed-locator', 'B9/1.1']]);
  });

  it('is what the item claims word for word, whatever it is', async () => {
    const answer = await check({ evidence: [item('E01', { criteria: ['XY/1.1'], body: 'So [XY/1.1]' })] });
    expect(answer.codes).toEqual(['unknown-criterion']);
  });

  it('of a criterion that is not claimed is a warning for each occurrence', async () => {
    const answer = await check({
      evidence: [item('E01', { criteria: ['B9/1.1'], body: '[B9/1.2] [B9/1.1]\n[B9/1.2]' })],
    });
    expect(answer.result.diagnostics).toMatchObject([
      { code: 'unclaimed-locator', severity: 'warning', ref: 'B9/1.2', line: 10, column: 1, endColumn: 9 },
      { code: 'unclaimed-locator', severity: 'warning', ref: 'B9/1.2', line: 11, column: 1, endColumn: 9 },
    ]);
  });

  it('has its place in UTF-16 code units', async () => {
    const answer = await check({ evidence: [item('E01', { criteria: ['B9/1.1'], body: '😀é [B9/1.2][B9/1.1]' })] });
    expect(answer.result.diagnostics).toMatchObject([{ line: 10, column: 5, endLine: 10, endColumn: 13 }]);
  });

  it('may name a requirement, or a part of one', async () => {
    const requirements = [{ id: '5', parts: [{ id: 'b', text: 'b' }] }];
    const answer = await check({
      specs: [smallUnit(requirements)],
      evidence: [item('E01', { criteria: ['B9/1.1'], body: '[B9/1.1] [B9/ER5] [B9/ER5b]' })],
    });
    expect(answer.codes).toEqual([]);
    const wrong = await check({
      specs: [smallUnit(requirements)],
      evidence: [item('E01', { criteria: ['B9/1.1'], body: '[B9/1.1] [B9/ER5c]' })],
    });
    expect(wrong.codes).toEqual(['unknown-requirement']);
  });

  it('that a tag lacks is for information, but on drafts', async () => {
    const tags = ['partner/cooperative', 'own'];
    const keys = { criteria: ['B9/1.1'], tags, body: '[B9/1.1]' };
    const answer = await check({ evidence: [item('E01', keys)] });
    expect(answer.result.diagnostics).toMatchObject([
      { code: 'unlocated-tag', severity: 'info', ref: 'partner/cooperative' },
    ]);
    expect((await check({ evidence: [item('E01', { ...keys, draft: true })] })).codes).toEqual([]);
  });
});

describe('what was meant for a locator', () => {
  it.each(['[b9/1.1]', '[B9 1.1]', '(B9/1.1)', '[B9 / 1.1]', '[1.1]', '[B9/1.1, B9/1.2]'])(
    'is named: %s',
    async (words) => {
      const answer = await check({ evidence: [item('E01', { criteria: ['B9/1.1'], body: `I did. ${words}` })] });
      expect(answer.diagnostics('unlocated-claim')).toMatchObject([
        { help: `line 10 has ${words}, which is no locator: write [B9/1.1], one reference a bracket` },
      ]);
    },
  );
  it.each(['`[B9/1.1]`', '<!-- [B9/1.1] -->'])('may be one in code or a comment: %s', async (body) => {
    const answer = await check({ evidence: [item('E01', { criteria: ['B9/1.1'], body })] });
    expect(answer.diagnostics('unlocated-claim')).toMatchObject([
      { help: '[B9/1.1] in line 10 stands in code or a comment, where it is no locator' },
    ]);
  });
  it.each(['B9 1.1', 'b9/1.1', 'B9 / 1.1'])('is named in a claim too: %s', async (ref) => {
    const answer = await check({ evidence: [item('E01', { criteria: [ref], body: '' })] });
    expect(answer.diagnostics('unknown-criterion')).toMatchObject([{ help: 'did you mean B9/1.1?' }]);
  });
});

describe('a place', () => {
  /** What becomes of `B9/1.1 @ PLACE`: the places of the claim, and the codes of what is at fault. */
  const placed = async (
    place: string,
    { body = 'What\nhappened then. [B9/1.2] So be it.\n', files = ['attachments/a.pdf'] } = {},
  ) => {
    const answer = await check({
      evidence: [item('E01', { criteria: [`B9/1.1 @ ${place}`, 'B9/1.2'], body, files })],
      files: Object.fromEntries(files.map((file) => [`${home}/${file}`, file])),
    });
    return [...answer.claim('B9/1.1', 'E01').places, ...answer.codes];
  };

  it.each(['p. 2', 'pp. 2-3', 'page 2', '12:30', '00:12:30'])('is a page or a time of a named file: %s', async (at) => {
    expect(await placed(`attachments/a.pdf ${at}`)).toEqual([{ file: 'attachments/a.pdf', at }]);
  });
  it.each(['p. 2', 'pp. 2-3', 'page 2', '12:30', '00:12:30'])('is a page or a time of the one file: %s', async (at) => {
    expect(await placed(at)).toEqual([{ file: 'attachments/a.pdf', at }]);
    expect(await placed(at, { files: [] })).toEqual(['place-not-found']);
    expect(await placed(at, { files: ['attachments/a.pdf', 'attachments/b.pdf'] })).toEqual(['place-not-found']);
  });
  it('is a whole file', async () => {
    expect(await placed('attachments/a.pdf')).toEqual([{ file: 'attachments/a.pdf' }]);
  });
  it('is of the longest file that matches', async () => {
    const files = ['attachments/a', 'attachments/a b.pdf', 'attachments/a b.pdf p. 2'];
    expect(await placed('attachments/a b.pdf p. 2', { files })).toEqual([{ file: 'attachments/a b.pdf p. 2' }]);
    expect(await placed('attachments/a b.pdf p. 3', { files })).toEqual([{ file: 'attachments/a b.pdf', at: 'p. 3' }]);
  });
  it('is words of the body, across line breaks and locators', async () => {
    expect(await placed('What happened then')).toEqual([{ line: 11, words: 'What happened then' }]);
    expect(await placed('then. So be it')).toEqual([{ line: 12, words: 'then. So be it' }]);
    expect(await placed('So be it.')).toEqual([{ line: 12, words: 'So be it.' }]);
  });
  it('of a locator is its own line, whatever words it names', async () => {
    const body = 'What\nhappened then.\n[B9/1.1 @ What]\n';
    const answer = await check({ evidence: [item('E01', { criteria: ['B9/1.1'], body })] });
    expect(answer.claim('B9/1.1', 'E01').places).toEqual([{ line: 12, words: 'What' }]);
  });
  it('is not the words of a locator', async () => {
    expect(await placed('1.2')).toEqual(['place-not-found']);
  });
  it.each(['what HAPPENED never', 'chapter two', 'e.g. this'])('is not found: %s', async (words) => {
    expect(await placed(words)).toEqual(['place-not-found']);
  });
  it.each([
    'attachments/b.pdf',
    'attachments/b.pdf p. 2',
    'b.pdf',
    'notes/2026 p. 1',
    'photo.jpg 12:30',
    'notes.markdown',
  ])('is a file that is not listed: %s', async (words) => {
    expect(await placed(words)).toEqual(['locator-file-missing']);
  });
  it('is at fault in one way, and then the claim is not also unlocated', async () => {
    expect(await placed('attachments/a.pdf chapter two')).toEqual(['place-not-found']);
  });
  it('of a claim on an unknown criterion is not looked at', async () => {
    const answer = await check({
      evidence: [item('E01', { criteria: ['B9/7.7 @ nowhere', 'B9/7.8 @ a/b.pdf'], body: '' })],
    });
    expect(answer.codes).toEqual(['unknown-criterion', 'unknown-criterion']);
  });
  it('stands in a locator as in a claim', async () => {
    const located = async (place: string) => {
      const answer = await check({
        evidence: [
          item('E01', { criteria: ['B9/1.1'], body: `So. [B9/1.1 @ ${place}]`, files: ['attachments/a.pdf'] }),
        ],
        files: { [`${home}/attachments/a.pdf`]: 'a' },
      });
      return [...answer.claim('B9/1.1', 'E01').places, ...answer.codes];
    };
    expect(await located('attachments/a.pdf p. 2')).toEqual([{ line: 11, file: 'attachments/a.pdf', at: 'p. 2' }]);
    expect((await located('attachments/b.pdf')).at(-1)).toBe('locator-file-missing');
    expect((await located('never said')).at(-1)).toBe('place-not-found');
  });
});

describe('files of an item', () => {
  it('are errors at their place in the list where they are missing or lead out of the portfolio', async () => {
    const answer = await check({
      evidence: [
        item('E01', {
          criteria: ['B9/1.1'],
          files: ['attachments/a.pdf', 'attachments/lost.pdf', '../other/a.pdf', '/etc/hosts'],
        }),
      ],
      files: { [`${home}/attachments/a.pdf`]: 'a', 'portfolios/other/a.pdf': 'a' },
    });
    expect(answer.diagnostics('missing-file')).toMatchObject([{ severity: 'error', evidence: 'E01', line: 9 }]);
    expect(answer.diagnostics('file-outside-portfolio')).toHaveLength(2);
  });
});

describe('an occasion', () => {
  const occasions = async (keys: Record<string, unknown>) => {
    const answer = await check({ evidence: [item('E01', { criteria: ['B9/1.1', 'B9/1.2'], ...keys })] });
    return answer.evidence('E01').occasions;
  };
  const row = (dates: string[], more = {}) => ({ dates, customers: [], tags: [], ...more });

  it('is a date without a label, each date of a list its own', async () => {
    expect(await occasions({ date: ['2026-03-05', '2026-03-04'] })).toHaveLength(2);
  });
  it('is its label, on however many dates', async () => {
    expect(await occasions({ date: ['2026-03-05', '2026-03-04'], occasion: 'fair' })).toEqual([
      row(['2026-03-04', '2026-03-05'], { label: 'fair' }),
    ]);
  });
  it('joins entries of the same label, and of the same date without one', async () => {
    expect(
      await occasions({
        occasions: [
          { date: '2026-03-04', label: 'fair', customers: ['C-1'] },
          { date: '2026-03-04' },
          { date: '2026-03-05', label: 'fair', customers: ['C-2', 'C-1'] },
          { date: '2026-03-04', customers: ['C-3'] },
        ],
      }),
    ).toEqual([
      row(['2026-03-04', '2026-03-05'], { label: 'fair', customers: ['C-1', 'C-2'] }),
      row(['2026-03-04'], { customers: ['C-3'] }),
    ]);
  });
  it('has the customers and tags of its item besides its own', async () => {
    expect(
      await occasions({
        customers: ['C-9'],
        tags: ['partner/cooperative', 'mine'],
        occasions: [
          { date: '2026-03-04', customers: ['C-1'], tags: ['partner/uncooperative'] },
          { date: '2026-03-05' },
        ],
      }),
    ).toEqual([
      row(['2026-03-04'], { customers: ['C-9', 'C-1'], tags: ['partner/cooperative', 'partner/uncooperative'] }),
      row(['2026-03-05'], { customers: ['C-9'], tags: ['partner/cooperative'] }),
    ]);
  });

  /** On how many occasions B9/1.2 is shown. */
  const shown = async (entries: unknown[], more: readonly NamedFile[] = []) => {
    const rules = [{ count: { of: 'occasions', criteria: ['1.2'], 'at-least': '9' } }];
    const answer = await check({
      specs: [smallUnit([{ id: '1', rules }])],
      evidence: [item('E01', { criteria: ['B9/1.1', 'B9/1.2'], occasions: entries }), ...more],
    });
    return answer.requirement('B9/ER1').rules[0]!.claimed!.measured;
  };
  const on = (date: string, criteria?: string[]) => ({ date, ...(criteria ? { criteria } : {}) });
  it('shows the criteria that it names, or all where it names none', async () => {
    expect(await shown([on('2026-03-04', ['B9/1.1']), on('2026-03-05', ['B9/1.2']), on('2026-03-06')])).toBe(2);
    expect(await shown([on('2026-03-04', ['B9/1.1']), on('2026-03-05', [])])).toBe(1);
  });
  it('shows all as soon as one of the entries that join names none', async () => {
    expect(await shown([on('2026-03-04', ['B9/1.1']), on('2026-03-04')])).toBe(1);
    expect(await shown([on('2026-03-04'), on('2026-03-04', ['B9/1.1'])])).toBe(1);
    expect(await shown([on('2026-03-04', ['B9/1.1']), on('2026-03-04', ['B9/1.2'])])).toBe(1);
    expect(await shown([on('2026-03-04', ['B9/1.1']), on('2026-03-04', ['B9/1.1'])])).toBe(0);
  });
  it('is one for all items of the portfolio that name it', async () => {
    const same = item('E02', { criteria: ['B9/1.2'], date: '2026-03-04' });
    const labelled = item('E03', { criteria: ['B9/1.2'], date: '2026-03-04', occasion: 'fair' });
    expect(await shown([on('2026-03-04')], [same])).toBe(1);
    expect(await shown([on('2026-03-04')], [same, labelled])).toBe(2);
  });
  it('of a part names the part, or the whole criterion', async () => {
    const rules = [{ count: { of: 'occasions', criteria: ['9.1'], per: 'criterion', 'at-least': '1' } }];
    const entries = [
      { date: '2026-03-04', criteria: ['329/9.1a', '329/9.1b @ What'] },
      { date: '2026-03-05', criteria: ['329/9.1c'] },
    ];
    const answer = await check({
      specs: [unitWithParts([{ id: '1', rules }])],
      portfolio: { units: ['329'] },
      evidence: [item('E01', { criteria: ['329/9.1a', '329/9.1b', '329/9.1c'], occasions: entries })],
    });
    expect(answer.requirement('329/ER1').rules).toMatchObject([
      { status: 'claimed', claimed: { cells: [{ measured: 1 }, { measured: 1 }, { measured: 1 }] } },
    ]);
  });
});

describe('drafts and withdrawn items', () => {
  it('a draft is not blamed for what is still missing, nor for a date to come', async () => {
    const draft = item('E01', {
      criteria: ['B9/1.1'],
      context: undefined,
      signed: undefined,
      date: '2026-09-01',
      draft: true,
      body: '',
    });
    const answer = await check({ evidence: [draft] });
    expect(answer.codes).toEqual([]);
    expect(answer.evidence('E01')).toMatchObject({ draft: true, planned: true });
    expect(answer.claim('B9/1.1', 'E01')).toMatchObject({ state: 'claimed', counts: false });
  });
  it('a withdrawn item has no diagnostics about its content', async () => {
    const faulty = item('E01', {
      criteria: ['B9/7.7', 'B9/1.1 @ lost.pdf'],
      tags: ['partner/late'],
      files: ['attachments/lost.pdf'],
      context: 'the moon',
      withdrawn: '2026-05-30',
    });
    const answer = await check({ evidence: [faulty], records: [decided('A01', '2026-01-01', 'E01', 'B9/1.1', 'met')] });
    expect(answer.codes).toEqual([]);
    expect(answer.unit().status).toBe('not-started');
  });
});

describe('on a disk', () => {
  let root = '';
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'evid-reading-')));
  });
  afterEach(() => {
    rmSync(root, { recursive: true, force: true });
  });
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  const lay = async (given: Given) => {
    for (const [path, content] of Object.entries(await workspaceFiles(given))) write(path, content);
  };
  const answer = async (portfolios?: string[]) => {
    const { result, unusable } = await checkWorkspace({ folder: diskFolder(root), today, portfolios });
    return new Answer(result, unusable);
  };
  const e01 = item('E01', { criteria: ['B9/1.1'] });
  const found = ({ result }: Answer) =>
    result.diagnostics.map(({ code, severity, file }) => `${severity} ${code} ${file}`);

  it('says the same as in memory', async () => {
    const given: Given = { evidence: [e01], records: [decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met')] };
    await lay(given);
    expect(JSON.parse(JSON.stringify((await answer()).result))).toEqual(
      JSON.parse(JSON.stringify((await check(given)).result)),
    );
  });

  it('passes over README files and dot files, and warns of others', async () => {
    await lay({ evidence: [e01] });
    for (const folder of [
      'specs',
      `${home}/evidence`,
      `${home}/evidence/assessor`,
      `${home}/assessments`,
      `${home}/verification`,
    ])
      for (const name of ['README.md', '.gitkeep', '.hidden.md']) write(`${folder}/${name}`, 'Not for evid.');
    expect(found(await answer())).toEqual([]);
    write('specs/notes.txt', 'x');
    write('specs/B8.yaml', 'x');
    write(`${home}/evidence/photo.jpg`, 'x');
    write(`${home}/assessments/A01.txt`, 'x');
    write(`${home}/verification/V01.yaml`, 'x');
    expect(found(await answer())).toEqual(
      [
        `${home}/assessments/A01.txt`,
        `${home}/evidence/photo.jpg`,
        `${home}/verification/V01.yaml`,
        'specs/B8.yaml',
        'specs/notes.txt',
      ].map((file) => `warning unexpected-file ${file}`),
    );
  });

  it('reads evidence in folders within evidence, and attachments of any name', async () => {
    await lay({});
    write(`${home}/evidence/assessor/visits/E01.md`, e01[1]);
    write(`${home}/attachments/notes.md`, 'x');
    const seen = await answer();
    expect(seen.evidence('E01').path).toBe(`${home}/evidence/assessor/visits/E01.md`);
    expect(found(seen)).toEqual([]);
  });

  it('does not take a folder named x.md for a file', async () => {
    await lay({ evidence: [e01] });
    mkdirSync(join(root, home, 'evidence', 'x.md'));
    mkdirSync(join(root, home, 'assessments', 'A01.md'), { recursive: true });
    const seen = await answer();
    expect(seen.status('B9/1.1')).toBe('claimed');
    expect(seen.codes).toEqual(['unexpected-file', 'unexpected-file']);
  });

  it('warns of a portfolio folder without portfolio.yaml, and passes over files beside the portfolios', async () => {
    await lay({ evidence: [e01] });
    mkdirSync(join(root, 'portfolios', 'empty'));
    write('portfolios/README.md', 'x');
    const seen = await answer();
    expect(seen.result.diagnostics).toMatchObject([{ severity: 'warning', file: 'portfolios/empty/portfolio.yaml' }]);
    expect(seen.result.portfolios.map(({ path }) => path)).toEqual([home]);
  });

  it('does not follow linked folders', async () => {
    await lay({ evidence: [e01] });
    write('elsewhere/E02.md', item('E02', { criteria: ['B9/1.2'] })[1]);
    symlinkSync(join(root, 'elsewhere'), join(root, home, 'evidence', 'linked'));
    symlinkSync(join(root, home, 'evidence'), join(root, home, 'evidence', 'round'));
    symlinkSync(join(root, home), join(root, 'portfolios', 'linked'));
    const seen = await answer();
    expect(seen.result.portfolios.map(({ path }) => path)).toEqual([home]);
    expect(seen.portfolio.evidence.map(({ id }) => id)).toEqual(['E01']);
  });

  it('reads a linked file within the portfolio, not one that leads out of it', async () => {
    await lay({ evidence: [e01] });
    write(`${home}/attachments/E02.md`, item('E02', { criteria: ['B9/1.2'] })[1]);
    symlinkSync('../attachments/E02.md', join(root, home, 'evidence', 'E02.md'));
    expect((await answer()).portfolio.evidence.map(({ id }) => id)).toEqual(['E01', 'E02']);
    write('outside/E03.md', item('E03', { criteria: ['B9/2.1'] })[1]);
    symlinkSync('../../../outside/E03.md', join(root, home, 'evidence', 'E03.md'));
    const seen = await answer();
    expect(seen.portfolio.evidence.map(({ id }) => id)).toEqual(['E01', 'E02']);
    expect(seen.result.diagnostics).toMatchObject([{ severity: 'error', file: `${home}/evidence/E03.md` }]);
    expect(seen.unit().status).toBe('unknown');
  });

  it('does not hash or accept an attachment that is a link out of the portfolio', async () => {
    await lay({ evidence: [item('E01', { criteria: ['B9/1.1'], files: ['attachments/a.txt'] })] });
    write('outside/a.txt', 'a');
    mkdirSync(join(root, home, 'attachments'));
    symlinkSync('../../../outside/a.txt', join(root, home, 'attachments', 'a.txt'));
    const seen = await answer();
    expect(seen.result.diagnostics).toMatchObject([{ code: 'file-outside-portfolio', severity: 'error', line: 9 }]);
  });

  it('cannot read a link that leads nowhere', async () => {
    await lay({ evidence: [e01] });
    symlinkSync('nowhere.md', join(root, home, 'evidence', 'E02.md'));
    const seen = await answer();
    expect(found(seen)).toEqual([`error unreadable-file ${home}/evidence/E02.md`]);
    expect(seen.unit().status).toBe('unknown');
  });

  it('is unusable without a spec, or without a portfolio and evid.yaml', async () => {
    expect((await answer()).unusable).toBe(true);
    write('specs/B9.unit.yaml', smallUnit()[1]);
    const nothing = await answer();
    expect(nothing.unusable).toBe(true);
    expect(nothing.diagnostics('no-portfolios')).toMatchObject([
      { severity: 'error', file: 'portfolios', message: 'there is no portfolio in portfolios/*' },
    ]);
    write('evid.yaml', 'version: 1\n');
    const yet = await answer();
    expect(yet.unusable).toBe(false);
    expect(yet.result.diagnostics).toMatchObject([{ code: 'no-portfolios', severity: 'warning' }]);
  });

  it('looks where evid.yaml says', async () => {
    const files = await workspaceFiles({ evidence: [e01] });
    for (const [path, content] of Object.entries(files))
      if (path !== 'evid.yaml')
        write(
          path.replace('specs/', 'our/units/').replace('portfolios/', 'learners/2026/').replace('people', 'team'),
          content,
        );
    write('evid.yaml', 'specs: [our]\nportfolios: ["learners/*/*"]\npeople: team.yaml\n');
    const seen = await answer();
    expect(seen.portfolio.path).toBe('learners/2026/amira');
    expect(found(seen)).toEqual([]);
  });

  describe('the root', () => {
    it('is the nearest folder upward with evid.yaml', () => {
      write('evid.yaml', '');
      write('a/evid.yaml', '');
      write('a/b/c/x', '');
      write('d/x', '');
      expect(findRoot(join(root, 'a/b/c'))).toBe(join(root, 'a'));
      expect(findRoot(join(root, 'a'))).toBe(join(root, 'a'));
      expect(findRoot(join(root, 'd'))).toBe(root);
    });
    it('may be the git root, and is not looked for beyond it', () => {
      write('evid.yaml', '');
      write('repo/.git/HEAD', '');
      write('repo/a/x', '');
      expect(findRoot(join(root, 'repo/a'))).toBe(join(root, 'repo/a'));
      write('repo/evid.yaml', '');
      expect(findRoot(join(root, 'repo/a'))).toBe(join(root, 'repo'));
    });
    it('knows a git worktree, of which .git is a file', () => {
      write('evid.yaml', '');
      write('tree/.git', 'gitdir: elsewhere');
      write('tree/a/x', '');
      expect(findRoot(join(root, 'tree/a'))).toBe(join(root, 'tree/a'));
    });
  });
});

describe('situations', () => {
  it('must be of a unit claimed', async () => {
    const answer = await check({
      specs: [
        smallUnit(),
        unit('B8', { facets: { queue: { title: 'Queue', values: { long: 'long', short: 'short' } } } }),
      ],
      portfolio: { units: ['B9', 'B8'] },
      evidence: [
        item('E01', { criteria: ['B9/1.1'], tags: ['queue/long', 'partner/late', 'partner/cooperative', 'queue'] }),
      ],
    });
    expect(
      answer.result.diagnostics.filter(({ code }) => code !== 'unused-facet').map(({ code, ref }) => [code, ref]),
    ).toEqual([
      ['unknown-tag', 'queue/long'],
      ['unknown-tag', 'partner/late'],
    ]);
  });
});
