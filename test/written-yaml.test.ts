import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseFrontMatter } from '../src/parse/front-matter.ts';
import { SourceText } from '../src/parse/source-text.ts';
import { parseYaml } from '../src/parse/yaml-document.ts';
import { toPlain } from '../src/parse/yaml-node.ts';
import { type Written, withFrontMatter, yamlText } from '../src/write/front-matter.ts';
import { assessmentText, verificationText } from '../src/write/record-text.ts';
import { evidenceText } from '../src/write/scaffold/evidence-text.ts';
import { portfolioText } from '../src/write/scaffold/portfolio-text.ts';
import { workspaceFiles } from '../src/write/scaffold/workspace.ts';
import { often } from './support/process.ts';

const texts = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(texts);
  if (typeof value !== 'object' || value === null) return String(value);
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, texts(each)]));
};
/** What evid itself reads. */
const readBack = (text: string) => {
  const front = parseFrontMatter('E01.md', text);
  return 'root' in front ? texts(toPlain(front.root)) : front.findings;
};

/** Words as people write and paste them, with whatever any reader of YAML might take for something else. */
const pieces = fc.oneof(
  fc.constantFrom(
    'Nothing',
    'had',
    'to:',
    '#be',
    '-',
    'referred.',
    '"so"',
    "'tis",
    '👍🏽',
    'a\tb',
    '\u2028',
    '\u2029',
    '\u0085',
    '\u202e',
    ' ',
    '  ',
  ),
  fc.constantFrom(
    '送',
    '顧客サービス',
    'https://example.org/a?b=c&d=e#f',
    '\u00a0',
    '\ufeff',
    '🪨',
    '\\',
    '- a',
    '? b',
    '---',
    '%',
    '!x',
    '&y',
    '*z',
  ),
  fc.string({ unit: 'binary', maxLength: 5 }),
);
const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...' :#,[]{}\'"\\-&*!|>%@`?~\n\tab1.') as fc.Arbitrary<string>, maxLength: 12 }),
  fc.constantFrom(
    '1.10',
    '329',
    '1e5',
    'no',
    'null',
    '2026-03-04',
    'B9/1.5',
    'B9/2.1 @ attachments/a b.pdf p. 2',
    '=1+1',
    'sha256:00',
  ),
  fc.array(pieces, { minLength: 20, maxLength: 60 }).map((all) => all.join(' ')),
  // No blank anywhere, in one script or another: an address, a sentence in Chinese.
  fc.tuple(pieces, fc.nat(400)).map(([piece, count]) => piece.replaceAll(' ', '').repeat(count).slice(0, 600)),
  fc.tuple(pieces, pieces).map(([first, last]) => `${first} ${'word '.repeat(30)}${last}`),
);
const keys = fc.oneof(fc.stringMatching(/^[a-z][a-z-]{0,8}$/), fc.string({ minLength: 1, maxLength: 5 }));
const written: fc.Arbitrary<Record<string, Written>> = fc.letrec<{ value: Written; map: Record<string, Written> }>(
  (tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      words,
      fc.boolean(),
      fc.nat(),
      fc.array(tie('value'), { maxLength: 4 }),
      tie('map'),
    ),
    map: fc.dictionary(keys, tie('value'), { maxKeys: 5 }),
  }),
).map;

/** What moves a cursor, turns the reading direction, ends a line for some reader, or is no character yet. */
const unseen = /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]/u;

describe('front matter that evid writes', () => {
  it('reads back as what was written', () => {
    fc.assert(
      fc.property(written, (map) => {
        fc.pre(Object.keys(map).length > 0);
        expect(readBack(withFrontMatter(map, ''))).toEqual(texts(map));
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });

  it('keeps text as text for every reader of YAML, and holds no character that nobody would see', () => {
    fc.assert(
      fc.property(words, words, (text, other) => {
        const written = { text, list: [text, other], map: { text, other }, entries: [{ text, list: [other] }] };
        const yaml = yamlText(written);
        expect(parse(yaml, { version: '1.2' })).toEqual(written);
        expect(yaml.replaceAll('\n', '')).not.toMatch(unseen);
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });

  it('has the form of the examples', () => {
    const digest = `sha256:${'0123456789abcdef'.repeat(4)}`;
    expect(
      withFrontMatter(
        {
          id: 'A01',
          date: '2026-05-02',
          title: 'Re: the courier, "again"',
          score: 82.5,
          draft: true,
          witness: undefined,
          criteria: ['B9/1.5', 'B9/2.1 @ attachments/thread.pdf p. 2'],
          closes: [],
          codes: { ocr: '329', version: '1.10', answer: 'no' },
          decisions: [
            { evidence: 'E03', criteria: ['B9/1.5'], outcome: 'met', digest },
            {
              evidence: 'E04',
              criteria: ['B9/2.1'],
              outcome: 'not-yet',
              digest,
              reason:
                'The statement reports what the meeting was told and what the manager decided; your own part is not shown.',
            },
          ],
        },
        'Feedback.',
      ),
    ).toMatchInlineSnapshot(`
      "---
      id: A01
      date: 2026-05-02
      title: 'Re: the courier, "again"'
      score: 82.5
      draft: true
      criteria: [B9/1.5, B9/2.1 @ attachments/thread.pdf p. 2]
      closes: []
      codes: { ocr: "329", version: "1.10", answer: "no" }
      decisions:
        - { evidence: E03, criteria: [B9/1.5], outcome: met, digest: "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" }
        - evidence: E04
          criteria: [B9/2.1]
          outcome: not-yet
          digest: "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
          reason: >-
            The statement reports what the meeting was told and what the manager decided; your own part is not shown.
      ---

      Feedback.
      "
    `);
  });
});

/** Ids and references are made by evid, of letters that need no quotes; everything else is somebody's own words. */
const typed = words.filter((text) => text !== '');
const several = fc.uniqueArray(typed, { minLength: 1, maxLength: 3 });
const day = '2026-05-02';
const digest = `sha256:${'0'.repeat(64)}`;
const action = fc.record({ id: fc.constant('1'), text: typed, owner: typed, due: fc.constant(day) });

/** Each of evid's writers with words in every field that takes them: the YAML it writes, and what it was given. */
const writers: readonly { name: string; runs?: number; files: fc.Arbitrary<{ text: string; keys: unknown }[]> }[] = [
  {
    name: 'an assessment record',
    files: fc
      .record({
        reason: typed,
        place: typed,
        criteria: several,
        tags: several,
        actions: fc.array(action, { maxLength: 2 }),
        feedback: typed,
        by: typed,
      })
      .map(({ reason, place, criteria, tags, actions, feedback, by }) => {
        const record = {
          id: 'A01',
          assessor: by,
          date: day,
          decisions: [
            { evidence: 'E01', criteria, tags, outcome: 'partial' as const, digest, place, reason },
            { basis: { E01: digest, E02: digest }, criteria, outcome: 'met' as const },
          ],
          judgements: [
            {
              ...{ requirement: 'B9/ER3', outcome: 'met' as const, reason, basis: { E01: digest } },
              shown: [
                { of: 'occasions' as const, measured: 4, expected: 3 },
                { of: 'days' as const, measured: 49 },
              ],
            },
          ],
          units: [{ unit: 'B9', outcome: 'withdrawn' as const, reason }],
          countersigns: ['A00'],
          ...(actions.length > 0 ? { actions } : {}),
          closes: ['A00/1'],
          wording: { 'B9/1.5': '3f2a9c0d51e7b684', 'B9/ER3': '1234567890123456', '329/9.1a': '12345678901234e5' },
        };
        return [{ text: assessmentText(record, feedback), keys: record }];
      }),
  },
  {
    name: 'a verification record',
    files: fc
      .record({
        reason: typed,
        criteria: several,
        actions: fc.array(action, { minLength: 1, maxLength: 2 }),
        feedback: typed,
        by: typed,
      })
      .map(({ reason, criteria, actions, feedback, by }) => {
        const samples = [
          {
            assessment: 'A01',
            evidence: 'E01',
            criteria,
            stage: 'interim' as const,
            outcome: 'not-agreed' as const,
            reason,
          },
        ];
        const record = { id: 'V01', verifier: by, date: day, samples, actions, closes: ['A01/1'] };
        return [{ text: verificationText(record, feedback), keys: record }];
      }),
  },
  {
    name: 'an item of evidence',
    files: fc
      .record({
        title: typed,
        occasion: typed,
        held: typed,
        customers: several,
        files: several,
        people: several,
        places: several,
        tags: several,
      })
      .chain((said) => fc.constantFrom('draft' as const, 'finished' as const).map((state) => ({ said, state })))
      .map(({ said: { title, occasion, held, customers, files, people, places, tags }, state }) => {
        const criteria = places.map((place) => ({ written: `B9/1.1 @ ${place}`, ref: 'B9/1.1', words: place }));
        const item = {
          ...{
            id: 'E01',
            title,
            method: 'test' as const,
            dates: [day],
            occasion,
            context: 'paid-work' as const,
            criteria,
          },
          ...{
            tags: tags.map((each) => ({ written: each })),
            customers,
            witness: people,
            assessor: people,
            score: '82.5',
            files,
            held,
          },
        };
        const one = people.length === 1 ? people[0] : people;
        const keys = {
          ...{ id: 'E01', title, method: 'test', date: day, occasion, context: 'paid-work' },
          ...{
            criteria: criteria.map(({ written }) => written),
            customers,
            tags,
            witness: one,
            assessor: one,
            score: 82.5,
            files,
            held,
          },
          ...(state === 'draft' ? { draft: true } : {}),
        };
        return [{ text: evidenceText(item, [{ key: 'context', words: 'where' }], state), keys }];
      }),
  },
  {
    name: 'a portfolio',
    files: fc
      .record({ id: typed, name: typed, units: several, assessor: typed, verifier: typed })
      .map(({ id, name, units, ...by }) => [
        {
          text: portfolioText({ id, name, units, ...by, registered: day }, 2),
          keys: { learner: { id, name }, units, ...by, registered: day },
        },
      ]),
  },
  {
    name: 'a workspace',
    // Each with all its schemas.
    runs: often(10, 30),
    files: fc.record({ centre: typed, assessor: typed, verifier: typed }).map(({ centre, assessor, verifier }) => {
      const files = new Map(workspaceFiles({ centre, assessor, verifier, specs: [], exampleOf: ['B9'], today: day }));
      const people: unknown = parse(files.get('people.yaml')!);
      const names = Object.values(people as Record<string, { name: string }>).map(({ name }) => name);
      expect(names.sort()).toEqual([...new Set([assessor, verifier])].sort());
      return [
        { text: files.get('people.yaml')!, keys: people },
        {
          text: files.get('evid.yaml')!,
          keys: {
            version: 1,
            centre: { name: centre },
            specs: ['specs'],
            portfolios: ['portfolios/*'],
            people: 'people.yaml',
          },
        },
      ];
    }),
  },
];

describe.each(writers)('$name', ({ files, runs = 150 }) => {
  it('says what was typed, to evid and to any other reader of YAML', () => {
    fc.assert(
      fc.property(files, (all) => {
        for (const { text, keys } of all) {
          const isMarkdown = text.startsWith('---\n');
          const yaml = isMarkdown ? text.slice(4, text.indexOf('\n---\n') + 1) : text;
          expect(parse(yaml, { version: '1.2' })).toEqual(keys);
          const root = isMarkdown ? readBack(text) : texts(toPlain(parseYaml(new SourceText('a.yaml', text)).root!));
          expect(root).toEqual(texts(keys));
        }
      }),
      { numRuns: runs, endOnFailure: true },
    );
  });
});
