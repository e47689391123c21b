import { afterAll, describe, expect, it } from 'vitest';
import { folderWith, removeFolders } from './support/repository.ts';
import { evid } from './support/terminal.ts';
import {
  assessment,
  check,
  decided,
  type Given,
  item,
  partner,
  unit,
  unitWithParts,
  verification,
  type Written,
  workspaceFiles,
  yaml,
} from './support/workspace.ts';

afterAll(removeFolders);

const tag = 'partner/cooperative';
const pair = (evidence: string) => ({ evidence, criteria: ['B9/1.1'], tags: [tag], outcome: 'met' });
const all = assessment('A01', '2026-05-02', { decisions: [pair('E01'), pair('E02')] });
const signOff = assessment('A02', '2026-05-03', { units: [{ unit: 'B9', outcome: 'achieved' }] });
const refused = (keys: object, id = 'V01') =>
  verification(id, '2026-05-20', [
    { assessment: 'A01', evidence: 'E01', outcome: 'not-agreed', reason: 'It shows one customer only.', ...keys },
  ]);
const onCriterion = refused({ criteria: ['B9/1.1'] });
const onTag = refused({ criteria: [tag] });

/** One criterion and one situation, each met by two items: whatever becomes of one, the other still meets them. */
const given = (records: readonly Written[], more: Given = {}): Given => ({
  specs: [unit('B9', { facets: partner })],
  portfolio: { learner: { id: 'L-1', name: 'Ada Holm' }, units: [{ unit: 'B9', declared: '2026-05-02' }] },
  evidence: ['E01', 'E02'].map((id) => item(id, { criteria: ['B9/1.1'], tags: [tag] })),
  records: [all, signOff, ...records],
  ...more,
});
const rowAfter = async (...records: Written[]) => (await check(given(records))).unit();

describe('a decision with which the verifier does not agree', () => {
  it.each([
    ['a criterion', onCriterion, 'B9/1.1', 'criterion 1.1'],
    ['a situation', onTag, tag, 'The service partner is co-operative'],
  ])('on %s that other evidence meets too is a gap of the assessor’s', async (_, sample, ref, what) => {
    const before = await rowAfter();
    expect(before).toMatchObject({ status: 'complete', gaps: [] });
    const row = await rowAfter(sample);
    expect(row).toMatchObject({ status: 'awaiting-assessment', owner: 'assessor', criteriaMet: 1 });
    expect(row.gaps).toEqual([
      {
        ref,
        layer: 'unit',
        status: 'contested',
        what,
        why: 'V01 did not agree with A01 on E01: “It shows one customer only.”',
        owner: 'assessor',
        next: 'look at E01 again and decide',
        reasons: [
          { kind: 'refused', by: 'V01', record: 'A01', evidence: 'E01', reason: 'It shows one customer only.' },
        ],
        step: { kind: 'look-again', evidence: ['E01'] },
      },
    ]);
  });

  it('is one gap a reference, whatever the number of its items', async () => {
    const third = assessment('A03', '2026-05-02', { decisions: [pair('E03')] });
    const second = refused({ evidence: 'E02', reason: undefined }, 'V02');
    const { gaps } = await check(given([third, refused({}), second], { evidence: [...three] })).then((each) =>
      each.unit(),
    );
    expect(gaps.map(({ ref, status }) => `${ref} ${status}`)).toEqual([`B9/1.1 contested`, `${tag} contested`]);
    expect(gaps[0]!.why).toBe(
      'V01 did not agree with A01 on E01: “It shows one customer only.”; V02 did not agree with A01 on E02',
    );
  });
  const three = ['E01', 'E02', 'E03'].map((id) => item(id, { criteria: ['B9/1.1'], tags: [tag] }));

  it('is ended by a later decision, or by a later sample that agrees', async () => {
    const again = { decisions: [pair('E01')], units: [{ unit: 'B9', outcome: 'achieved' }] };
    expect(await rowAfter(refused({}), assessment('A03', '2026-05-27', again))).toMatchObject({
      status: 'complete',
      gaps: [],
    });
    const agreed = verification('V02', '2026-05-28', [{ assessment: 'A01', outcome: 'agreed' }]);
    expect(await rowAfter(refused({}), agreed)).toMatchObject({ status: 'complete', gaps: [] });
  });

  it('is no gap where it is withdrawn, or where its claim does not count', async () => {
    const withdrawn = decided('A03', '2026-05-27', 'E01', 'B9/1.1', 'withdrawn');
    expect((await rowAfter(onCriterion, withdrawn)).gaps).toEqual([]);
    const draft = item('E01', { criteria: ['B9/1.1'], tags: [tag], draft: true });
    for (const sample of [onCriterion, onTag]) {
      const answer = await check(
        given([sample], { evidence: [draft, item('E02', { criteria: ['B9/1.1'], tags: [tag] })] }),
      );
      expect(answer.unit().gaps).toEqual([]);
    }
  });

  it('is left out where the criterion, or a must that speaks of the situation, is a gap itself', async () => {
    const alone = await check(given([onCriterion], { evidence: [item('E01', { criteria: ['B9/1.1'], tags: [tag] })] }));
    expect(alone.unit().gaps).toMatchObject([{ ref: 'B9/1.1', status: 'stale' }]);
    const asking = async (rule: object) => {
      const specs = [unit('B9', { facets: partner, requirements: [{ id: '1', rules: [rule] }] })];
      return (await check(given([onTag], { specs }))).unit().gaps.map(({ ref }) => ref);
    };
    expect(await asking({ cover: { facet: 'partner' } })).toEqual(['B9/ER1']);
    expect(await asking({ count: { of: 'items', 'at-least': '3', where: { tags: [tag] } } })).toEqual(['B9/ER1']);
    expect(await asking({ 'any-of': [{ cover: { facet: 'partner' } }] })).toEqual(['B9/ER1']);
    expect(await asking({ count: { of: 'items', 'at-least': '3' } })).toEqual(['B9/ER1', tag]);
    expect(await asking({ cover: { facet: 'partner', values: ['cooperative'] } })).toEqual([tag]);
  });

  it('beside an error does not await assessment alone', async () => {
    const evidence = [
      ...three.slice(0, 1),
      item('E02', { criteria: ['B9/1.1'], tags: [tag], files: ['attachments/gone.pdf'] }),
    ];
    expect((await check(given([onCriterion], { evidence }))).unit().status).toBe('in-progress');
  });

  it('is accepted by no waiver', async () => {
    const waiver = { reference: 'B9/1.1', portfolio: 'amira', reason: 'r', by: 'm-grant', approval: 'OCR 1' };
    const answer = await check(given([onCriterion], { files: { 'waivers.yaml': yaml({ waivers: [waiver] }) } }));
    expect(answer.gap('B9/1.1').waived).toBeUndefined();
    expect(answer.codes).toContain('unused-waiver');
  });
});

describe('what is contested is seen', () => {
  const reports: [string, string[], RegExp][] = [
    ['the terminal', ['check', '--verbose'], /1 gap[\s\S]*B9\/1\.1\s+contested: V01 did not agree/],
    ['JSON', ['check', '--format', 'json'], /"status": "contested"/],
    ['JUnit', ['check', '--format', 'junit'], /B9\/1\.1[\s\S]*contested: V01 did not agree/],
    ['SARIF', ['check', '--format', 'sarif', '--fail-on', 'gap'], /V01 did not agree with A01 on E01/],
    ['GitHub', ['check', '--format', 'github', '--fail-on', 'gap'], /V01 did not agree with A01 on E01/],
    ['the gap report', ['gaps'], /\*\*B9\/1\.1\*\* \(contested, waiting 41 days\)[\s\S]*one customer only/],
    ['the page', ['gaps', '--format', 'html'], /contested/],
    ['the status', ['status'], /awaiting assessment[\s\S]*41 d/],
    ['the plan', ['plan', 'amira'], /looks at E01 “Item E01” again[\s\S]*B9\/1\.1/],
    ['the sheet', ['sheet', 'amira', '--unit', 'B9'], /not met: contested/],
    ['the matrix', ['matrix', 'amira', '--unit', 'B9', '--plain'], /contested/],
    ['why', ['why', 'amira', 'B9/1.1'], /V01 did not agree with A01 on E01/],
  ];
  it.each(reports)('in %s', async (_, args, words) => {
    const cwd = folderWith(await workspaceFiles(given([onCriterion])));
    const { stdout, stderr } = await evid([...args, '--today', '2026-06-30'], { cwd, columns: 200 });
    expect(stdout, stderr).toMatch(words);
  });

  it('of a situation too, and every such gap is closed by an action', async () => {
    const cwd = folderWith(await workspaceFiles(given([onTag])));
    const run = async (...args: string[]) =>
      (await evid([...args, '--today', '2026-06-30'], { cwd, columns: 200 })).stdout;
    for (const args of reports.map(([, each]) => each.map((word) => (word === 'B9/1.1' ? tag : word)))) {
      if (args[0] === 'status' || args[0] === 'sheet') continue;
      expect(await run(...args), args.join(' ')).toContain(tag);
    }
    const { actions } = JSON.parse(await run('plan', 'amira', '--format', 'json'));
    expect(actions.flatMap(({ closes }: { closes: string[] }) => closes)).toEqual([tag]);
  });

  it('by a run that is to fail on gaps, and by diff', async () => {
    const files = await workspaceFiles(given([onCriterion]));
    const cwd = folderWith(files);
    const status = async (...args: string[]) =>
      (await evid(['check', '--today', '2026-06-30', ...args], { cwd })).status;
    expect([await status(), await status('--fail-on', 'gap')]).toEqual([0, 1]);
    const before = folderWith(await workspaceFiles(given([])));
    const { stdout } = await evid(['check', '--format', 'json', '--today', '2026-06-30'], { cwd: before });
    const both = folderWith({ ...files, 'before.json': stdout });
    const { stdout: told } = await evid(['diff', 'before.json', '--today', '2026-06-30'], { cwd: both, columns: 200 });
    expect(told).toMatch(/complete.*awaiting assessment/);
    expect(told).toContain('gap opened: B9/1.1');
  });
});

describe('a sign-off with which the verifier does not agree', () => {
  it.each([
    ['the gap report', ['gaps']],
    ['the status', ['status']],
    ['the plan', ['plan', 'amira']],
    ['the sheet', ['sheet', 'amira', '--unit', 'B9']],
    ['the page', ['gaps', '--format', 'html']],
  ])('says why in %s', async (_, args) => {
    const sample = { assessment: 'A02', evidence: undefined, unit: 'B9', reason: 'The 2025 sheet was used.' };
    const cwd = folderWith(await workspaceFiles(given([refused(sample)])));
    const { stdout } = await evid([...args, '--today', '2026-06-30'], { cwd, columns: 200 });
    expect(stdout).toMatch(/V01 did not agree with the sign-off in A02/);
    expect(stdout).toContain('The 2025 sheet was used.');
  });
});

describe('a decision that something is not applicable', () => {
  it('says who did not agree with it, and why, where nothing else closes the gap', async () => {
    const decision = { criteria: ['329/9.2'], outcome: 'not-applicable', reason: 'Nothing was escalated.' };
    const sample = { assessment: 'A01', criteria: ['329/9.2'], outcome: 'not-agreed', reason: 'Two were.' };
    const answer = await check({
      specs: [unitWithParts()],
      portfolio: { units: ['329'] },
      records: [
        assessment('A01', '2026-05-02', { decisions: [decision] }),
        verification('V01', '2026-05-20', [sample]),
      ],
    });
    expect(answer.unit('329').gaps.find(({ ref }) => ref === '329/9.2')?.why).toBe(
      'V01 did not agree with A01 that it is not applicable: “Two were.”; no evidence claims it',
    );
  });
});
