import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Check, ExampleFiles } from '../src/checks/check.ts';
import { exampleDay, exampleWorkspace } from '../src/checks/example-workspace.ts';
import { checks, findingsOf } from '../src/checks/index.ts';
import { severityOf } from '../src/checks/severity.ts';
import { exampleDiagnostics } from '../src/commands/explain.ts';
import type { Finding } from '../src/diagnostics/finding.ts';
import { readWorkspace } from '../src/intake/read-workspace.ts';
import { diskFolder, type Folder, memoryFolder } from '../src/load/folder.ts';
import type { Workspace } from '../src/resolve/workspace.ts';

const lints = checks.filter(({ lint }) => lint);

const folderOf = (files: ExampleFiles) =>
  memoryFolder(
    Object.fromEntries(Object.entries(files).flatMap(([path, text]) => (text === null ? [] : [[path, text]]))),
  );

function found(files: ExampleFiles, folder: Folder = folderOf(files)): Finding[] {
  const { workspace } = readWorkspace(folder, exampleDay);
  return inUnits(workspace, ({ lint }) => lint === true);
}
const inUnits = (workspace: Workspace, isAsked: (check: Check) => boolean): Finding[] =>
  findingsOf(checks.filter(isAsked), (check) =>
    [...workspace.units.units.values()].flatMap((unit) => [...(check.unit?.(unit, workspace) ?? [])]),
  );
const ofCode = (code: string, files: ExampleFiles) => found(files).filter((each) => each.code === code);
const shown = (findings: Finding[]) => findings.map(({ message, span }) => `${span?.line}: ${message}`);

describe('each lint', () => {
  test('there are these', () => {
    expect(lints.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      'circular-prerequisites warning',
      'contradictory-admits warning',
      'cover-without-kind info',
      'covered-twice info',
      'credit-and-hours warning',
      'ids-differ-by-case warning',
      'numbering-hole warning',
      'percentage-out-of-range warning',
      'share-at-most info',
      'unreachable-count warning',
      'unused-optional info',
    ]);
  });
  test.each(lints.map((lint) => [lint.code, lint] as const))(
    '%s speaks of its wrong example and not of its right one',
    (code, lint) => {
      expect(ofCode(code, { ...exampleWorkspace, ...lint.wrong })).not.toEqual([]);
      expect(ofCode(code, { ...exampleWorkspace, ...lint.right })).toEqual([]);
      // A right example is right in every respect.
      expect(found(lint.right)).toEqual([]);
    },
  );
  test.each(lints.map((lint) => [lint.code, lint] as const))(
    'the wrong example of %s shows nothing else',
    (code, lint) => {
      expect(new Set(found(lint.wrong).map((finding) => finding.code))).toEqual(new Set([code]));
      const { findings, workspace } = readWorkspace(folderOf(lint.wrong), exampleDay);
      const others = inUnits(workspace, ({ lint }) => !lint);
      expect([...findings, ...others].filter((finding) => severityOf(finding.code) !== 'info')).toEqual([]);
    },
  );
  test('none has anything to say about the specifications that come with evid', () => {
    expect(found({}, diskFolder(resolve(import.meta.dirname, '..')))).toEqual([]);
  });
});

const unit = (more: string, head = '') => ({
  'specs/U.unit.yaml': `id: U
title: A unit
${head}outcomes:
  - id: "1"
    title: Serve
    criteria: [ { id: "1.1", text: Greet }, { id: "1.2", text: Listen } ]
  - id: "2"
    title: Know
    kind: knowledge
    criteria: [ { id: "2.1", text: Explain } ]
facets:
  mood: { values: { calm: calm, cross: cross } }
${more}`,
});
const rules = (...written: string[]) =>
  unit(
    `requirements:\n${written.map((rule, index) => `  - { id: "${index + 1}", text: x, rules: [ ${rule} ] }`).join('\n')}\n`,
  );

describe('numbering-hole', () => {
  const outcomes = (...lists: string[][]) => ({
    'specs/U.unit.yaml': `id: U
title: A unit
outcomes:
${lists.map((ids, index) => `  - { id: "${index + 1}", title: x, criteria: [ ${ids.map((id) => `{ id: "${id}", text: x }`).join(', ')} ] }`).join('\n')}
`,
  });
  const holes = (files: ExampleFiles) => ofCode('numbering-hole', files).map(({ message }) => message);

  test('names what is left out, at what comes after it', () => {
    expect(shown(ofCode('numbering-hole', outcomes(['1.1', '1.4', '1.6'])))).toEqual([
      '4: there is no criterion 1.2 to 1.3',
      '4: there is no criterion 1.5',
    ]);
  });
  test('a numbering begins at 1 and may run on through the outcomes', () => {
    expect(holes(outcomes(['1.2']))).toEqual(['there is no criterion 1.1']);
    expect(holes(outcomes(['1', '2'], ['3', '4']))).toEqual([]);
    expect(holes(outcomes(['1', '2'], ['4']))).toEqual(['there is no criterion 3']);
  });
  test('the order in which they stand is no hole, nor is 1.10 after 1.9', () => {
    expect(holes(outcomes(['1.2', '1.1']))).toEqual([]);
    expect(holes(outcomes(Array.from({ length: 11 }, (_, index) => `1.${index + 1}`)))).toEqual([]);
  });
  test('a number that is far off costs nothing', () => {
    expect(holes(outcomes(['1.1', '1.20260101']))).toEqual(['there is no criterion 1.2 to 1.20260100']);
  });
  test('ids that are words are no numbering', () => {
    expect(holes(outcomes(['serve', 'listen', '58A']))).toEqual([]);
  });
  test('outcomes', () => {
    const files = outcomes(['1.1'], ['2.1']);
    const text = files['specs/U.unit.yaml'].replace('id: "2"', 'id: "3"');
    expect(shown(ofCode('numbering-hole', { 'specs/U.unit.yaml': text }))).toEqual(['5: there is no outcome 2']);
  });
  test('parts, by letter or by small Roman numeral', () => {
    const parts = (...ids: string[]) => ({
      'specs/U.unit.yaml': `id: U
title: A unit
outcomes:
  - { id: "1", title: x, criteria: [ { id: "1.1", text: x, parts: [ ${ids.map((id) => `{ id: ${id}, text: x }`).join(', ')} ] } ] }
`,
    });
    expect(holes(parts('a', 'b', 'd'))).toEqual(['there is no part of U/1.1 c']);
    expect(holes(parts('i', 'ii', 'iii', 'iv', 'v'))).toEqual([]);
    expect(holes(parts('i', 'iii'))).toEqual(['there is no part of U/1.1 ii']);
    expect(holes(parts('b'))).toEqual(['there is no part of U/1.1 a']);
  });
  test('parts of a requirement', () => {
    const files = unit('requirements: [ { id: "1", text: x, parts: [ { id: a, text: x }, { id: c, text: x } ] } ]\n');
    expect(holes(files)).toEqual(['there is no part of U/ER1 b']);
  });
  test('a standard', () => {
    const files = {
      'specs/S.standard.yaml':
        'id: S\ntitle: S\nperformance: [ { id: P1, text: x }, { id: P3, text: x } ]\nknowledge: [ { id: K1, text: x } ]\n',
    };
    expect(holes(files)).toEqual(['there is no criterion P2']);
  });
});

describe('credit-and-hours', () => {
  const of = (head: string) => shown(ofCode('credit-and-hours', unit('', head)));
  test('figures that fit, or only one of them, are silent', () => {
    expect(of('credit: 6\nguided-learning-hours: 40\n')).toEqual([]);
    expect(of('credit: 3\nguided-learning-hours: 12\n')).toEqual([]);
    expect(of('credit: 3\n')).toEqual([]);
    expect(of('')).toEqual([]);
  });
  test('too many hours, too few, and none', () => {
    expect(of('credit: 2\nguided-learning-hours: 41\n')).toEqual([
      '4: 41 guided learning hours do not fit a credit value of 2: one would expect 2 to 40',
    ]);
    expect(of('credit: 5\nguided-learning-hours: 1\n')).toEqual([
      '4: 1 guided learning hour does not fit a credit value of 5: one would expect 5 to 100',
    ]);
    expect(of('credit: 0\nguided-learning-hours: 0\n')).toEqual([
      '3: the credit value is 0',
      '4: there are 0 guided learning hours',
    ]);
  });
});

describe('unreachable-count', () => {
  const of = (...written: string[]) => ofCode('unreachable-count', rules(...written)).map(({ message }) => message);
  test('more criteria than the unit, a kind, or an outcome has', () => {
    expect(of('count: { of: criteria, at-least: 3 }')).toEqual([]);
    expect(of('count: { of: criteria, at-least: 4 }')).toEqual([
      'U/ER1: its rule asks for 4 criteria, but its scope has 3',
    ]);
    expect(of('count: { of: criteria, at-least: 2, criteria: knowledge }')).toEqual([
      'U/ER1: its rule asks for 2 criteria, but its scope has 1',
    ]);
    expect(of('count: { of: criteria, at-least: 2, per: outcome }')).toEqual([
      'U/ER1: its rule asks for 2 criteria, but outcome 2 has 1',
    ]);
    expect(of('count: { of: items, at-least: 40 }')).toEqual([]);
  });
  test('at-least above at-most', () => {
    expect(of('count: { of: items, at-least: 3, at-most: 2 }')).toEqual([
      'U/ER1: its rule asks for at least 3 and at most 2 items',
    ]);
    expect(of('count: { of: items, at-least: 70%, at-most: 30% }')).toHaveLength(1);
    expect(of('count: { of: items, at-least: 3, at-most: 30% }')).toEqual([]);
    expect(of('count: { of: items, at-least: 2, at-most: 2 }')).toEqual([]);
  });
  test('more values than a cover names', () => {
    expect(of('cover: { facet: mood, at-least: 2 }')).toEqual([]);
    expect(of('cover: { facet: mood, at-least: 3 }')).toEqual([
      'U/ER1: its rule asks for 3 values of mood, but names 2',
    ]);
    expect(of('cover: { facet: mood, values: [calm], at-least: 2 }')).toHaveLength(1);
  });
  test('members of an any-of, and indicators', () => {
    expect(of('any-of: [ { count: { of: criteria, at-least: 4 } } ]')).toHaveLength(1);
    expect(of('judge: { indicators: [ { of: criteria, at-least: 4 } ] }')).toHaveLength(1);
  });
});

describe('contradictory-admits', () => {
  const of = (files: ExampleFiles) => ofCode('contradictory-admits', files).map(({ message }) => message);
  test('contexts that two requirements leave none of', () => {
    const [one, two] = ['admit: { contexts: [paid-work] }', 'admit: { contexts: { not: [paid-work] }, for: ["1.2"] }'];
    expect(of(rules(one, two))).toEqual(['U/ER1, U/ER2 together admit no context for U/1.2']);
  });
  test('methods likewise', () => {
    expect(of(rules('admit: { methods: [observation] }', 'admit: { methods: [test] }'))).toEqual([
      'U/ER1, U/ER2 together admit no method for U/1.1',
    ]);
  });
  test('rules for different criteria do not contradict each other, nor does what is not binding', () => {
    expect(
      of(
        rules(
          'admit: { contexts: [paid-work], for: performance }',
          'admit: { contexts: [simulation], for: knowledge }',
        ),
      ),
    ).toEqual([]);
    expect(
      of(rules('admit: { contexts: [paid-work] }', 'any-of: [ { admit: { contexts: [simulation] } }, { judge: {} } ]')),
    ).toEqual([]);
    expect(
      of(
        unit(`requirements:
  - { id: "1", text: x, rules: [ admit: { contexts: [paid-work] } ] }
  - { id: "2", text: x, force: should, rules: [ admit: { contexts: [simulation] } ] }
`),
      ),
    ).toEqual([]);
  });
  test('the centre’s rules take part', () => {
    const evid =
      'version: 1\npolicy:\n  rules: [ { id: CP1, text: x, rules: [ admit: { contexts: [simulation] } ] } ]\n';
    expect(of({ ...rules('admit: { contexts: [paid-work] }'), 'evid.yaml': evid })).toEqual([
      'U/ER1, U/CP1 together admit no context for U/1.1',
    ]);
  });
});

describe('percentage-out-of-range', () => {
  test('at-least, at-most and indicators', () => {
    const of = (rule: string) => ofCode('percentage-out-of-range', rules(rule)).map(({ message }) => message);
    expect(of('count: { of: items, at-least: 100% }')).toEqual([]);
    expect(of('count: { of: items, at-least: 101% }')).toEqual(['U/ER1: its rule speaks of 101% of the items']);
    expect(of('count: { of: items, at-most: 200 % }')).toEqual(['U/ER1: its rule speaks of 200 % of the items']);
    expect(of('judge: { indicators: [ { of: items, at-least: 700% } ] }')).toHaveLength(1);
    expect(of('count: { of: items, at-least: 700 }')).toEqual([]);
  });
});

describe('covered-twice', () => {
  const of = (...written: string[]) => ofCode('covered-twice', rules(...written)).map(({ message }) => message);
  test('the same value under the same conditions, however they are written', () => {
    expect(
      of(
        'cover: { facet: mood, values: [calm], where: { kind: performance, methods: [observation, test] } }',
        'cover: { facet: mood, where: { methods: [test, observation], kind: performance } }',
      ),
    ).toEqual(['U/ER2: its rule asks for mood/calm as U/ER1 does']);
  });
  test('other conditions are another demand', () => {
    expect(
      of('cover: { facet: mood, values: [calm] }', 'cover: { facet: mood, values: [calm], where: { direct: true } }'),
    ).toEqual([]);
    expect(of('cover: { facet: mood }', 'cover: { facet: mood, per: outcome }')).toEqual([]);
    expect(of('cover: { facet: mood, at-least: 1 }', 'cover: { facet: mood, values: [calm] }')).toEqual([]);
  });
  test('what a requirement asks of its parts together is no repetition', () => {
    const files = unit(`requirements:
  - id: "1"
    text: x
    rules: [ cover: { facet: mood, separate-occasions: true } ]
    parts:
      - { id: a, text: x, rules: [ cover: { facet: mood, values: [calm] } ] }
      - { id: b, text: x, rules: [ cover: { facet: mood, values: [cross] } ] }
`);
    expect(ofCode('covered-twice', files)).toEqual([]);
  });
});

describe('cover-without-kind', () => {
  const of = (rule: string) => ofCode('cover-without-kind', rules(rule)).map(({ message }) => message);
  test('covers, and indicators of occasions, customers and days', () => {
    expect(of('cover: { facet: mood }')).toEqual([
      'U/ER1: its rule on facet mood also takes items that show knowledge alone',
    ]);
    expect(
      of(
        'judge: { indicators: [ { of: occasions }, { of: items }, { of: days, where: { kind: performance } }, { of: customers } ] }',
      ),
    ).toEqual(['U/ER1: its rule on occasions, customers also takes items that show knowledge alone']);
    expect(of('cover: { facet: mood, where: { kind: performance } }')).toEqual([]);
    expect(of('judge: { indicators: [ { of: days, criteria: performance } ] }')).toEqual([]);
    expect(of('count: { of: occasions }')).toEqual([]);
  });
  test('a unit of one kind needs none', () => {
    const files = {
      'specs/U.unit.yaml': `id: U
title: A unit
outcomes: [ { id: "1", title: x, criteria: [ { id: "1.1", text: x } ] } ]
facets: { mood: { values: { calm: calm } } }
requirements: [ { id: "1", text: x, rules: [ cover: { facet: mood } ] } ]
`,
    };
    expect(ofCode('cover-without-kind', files)).toEqual([]);
  });
});

describe('ids that differ by case only', () => {
  test('are said at the second, of units and situations too, and by nothing but evid spec check', async () => {
    const spec = (id: string, facets: string) =>
      `id: ${id}\ntitle: T\noutcomes: [{ id: "1", title: O, criteria: [{ id: a, text: x }, { id: b, text: y }] }]\nfacets: ${facets}\nrequirements:\n  - { id: "1", text: t, rules: [{ cover: { facet: queue } }] }\n`;
    const files = {
      'specs/C1.unit.yaml': spec('C1', '{ queue: { values: { busy: busy, Busy: busy } } }'),
      'specs/c1b.unit.yaml': spec('c1', '{ queue: { values: { busy: busy } } }'),
    };
    const found = (await exampleDiagnostics({ lint: true }, files)).filter(({ code }) => code === 'ids-differ-by-case');
    expect(found.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
      'specs/C1.unit.yaml:4 queue/Busy differs from queue/busy only in capital and small letters',
      'specs/c1b.unit.yaml:1 unit c1 differs from unit C1 only in capital and small letters',
    ]);
    expect((await exampleDiagnostics({}, files)).map(({ code }) => code)).not.toContain('ids-differ-by-case');
  });
});
