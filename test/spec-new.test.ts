import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { parseSpecification } from '../src/parse/specification.ts';
import { takeLine, takeRequirement } from '../src/parse/typed-unit.ts';
import { type NewUnit, unitText } from '../src/write/scaffold/unit-text.ts';
import { evid } from './support/terminal.ts';

const scratch = mkdtempSync(join(tmpdir(), 'evid-spec-new-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));
const read = (file: string) => readFileSync(join(scratch, file), 'utf8');

describe('evid spec new', () => {
  it('asks at a terminal for a unit that exists on paper only, and takes its outcomes as they are pasted', async () => {
    const stdin = [
      'KIT 7', // no id
      'KIT7',
      'Keep a shared kitchen ready',
      '',
      '',
      '2',
      'four',
      '4',
      '',
      '1 Hand over a station',
      '',
      '  1.1\tExplain who relies on it',
      '• Label what is left: "day", #2',
      'LO2 Know when to stop',
      '2.1 State what makes a station unsafe',
      '.',
      '1. You must show work in a kitchen that is',
      'a) busy',
      'b) quiet',
      '2. Evidence may be written or spoken',
      '.',
      '',
    ].join('\n');
    const run = await evid(['spec', 'new'], { cwd: scratch, stdin, isTerminal: true, columns: 80 });
    expect({ status: run.status, stdout: run.stdout }).toEqual({ status: 0, stdout: 'wrote specs/KIT7.unit.yaml\n' });
    expect(run.stderr).toContain('“four” is not a whole number');
    expect(run.stderr.endsWith('2 outcomes, 3 criteria, 2 requirements\nNext: evid spec check\n')).toBe(true);
    expect(read('specs/KIT7.unit.yaml')).toBe(`id: KIT7
title: Keep a shared kitchen ready
level: 2
credit: 4
outcomes:
  - id: "1"
    title: Hand over a station
    criteria:
      - { id: "1.1", text: Explain who relies on it }
      - { id: "1.2", text: 'Label what is left: "day", #2' }
  - id: "2"
    title: Know when to stop
    kind: knowledge
    criteria:
      - { id: "2.1", text: State what makes a station unsafe }
requirements:
  - id: "1"
    text: You must show work in a kitchen that is
    parts:
      - { id: a, text: busy }
      - { id: b, text: quiet }
  - { id: "2", text: Evidence may be written or spoken, force: may }
`);
    expect((await evid(['spec', 'check'], { cwd: scratch })).status).toBe(0);
  });

  it('never writes over a file, nor a second unit of one id', async () => {
    const before = read('specs/KIT7.unit.yaml');
    for (const more of [[], ['-o', 'specs/other.unit.yaml'], ['-o', 'specs/KIT7.unit.yaml']]) {
      const run = await evid(['spec', 'new', '--id', 'KIT7', '--title', 'T', ...more], { cwd: scratch });
      expect(run.stderr).toContain('there is a unit KIT7 already, in specs/KIT7.unit.yaml');
      expect(run.status).toBe(2);
    }
    const taken = await evid(['spec', 'new', '--id', 'KIT8', '--title', 'T', '-o', 'specs/KIT7.unit.yaml'], {
      cwd: scratch,
    });
    expect({ status: taken.status, stderr: taken.stderr }).toEqual({
      status: 2,
      stderr: 'evid: specs/KIT7.unit.yaml is there already\n  help: evid writes over no file; name another with -o\n',
    });
    expect(read('specs/KIT7.unit.yaml')).toBe(before);
    expect(existsSync(join(scratch, 'specs/other.unit.yaml'))).toBe(false);
  });

  it('leaves what nobody gave to be written, and says so until it is', async () => {
    const run = await evid(['spec', 'new', '--id', 'X1', '--title', 'Empty', '-o', 'x.unit.yaml'], { cwd: scratch });
    expect(run.stderr).toContain('Next: evid spec review x.unit.yaml, to write what is missing');
    const stdin = 'edit\nKeep order\nedit\nPut tools back\n';
    await evid(['spec', 'review', 'x.unit.yaml'], { cwd: scratch, stdin, isTerminal: true });
    expect(read('x.unit.yaml')).toContain(
      '    title: Keep order\n    criteria:\n      - { id: "1.1", text: Put tools back }\n',
    );
    expect(read('x.unit.yaml')).not.toContain('review');
  });

  it.each([
    [['--title', 'T'], '--id is missing'],
    [['--id', 'A'], '--title is missing'],
    [['--id', 'A', '--title', 'T', '--criterion', '1.1 X'], '--criterion is given without --outcome'],
    [['--id', 'A', '--title', 'T', '--credit', 'four'], 'four'],
    [['--id', 'A/1', '--title', 'T'], 'is no id'],
    [['--id', 'A', '--title', 'T', '-o', 'a.yaml'], 'a.yaml is no name for a unit'],
    [['--id', 'A', '--title', 'T', '--outcome', '1 O', '--criterion', '1.1 X', '--criterion', '1.1 Y'], '1.1'],
  ])('refuses %j', async (flags, why) => {
    const { status, stderr } = await evid(['spec', 'new', ...flags], { cwd: scratch });
    expect({ status, stderr: stderr.includes(why) ? why : stderr }).toEqual({ status: 2, stderr: why });
  });

  it('writes whatever lines are typed as a specification that reads back the same', () => {
    const line = fc.oneof(
      fc.string({ unit: 'grapheme' }),
      fc
        .tuple(fc.constantFrom('1 ', '2. ', '1.1 ', '3.7) ', 'K1: ', 'LO2 ', 'a) ', '- ', '•'), fc.string())
        .map((each) => each.join('')),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), fc.array(line, { maxLength: 6 }), (lines, more) => {
        const unit: NewUnit = { id: 'A', title: 'T', outcomes: [], requirements: [] };
        for (const each of lines) takeLine(unit.outcomes, each);
        for (const each of more) takeRequirement(unit.requirements, each);
        const { unit: back } = parseSpecification('A.unit.yaml', unitText(unit, undefined));
        const said = unit.outcomes.flatMap(({ criteria }) => criteria.map(({ text }) => text));
        const texts = back!.criteria.map(({ text }) => text).filter((text) => text !== '…');
        expect(texts).toEqual(said.filter((text) => text !== '…'));
        expect(back!.requirements.map(({ text }) => text)).toEqual(unit.requirements.map(({ text }) => text));
      }),
      { numRuns: 80 },
    );
  });
});
