import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { check, home, item, type NamedFile } from './support/workspace.ts';

const sha = (data: string | Uint8Array) => createHash('sha256').update(data).digest('hex');
const digestOfText = (text: string) => `sha256:${sha(text)}`;

/** The digest that evid gives an item of which the whole text is written here. */
async function digestOf(text: string | Uint8Array, files: Readonly<Record<string, string | Uint8Array>> = {}) {
  const evidence: NamedFile[] = [[`${home}/evidence/E03.md`, text]];
  return (await check({ evidence, files })).portfolio.evidence[0]!.digest;
}

const plain = `---
id: E03
title: Courier misses the Friday collection
method: work-product
date: 2026-03-04
context: paid-work
criteria:
  - B9/1.1
customers: [C-014]
tags: [partner/uncooperative]
signed: 2026-03-06
---

I rang the courier. [B9/1.1] [partner/uncooperative]
`;
const plainText = `{"context":"paid-work","customers":["C-014"],"date":"2026-03-04","id":"E03","method":"work-product"}

I rang the courier.`;

describe('the text that is hashed', () => {
  it('is the sorted front matter, a line end and the body', async () => {
    expect(await digestOf(plain)).toBe(digestOfText(plainText));
  });

  it('ends with the line end after the front matter when there is no body', async () => {
    const text = '---\nid: E03\ntitle: T\nmethod: work-product\ndate: 2026-03-04\ncriteria: []\n---\n';
    expect(await digestOf(text)).toBe(digestOfText('{"date":"2026-03-04","id":"E03","method":"work-product"}\n'));
    expect(await digestOf(text.trimEnd())).toBe(await digestOf(text));
  });

  it('keeps the text of every scalar: 1.10, yes, null and 0x1F are not values', async () => {
    const text = `---
id: 1e5
title: T
method: test
date: 2026-03-04
score: 82.50
criteria: []
customers: [1.10, yes, null, 0x1F, ~, "1.10", 'it''s', 007]
---
`;
    expect(await digestOf(text)).toBe(
      digestOfText(
        `{"customers":["1.10","yes","null","0x1F","~","1.10","it's","007"],"date":"2026-03-04","id":"1e5","method":"test","score":"82.50"}\n`,
      ),
    );
  });

  it('holds folded scalars as they read, and strings as JSON writes them', async () => {
    const text = `---
id: E03
title: T
method: work-product
date: 2026-03-04
criteria: []
held: >-
  in the
  safe
occasion: "a \\"quoted\\" label\\twith \\u00e9 and é"
---
`;
    expect(await digestOf(text)).toBe(
      digestOfText(
        `{"date":"2026-03-04","held":"in the safe","id":"E03","method":"work-product","occasion":"a \\"quoted\\" label\\twith é and é"}\n`,
      ),
    );
  });

  it('sorts keys at every depth by UTF-16 code units, integer-like keys too', async () => {
    // U+FF5E stands above the surrogates of U+1F600 in code units, though below it in code points.
    const text = `---
id: E03
title: T
method: work-product
date: 2026-03-04
criteria: []
z-own: { "10": ten, "9": nine, b: { "2": x, "10": y, "～": t, "😀": s, Z: u, a: v }, B: big }
---
`;
    expect(await digestOf(text)).toBe(
      digestOfText(
        '{"date":"2026-03-04","id":"E03","method":"work-product","z-own":{"10":"ten","9":"nine","B":"big","b":{"10":"y","2":"x","Z":"u","a":"v","😀":"s","～":"t"}}}\n',
      ),
    );
  });

  it('leaves criteria and tags out at every depth, and the other keys only at the top', async () => {
    const text = `---
id: E03
title: T
method: work-product
criteria: [B9/1.1]
seen-by: j-okafor
seen-on: 2026-03-09
x-note: mine
occasions:
  - { date: 2026-03-04, label: a, customers: [C-1], tags: [partner/cooperative], criteria: [B9/1.1] }
own: { title: kept, signed: kept, draft: kept, withdrawn: kept, seen-by: kept, seen-on: kept, x-note: kept, criteria: gone, tags: gone }
---
Done. [B9/1.1]
`;
    expect(await digestOf(text)).toBe(
      digestOfText(
        '{"id":"E03","method":"work-product","occasions":[{"customers":["C-1"],"date":"2026-03-04","label":"a"}],"own":{"draft":"kept","seen-by":"kept","seen-on":"kept","signed":"kept","title":"kept","withdrawn":"kept","x-note":"kept"}}\nDone.',
      ),
    );
  });

  it('ends with the files, sorted, each with the hash of its bytes', async () => {
    const files = {
      [`${home}/attachments/b.pdf`]: Uint8Array.of(0, 255, 13, 10),
      [`${home}/attachments/a.txt`]: 'a\r\n',
    };
    const text = `---
id: E03
title: T
method: work-product
date: 2026-03-04
criteria: []
files: [attachments/b.pdf, attachments/a.txt, attachments/lost.txt]
---
Body
`;
    expect(await digestOf(text, files)).toBe(
      digestOfText(
        `{"date":"2026-03-04","files":["attachments/b.pdf","attachments/a.txt","attachments/lost.txt"],"id":"E03","method":"work-product"}
Body
attachments/a.txt ${sha('a\r\n')}
attachments/b.pdf ${sha(Uint8Array.of(0, 255, 13, 10))}
attachments/lost.txt missing`,
      ),
    );
  });

  it('takes a Git LFS pointer for the content that it names', async () => {
    const content = 'the recording itself';
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${sha(content)}\nsize ${content.length}\n`;
    const text = plain.replace('customers: [C-014]', 'files: [attachments/a.m4a]');
    const path = `${home}/attachments/a.m4a`;
    expect(await digestOf(text, { [path]: pointer })).toBe(await digestOf(text, { [path]: content }));
  });

  it('has no locators, wherever they stand: in prose, code, comments and links', async () => {
    const text = `${plain.slice(0, plain.indexOf('I rang'))}## Heading [B9/1.1]
One  \t[B9/1.1 @ attachments/a.pdf p. 2], two[n/a] and \`code [B9/1.2]\`.
\`\`\`
block [B9/ER5b]
\`\`\`
<!-- [partner/uncooperative] --> [and/or](x) [not a/locator] [a/b c] [/x] [B9/]
`;
    expect(await digestOf(text)).toBe(
      digestOfText(
        `${plainText.split('\n')[0]}

## Heading
One, two and \`code\`.
\`\`\`
block
\`\`\`
<!-- -->(x) [not a/locator] [a/b c] [/x] [B9/]`,
      ),
    );
  });

  it('keeps leading blank lines and blank lines within, and drops trailing ones and spaces at line ends', async () => {
    const text = `${plain.slice(0, plain.indexOf('\nI rang'))}\n\n  a \t\n\n\nb\t\n \t\n\n`;
    expect(await digestOf(text)).toBe(digestOfText(`${plainText.split('\n')[0]}\n\n\n  a\n\n\nb`));
  });

  it.each(['a \nb\nc', 'a\nb\t\nc', 'a\nb\nc ', 'a\nb\nc\t', ' \na\nb', '\t\n\nb'])(
    'holds no blank at the end of any one line: %j',
    async (body) => {
      const text = plain.slice(0, plain.indexOf('\nI rang'));
      const bare = body.split('\n').map((line) => line.trim());
      expect(await digestOf(text + body)).toBe(digestOfText(`${plainText.split('\n')[0]}\n${bare.join('\n')}`));
    },
  );

  it('knows no other line ends than LF: spaces before a line separator U+2028 stay', async () => {
    const text = plain.replace('I rang the courier.', 'I rang \u2028the courier.');
    expect(await digestOf(text)).toBe(digestOfText(plainText.replace('I rang the', 'I rang \u2028the')));
  });
});

const leaves: Record<string, (text: string) => string | Uint8Array> = {
  'reordering keys': (text) =>
    text.replace('method: work-product\n', '').replace('signed:', 'method: work-product\nsigned:'),
  'requoting a scalar': (text) =>
    text.replace('context: paid-work', 'context: "paid-work"').replace('2026-03-04', "'2026-03-04'"),
  'writing a list in block style': (text) => text.replace('customers: [C-014]', 'customers:\n  - C-014'),
  'a comment in the front matter': (text) => text.replace('method: work-product', 'method: work-product # a letter'),
  'a blank line in the front matter': (text) => text.replace('context:', '\ncontext:'),
  'adding a claim': (text) => text.replace('- B9/1.1\n', '- B9/1.1\n  - B9/1.2 @ I rang\n'),
  'removing all claims': (text) => text.replace('\n  - B9/1.1', ' []').replace(' [B9/1.1]', ''),
  'adding a tag': (text) => text.replace('[partner/uncooperative]\nsigned', '[partner/uncooperative, own]\nsigned'),
  'removing all tags': (text) => text.replace('tags: [partner/uncooperative]\n', ''),
  'adding a locator': (text) => text.replace('the courier.', 'the [B9/1.2 @ a file] courier. [B9/ER1]'),
  'moving a locator to a line of its own at the end': (text) => text.replace(' [B9/1.1]', '').concat('\n[B9/1.1]\n'),
  signing: (text) => text.replace('signed: 2026-03-06\n', ''),
  'another day of signing': (text) => text.replace('signed: 2026-03-06', 'signed: 2026-03-07'),
  retitling: (text) => text.replace('title: Courier', 'title: The courier'),
  'turning it into a draft': (text) => text.replace('signed:', 'draft: true\nsigned:'),
  withdrawing: (text) => text.replace('signed:', 'withdrawn: 2026-05-01\nsigned:'),
  'noting who saw it': (text) => text.replace('signed:', 'seen-by: [j-okafor]\nseen-on: 2026-03-09\nsigned:'),
  'a key of the writer’s own': (text) => text.replace('signed:', 'x-mood: { good: [yes] }\nsigned:'),
  'CRLF line ends': (text) => text.replaceAll('\n', '\r\n'),
  'a byte order mark': (text) => `\ufeff${text}`,
  'spaces at line ends': (text) =>
    text.replace('[partner/uncooperative]\n', '[partner/uncooperative]\n').replace(/\n$/, ' \t\n'),
  'spaces after the dashes': (text) => text.replace('\n---\n', '\n--- \n'),
  'blank lines at the end': (text) => `${text}\n \n\n`,
  'no line end at the end': (text) => text.trimEnd(),
};
describe('a digest is left as it is by', () => {
  it.each(Object.entries(leaves))('%s', async (_, change) => {
    expect(change(plain)).not.toBe(plain);
    expect(await digestOf(change(plain))).toBe(digestOfText(plainText));
  });

  it('criteria and tags of an occasion', async () => {
    const occasion = (more: string) =>
      plain.replace('date: 2026-03-04', `occasions: [ { date: 2026-03-04, label: courier${more} } ]`);
    expect(await digestOf(occasion(', criteria: [B9/1.1], tags: [own]'))).toBe(await digestOf(occasion('')));
  });

  it('the name of the file', async () => {
    const [, text] = item('E03', { criteria: ['B9/1.1'] });
    const elsewhere = await check({ evidence: [[`${home}/evidence/assessor/visit.md`, text]] });
    expect(elsewhere.portfolio.evidence[0]!.digest).toBe(await digestOf(text));
  });
});

const changes: Record<string, (text: string) => string> = {
  'another id': (text) => text.replace('id: E03', 'id: E04'),
  'another method': (text) => text.replace('work-product', 'learner-statement'),
  'another date': (text) => text.replace('2026-03-04', '2026-03-05'),
  'another context': (text) => text.replace('paid-work', 'simulation'),
  'another customer': (text) => text.replace('C-014', 'C-015'),
  'one customer more': (text) => text.replace('[C-014]', '[C-014, C-015]'),
  'the order of a list': (text) => text.replace('[C-014]', '[C-015, C-014]'),
  'a label of the event': (text) => text.replace('signed:', 'occasion: courier\nsigned:'),
  'a date in a list': (text) => text.replace('date: 2026-03-04', 'date: [2026-03-04]'),
  'a witness': (text) => text.replace('signed:', 'witness: j-okafor\nsigned:'),
  'where it is held': (text) => text.replace('signed:', 'held: CRM ticket 1\nsigned:'),
  'the day of the discussion': (text) => text.replace('signed:', 'recorded: 2026-03-05\nsigned:'),
  'a file': (text) => text.replace('signed:', 'files: [attachments/a.pdf]\nsigned:'),
  'a word': (text) => text.replace('I rang', 'We rang'),
  'a space within a line': (text) => text.replace('I rang', 'I  rang'),
  'an indent': (text) => text.replace('I rang', ' I rang'),
  'a leading blank line': (text) => text.replace('\nI rang', '\n\nI rang'),
  'no leading blank line': (text) => text.replace('\nI rang', 'I rang'),
  'a blank line within': (text) => `${text}\nmore`,
  'a bracket that is no locator': (text) => text.replace('the courier', 'the courier [sic]'),
};
describe('a digest is changed by', () => {
  it.each(Object.entries(changes))('%s', async (_, change) => {
    expect(change(plain)).not.toBe(plain);
    expect(await digestOf(change(plain))).not.toBe(digestOfText(plainText));
  });

  it('one byte of an attachment, and its loss', async () => {
    const text = plain.replace('customers: [C-014]', 'files: [attachments/a.txt]');
    const path = `${home}/attachments/a.txt`;
    const digests = [
      await digestOf(text, { [path]: 'a' }),
      await digestOf(text, { [path]: 'a\n' }),
      await digestOf(text),
    ];
    expect(new Set(digests).size).toBe(3);
  });
});

describe('an item of any size', () => {
  it('is hashed in a moment, however long its runs of spaces and blank lines', async () => {
    const run = `${' '.repeat(200_000)}x${'\n'.repeat(200_000)}y`;
    const begin = performance.now();
    expect(await digestOf(plain.replace('I rang the courier. [B9/1.1] [partner/uncooperative]', run))).toBe(
      digestOfText(plainText.replace('I rang the courier.', run)),
    );
    expect(performance.now() - begin).toBeLessThan(5000);
  });
});
