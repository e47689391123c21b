import fc from 'fast-check';
import { expect, it } from 'vitest';
import { anyMarkdown, plainlyWritten } from '../src/case/quotable-text.ts';

const piece = fc.constantFrom(
  ...[
    'I rang ',
    'Élan',
    '\ue000',
    ' ',
    '  ',
    '\n',
    '\n\n',
    '# ',
    '## ',
    '#',
    '1. ',
    '2) ',
    '12',
    '- ',
    '+ ',
    '---',
    '===',
    ': ',
  ],
  ...[
    '"',
    '“',
    '(',
    ')',
    '!',
    '.',
    ',',
    'http://a.b',
    'a@b.c',
    '\t',
    '\u00a0',
    '|',
    '*',
    '_',
    '`',
    '[',
    ']',
    '<b>',
    '&amp;',
  ],
  ...['\\', '~~', '£5', '€', '’', '…', '李', '\u{1f600}', '\u0000', '    ', ':-:', '10.5', 'x=1', "'", '\u2028'],
);
const text = fc.array(piece, { maxLength: 14 }).map((pieces) => pieces.join(''));

it('finds in a text that is plainly written the blocks that a parser of Markdown finds', () => {
  let plain = 0;
  fc.assert(
    fc.property(text, fc.nat(9), (written, firstLine) => {
      const found = plainlyWritten(written, firstLine);
      if (found === undefined) return;
      plain++;
      expect(found).toEqual(anyMarkdown(written, firstLine));
    }),
    { numRuns: 4000 },
  );
  expect(plain).toBeGreaterThan(200);
});

it('reads what most people write without a parser', () => {
  const written =
    '## What happened\n\nI rang the courier at 9.30 (twice), and “no” was her answer. \ue000\nShe agreed.\n';
  expect(plainlyWritten(written, 7)).toEqual([
    { from: 7, to: 8, text: 'What happened', isHeading: true },
    {
      from: 9,
      to: 11,
      text: 'I rang the courier at 9.30 (twice), and “no” was her answer. \ue000 She agreed.',
      isHeading: false,
    },
  ]);
});
