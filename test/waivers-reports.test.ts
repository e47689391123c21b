import { afterAll, describe, expect, it } from 'vitest';
import type { Result } from '../src/model/result.ts';
import { folderWith, removeFolders } from './support/repository.ts';
import { evid } from './support/terminal.ts';
import { type Given, home, item, smallUnit, workspaceFiles, yaml } from './support/workspace.ts';

afterAll(removeFolders);

/** An error, a warning, and gaps of both layers. */
const given: Given = {
  specs: [smallUnit([{ id: '3', rules: [{ judge: {} }] }])],
  config: {
    policy: { rules: [{ id: 'CP1', text: 'Three items', rules: [{ count: { of: 'items', 'at-least': '3' } }] }] },
  },
  portfolio: { learner: { id: 'L-1', name: 'Ada Holm' } },
  evidence: [
    item('E1', { criteria: ['B9/1.1', 'B9/1.2', 'B9/9.9'], signed: undefined }),
    item('E2', { criteria: ['B9/2.1', 'B9/9.8'] }),
  ],
};
const fault = { code: 'unknown-criterion', portfolio: 'amira', reason: 'Ada Holm transfers in May.', by: 'm-grant' };
const warning = { code: 'unsigned-evidence', portfolio: 'amira', subject: 'E1', reason: 'On paper.', by: 'm-grant' };
const approved = {
  reference: 'B9/2.1',
  portfolio: 'amira',
  reason: 'The desk has closed.',
  by: 'm-grant',
  until: '2026-12-31',
  approval: 'OCR/SC-2026-118',
};
const every = ['B9/1.1', 'B9/1.2', 'B9/ER3', 'B9/CP1'].map((reference) => ({ ...approved, reference }));

async function run(args: readonly string[], ...waivers: object[]) {
  const cwd = folderWith({ ...(await workspaceFiles(given)), 'waivers.yaml': yaml({ waivers }) });
  return evid(args, { cwd, columns: 80 });
}
const statusOf = async (args: readonly string[], ...waivers: object[]) =>
  (await run(['check', ...args], ...waivers)).status;

describe('the exit status', () => {
  it('looks at the errors that are not waived', async () => {
    expect(await statusOf([])).toBe(1);
    expect(await statusOf([], { ...fault, subject: 'E1' })).toBe(1);
    expect(await statusOf([], fault)).toBe(0);
  });

  it('with --fail-on warning looks at the warnings that are not waived', async () => {
    expect(await statusOf(['--fail-on', 'warning'], fault)).toBe(1);
    expect(await statusOf(['--fail-on', 'warning'], fault, warning)).toBe(0);
  });

  it('with --fail-on gap looks at the gaps that are not waived', async () => {
    expect(await statusOf(['--fail-on', 'gap'], fault, ...every)).toBe(1);
    expect(await statusOf(['--fail-on', 'gap'], fault, approved, ...every)).toBe(0);
    expect(await statusOf(['--fail-on', 'gap'], fault, { ...approved, approval: undefined }, ...every)).toBe(1);
  });

  it('is that of a workspace that cannot be used, whatever is waived', async () => {
    const broken = { ...(await workspaceFiles(given)), 'specs/B7.unit.yaml': 'id: B7\n' };
    const code = { code: 'missing-key', reason: 'Later.', by: 'm-grant' };
    const cwd = folderWith({ ...broken, 'waivers.yaml': yaml({ waivers: [fault, code] }) });
    const { status, stdout } = await evid(['check', '--format', 'concise'], { cwd });
    expect(status).toBe(2);
    expect(stdout).toMatch(/^specs\/B7\.unit\.yaml:1:1: error\[missing-key\] [^(]*$/m);
  });
});

describe('the report at a terminal', () => {
  it('marks what is waived, says why, and counts it', async () => {
    const { stdout } = await run(['check', '--verbose'], fault, warning, approved);
    await expect(stdout).toMatchFileSnapshot('snapshots/waivers-pretty.txt');
  });

  it('is one fact a line with --plain', async () => {
    const { stdout } = await run(['check', '--verbose', '--plain'], fault, warning, approved);
    await expect(stdout).toMatchFileSnapshot('snapshots/waivers-plain.txt');
  });

  it('leaves it out where only errors and totals are asked for', async () => {
    const { stdout } = await run(['check', '--quiet'], { ...fault, subject: 'E1' }, warning);
    expect(stdout.match(/no criterion \d\.\d/g)).toEqual(['no criterion 9.8']);
    expect(stdout).not.toContain('waived:');
    expect(stdout).toContain('✖ 2 errors, 1 of them waived · 1 warning, waived · 5 gaps in 1 portfolio');
  });

  it('puts the learner’s id in place of the name', async () => {
    const formats = ['pretty', 'concise', 'json', 'markdown', 'github', 'junit', 'sarif', 'gitlab', 'rdjson'];
    for (const format of formats) {
      const { stdout } = await run(['check', '--anonymise', '--format', format], fault, approved);
      expect(stdout).toContain('L-1 transfers in May.');
      expect(stdout).not.toContain('Ada Holm');
    }
  });
});

describe('concise', () => {
  it('stays one line a fault, with the reason at its end', async () => {
    const { stdout } = await run(['check', '--format', 'concise'], { ...fault, approval: 'OCR/7', subject: 'E1' });
    expect(stdout).toBe(
      `${home}/evidence/E1.md:2:5: warning[unsigned-evidence] E1 is not signed\n` +
        `${home}/evidence/E1.md:7:30: error[unknown-criterion] unit B9 has no criterion 9.9 (waived under OCR/7: Ada Holm transfers in May.)\n` +
        `${home}/evidence/E2.md:7:21: error[unknown-criterion] unit B9 has no criterion 9.8\n`,
    );
  });
});

describe('github', () => {
  it('shows a fault that is waived as a notice, and no gap that is', async () => {
    const { stdout } = await run(
      ['check', '--format', 'github', '--fail-on', 'gap'],
      fault,
      approved,
      ...every.slice(1),
    );
    const titles = [...stdout.matchAll(/^::(\w+) .*?title=([^:]*)::/gm)].map(([, level, title]) => `${level} ${title}`);
    expect(titles).toEqual([
      'error gap B9/1.1',
      'warning unsigned-evidence',
      'notice unknown-criterion (waived error)',
      'notice unknown-criterion (waived error)',
    ]);
  });
});

describe('junit', () => {
  it('skips a file of which all errors are waived, and a gap that is waived even with --fail-on gap', async () => {
    const { stdout } = await run(
      ['check', '--format', 'junit', '--fail-on', 'gap'],
      { ...fault, subject: 'E1' },
      approved,
      ...every.slice(1),
    );
    expect(
      [...stdout.matchAll(/<(skipped|failure) message="([^"&]{0,43})/g)].map(([, kind, text]) => `${kind}: ${text}`),
    ).toEqual([
      `skipped: ${home}/evidence/E1.md:7:30: error`,
      `failure: ${home}/evidence/E2.md:7:21: error`,
      'failure: claimed: claimed with E1, not decided yet',
      ...Array(4).fill('skipped: waived under OCR/SC-2026-118: The desk has '),
    ]);
  });
});

describe('sarif', () => {
  it('says of every result whether it is suppressed, or of none', async () => {
    const listed = async (...waivers: object[]) => {
      const { stdout } = await run(['check', '--format', 'sarif', '--fail-on', 'gap'], ...waivers);
      const results: { suppressions?: { kind: string }[] }[] = JSON.parse(stdout).runs[0].results;
      return results.map(({ suppressions }) => suppressions?.length);
    };
    expect(await listed()).toEqual([...Array(8)].map(() => undefined));
    expect(await listed(fault, approved)).toEqual([0, 1, 1, 0, 0, 1, 0, 0]);
  });
});

describe('the other commands', () => {
  it('status counts the gaps as ever, and those that are waived beside them', async () => {
    const json = await run(['status', '--format', 'json'], approved);
    const rows = JSON.parse(json.stdout);
    expect((Array.isArray(rows) ? rows : rows.units)[0]).toMatchObject({ gaps: 5, waived: 1 });
    const csv = (await run(['status', '--format', 'csv'], approved)).stdout
      .split('\r\n')
      .map((line) => line.split(','));
    const column = csv[0]!.indexOf('waived');
    expect(csv[1]!.slice(column - 1, column + 1)).toEqual(['5', '1']);
    expect((await run(['status'], approved)).stdout).toMatch(/5 \(1 waived\)|5 gaps, 1 of them waived/);
  });

  it('why says under what a gap is waived, and that a fault is', async () => {
    const { stdout } = await run(['why', 'amira', 'B9/2.1'], approved);
    expect(stdout).toContain('B9/2.1 · criterion · claimed');
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'B9/2.1 claimed with E2, not decided yet; waived under OCR/SC-2026-118: The desk has closed. (m-grant, until 2026-12-31)',
    );
    const item = (await run(['why', 'amira', 'E1'], warning)).stdout.replace(/\s+/g, ' ');
    expect(item).toContain('warning[unsigned-evidence] E1 is not signed (waived: On paper. (m-grant))');
  });

  it('plan proposes nothing for a gap that is waived', async () => {
    const planned = async (...waivers: object[]) => {
      const { stdout } = await run(['plan', 'amira', '--format', 'json'], ...waivers);
      const { actions } = JSON.parse(stdout) as { actions: { closes: string[]; because: string }[] };
      return { closed: [...new Set(actions.flatMap(({ closes }) => closes))].sort(), last: actions.at(-1)?.because };
    };
    const open = await planned();
    expect(open.closed).toEqual(['B9/1.1', 'B9/1.2', 'B9/2.1', 'B9/CP1', 'B9/ER3']);
    expect((await planned(approved)).closed).toEqual(open.closed.filter((ref) => ref !== 'B9/2.1'));
    expect(await planned(approved, ...every)).toEqual({
      closed: [],
      last: 'due when no gap is left that is not waived and the learner has declared',
    });
    expect((await run(['plan', 'amira'], approved)).stdout).toContain('5 gaps, 1 of them waived');
  });

  it('json says what is waived only where something is', async () => {
    const resultWith = async (...waivers: object[]) =>
      JSON.parse((await run(['check', '--format', 'json'], ...waivers)).stdout) as Result;
    expect((await resultWith()).summary).not.toHaveProperty('waived');
    const { summary, portfolios } = await resultWith(fault, warning, approved);
    expect(summary.waived).toEqual({ errors: 2, warnings: 1, infos: 0, gaps: 1 });
    expect(portfolios[0]!.units[0]!.gaps.find(({ ref }) => ref === 'B9/2.1')?.waived).toEqual({
      reason: 'The desk has closed.',
      by: 'm-grant',
      until: '2026-12-31',
      approval: 'OCR/SC-2026-118',
    });
  });
});
