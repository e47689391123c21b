import { describe, expect, it } from 'vitest';
import { everybodyIn } from '../src/report/names/everybody.ts';
import { nameHider } from '../src/report/names/hide-names.ts';
import { veil } from '../src/report/names/veil.ts';

interface Learner {
  name: string;
  id?: string;
  uln?: string;
  path?: string;
}
const everybody = (...learners: Learner[]) =>
  everybodyIn([
    {
      people: [
        { id: 'j-okafor', name: 'J. Okafor', email: 'J.Okafor@centre.example', roles: ['assessor', 'verifier'] },
        { id: 't-bello', name: 'Tunde Bello', roles: ['trainee-assessor'] },
        { id: 'm-grant', name: 'M. Grant', roles: ['verifier'] },
      ],
      portfolios: learners.map(({ path = 'portfolios/l', id = 'L-1', ...learner }) => ({
        path,
        learner: { id, ...learner },
        witnesses: [{ id: 'p-sharma', name: 'Priya Sharma' }],
      })),
    },
  ]);
const hiderOf = (...learners: Learner[]) => nameHider(everybody(...learners));
/** What becomes of a text in the learner's own portfolio. */
const hidden = (name: string, text: string, more: Partial<Learner> = {}) =>
  hiderOf({ name, ...more })(text, more.path ?? 'portfolios/l');

it('hides whoever an action is for, known or not, and no part that somebody has', () => {
  const owners = ['learner', 'Assessor', 'verifier', 'Peter Smith'];
  const actions = owners.map((owner, index) => ({ ref: `A01/${index}`, text: 'Say more', owner, open: true }));
  const hide = nameHider(everybodyIn([], [{ actions }]));
  expect(hide('the learner, the Assessor, a verifier and Peter Smith', 'portfolios/l')).toBe(
    'the learner, the Assessor, a verifier and person 1',
  );
});

describe('a name that is hidden', () => {
  it.each([
    ['in whatever case', 'Amira Khan', 'AMIRA KHAN; amira  khan; aMira and khan', 'L-1; L-1; L-1 and L-1'],
    ['without a blank', 'Amira Khan', 'AmiraKhan, amirakhan, akhan, khana, AKhan', 'L-1, L-1, L-1, L-1, L-1'],
    [
      'whatever joins its words',
      'Amira Khan',
      'Amira-Khan; amira_khan; amira.khan; amira%20khan',
      'L-1; L-1; L-1; L-1',
    ],
    ['the other way round', 'Amira Khan', 'Khan, Amira; KHAN A.; A. Khan', 'L-1; L-1.; L-1'],
    ['within a longer word', 'Amira Khan', 'photoamirakhan2.jpg, AmiraKhanPhoto.jpg', 'photoL-12.jpg, L-1Photo.jpg'],
    ['in the genitive', 'Amira Khan', 'Amira Khan’s, Khan’s, the Khans', 'L-1’s, L-1’s, the L-1s'],
    ['with its accents apart or together', 'Tomasz Wr\u00f3bel', 'Wro\u0301bel, WR\u00d3BEL, Wrobel', 'L-1, L-1, L-1'],
    ['with letters that no accent makes', 'Søren Łach', 'Soren Lach, SØREN ŁACH', 'L-1, L-1'],
    ['with either apostrophe, or none', "Jo O'Hara", 'O’Hara’s, Jo OHara, joohara', 'L-1’s, L-1, L-1'],
    [
      'where a hyphen is left out',
      'Anna Smith-Jones',
      'Anna Smith Jones, annasmithjones, A Smith-Jones',
      'L-1, L-1, L-1',
    ],
    [
      'of which a part is left out',
      'Ana Maria de la Cruz',
      'Ana Cruz; Ana de la Cruz; the de luxe la',
      'L-1; L-1; the de luxe la',
    ],
    ['where no spaces are written', '李明', '我是李明的', '我是L-1的'],
    ['no part of a word', 'Sam Dev', 'Same day in Samford, said Sam', 'Same day in Samford, said L-1'],
    ['over the end of a line, which stays', 'Jo Bell', 'Jo\nBell', 'L-1\n'],
    ['in a file’s name', 'Amira Khan', 'Khan-led, see files/amira-1.md', 'L-1-led, see files/L-1-1.md'],
    ['and no initial before a word that is none', 'Amira Khan', 'a khan, Amira Khan a learner', 'a L-1, L-1 a learner'],
  ])('is found %s', (_, name, text, shown) => {
    expect(hidden(name, text)).toBe(shown);
  });

  it.each([
    ['Will May', 'Will may, and it will. In May I will', 'L-1, and it will. In L-1 I will'],
    ['An Nguyen', 'An e-mail came. I asked An, an assessor', 'An e-mail came. I asked L-1, an assessor'],
    ['Art', 'The art of it. I met Art there', 'The art of it. I met L-1 there'],
    ['Anna Young', 'a young man, A Young, A. Young, Ms Young', 'a young man, L-1, L-1, Ms L-1'],
    ['Sam Hall', 'I shall go to the hall with S. Hall', 'I shall go to the hall with L-1'],
    ['E', 'E01, B9/E, e and E', 'E01, B9/E, e and L-1'],
  ])('is a name and no word of every day: %s', (name, text, shown) => {
    expect(hidden(name, text)).toBe(shown);
  });

  it('is an ordinary word in somebody else’s portfolio, but whole names are names everywhere', () => {
    const hide = hiderOf({ name: 'Will Green' });
    expect(hide('Green paint, Will said Will Green', 'portfolios/other/E1.md')).toBe('Green paint, Will said L-1');
  });

  it('takes addresses of every kind with it', () => {
    const text =
      'amira.khan [at] mail [dot] example; jo99@mail.example; @amirakhan; https://x.example/~akhan/a; www.linkedin.com/in/zz-9; https://ok.example/a';
    expect(hidden('Amira Khan', text)).toBe(
      '(address withheld); (address withheld); (address withheld); (address withheld); (address withheld); https://ok.example/a',
    );
    expect(hidden('Amira Khan', 'B9/2.1 @ files/a.pdf')).toBe('B9/2.1 @ files/a.pdf');
  });

  it('takes the learner’s number with it, spaced or not', () => {
    const shown = hidden('Jo Bell', '1234567890, 123 456 7890, 12345678901', { uln: '1234567890' });
    expect(shown).toBe('(number withheld), (number withheld), 12345678901');
  });
});

describe('whoever is hidden', () => {
  it('is shown by what they are, the same everywhere, by name, id or address', () => {
    const text = 'J. Okafor, j-okafor, okafor; Tunde, M. Grant; j.okafor@centre.example; P. Sharma (p-sharma)';
    expect(hidden('Amira Khan', text)).toBe(
      'assessor 1, assessor 1, assessor 1; trainee 1, verifier 1; assessor 1; witness 1 (witness 1)',
    );
  });

  it('is not taken for somebody else of the same name', () => {
    const hide = hiderOf({ name: 'Dana Okafor' }, { name: 'Sam Okafor', id: 'L-2', path: 'portfolios/m' });
    expect(hide('Okafor', 'portfolios/m/E1.md')).toBe('L-2');
    expect(hide('Okafor and Dana Okafor')).toBe('(name withheld) and L-1');
  });

  it('is not shown by an id made of the name', () => {
    expect(hidden('Amira Khan', 'Amira of L-9', { id: 'amira-k' })).toBe('learner 1 of L-9');
  });
});

describe('a result without names', () => {
  it('keeps short ids, and shows a learner’s folder by the id; two files stay two', () => {
    const { show, sourceOf } = veil(everybody({ name: 'Eve Khan', path: 'portfolios/eve-khan' }));
    const path = 'portfolios/eve-khan';
    const shown = show({
      portfolios: [
        {
          path,
          learner: { id: 'L-1', name: 'Eve Khan', uln: '1234567890' },
          witnesses: { 'p-sharma': { name: 'Priya Sharma' } },
          evidence: [
            { id: 'E', path: `${path}/evidence/eve.md`, files: ['a/eve.pdf', 'a/khan.pdf'], title: 'Eve at work' },
          ],
        },
      ],
      diagnostics: [{ code: 'c', portfolio: path, file: `${path}/evidence/eve.md`, message: `${path} is here` }],
    });
    expect(shown).toEqual({
      portfolios: [
        {
          path: 'portfolios/L-1',
          learner: { id: 'L-1' },
          witnesses: { 'witness 1': { name: 'witness 1' } },
          evidence: [
            {
              id: 'E',
              path: 'portfolios/L-1/evidence/L-1.md',
              files: ['a/L-1.pdf', 'a/L-1-2.pdf'],
              title: 'L-1 at work',
            },
          ],
        },
      ],
      diagnostics: [
        {
          code: 'c',
          portfolio: 'portfolios/L-1',
          file: 'portfolios/L-1/evidence/L-1.md',
          message: 'portfolios/L-1 is here',
        },
      ],
    });
    expect(sourceOf('portfolios/L-1/a/L-1-2.pdf')).toBe(`${path}/a/khan.pdf`);
    expect(sourceOf('portfolios/L-1/evidence/L-1.md')).toBe(`${path}/evidence/eve.md`);
  });
});

describe('the work of hiding', () => {
  const stepsFor = (name: string, text: string): number => {
    let steps = 0;
    nameHider(everybody({ name }), () => steps++)(text, 'portfolios/l');
    return steps;
  };
  it.each<[string, (size: number) => [name: string, text: string]]>([
    ['a dotted word', (size) => ['Amira Khan', 'a.khan.'.repeat(size)]],
    ['a word of one letter', (size) => ['Aaaaaaa Aaaaaaaa', 'a'.repeat(size * 8)]],
    [
      'a long name',
      (size) => [Array.from({ length: size }, (_, n) => `w${'abcdefgh'[n % 8]}z`).join(' '), 'waz wbz '.repeat(size)],
    ],
    ['a long name of one word', (size) => ['will may '.repeat(size), 'may will '.repeat(size)]],
    ['ordinary words', (size) => ['Will May', 'may will w m '.repeat(size)]],
    ['initials', (size) => ['Amira Khan', 'A. K. '.repeat(size)]],
    ['signs of addresses', (size) => ['Amira Khan', 'a@'.repeat(size)]],
  ])('grows with the text and no faster: %s', (_, of) => {
    const [once, twice, four] = [2000, 4000, 8000].map((size) => stepsFor(...of(size)));
    expect(once).toBeGreaterThan(1000);
    expect(twice! / once!).toBeLessThan(2.2);
    expect(four! / twice!).toBeLessThan(2.2);
  });

  it('is done with a dotted word of 60 kB and a name of 20 000 words', () => {
    const name = Array.from({ length: 20_000 }, (_, n) => `Zq${n.toString(26).replace(/\d/g, 'x')}`).join(' ');
    expect(stepsFor(name, 'a.khan.'.repeat(9000))).toBeLessThan(200_000);
    expect(hidden(name, `I am ${name}.`)).not.toMatch(/Zq/);
  });
});
