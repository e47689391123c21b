import { describe, expect, it } from 'vitest';
import { anonymise } from '../src/report/anonymise.ts';
import { nameHider } from '../src/report/hide-names.ts';
import { People } from '../src/resolve/workspace.ts';

interface Learner {
  name: string;
  id?: string;
  uln?: string;
  path?: string;
}
const people = new People({
  'j-okafor': { name: 'J. Okafor', roles: ['assessor'], email: 'J.Okafor@centre.example', expert: false },
});
const hiderOf = (...learners: Learner[]) =>
  nameHider(
    {
      portfolios: learners.map(({ path = 'portfolios/l', id = 'L-1', ...learner }) => ({
        path,
        learner: { id, ...learner },
      })),
    },
    people,
  );
/** What becomes of a text in the learner's own portfolio. */
const hidden = (name: string, text: string, more: Partial<Learner> = {}) =>
  hiderOf({ name, ...more })(text, more.path ?? 'portfolios/l');

describe('a name that is hidden', () => {
  it.each([
    [
      'is found in whatever case it is written',
      'Amira Khan',
      'AMIRA KHAN, amira  khan, aMira and khan',
      'L-1, L-1, L-1 and L-1',
    ],
    ['is found with its accents apart or together', 'Tomasz Wr\u00f3bel', 'Wro\u0301bel, WR\u00d3BEL', 'L-1, L-1'],
    ['is found the other way round', 'Tomasz Wro\u0301bel', 'Wr\u00f3bel', 'L-1'],
    ['is found with either apostrophe', "Jo O'Hara", 'O’Hara’s', 'L-1’s'],
    ['is found where no spaces are written', '李明', '我是李明的', '我是L-1的'],
    ['is no part of a word', 'Sam', 'Same day in Samford, said Sam', 'Same day in Samford, said L-1'],
    ['is no part of an id where it is one letter', 'E', 'E01, B9/E, e and E', 'E01, B9/E, e and L-1'],
    ['is no everyday word written small', 'Will May', 'Will may, and it will', 'L-1, and it will'],
    ['keeps the lines of a text', 'Jo Bell', 'Jo\nBell', 'L-1\n'],
    [
      'is found beside a hyphen, but not in a file',
      'Amira Khan',
      'Khan-led, see files/amira-1.md',
      'L-1-led, see files/amira-1.md',
    ],
  ])('%s', (_, name, text, shown) => {
    expect(hidden(name, text)).toBe(shown);
  });

  it('does not reach into the id that takes its place, nor into the folder’s name', () => {
    const more = { id: 'L-ann', path: 'portfolios/ann-bell' };
    expect(hidden('ann', 'L-ann is ann in ann-bell', more)).toBe('L-ann is L-ann in ann-bell');
  });

  it('stays where it is the registered name of an assessor, or the address', () => {
    const text = 'Okafor asked J. Okafor, j.okafor@centre.example';
    expect(hidden('Dana Okafor', text)).toBe('L-1 asked J. Okafor, j.okafor@centre.example');
  });

  it('stands alone as a name only in the learner’s own portfolio', () => {
    const hide = hiderOf({ name: 'Amira Khan' });
    expect(hide('Amira, or Amira Khan', 'portfolios/other/evidence/E1.md')).toBe('Amira, or L-1');
  });

  it('takes the learner’s number with it, spaced or not', () => {
    const shown = hidden('Jo Bell', '1234567890, 123 456 7890, 12345678901', { uln: '1234567890' });
    expect(shown).toBe('(number withheld), (number withheld), 12345678901');
  });
});

describe('a result without names', () => {
  it('keeps ids and paths as they are', () => {
    const portfolio = {
      path: 'portfolios/e',
      learner: { id: 'E', name: 'E', uln: '1234567890' },
      evidence: [{ id: 'E', ref: 'E', counted: ['E'], files: ['attachments/E.pdf'], title: 'E at work' }],
    };
    const hide = hiderOf({ name: 'E', id: 'L-1', path: 'portfolios/e' });
    expect(anonymise({ portfolios: [portfolio] }, hide)).toEqual({
      portfolios: [
        {
          path: 'portfolios/e',
          learner: { id: 'E' },
          evidence: [{ id: 'E', ref: 'E', counted: ['E'], files: ['attachments/E.pdf'], title: 'L-1 at work' }],
        },
      ],
    });
  });
});
