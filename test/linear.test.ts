import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { stepsOf } from './support/steps.ts';

// Imported after the counting is set up, which sees no code that is there before it.
const { locatorForms, withoutLocators } = await import('../src/parse/locators.ts');
const { withoutCode } = await import('../src/parse/without-code.ts');
const { QuotableText } = await import('../src/case/quotable-text.ts');
const { BodyWords } = await import('../src/parse/body-words.ts');
const { padTo, widthOf, wrap } = await import('../src/document/wrap.ts');

/** Texts on which a scanner that looks back, or ahead in vain, takes ever longer. */
const hostile: Record<string, (n: number) => string> = {
  'locators that are not closed': (n) => '[U1/1.10 @ '.repeat(n),
  'locators that are': (n) => '[U1/1.10 @ x] '.repeat(n),
  'places without end': (n) => `${'[U1/1.10 @ '.repeat(n)}\n]`,
  comments: (n) => '<!-- '.repeat(n),
  'comments in HTML': (n) => `<div>${'<!-- a '.repeat(n)}`,
  'comments in a paragraph': (n) => `a ${'<!-- a '.repeat(n)}`,
  brackets: (n) => '['.repeat(n),
  'brackets that are closed': (n) => `${'['.repeat(n)}${']'.repeat(n)}`,
  links: (n) => '[a]('.repeat(n),
  'links in links': (n) => `${'['.repeat(n)}${'[a](b)'.repeat(n)}`,
  titles: (n) => '[a](b "'.repeat(n),
  labels: (n) => '[a]['.repeat(n),
  definitions: (n) => '[a]: b\n'.repeat(n),
  'definitions with titles': (n) => '[a]: b\n"'.repeat(n),
  'definitions that are underlined': (n) => '[a]: b\n===\n'.repeat(n),
  stars: (n) => '*a_ `'.repeat(n),
  'runs of backticks': (n) => Array.from({ length: Math.sqrt(8 * n) }, (_, at) => '`'.repeat(at + 1)).join(' '),
  quotations: (n) => `${'> '.repeat(n)}a`,
  'quotations and blank lines': (n) => `${'> '.repeat(n)}a\n${'>\n'.repeat(n)}`,
  items: (n) => `${'- '.repeat(n)}a`,
  'items and blank lines': (n) => `${'- '.repeat(n)}a${'\n'.repeat(n)}b`,
  'items and a deep line': (n) => `${'- '.repeat(n)}a\n${' '.repeat(2 * n)}b`,
  'items in quotations': (n) => `${'> - '.repeat(n)}a\n${'\n'.repeat(n)}`,
  breaks: (n) => `${'* '.repeat(n)}a`,
  'tags that are not closed': (n) => '<a b="<a c=\''.repeat(n),
  attributes: (n) => '<a b '.repeat(n),
  instructions: (n) => 'a <? '.repeat(n),
  declarations: (n) => 'a <!A '.repeat(n),
  sections: (n) => 'a <![CDATA[ '.repeat(n),
  'angle brackets': (n) => `<div>\n${'<'.repeat(n)}`,
  blanks: (n) => `${' '.repeat(n)}x${'\t'.repeat(n)}[B9/1.1]`,
  'blank lines': (n) => `${'\n'.repeat(n)}x`,
};

/** How many times more steps twice as much takes: two, where the time grows with what there is to read. */
async function growth(work: (n: number) => () => unknown): Promise<number> {
  work(10)();
  return (await stepsOf(work(1200))) / (await stepsOf(work(600)));
}
const most = 2.2;

describe('twice as much text takes twice as many steps', () => {
  it.each(Object.entries(hostile))('%s', async (_, made) => {
    const scanners: Record<string, (text: string) => unknown> = {
      // The tab is a sign of code, so that the text is read.
      code: (text) => withoutCode(`${text}\n\t`),
      locators: (text) => [...locatorForms(text)],
      digest: withoutLocators,
      words: (text) => new BodyWords(text).find('words that are not there'),
    };
    for (const [name, scan] of Object.entries(scanners)) {
      const grown = await growth((n) => {
        const text = made(n);
        return () => scan(text);
      });
      expect({ name, grown }).toEqual({ name, grown: expect.toSatisfy((times: number) => times < most) });
    }
  });

  it.each(Object.entries(hostile))('to quote round every locator: %s', async (_, made) => {
    const grown = await growth((n) => {
      const item = `---\nid: E1\n---\n${made(n)}\n\n${'I rang [B9/1.1] and asked. '.repeat(n)}`;
      return () => {
        const text = new QuotableText(item, () => true);
        return text.locators.map(({ line, ref }) => text.around(line, { ref }));
      };
    });
    expect(grown).toBeLessThan(most);
  });

  it.each([
    ['one accent in a long word', (n: number) => `${'x'.repeat(10 * n)}é`],
    ['nothing but accents', (n: number) => 'é'.repeat(10 * n)],
    ['words with dashes', (n: number) => 'one – two '.repeat(5 * n)],
    ['one sign of endless marks', (n: number) => `e${'\u0301'.repeat(10 * n)}`],
  ])('to see how wide it is on a terminal: %s', async (_, made) => {
    for (const work of [widthOf, (text: string) => wrap(text, 72), (text: string) => padTo(text, 40)]) {
      const grown = await growth((n) => {
        const text = made(n);
        return () => work(text);
      });
      expect(grown).toBeLessThan(most);
    }
  });

  it('and sees it as wide in pieces as in one', () => {
    const signs = fc.constantFrom('x', ' ', 'é', 'e\u0301', '🦉', '👩🏽‍🚀', '🇬🇧', '漢', '각', '가', '\u200d', '\u0301');
    const text = fc.array(signs, { minLength: 250, maxLength: 900 }).map((each) => each.join(''));
    fc.assert(
      fc.property(text, (long) => widthOf(long) === stringWidth(long)),
      { endOnFailure: true },
    );
  });

  it('and as many places that claims name', async () => {
    const grown = await growth((n) => {
      const known = Array.from({ length: n }, (_, at) => `no such ${String(at).padStart(4, '0')}`);
      return () => {
        const words = new BodyWords(`${'so such '.repeat(n)}`, known);
        return known.map((each) => words.find(each));
      };
    });
    expect(grown).toBeLessThan(most);
  });

  it('as the count would tell of a scanner that looks twice', async () => {
    const grown = await growth((n) => () => Array.from({ length: n }, (_, at) => 'a'.repeat(n).indexOf('b', at)));
    expect(grown).toBeGreaterThan(3.5);
  });
});
