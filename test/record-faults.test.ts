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
  verification,
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

describe('a fault in one of several references of an entry', () => {
  const faultsOf = async (entry: DecisionKeys, ...more: DecisionKeys[]) => {
    const files = await workspaceFiles({
      specs: [smallUnit(), unitWithParts()],
      portfolio: { units: ['B9', '329'] },
      evidence: [e01, e02],
      records: [assessment('A01', '2026-05-02', { decisions: [...more, entry] })],
    });
    const { result } = await checkWorkspace({ folder: memoryFolder(files), today });
    return result.diagnostics.map(({ file, code, ref, line, column, endColumn }) => {
      const text = String(files[file]).split('\n')[line - 1]!;
      return [code, ref, text.slice(column - 1, endColumn - 1).replaceAll('"', '')];
    });
  };
  it('stands at that reference, each at its own', async () => {
    const reason = 'So it is';
    expect(
      await faultsOf({ evidence: 'E02', criteria: ['B9/1.1', 'B9/1.2', 'B9/2.1'], outcome: 'not-yet', reason }),
    ).toEqual([
      ['decision-without-claim', 'B9/1.2', 'B9/1.2'],
      ['decision-without-claim', 'B9/2.1', 'B9/2.1'],
    ]);
    expect(await faultsOf({ criteria: ['329/9.1c', 'B9/1.2', 'B9/2.1'], outcome: 'not-applicable', reason })).toEqual([
      ['not-applicable-not-allowed', 'B9/1.2', 'B9/1.2'],
      ['not-applicable-not-allowed', 'B9/2.1', 'B9/2.1'],
    ]);
    const earlier = { evidence: 'E01', criteria: ['B9/1.2'], outcome: 'met' };
    expect(await faultsOf({ evidence: 'E01', criteria: ['B9/1.1', 'B9/1.2'], outcome: 'met' }, earlier)).toEqual([
      ['duplicate-decision', 'B9/1.2', 'B9/1.2'],
    ]);
  });
  it('is one of a whole of which a part always applies', async () => {
    expect(await faultsOf({ criteria: ['329/9.1'], outcome: 'not-applicable', reason: 'So it is' })).toEqual([
      ['not-applicable-not-allowed', '329/9.1a', '329/9.1'],
    ]);
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

describe('a sample of what its record does not decide', () => {
  const faultsOf = async (of: Keys, ...later: Keys[]) => {
    const samples = [of, ...later].map((keys, index) =>
      verification(`V0${index + 1}`, `2026-05-1${index}`, [
        { assessment: 'A01', outcome: 'not-agreed', reason: 'It shows less.', ...keys },
      ]),
    );
    const answer = await check({
      specs: [smallUnit()],
      evidence: [e01, e02],
      records: [
        assessment('A01', '2026-05-02', { decisions: [{ evidence: 'E01', criteria: ['B9/1.1'], outcome: 'met' }] }),
        ...samples,
      ],
    });
    return answer.diagnostics('sample-without-decision').map(({ severity, message }) => `${severity}: ${message}`);
  };

  it('is warned of, for it contests nothing, until the whole record or item is sampled', async () => {
    expect(await faultsOf({ evidence: 'E02' })).toEqual([
      'warning: A01 does not decide E02, so this sample covers nothing',
    ]);
    expect(await faultsOf({ evidence: 'E01', criteria: ['B9/1.2', 'partner/cooperative'] })).toEqual([
      'warning: A01 does not decide E01 on B9/1.2 and partner/cooperative, so this sample covers nothing',
    ]);
    expect(await faultsOf({ unit: 'B9' })).toEqual(['warning: A01 does not decide B9, so this sample covers nothing']);
    expect(await faultsOf({ requirement: 'B9/ER9' })).toEqual([
      'warning: A01 does not decide B9/ER9, so this sample covers nothing',
    ]);
    expect(await faultsOf({ evidence: 'E01', criteria: ['B9/1.2'] }, { evidence: 'E01' })).toEqual([]);
    expect(await faultsOf({ evidence: 'E02' }, {})).toEqual([]);
  });

  it('is nothing but what it covers where it covers something, and one fault where it names what is not there', async () => {
    expect(await faultsOf({ evidence: 'E01', criteria: ['B9/1.1', 'B9/1.2'] })).toEqual([]);
    expect(await faultsOf({})).toEqual([]);
    for (const of of [{ evidence: 'E09' }, { unit: 'B7' }, { requirement: 'B9/ER3' }, { criteria: ['B9/9.9'] }])
      expect(await faultsOf(of)).toEqual([]);
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

  it('is told of no file but text', async () => {
    const picture = (ends: string) => `\u0000${ends}`;
    const given = {
      evidence: [item('E01', { criteria: ['B9/1.1'], files: ['attachments/van.png'] })],
      records: [decided('A01', '2026-05-02', 'E01', 'B9/1.1', 'met')],
      files: { [`${home}/attachments/van.png`]: picture('\n') },
    };
    const then = await workspaceFiles(given);
    const now = { ...then, [`${home}/attachments/van.png`]: picture('\r\n') };
    const { result } = await checkWorkspace({ folder: memoryFolder(now), today });
    expect(result.diagnostics.map(({ message }) => message)).toEqual(['E01 was changed after A01 decided B9/1.1 met']);
  });
});

describe('a fault inside an entry', () => {
  const given = {
    specs: [smallUnit([{ id: '3', rules: [{ judge: {} }] }]), unitWithParts()],
    portfolio: { units: ['B9', '329'] },
    evidence: [e01, e02],
  };
  const codes = async (...records: Written[]) => (await check({ ...given, records })).codes;
  const colour = { colour: 'blue' };
  const decides = (id: string, date: string, keys: Keys, more: Keys = {}) =>
    assessment(id, date, { decisions: [{ outcome: 'met', ...keys }], ...more });
  const faulty = decides('A01', '2026-05-02', { evidence: 'E01', criteria: ['B9/1.1'], ...colour });

  it('is not history through a later decision on another item, nor on some of its pairs alone', async () => {
    const on = (evidence: string) => decides('A02', '2026-05-03', { evidence, criteria: ['B9/1.1'] });
    expect(await codes(faulty, on('E01'))).toEqual([]);
    expect(await codes(faulty, on('E02'))).toEqual(['unknown-key']);
    const joint = decides('A01', '2026-05-02', { basis: ['E01', 'E02'], criteria: ['B9/1.1'], ...colour });
    expect(await codes(joint, on('E01'))).toEqual(['unknown-key']);
    const both = decides('A01', '2026-05-02', { evidence: 'E01', criteria: ['B9/1.1', 'B9/1.2'], ...colour });
    expect(await codes(both, on('E01'))).toEqual(['unknown-key']);
  });

  it('is nobody’s business once all items of the entry are withdrawn', async () => {
    const joint = decides('A01', '2026-05-02', { basis: ['E01', 'E02'], criteria: ['B9/1.1'], ...colour });
    const gone = (id: string) => item(id, { withdrawn: '2026-05-30' });
    const withdrawn = async (...evidence: ReturnType<typeof item>[]) =>
      (await check({ ...given, evidence, judged: [e01, e02], records: [joint] })).codes;
    expect(await withdrawn(gone('E01'), e02)).toContain('unknown-key');
    expect(await withdrawn(gone('E01'), gone('E02'))).not.toContain('unknown-key');
  });

  it('is somebody’s business, a slip included, while one of them is not', async () => {
    const joint = decides('A01', '2026-05-02', { basis: ['E01', 'E02'], criteria: ['B9/1.9'] });
    const gone = (id: string) => item(id, { withdrawn: '2026-05-30' });
    const withdrawn = async (...evidence: ReturnType<typeof item>[]) =>
      (await check({ ...given, evidence, judged: [e01, e02], records: [joint] })).codes;
    expect(await withdrawn(gone('E01'), e02)).toEqual(['unknown-criterion']);
    expect(await withdrawn(gone('E01'), gone('E02'))).toEqual([]);
  });

  it('that names no item is history through a later one on the criterion, and not without', async () => {
    const none = (id: string, date: string, keys: Keys = {}) => {
      const entry = { criteria: ['329/9.2'], outcome: 'not-applicable', reason: 'Nothing to escalate.', ...keys };
      return assessment(id, date, { decisions: [entry] });
    };
    expect(await codes(none('A01', '2026-05-02', colour))).toEqual(['unknown-key']);
    expect(await codes(none('A01', '2026-05-02', colour), none('A02', '2026-05-03'))).toEqual([]);
    expect(await codes(decides('A01', '2026-05-02', { evidence: 'E01', ...colour }))).toContain('unknown-key');
  });

  it.each(['[E02]', 'E02'])('of which nobody can read the items is history through a later one: %s', async (basis) => {
    const front = `id: A01\nassessor: j-okafor\ndate: 2026-05-02\ndecisions: [ { basis: ${basis}, criteria: [B9/1.1], outcome: met } ]`;
    const files = { [`${home}/assessments/A01.md`]: `---\n${front}\n---\n` };
    const beside = async (...records: Written[]) => (await check({ ...given, files, records })).codes;
    expect(await beside()).toContain('invalid-value');
    expect(await beside(decided('A02', '2026-05-03', 'E01', 'B9/1.1', 'met'))).not.toContain('invalid-value');
  });

  it('is history through a later sign-off of the unit, or a judgement of the requirement, that stands', async () => {
    const signs = (id: string, date: string, keys: Keys = {}) =>
      assessment(id, date, { units: [{ unit: 'B9', outcome: 'achieved', ...keys }] });
    expect(await codes(signs('A01', '2026-05-02', colour))).toEqual(['unknown-key']);
    expect(await codes(signs('A01', '2026-05-02', colour), signs('A02', '2026-05-03'))).toEqual([]);
    expect(await codes(signs('A01', '2026-05-02', { unit: undefined }))).toEqual(['missing-key']);
    const judges = (id: string, date: string, keys: Keys = {}) =>
      assessment(id, date, {
        judgements: [{ requirement: 'B9/ER3', outcome: 'not-yet', reason: 'So.', basis: ['E01'], ...keys }],
      });
    expect(await codes(judges('A01', '2026-05-02', colour), judges('A02', '2026-05-03'))).toEqual([]);
    expect(await codes(judges('A01', '2026-05-02', { requirement: undefined }))).toEqual(['missing-key']);
  });

  it('is history through a later sample of what it named, a criterion or all of the item', async () => {
    const record = assessment('A01', '2026-05-02', {
      decisions: [
        { evidence: 'E01', criteria: ['B9/1.1', 'B9/1.2'], outcome: 'met' },
        { evidence: 'E02', criteria: ['B9/1.1'], outcome: 'met' },
      ],
      judgements: [{ requirement: 'B9/ER3', outcome: 'met', reason: 'Enough.', basis: ['E01'] }],
      units: [{ unit: 'B9', outcome: 'achieved' }],
    });
    const sample = (id: string, date: string, keys: Keys) =>
      verification(id, date, [{ assessment: 'A01', evidence: 'E01', outcome: 'agreed', ...keys }]);
    const later = (...criteria: string[]) =>
      sample('V02', '2026-05-20', { criteria: criteria.length === 0 ? undefined : criteria });
    const first = (keys: Keys) => sample('V01', '2026-05-10', { ...colour, ...keys });
    expect(await codes(record, first({ criteria: ['B9/1.1'] }), later('B9/1.1'))).toEqual([]);
    expect(await codes(record, first({ criteria: ['B9/1.1'] }), later('B9/1.2'))).toEqual(['unknown-key']);
    expect(await codes(record, first({}), later())).toEqual([]);
    expect(await codes(record, first({}), later('B9/1.1'))).toEqual(['unknown-key']);
    for (const of of [{ requirement: 'B9/ER3' }, { unit: 'B9' }]) {
      const what = { evidence: undefined, ...of };
      expect(await codes(record, first(what), sample('V02', '2026-05-20', what))).toEqual([]);
    }
  });

  it('of two records of one id and day is history where the other comes later in the folder', async () => {
    const other = (path: string): [string, string] => [
      `${home}/assessments/${path}.md`,
      '---\nid: A01\nassessor: j-okafor\ndate: 2026-05-02\ndecisions: [ { evidence: E01, criteria: [B9/1.1], outcome: not-yet } ]\n---\n',
    ];
    const beside = async (path: string) => {
      const files = Object.fromEntries([other(path)]);
      return (await check({ ...given, records: [faulty], files })).codes;
    };
    expect(await beside('A02')).not.toContain('unknown-key');
    expect(await beside('A00')).toContain('unknown-key');
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
