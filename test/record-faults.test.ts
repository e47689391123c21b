import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { memoryFolder } from '../src/load/folder.ts';
import {
  assessment,
  check,
  type DecisionKeys,
  decided,
  home,
  item,
  type Keys,
  smallUnit,
  today,
  unitWithParts,
  type Written,
  workspaceFiles,
} from './support/workspace.ts';

const e01 = item('E01', { criteria: ['B9/1.1', 'B9/1.2'], tags: ['partner/cooperative'] });
const e02 = item('E02', { criteria: ['B9/1.1'] });

describe('the same pair twice in one entry', () => {
  const twice = async (entry: DecisionKeys) => {
    const answer = await check({
      specs: [smallUnit(), unitWithParts()],
      portfolio: { units: ['B9', '329'] },
      evidence: [e01, e02, item('E03', { criteria: ['329/9.1a', '329/9.1b', '329/9.1c'] })],
      records: [assessment('A01', '2026-05-02', { decisions: [{ outcome: 'met', ...entry }] })],
    });
    return answer.diagnostics('duplicate-decision');
  };
  it('is an error at the second mention', async () => {
    expect(await twice({ evidence: 'E01', criteria: ['B9/1.1', 'B9/1.2', 'B9/1.1'] })).toMatchObject([
      { severity: 'error', message: 'A01 decides E01 on B9/1.1 twice', ref: 'B9/1.1', evidence: 'E01' },
    ]);
  });
  it('is one of a whole and its part, of a situation, and of each item of a joint decision', async () => {
    expect(await twice({ evidence: 'E03', criteria: ['329/9.1b', '329/9.1'] })).toMatchObject([{ ref: '329/9.1b' }]);
    const tags = ['partner/cooperative', 'partner/cooperative'];
    expect(await twice({ evidence: 'E01', tags })).toMatchObject([{ ref: 'partner/cooperative' }]);
    expect(await twice({ basis: ['E01', 'E02'], criteria: ['B9/1.1', 'B9/1.1'] })).toMatchObject([
      { evidence: 'E01' },
      { evidence: 'E02' },
    ]);
  });
  it('is none where every mention is of something else', async () => {
    expect(await twice({ basis: ['E01', 'E02'], criteria: ['B9/1.1', 'B9/1.2'] })).toEqual([]);
  });
});

describe('a joint decision by a witness', () => {
  const witnessed = (id: string, keys = {}) => item(id, { criteria: ['B9/1.1'], witness: 'j-okafor', ...keys });
  const of = async (...evidence: ReturnType<typeof item>[]) => {
    const records = [
      assessment('A01', '2026-05-02', { decisions: [{ basis: ['E01', 'E02'], criteria: ['B9/1.1'], outcome: 'met' }] }),
    ];
    return (await check({ evidence, records })).diagnostics('witness-is-assessor');
  };
  it('is an error whichever item it is, and of a withdrawn one nobody’s business', async () => {
    const at = { file: `${home}/assessments/A01.md` };
    expect(await of(witnessed('E01'), e02)).toMatchObject([{ ...at, evidence: 'E01' }]);
    expect(await of(e01, witnessed('E02'))).toMatchObject([{ ...at, evidence: 'E02' }]);
    const gone = witnessed('E01', { withdrawn: '2026-04-01' });
    expect(await of(gone, witnessed('E02'))).toMatchObject([{ ...at, evidence: 'E02' }]);
    expect(await of(gone, e02)).toEqual([]);
  });
});

describe('two people who decide differently', () => {
  const other = { assessor: 'r-lind' };
  const by = async (...records: Written[]) =>
    (await check({ evidence: [e01, e02], records })).diagnostics('decisions-disagree');
  const first = decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met');

  it('on one pair and day are warned of at the later decision, while it is in force', async () => {
    const second = decided('A02', '2026-05-02', 'E01', 'B9/1.1', 'not-yet', other);
    expect(await by(first, second)).toMatchObject([
      {
        severity: 'warning',
        message: 'A02 decides B9/1.1 not yet, A01 by j-okafor of the same day met',
        file: `${home}/assessments/A02.md`,
        ref: 'B9/1.1',
        evidence: 'E01',
      },
    ]);
    expect(await by(first, second, decided('A03', '2026-05-03', 'E01', 'B9/1.1', 'not-yet'))).toEqual([]);
  });
  it.each([
    ['another day', decided('A02', '2026-05-03', 'E01', 'B9/1.1', 'not-yet', other)],
    ['one person', decided('A02', '2026-05-02', 'E01', 'B9/1.1', 'not-yet')],
    ['the same outcome', decided('A02', '2026-05-02', 'E01', 'B9/1.1', 'met', other)],
    ['another criterion', decided('A02', '2026-05-02', 'E01', 'B9/1.2', 'not-yet', other)],
    ['a withdrawal', decided('A02', '2026-05-02', 'E01', 'B9/1.1', 'withdrawn', other)],
    ['no effect', decided('A02', '2026-05-02', 'E01', 'B9/1.1', 'not-yet', { assessor: 't-bello' })],
  ])('%s: no', async (_, second) => {
    expect(await by(first, second)).toEqual([]);
  });
  it('what was withdrawn in between disagrees with nothing', async () => {
    const withdrawn = decided('A02', '2026-05-02', 'E01', 'B9/1.1', 'withdrawn');
    expect(await by(first, withdrawn, decided('A03', '2026-05-02', 'E01', 'B9/1.1', 'not-yet', other))).toEqual([]);
  });
});

describe('a decision on an item of which only the line ends are others now', () => {
  const lines = 'Dear all,\nthe van comes on Saturday.\n';
  const log = 'one\r\ntwo\r\n';
  const files = (text: string, table: string) => ({
    [`${home}/attachments/mail.txt`]: text,
    [`${home}/attachments/log.csv`]: table,
  });
  const of = async (now: Record<string, string>) => {
    const given = {
      evidence: [item('E01', { criteria: ['B9/1.1'], files: ['attachments/mail.txt', 'attachments/log.csv'] })],
      records: [decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met')],
      files: files(lines, log),
    };
    const { result } = await checkWorkspace({
      folder: memoryFolder({ ...(await workspaceFiles(given)), ...now }),
      today,
    });
    return result.diagnostics
      .filter(({ code }) => code === 'stale-decision')
      .map(({ message, help }) => ({ message, help }));
  };
  const crlf = (text: string) => text.replace(/\r?\n/g, '\r\n');

  it('is told from one on an item that was changed, with what brings the bytes back', async () => {
    expect(await of({})).toEqual([]);
    const onlyEnds = [
      {
        message: 'the files of E01 have other line ends than when A01 decided B9/1.1 met, and nothing else was changed',
        help: expect.stringContaining('.gitattributes'),
      },
    ];
    expect(await of(files(crlf(lines), log))).toEqual(onlyEnds);
    expect(await of(files(crlf(lines), log.replace(/\r/g, '')))).toEqual(onlyEnds);
    expect(await of(files(crlf(lines), `${log}three`))).toMatchObject([
      { message: 'E01 was changed after A01 decided B9/1.1 met' },
    ]);
  });
});

describe('the row of a record', () => {
  it('says when nothing in it has an effect, and which of two reasons that has', async () => {
    const met = (id: string, date: string, keys: Keys = {}) => decided(id, date, 'E1', 'B9/1.1', 'met', keys);
    const effects = async (...records: Written[]) => {
      const { portfolio } = await check({ evidence: [item('E1', { criteria: ['B9/1.1'] })], records });
      return portfolio.records.map(({ id, effect }) => [id, effect]);
    };
    expect(await effects(met('A1', '2026-05-01', { assessor: 'm-grant' }))).toEqual([['A1', 'none']]);
    expect(await effects(met('A1', '2026-05-01'), met('A2', '2026-05-02'))).toEqual([
      ['A1', 'overtaken'],
      ['A2', undefined],
    ]);
    expect(await effects(met('A1', '2026-05-01', { assessor: 't-bello' }))).toEqual([['A1', undefined]]);
    expect(await effects(assessment('A1', '2026-05-01', {}))).toEqual([['A1', undefined]]);
  });
});
