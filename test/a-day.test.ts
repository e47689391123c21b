import { appendFileSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { commit as commitWork, emptyRepository } from './support/repository.ts';
import { evid } from './support/terminal.ts';

// One day in a small centre. Three people work in one repository, each on what is theirs, with evid and with git and with
// nothing else; in the evening a unit is complete and everybody can see who did what. Read from top to bottom: every step
// goes on from where the one before it stopped.

const cwd = mkdtempSync(join(tmpdir(), 'evid-a-day-'));
afterAll(() => rmSync(cwd, { recursive: true, force: true }));

const today = '2026-05-04';
const home = 'portfolios/sam-reid';

const lead = 'lead@harbour-skills.example';
const learner = 'sam@learner.example';
const assessor = 'r.lindqvist@harbour-skills.example';
const verifier = 'm.grant@harbour-skills.example';

/** Runs evid on this day; what it says to standard output. It has to end well, or as the step says. */
async function run(line: string, { stdin = '', status = 0 } = {}): Promise<string> {
  const ended = await evid([...wordsOf(line), '--today', today], { cwd, stdin, columns: 100 });
  expect(ended.status, `evid ${line}\n${ended.stderr}`).toBe(status);
  return ended.stdout;
}

/** A command line as a shell takes it apart: words, and words in double quotes. */
const wordsOf = (line: string): string[] => [...line.matchAll(/"([^"]*)"|\S+/g)].map(([all, quoted]) => quoted ?? all);

let hour = 8;
/** Commits what is new, an hour after the commit before. */
function commit(email: string, message: string): void {
  hour += 1;
  const on = `${today}T${String(hour).padStart(2, '0')}:00:00Z`;
  commitWork(cwd, { email, name: email.split('@')[0]!, on, message });
}

const read = (path: string) => readFileSync(join(cwd, path), 'utf8');
const change = (path: string, by: (text: string) => string) => writeFileSync(join(cwd, path), by(read(path)));

/** Fills a draft in as its writer would: words under each heading, the keys that are still open, and the signature. */
function fillIn(path: string, words: readonly string[]): void {
  const left = [...words];
  change(path, (text) =>
    text
      .replace(/^# A draft .*\ndraft: true$/m, `signed: ${today}`)
      .replace(/<!--[\s\S]*?-->\n\n/, '')
      .replace(/\*Replace this line: [^*]*\*/g, () => left.shift()!),
  );
  expect({ left, draft: read(path).includes('Replace this line') }).toEqual({ left: [], draft: false });
}

/** What the history holds against anybody. */
async function accusations(status: number): Promise<string[]> {
  const { diagnostics } = JSON.parse(await run('audit --format json', { status }));
  const found = diagnostics as { code: string; message: string }[];
  return found.map(({ code, message }) => `${code}: ${message.replace(/\b[0-9a-f]{8}\b/g, 'c0ffee00')}`);
}

describe('a day in a centre', () => {
  it('begins with the lead, who makes a workspace and registers a learner', async () => {
    emptyRepository(cwd);
    await run('init --unit 329 --no-example --centre "Harbour Skills" --assessor "R. Lindqvist" --verifier "M. Grant"');
    unlinkSync(join(cwd, 'specs/329.unit.yaml'));
    writeFileSync(
      join(cwd, 'specs/H1.unit.yaml'),
      `id: H1
title: Hand over to the next shift
outcomes:
  - id: "1"
    title: Hand work over
    criteria:
      - { id: "1.1", text: Tell the next shift what is unfinished }
      - { id: "1.2", text: Agree who finishes it }
  - id: "2"
    title: Know why handing over matters
    kind: knowledge
    criteria:
      - { id: "2.1", text: Explain what goes wrong without a handover }
facets:
  shift: { title: The shift was, values: { busy: busy, quiet: quiet } }
requirements:
  - id: "1"
    text: All performance evidence must come from real work
    rules: [ admit: { contexts: [paid-work, voluntary-work], for: performance } ]
  - id: "2"
    text: You must hand over after a busy shift
    rules: [ cover: { facet: shift, values: [busy], where: { kind: performance } } ]
  - id: "3"
    text: You must hand over often enough for your assessor to be confident
    rules: [ judge: { indicators: [ { of: occasions } ] } ]
`,
    );
    change('people.yaml', (text) =>
      text
        .replace('name: R. Lindqvist,', `name: R. Lindqvist, email: ${assessor},`)
        .replace('name: M. Grant,', `name: M. Grant, email: ${verifier},`),
    );
    await run(
      'new portfolio --id L-0301 --name "Sam Reid" --units H1 --assessor r-lindqvist --verifier m-grant --registered 2026-04-27',
    );
    await run('check --fail-on warning');
    commit(lead, 'A workspace, and a portfolio for Sam');
  });

  it('09:30 the learner writes down two handovers and commits them', async () => {
    const written = await run(
      `new evidence sam-reid --method work-product --context paid-work --criteria H1/1.1,H1/2.1 --tags shift/busy
        --date 2026-05-01 --title "Friday handover sheet"`,
    );
    expect(written).toBe(`wrote ${home}/evidence/E01-friday-handover-sheet.md\n`);
    fillIn(`${home}/evidence/E01-friday-handover-sheet.md`, [
      'I wrote down the three orders that were still open and read them out to Ana.',
      'Without a handover two people ring the same customer, or nobody does.',
      'Two deliveries came at once and we were one short, so nothing was finished by four.',
    ]);
    await run(
      `new evidence sam-reid --method learner-statement --context paid-work --criteria H1/1.2 --tags shift/quiet
        --date 2026-05-02 --title "Who rings the courier"`,
    );
    fillIn(`${home}/evidence/E02-who-rings-the-courier.md`, [
      'I told Ana that somebody should ring the courier.',
      'One order in the whole afternoon.',
    ]);
    await run('check --fail-on warning');
    commit(learner, 'Two handovers');
    expect(await accusations(0)).toEqual([]);
  });

  it('10:30 the assessor sees whose move it is', async () => {
    expect(await run('status')).toMatchInlineSnapshot(`
      "Harbour Skills: 1 portfolio, 0 of 1 unit complete, 5 gaps.

      learner   unit  status               met  claimed  ERs  gaps  next      waits
      Sam Reid  H1    awaiting assessment  0/3        3  1/3     5  assessor    0 d
      "
    `);
    const gaps = await run('gaps sam-reid');
    expect(gaps).toContain('Next, R. Lindqvist: decide on E01.');
    expect(gaps).toContain('Next, R. Lindqvist: decide on E02.');
  });

  it('11:00 the assessor watches a handover, and writes down what was seen', async () => {
    await run(`new evidence sam-reid --method observation --context paid-work --assessor r-lindqvist
      --criteria H1/1.1 --title "Monday handover"`);
    fillIn(`${home}/evidence/assessor/E03-monday-handover.md`, [
      'Sam went through the sheet with Ana line by line and asked whether anything was unclear.',
    ]);
    commit(assessor, 'An observation');
  });

  it('12:00 the assessor decides, with feedback and something to do', async () => {
    const said = await run(
      `assess sam-reid --by r-lindqvist
        --evidence E01 --met H1/1.1,H1/2.1,shift/busy --evidence E03 --met H1/1.1
        --evidence E02 --met shift/quiet --not-yet H1/1.2 --reason "You told Ana, but nothing was agreed."
        --action "Say what you and Ana agreed" --owner learner --due 2026-05-11 --feedback -`,
      { stdin: 'Good sheets, Sam. What is missing is the other half of a handover: that somebody says yes.\n' },
    );
    expect(said).toMatchInlineSnapshot(`
      "Wrote portfolios/sam-reid/assessments/A01.md

      What it says
        E01 Friday handover sheet
          met  H1/1.1, H1/2.1, shift/busy
        E03 Monday handover
          met  H1/1.1
        E02 Who rings the courier
          met      shift/quiet
          not yet  H1/1.2: You told Ana, but nothing was agreed.

        action 1  Say what you and Ana agreed (learner, by 2026-05-11)

      What changed
        H1/1.1             claimed → met
        H1/1.2             claimed → not yet
        H1/2.1             claimed → met
        H1/ER2             claimed → met
        shift/busy (E01)   claimed → met
        shift/quiet (E02)  claimed → met
        H1                 awaiting assessment → in progress

        closes 3 gaps: H1/1.1, H1/2.1, H1/ER2

      What next
        H1: 2 gaps left, 2 for the learner (evid plan sam-reid)
      "
    `);
    expect(read(`${home}/assessments/A01.md`).replace(/[0-9a-f]{64}/g, '…')).toMatchInlineSnapshot(`
      "---
      id: A01
      assessor: r-lindqvist
      date: 2026-05-04
      decisions:
        - { evidence: E01, criteria: [H1/1.1, H1/2.1], tags: [shift/busy], outcome: met, digest: "sha256:…" }
        - { evidence: E03, criteria: [H1/1.1], outcome: met, digest: "sha256:…" }
        - { evidence: E02, tags: [shift/quiet], outcome: met, digest: "sha256:…" }
        - { evidence: E02, criteria: [H1/1.2], outcome: not-yet, digest: "sha256:…", reason: "You told Ana, but nothing was agreed." }
      actions:
        - { id: "1", text: Say what you and Ana agreed, owner: learner, due: 2026-05-11 }
      wording: { H1/1.1: ab7568a77afedd97, H1/1.2: c99f00cab1de4501, H1/2.1: ac89ff7c055f3c1d }
      ---

      Good sheets, Sam. What is missing is the other half of a handover: that somebody says yes.
      "
    `);
    commit(assessor, 'Decisions on Sam’s first three items');
    expect(await accusations(0)).toEqual([]);
  });

  it('13:30 the learner sees what is lacking, and answers it', async () => {
    expect(await run('plan sam-reid')).toContain('Rework E02 “Who rings the courier”\n   closes H1/1.2');
    expect(await run('gaps sam-reid')).toContain('Say what you and Ana agreed');
    change(`${home}/evidence/E02-who-rings-the-courier.md`, (text) =>
      text.replace(
        'I told Ana that somebody should ring the courier.',
        'I asked Ana whether she would ring the courier by five. She wrote “courier: me, by five” on the sheet.',
      ),
    );
    commit(learner, 'What Ana and I agreed');
    expect(await run('why sam-reid H1/1.2')).toContain('E02 was changed after A01 and is claimed again');
    expect(await run('status')).toMatchInlineSnapshot(`
      "Harbour Skills: 1 portfolio, 0 of 1 unit complete, 2 gaps.

      learner   unit  status               met  claimed  ERs  gaps  next      waits
      Sam Reid  H1    awaiting assessment  2/3        1  2/3     2  assessor    0 d

      Sam Reid: 1 open action
      "
    `);
  });

  it('14:30 the assessor decides again: the last criterion, the action, the judgement', async () => {
    await run(`assess sam-reid --by r-lindqvist
      --evidence E02 --met H1/1.2,shift/quiet --close A01/1
      --judge H1/ER3=met --reason "Three handovers on three days, one of them observed."`);
    commit(assessor, 'The rest of H1 is met');
    expect(await run('status')).toMatchInlineSnapshot(`
      "Harbour Skills: 1 portfolio, 0 of 1 unit complete, 0 gaps.

      learner   unit  status             met  claimed  ERs  gaps  next     waits
      Sam Reid  H1    awaiting sign-off  3/3        0  3/3     0  learner
      "
    `);
  });

  it('15:00 the learner declares that the work is their own, and the assessor signs the unit off', async () => {
    change(`${home}/portfolio.yaml`, (text) =>
      text.replace(/^units:.*$/m, `units: [{ unit: H1, declared: ${today} }]`),
    );
    commit(learner, 'All of this is my own work');
    await run('assess sam-reid --by r-lindqvist --achieved H1');
    commit(assessor, 'H1 is achieved');
  });

  it('16:00 the verifier asks what to sample, and records exactly that', async () => {
    const plan = await run('sample --by m-grant');
    const samples = [...plan.matchAll(/^ +evid (verify .*)$/gm)].map(([, command]) => command!);
    expect(samples).toMatchInlineSnapshot(`
      [
        "verify sam-reid --by m-grant --stage summative --assessment A02 --evidence E02 --criteria H1/1.2",
        "verify sam-reid --by m-grant --stage summative --assessment A01 --evidence E01 --criteria H1/1.1,H1/2.1",
        "verify sam-reid --by m-grant --stage summative --assessment A01 --evidence E03 --criteria H1/1.1",
        "verify sam-reid --by m-grant --stage summative --assessment A03 --achieved H1",
        "verify sam-reid --by m-grant --stage summative --assessment A02 --requirement H1/ER3",
      ]
    `);
    for (const command of samples) await run(`${command} --agreed`);
    commit(verifier, 'Samples of Sam’s unit');
    expect(await run('sample --by m-grant')).toContain('0 samples');
  });

  it('17:00 the unit is complete, nothing is at fault, and the history names nobody', async () => {
    expect(await run('status')).toMatchInlineSnapshot(`
      "Harbour Skills: 1 portfolio, 1 of 1 unit complete, 0 gaps.

      learner   unit  status    met  claimed  ERs  gaps  next  waits
      Sam Reid  H1    complete  3/3        0  3/3     0
      "
    `);
    const { summary, diagnostics } = JSON.parse(
      await run('check --audit --format json --fail-on warning --fail-on gap'),
    );
    expect(diagnostics).toEqual([]);
    expect(summary).toMatchObject({ errors: 0, warnings: 0, gaps: 0 });
    expect(await accusations(0)).toEqual([]);
  });

  it('afterwards: a record that the learner made in the assessor’s name comes to light', async () => {
    // evid cannot know who sits at the keyboard. git does.
    await run('assess sam-reid --by r-lindqvist --evidence E02 --met H1/1.2');
    commit(learner, 'Small things');
    expect(await accusations(1)).toMatchInlineSnapshot(`
      [
        "committed-by-learner: A04 by r-lindqvist was committed by sam@learner.example, who commits the learner’s evidence, on 2026-05-04 (c0ffee00)",
      ]
    `);
    await run('check --audit', { status: 1 });
    // Whoever has it taken away sees that it was there.
    unlinkSync(join(cwd, `${home}/assessments/A04.md`));
    commit(lead, 'That was not R. Lindqvist');
    expect(await accusations(1)).toMatchInlineSnapshot(`
      [
        "record-deleted: the record assessments/A04.md was deleted by lead@harbour-skills.example on 2026-05-04 (c0ffee00)",
      ]
    `);
  });

  it('afterwards: a record that was changed comes to light, even where every single word is right', async () => {
    appendFileSync(join(cwd, `${home}/assessments/A01.md`), 'And the sheet of Friday is excellent.\n');
    commit(assessor, 'A word of praise');
    expect((await accusations(1)).filter((each) => each.includes('A01'))).toMatchInlineSnapshot(`
      [
        "record-changed: A01 was changed by r.lindqvist@harbour-skills.example on 2026-05-04 (c0ffee00), after it was first committed on 2026-05-04 (c0ffee00)",
      ]
    `);
  });
});
