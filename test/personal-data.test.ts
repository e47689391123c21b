import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { exampleDay, withExampleWorkspace } from '../src/checks/example-workspace.ts';
import { personalData } from '../src/checks/personal-data.ts';
import { diskFolder, memoryFolder } from '../src/load/folder.ts';
import { looksLikeName, personalDataIn, saysNoPlace } from '../src/parse/personal-data.ts';

const corpus = readFileSync('test/fixtures/personal-data.txt', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
  .map((line) => line.split('\t') as [kind: string, sentence: string]);

describe('personal data in a text', () => {
  it('is found as well as the page of the check says', () => {
    let [right, found, held] = [0, 0, 0];
    for (const [kind, sentence] of corpus) {
      const kinds = new Set<string>(personalDataIn(sentence).map((each) => each.kind));
      found += kinds.size;
      if (kind === '-') continue;
      held++;
      if (kinds.has(kind)) right++;
    }
    expect(corpus.length).toBe(200);
    const percent = (part: number, of: number) => `${((100 * part) / of).toFixed(1)} %`;
    expect(personalData.why).toContain(
      `its precision is ${percent(right, found)} and its recall ${percent(right, held)}`,
    );
  });

  it.each<[string, string[]]>([
    ['Ring 01632 960123 or 07700 900456.', ['01632 960123', '07700 900456']],
    ['Write to jane.doe@example.com.', ['jane.doe@example.com']],
    ['She lives at 14 Mill Lane, Hereford HR1 2AB.', ['14 Mill Lane, Hereford HR1 2AB']],
    ['B9/2.1 @ attachments/thread.txt p. 2, sent 2026-03-04 16:00', []],
  ])('has its place: %s', (text, written) => {
    expect(personalDataIn(text).map(({ start, end }) => text.slice(start, end))).toEqual(written);
  });

  it.each(['a@', '1 ', '0 1', '+44 ', 'AB12 ', '4 Mill ', 'HR1 2AB ', 'GB29 NWBK '])(
    'takes twice as many steps for twice as much of %j',
    (piece) => {
      const steps = [500, 1000, 2000].map((size) => {
        let count = 0;
        personalDataIn(piece.repeat(size), () => count++);
        return count + 1;
      });
      expect(steps[1]! / steps[0]!).toBeLessThan(2.2);
      expect(steps[2]! / steps[1]!).toBeLessThan(2.2);
    },
  );
});

describe('a customer', () => {
  it.each(['John Smith', 'Mrs Patel', 'J. Smith', 'Dr O’Hara', 'Anna de Vries'])('%s looks like a name', (entry) => {
    expect(looksLikeName(entry)).toBe(true);
  });
  it.each(['C-014', 'Customer A', 'tenant 3', 'Harbour Lettings', 'accounts', 'New Guest', 'QUAY HOTEL', 'C 14'])(
    '%s does not',
    (entry) => {
      expect(looksLikeName(entry)).toBe(false);
    },
  );
});

it.each([
  ['yes', true],
  ['confidential', true],
  ['at work', true],
  ['CRM ticket 4411', false],
  ['handover log, binder 3', false],
])('held: %s says no place: %s', (held, isSilent) => {
  expect(saysNoPlace(held)).toBe(isSilent);
});

describe('personal-data', () => {
  const item = (keys: string, body: string) => `---
id: E02
title: A tenant rings back
method: learner-statement
date: 2026-03-10
criteria: [B9/1.1]
signed: 2026-03-11
${keys}---

${body} [B9/1.1]
`;
  const home = 'portfolios/amira-khan';
  const found = async (files: Record<string, string>) => {
    const folder = memoryFolder(withExampleWorkspace(files));
    const { result } = await checkWorkspace({ folder, today: exampleDay });
    return result.diagnostics
      .filter(({ code }) => code === 'personal-data')
      .map(({ about, file, line, column, endColumn, message }) => ({
        about,
        at: `${file}:${line}:${column}-${endColumn}`,
        message,
      }));
  };

  it('is one an item and kind, at the first place, in front matter, body and text files that the item names', async () => {
    const files = {
      [`${home}/evidence/E02.md`]: item(
        'customers: [C-1, Mrs Patel, John Smith]\nheld: yes\nseen-by: j-okafor\nfiles: [attachments/a.txt, attachments/b.pdf]\n',
        'Ring 01632 960123 or 07700 900456.',
      ),
      [`${home}/attachments/a.txt`]: 'Hello\nx jane@example.com, 07700 900111\n',
      [`${home}/attachments/b.pdf`]: 'joe@example.com',
      [`${home}/attachments/unnamed.txt`]: 'jim@example.com',
    };
    expect(await found(files)).toEqual([
      { about: 'email', at: `${home}/attachments/a.txt:2:3-19`, message: 'E02 holds an e-mail address' },
      {
        about: 'customer',
        at: `${home}/evidence/E02.md:8:18-27`,
        message: 'a customer of E02 is called by what looks like a name',
      },
      { about: 'held', at: `${home}/evidence/E02.md:9:7-10`, message: 'held does not say where E02 is kept' },
      {
        about: 'telephone',
        at: `${home}/evidence/E02.md:14:6-18`,
        message: 'E02 holds a telephone number and 1 more like it',
      },
    ]);
  });

  it('is waived like any warning, and nobody asks for it of a withdrawn item', async () => {
    const files = { [`${home}/evidence/E02.md`]: item('', 'Ring 01632 960123.') };
    const waivers =
      'waivers:\n  - { code: personal-data, portfolio: amira-khan, subject: E02, reason: She agreed, by: m-grant }\n';
    const folder = memoryFolder(withExampleWorkspace({ ...files, 'waivers.yaml': waivers }));
    const { result } = await checkWorkspace({ folder, today: exampleDay });
    expect(result.diagnostics.map(({ code, waived }) => [code, waived?.reason])).toEqual([
      ['personal-data', 'She agreed'],
    ]);
    expect(await found({ [`${home}/evidence/E02.md`]: item('withdrawn: 2026-04-01\n', 'Ring 01632 960123.') })).toEqual(
      [],
    );
  });

  it('is silent on the example portfolios', async () => {
    const { result } = await checkWorkspace({ folder: diskFolder(process.cwd()), today: '2026-11-22' });
    expect(result.diagnostics.filter(({ code }) => code === 'personal-data')).toEqual([]);
  });
});
