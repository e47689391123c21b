import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { openItems, reviewed, reviewHint } from '../src/parse/review-items.ts';
import { evid } from './support/terminal.ts';

const scratch = mkdtempSync(join(tmpdir(), 'evid-review-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A draft as the import writes it, with what a person added. */
const draft = `# made from kitchen.pdf
id: KIT7
title: Keep a shared kitchen ready for service   # as on page 1
outcomes:
  - id: "1"
    title: Hand over a station
    criteria:
      - { id: "1.1", text: Explain who relies on the station }
      - id: "1.2"
        text: >-
          Label what is left with the day on which it was opened and the day
          on which it must go
      - { id: "1.3", text: 'Tell the next team' } # number was lost
requirements:
  - { id: "1", text: Simulation is not allowed, parts: [{ id: a, text: at "any" time }] }
# ${reviewHint}
review:
  - { at: "1.2", line: 14, source: "Label what is left with the day", note: a sentence was torn }
  # somebody asked about this one
  - at: "1.3"
    source: Tell the next team what is short
    note: >-
      no number stands before it:
      read as 1.3
  - { at: ER1a, note: "a letter was lost" }   # sic
  - { at: nowhere, note: a line that was not used }
x-centre: kept
`;
const file = join(scratch, 'KIT7.unit.yaml');
const walk = async (stdin: string, text = draft) => {
  writeFileSync(file, text);
  const run = await evid(['spec', 'review', 'KIT7.unit.yaml'], { cwd: scratch, stdin, isTerminal: true, columns: 80 });
  return { ...run, text: readFileSync(file, 'utf8') };
};
const without = (text: string, ...lines: RegExp[]) => lines.reduce((left, line) => left.replace(line, ''), text);

describe('evid spec review', () => {
  it('walks the items at a terminal, the document above and what was read below, and touches nothing else', async () => {
    const { status, stderr, text } = await walk('edit\nLabel what is left: "opened" and must-go days\naccept\nl\na\n');
    expect(status).toBe(0);
    expect(text).toBe(
      without(
        draft.replace(/>-\n.*\n.*must go/, `'Label what is left: "opened" and must-go days'`),
        / {2}- \{ at: "1\.2".*\n/,
        / {2}# somebody[\s\S]*read as 1\.3\n/,
        / {2}- \{ at: nowhere.*\n/,
      ),
    );
    expect(stderr).toContain(`
1 of 4  1.2
  line 14   Label what is left with the day
  read as   Label what is left with the day on which it was opened and the day
            on which it must go
  in        outcome 1 Hand over a station
  note      a sentence was torn
`);
    expect(stderr.endsWith('\n2 accepted, 1 edited, 1 left in KIT7.unit.yaml\n')).toBe(true);
  });

  it('writes each answer at once, so that nothing is lost when the answers end', async () => {
    const { status, stderr, text } = await walk('a\n');
    expect({ status, text }).toEqual({ status: 0, text: without(draft, / {2}- \{ at: "1\.2".*\n/) });
    expect(stderr).toContain('1 accepted, 0 edited, 3 left');
  });

  it('ends with a specification that has nothing left to review', async () => {
    const { stderr, text } = await walk('a\na\na\na\n');
    expect(text).toBe(without(draft, /# Compare[\s\S]*(?=x-centre)/));
    expect(stderr).toContain('Next: evid spec check');
    const again = await evid(['spec', 'review', 'KIT7.unit.yaml'], { cwd: scratch, isTerminal: true });
    expect(again.stdout).toBe('KIT7.unit.yaml has nothing to review\n');
  });

  it('lists the items where nobody can answer, and writes nothing', async () => {
    writeFileSync(file, draft);
    const run = await evid(['spec', 'review', 'KIT7.unit.yaml'], { cwd: scratch, columns: 80 });
    expect(run.stdout).toContain(`
KIT7.unit.yaml:20:5  1.3
  document  Tell the next team what is short
  read as   Tell the next team
  in        outcome 1 Hand over a station
  note      no number stands before it: read as 1.3
`);
    expect({ status: run.status, text: readFileSync(file, 'utf8') }).toEqual({ status: 0, text: draft });
  });

  it.each([
    ['nothing.unit.yaml', undefined, 'restore the file'],
    ['notes.yaml', 'a: b', 'its name ends in .unit.yaml or .standard.yaml'],
    ['bad.unit.yaml', 'id: [', 'line 1'],
  ])('refuses %s', async (name, text, help) => {
    if (text !== undefined) writeFileSync(join(scratch, name), text);
    const { status, stderr } = await evid(['spec', 'review', name], { cwd: scratch });
    expect({ status, says: stderr.includes(help), stderr }).toEqual({ status: 2, says: true, stderr });
  });

  it('takes out any item, with any words, from a file with any line ends and either form of list', () => {
    const forms = [
      draft,
      draft.replaceAll('\n', '\r\n'),
      `\ufeff${draft}`,
      `${without(draft, /review:[\s\S]*/)}review: [{ at: "1.1", note: a }, { at: title, note: "b, c" }]`,
    ];
    fc.assert(
      fc.property(
        fc.constantFrom(...forms),
        fc.nat(),
        fc.option(fc.string({ unit: 'grapheme' })),
        (text, nth, words) => {
          const items = openItems('KIT7.unit.yaml', text);
          const index = nth % items.length;
          const { reading } = items[index]!;
          const change = words === null || reading === undefined ? undefined : { path: reading.path, words };
          const next = reviewed(text, index, change);
          expect(next).toBeDefined();
          expect(openItems('KIT7.unit.yaml', next!).map(({ at }) => at)).toEqual(
            items.filter((_, each) => each !== index).map(({ at }) => at),
          );
          expect(next!.slice(0, 20)).toBe(text.slice(0, 20));
          expect(next!.includes('# as on page 1')).toBe(true);
        },
      ),
      { numRuns: 80 },
    );
  });
});
