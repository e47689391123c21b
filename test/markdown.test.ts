import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { locatorForms, withoutLocators } from '../src/parse/locators.ts';
import { hiddenStretches } from '../src/parse/markdown/hidden.ts';
import { withoutCode } from '../src/parse/without-code.ts';
import { judgedBody } from '../src/resolve/digest.ts';
import { hiddenByReference, marked, marksIn } from './support/commonmark.ts';

/** The text that is left when code and comments are blanked out, blanks folded. */
const seen = (text: string) => withoutCode(text).replace(/\s+/g, ' ').trim();

describe('what is code or a comment hides, and nothing else does', () => {
  it.each([
    ['a stray backtick does not pair with one in another list item', '- a ` b [q/1]\n- c ` d', '[q/1]'],
    ['nor with one in another heading', '# a ` b\n[q/1]\n## c ` d', '[q/1]'],
    ['nor with one outside a quotation', '> a ` b [q/1]\n\nc ` d', '[q/1]'],
    ['nor with one in another paragraph', 'a ` b [q/1]\n\nc ` d', '[q/1]'],
    ['but with one on the next line of a quotation', '> a ` b [q/1]\n> c ` d', ''],
    ['what follows a thematic break, a blank line and four blanks is code', '* * *\n\n    [q/1]', ''],
    ['a backslash before a comment makes it text', '\\<!-- [q/1]\n[q/2] -->', '[q/1] [q/2]'],
    ['a comment that a paragraph does not close is text', 'a <!-- [q/1]\n\n[q/2]', '[q/1] [q/2]'],
    ['and hides nothing in a later paragraph that closes it', 'a <!-- b\n\n[q/1] -->', '[q/1]'],
    ['a marker and seven blanks begin an item that is code', '-       [q/1]', ''],
    ['a marker and four blanks begin one that is none', '-    [q/1]', '[q/1]'],
    ['a comment in an item ends with the item', '1. <!--\n   [q/1]\n\n[q/2]', '[q/2]'],
    ['an item that begins with a blank line ends with a second one', '* \n\n    [q/1]', ''],
    ['an item goes on after one', '*\n    [q/1]', '[q/1]'],
    ['a comment that begins a line goes on over blank lines', '<!-- a\n\n[q/1]\n\n--> [q/2]', '[q/2]'],
    ['a comment may be as short as <!-->', 'a <!--> [q/1] -->', '[q/1]'],
    ['text in HTML counts, comments in it do not', '<div>\n[q/1] `[q/2]`\n<!-- [q/3] -->\n</div>', '[q/1] [q/2]'],
    ['a comment in HTML that is not closed ends with the HTML', '<div>\n<!-- [q/1]\n\n[q/2] -->', '[q/2]'],
    ['code in the title of a tag is none', '<a title="`"> [q/1] `', '[q/1]'],
    ['code in a link’s destination is none', '[a](`b) [q/1] `', '[q/1]'],
    ['code in a definition is none', '[a]: `b\n[q/1] `', '[q/1]'],
    ['a line that goes on with a quotation’s paragraph is text', '> a\n    [q/1]', '[q/1]'],
    ['what a fence is called is part of it', '```js [q/1]\n[q/2]\n```\n[q/3]', '[q/3]'],
    ['a tab goes to the next column of four', ' \t[q/1]', ''],
    ['and may be read in part', '-\t\t[q/1]', ''],
  ])('%s', (_, text, expected) => {
    expect((seen(text).match(/\[q\/\d\]/g) ?? []).join(' ')).toBe(expected);
  });

  /** What structure in Markdown is made of; `q` marks a place of which it is asked whether it is hidden. */
  const piece = fc.constantFrom(
    ...[
      'q',
      'q',
      'q ',
      '[q]',
      '`',
      '`',
      '``',
      '```',
      '~~~',
      '~~~~',
      '<!--',
      '-->',
      '<!-->',
      '<!--->',
      '\\',
      '\\`',
      '\\<',
    ],
    ...[
      '\n',
      '\n',
      '\n',
      '\n\n',
      '\n\n',
      '    ',
      '  ',
      ' ',
      '\t',
      '- ',
      '* ',
      '+',
      '1. ',
      '2) ',
      '10. ',
      '-     ',
      '> ',
      '>',
    ],
    ...[
      '# ',
      '#',
      '===\n',
      '---\n',
      '* * *',
      '<div>',
      '</div>',
      '<a href="',
      '">',
      "'",
      '"',
      '<q',
      '<b q>',
      '<a b=`q`>',
    ],
    ...[
      '[',
      ']',
      '](',
      '](<',
      '>)',
      ')',
      '(',
      '![',
      '[q]: /u',
      '[q]: <',
      '[x]: y\n',
      '[x]',
      ' "q"',
      ' (q)',
      ':',
      '=',
      '.',
    ],
    ...[
      '<?',
      '?>',
      '<![CDATA[',
      ']]>',
      '<!X ',
      '</pre>',
      '<pre>',
      '<script>',
      '</script>',
      '<http://q',
      '<q@q.q>',
      '&lt;',
    ],
    ...['*', '_', '**', 'a', 'é', '!', ' @ ', '\n    q', '\n\n    q', '\n  q', '\n> q', '\n\n      q'],
  );

  it('as the reference implementation of CommonMark reads the same text', () => {
    const text = fc.array(piece, { minLength: 2, maxLength: 30, size: 'max' }).map((pieces) => marked(pieces.join('')));
    fc.assert(
      fc.property(text, (written) => {
        const left = new Set(marksIn(withoutCode(written)));
        const hidden = marksIn(written).filter((mark) => !left.has(mark));
        expect({ written, hidden }).toEqual({ written, hidden: hiddenByReference(written) });
      }),
      // A hundred thousand in a soak of ten times.
      { numRuns: process.env.EVID_RUNS === undefined ? 1000 : 10_000 },
    );
  });

  it('where a text is not read at all because it holds no sign of either', () => {
    const plain = fc
      .array(piece, { maxLength: 30 })
      .map((pieces) => pieces.join('').replace(/[`\t]|~~~|<!--| {4}/g, 'q'));
    fc.assert(
      fc.property(plain, (written) => hiddenStretches(written).length === 0 || withoutCode(written) !== written),
    );
  });
});

/** The expression by which the contract says what a locator is, with the blanks before it. */
const written = /[ \t]*\[[A-Za-z0-9][A-Za-z0-9-]*\/[A-Za-z0-9.-]+( @ [^\]\n]*)?\]/g;

describe('a locator is found and taken out as the contract’s own expression says', () => {
  const letter = fc.constantFrom(
    '[',
    '[B9/1.1',
    '[B9/1.1]',
    ' @ ',
    '@',
    ']',
    '/',
    '-',
    '.',
    'a',
    '9',
    ' ',
    '\t',
    '\n',
    '\u2028',
    '[-/a]',
  );
  const text = fc.array(letter, { maxLength: 30, size: 'max' }).map((letters) => letters.join(''));

  it('wherever it stands', () => {
    fc.assert(
      fc.property(text, (body) => {
        const found = [...locatorForms(body)].map(({ from, to }) => body.slice(from, to));
        expect({ body, found }).toEqual({ body, found: [...body.matchAll(written)].map(([all]) => all.trimStart()) });
        expect(withoutLocators(body)).toBe(body.replace(written, ''));
      }),
      { numRuns: 700 },
    );
  });

  it('so that the body of a digest is what it always was', () => {
    const plainly = (body: string) =>
      body
        .replace(written, '')
        .split('\n')
        .map((line) => line.replace(/[ \t]+$/, ''))
        .join('\n')
        .replace(/\n+$/, '');
    fc.assert(
      fc.property(text, (body) => judgedBody(body) === plainly(body)),
      { numRuns: 700 },
    );
  });
});
