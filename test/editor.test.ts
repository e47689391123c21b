import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { examplePortfolios } from './support/examples.ts';
import { type EditorDiagnostic, LanguageServer } from './support/language-server.ts';

/** What somebody sees who opens evid's files in an editor with YAML support: the real server, no network. */
const root = fileURLToPath(new URL('..', import.meta.url));
const textOf = (path: string) => readFileSync(`${root}${path}`, 'utf8');

let server: LanguageServer;
beforeAll(async () => {
  server = await LanguageServer.start();
}, 30_000);
afterAll(async () => {
  await server?.stop();
});

interface Fault {
  /** Text of the file, which must stand there once or more; the first is replaced. */
  instead: string | RegExp;
  write: string;
  /** The diagnostics that this fault alone causes: how the line they stand on begins, and their words. */
  says: [line: string, message: string][];
}
const aDay = 'write a day of the calendar as YYYY-MM-DD, as in 2026-03-04';

const planted: Record<string, Fault[]> = {
  'specs/B9.unit.yaml': [
    { instead: 'level: 3', write: 'levle: 3', says: [['levle: 3', 'Property levle is not allowed.']] },
    { instead: 'credit: 6', write: 'credit: six', says: [['credit: six', 'this must be a whole number']] },
    {
      instead: 'kind: knowledge',
      write: 'kind: knowlege',
      says: [['kind: knowlege', 'Value is not accepted. Valid values: "performance", "knowledge".']],
    },
    {
      instead: /\n {4}title: Build and nurture.*/,
      write: '',
      says: [['- id: "2"', 'Missing property "title".']],
    },
    {
      instead: '- cover:',
      write: '- covr:',
      says: [
        ['- covr:', 'Property covr is not allowed.'],
        ['- covr:', 'a rule is a map with exactly one key: admit, count, cover, judge, any-of'],
      ],
    },
    {
      instead: '- cover:',
      write: '- judge:\n            cover:',
      says: [['judge:', 'a rule has exactly one key; write two rules as two entries']],
    },
  ],
  'specs/CFACSB9.standard.yaml': [
    { instead: /review-due: .*/, write: 'review-due: 2026-02-30', says: [['review-due:', aDay]] },
    {
      instead: /\nknowledge:/,
      write: '\nknowledg:',
      says: [
        ['id: CFACSB9', 'Missing property "knowledge".'],
        ['knowledg:', 'Property knowledg is not allowed.'],
      ],
    },
  ],
  'portfolios/amira-khan/portfolio.yaml': [
    { instead: 'id: L-0231, ', write: '', says: [['learner:', 'Missing property "id".']] },
    { instead: 'registered: 2026-01-12', write: 'registered: 2025-02-29', says: [['registered:', aDay]] },
    {
      instead: 'target: 2026-12-18',
      write: 'route: exemption',
      says: [['- { unit: B9', 'this route asks for certificate: which certificate is carried over']],
    },
    { instead: 'sector: private', write: 'sector: [private]', says: [['workplace:', 'this must be a text']] },
  ],
  'people.yaml': [
    {
      instead: 'roles: [assessor]',
      write: 'roles: [asessor]',
      says: [['roles:', 'Value is not accepted. Valid values: "assessor", "trainee-assessor", "verifier", "witness".']],
    },
    {
      instead: 'name: T. Bello',
      write: 'nam: T. Bello',
      says: [
        ['t-bello:', 'Missing property "name".'],
        ['nam: T. Bello', 'Property nam is not allowed.'],
      ],
    },
    { instead: 'expert: true', write: 'expert: maybe', says: [['expert: maybe', 'write true or false']] },
  ],
  'evid.yaml': [
    { instead: 'centre:', write: 'center:', says: [['center:', 'Property center is not allowed.']] },
    { instead: 'id: CP1', write: 'id: ER1', says: [['- id: ER1', 'write CP1, CP2 …']] },
    {
      instead: 'at-least: 1',
      write: 'at-least: one',
      says: [['- count:', 'this must be a number or a percentage such as "70%"']],
    },
  ],
};

describe('the editor', () => {
  // All at the same moment: the server waits a while after each change, of each file by itself.
  it.concurrent.each(shippedFiles())('has nothing to say about %s, and sees the faults planted in it', async (path) => {
    const text = textOf(path);
    expect(await server.open(path, text)).toEqual([]);
    for (const { instead, write, says } of planted[path] ?? [unknownKey]) {
      const faulty = text.replace(instead, write);
      expect(faulty, String(instead)).not.toBe(text);
      const shown = seen(faulty, await server.change(path, faulty));
      expect(shown.map(([, message]) => message)).toEqual(says.map(([, message]) => message));
      shown.forEach(([line], index) => {
        expect(line).toContain(says[index]![0]);
      });
    }
  });

  it('offers the words of a closed list with what they mean, and no word for nothing', async () => {
    const path = 'specs/new.unit.yaml';
    const text =
      '# yaml-language-server: $schema=../schemas/unit.schema.json\nid: B9\nrequirements:\n  - id: 1\n    force: \n';
    await server.open(path, text);
    const textDocument = { uri: server.uri(path) };
    const offered = await server.request('textDocument/completion', {
      textDocument,
      position: { line: 4, character: 11 },
    });
    const { items } = offered as { items: { label: string; documentation?: string }[] };
    expect(items.map(({ label, documentation }) => [label, documentation])).toEqual([
      ['must', 'Binding: unmet, it is a gap'],
      ['should', 'Recommended: unmet, it is advice'],
      ['may', 'A permission: a note, never anything else'],
    ]);
    const hover = await server.request('textDocument/hover', { textDocument, position: { line: 1, character: 1 } });
    expect(JSON.stringify(hover)).toContain('The unit’s name in references; unique over all specifications');
  });
});

/** For a file in which no fault of its own is planted: proof that the schema was at work when nothing was said. */
const unknownKey: Fault = {
  instead: /$/,
  write: '\nnonsense: 1\n',
  says: [['nonsense: 1', 'Property nonsense is not allowed.']],
};

function shippedFiles(): string[] {
  const specs = readdirSync(`${root}specs`).filter((name) => /\.(unit|standard)\.yaml$/.test(name));
  return [
    ...specs.map((name) => `specs/${name}`),
    ...examplePortfolios.map((path) => `${path}/portfolio.yaml`),
    'people.yaml',
    'evid.yaml',
  ].sort();
}

/** Diagnostics as a reader meets them: from the top, each with the line it stands on. */
function seen(text: string, diagnostics: EditorDiagnostic[]): [line: string, message: string][] {
  const lines = text.split('\n');
  return [...diagnostics]
    .sort((a, b) => a.range.start.line - b.range.start.line)
    .map(({ range, message }) => [lines[range.start.line] ?? '', message]);
}
