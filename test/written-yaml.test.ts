import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { parseFrontMatter } from '../src/parse/front-matter.ts';
import { toPlain } from '../src/parse/yaml-node.ts';
import { type Written, withFrontMatter, yamlText } from '../src/write/front-matter.ts';

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

const words = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 12 }),
  fc.string({ unit: fc.constantFrom(...' :#,[]{}\'"\\-&*!|>%@`?~\n\tab1.') as fc.Arbitrary<string>, maxLength: 12 }),
  fc.constantFrom(
    '1.10',
    'no',
    'null',
    '2026-03-04',
    'B9/1.5',
    'B9/2.1 @ attachments/a b.pdf p. 2',
    '=1+1',
    'sha256:00',
  ),
  fc
    .array(fc.constantFrom('Nothing', 'had', 'to:', '#be', '-', 'referred.', '"so"'), { minLength: 20 })
    .map((all) => all.join(' ')),
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

describe('front matter that evid writes', () => {
  it('reads back as what was written', () => {
    fc.assert(
      fc.property(written, (map) => {
        fc.pre(Object.keys(map).length > 0);
        expect(readBack(withFrontMatter(map, ''))).toEqual(texts(map));
      }),
      { numRuns: 400 },
    );
  });

  it('keeps text as text for every reader of YAML', () => {
    fc.assert(
      fc.property(words, (text) => {
        const read: unknown = parse(yamlText({ text }), { version: '1.2' }).text;
        expect(String(read)).toBe(text);
      }),
      { numRuns: 400 },
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
      codes: { ocr: 329, version: "1.10", answer: "no" }
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
