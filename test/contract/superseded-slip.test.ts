import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../../src/check-workspace.ts';
import { digestOfE01, exampleDay, withExampleWorkspace } from '../../src/checks/example-workspace.ts';
import { memoryFolder } from '../../src/load/folder.ts';
import {
  assessment,
  check,
  item,
  type Keys,
  smallUnit,
  unitWithParts,
  verification,
  type Written,
} from '../support/workspace.ts';

/** A slip in a record cannot be edited away: a later effective entry on the same pair or reference takes its place. */
async function codes(entries: Record<string, string>) {
  const files = Object.entries(entries).map(([id, text], index) => {
    const [folder, role, person] = id.startsWith('V')
      ? ['verification', 'verifier', 'm-grant']
      : ['assessments', 'assessor', 'j-okafor'];
    const front = `---\nid: ${id}\n${role}: ${person}\ndate: 2026-05-0${index + 2}\n${text}\n---\n`;
    return [`portfolios/amira-khan/${folder}/${id}.md`, front];
  });
  const folder = memoryFolder(withExampleWorkspace(Object.fromEntries(files)));
  return (await checkWorkspace({ folder, today: exampleDay })).result.diagnostics.map(
    ({ code, file }) => `${code} ${file.slice(-6, -3)}`,
  );
}
const decision = (evidence: string, ref: string, outcome: string) =>
  `decisions: [{ evidence: ${evidence}, criteria: [${ref}], outcome: ${outcome}, digest: "${digestOfE01}", reason: A slip. }]`;
const judgement = (ref: string, outcome: string) =>
  `judgements: [{ requirement: ${ref}, outcome: ${outcome}, reason: A slip., basis: { E01: "${digestOfE01}" } }]`;
const sample = (what: string) => `samples: [{ assessment: A01, ${what}outcome: agreed }]`;

describe('a reference that does not exist', () => {
  it.each([
    ['a criterion', 'unknown-criterion', decision('E01', 'B9/1.9', 'met'), decision('E01', 'B9/1.9', 'withdrawn')],
    ['a requirement', 'unknown-requirement', judgement('B9/ER9', 'met'), judgement('B9/ER9', 'withdrawn')],
    [
      'an item',
      'decision-on-unknown-evidence',
      decision('E09', 'B9/1.5', 'met'),
      decision('E09', 'B9/1.5', 'withdrawn'),
    ],
  ])('of %s is reported until a later record takes it back', async (_, code, slip, takenBack) => {
    expect(await codes({ A01: slip })).toEqual([`${code} A01`]);
    expect(await codes({ A01: slip, A02: takenBack })).toEqual([]);
    expect(await codes({ A01: takenBack })).toEqual([`${code} A01`]);
  });

  it.each(['evidence: E09, ', 'evidence: E01, criteria: [B9/1.9], '])(
    'in a sample (%s) is reported until the record is sampled as a whole',
    async (what) => {
      const record = decision('E01', 'B9/1.5', 'met');
      expect(await codes({ A01: record, V01: sample(what) })).toHaveLength(1);
      expect(await codes({ A01: record, V01: sample(what), V02: sample('') })).toEqual([]);
    },
  );

  it('of several items is not taken back with one of them alone', async () => {
    const both = `basis: { E08: "${digestOfE01}", E09: "${digestOfE01}" }, criteria: [B9/1.5], outcome: withdrawn, reason: A slip.`;
    const first = decision('E08', 'B9/1.5', 'met');
    expect(await codes({ A01: first, A02: `decisions: [{ ${both} }]` })).toContain('decision-on-unknown-evidence A02');
  });

  it('in a sample of a record that there is not is told beside that', async () => {
    const lost = 'samples: [{ assessment: A09, criteria: [B9/1.9], outcome: agreed }]';
    expect(await codes({ A01: decision('E01', 'B9/1.5', 'met'), V01: lost })).toEqual([
      'unknown-record V01',
      'unknown-criterion V01',
    ]);
  });

  it('in a sample is not taken back by another of the same record', async () => {
    const record = decision('E01', 'B9/1.5', 'met');
    const both = 'samples: [{ assessment: A01, evidence: E09, outcome: agreed }, { assessment: A01, outcome: agreed }]';
    expect(await codes({ A01: record, V01: both })).toEqual(['decision-on-unknown-evidence V01']);
  });
});

describe('a reference that does not exist, by those who may and those who may not,', () => {
  const outcomes = (...records: Written[]) =>
    check({
      specs: [smallUnit([{ id: '3', rules: [{ judge: {} }] }]), unitWithParts()],
      portfolio: { units: ['B9', '329'] },
      people: { 'n-reid': { name: 'N. Reid', roles: ['verifier'], units: ['B9'] } },
      evidence: [item('E01', { criteria: ['B9/1.1', '329/9.1a'] })],
      records,
    });
  const slipsIn = async (...records: Written[]) =>
    (await outcomes(...records)).result.diagnostics
      .filter(({ code }) => code === 'unknown-criterion' || code === 'decision-on-unknown-evidence')
      .map(({ file }) => file.slice(-6, -3));
  const decides = (id: string, date: string, entry: Keys, keys: Keys = {}) =>
    assessment(id, date, { decisions: [{ criteria: ['B9/1.9'], reason: 'A slip.', ...entry }], ...keys });
  const first = decides('A01', '2026-05-02', { evidence: 'E01', outcome: 'met' });

  it('is taken back by nobody who may not decide, whose own slip is told as well', async () => {
    const nobody = { assessor: 'm-grant' };
    const withdrawn = { evidence: 'E01', outcome: 'withdrawn' };
    expect(await slipsIn(first, decides('A02', '2026-05-03', withdrawn))).toEqual([]);
    expect(await slipsIn(first, decides('A02', '2026-05-03', withdrawn, nobody))).toEqual(['A01']);
    expect(await slipsIn(decides('A01', '2026-05-02', { evidence: 'E01', outcome: 'met' }, nobody))).toEqual(['A01']);
  });

  it('is told again where the same slip is made again, at the later record alone', async () => {
    expect(await slipsIn(first, decides('A02', '2026-05-03', { evidence: 'E01', outcome: 'met' }))).toEqual(['A02']);
  });

  it('may be of no item, and is then taken back without one', async () => {
    const inapplicable = decides('A01', '2026-05-02', { outcome: 'not-applicable' });
    expect(await slipsIn(inapplicable)).toEqual(['A01']);
    expect(await slipsIn(inapplicable, decides('A02', '2026-05-03', { outcome: 'withdrawn' }))).toEqual([]);
    expect(await slipsIn(first, decides('A02', '2026-05-03', { evidence: 'E02', outcome: 'met' }))).toContain('A01');
  });

  const everything = assessment('A01', '2026-05-02', {
    decisions: [{ evidence: 'E01', criteria: ['B9/1.1', '329/9.1a'], outcome: 'met' }],
    judgements: [{ requirement: 'B9/ER3', outcome: 'met', reason: 'Enough.', basis: ['E01'] }],
    units: [{ unit: 'B9', outcome: 'achieved' }],
  });
  const sample = (id: string, date: string, what: Keys, keys: Keys = {}) =>
    verification(id, date, [{ assessment: 'A01', outcome: 'agreed', ...what }], keys);
  const slip = sample('V01', '2026-05-10', { evidence: 'E09' });

  it.each<[string, Keys]>([
    ['a criterion', { criteria: ['B9/1.1'] }],
    ['a requirement', { requirement: 'B9/ER3' }],
    ['a sign-off', { unit: 'B9' }],
    ['another item', { evidence: 'E01' }],
  ])('in a sample is not taken back by one of %s alone', async (_, what) => {
    expect(await slipsIn(everything, slip, sample('V02', '2026-05-20', what))).toEqual(['V01']);
  });

  it('in a sample is taken back by whoever verifies some of the record, and by nobody else', async () => {
    const by = (verifier: string) => sample('V02', '2026-05-20', {}, { verifier });
    expect(await slipsIn(everything, slip, by('n-reid'))).toEqual([]);
    expect(await slipsIn(everything, slip, by('r-lind'))).toEqual(['V01']);
    expect(await slipsIn(everything, slip, sample('V02', '2026-05-09', {}))).toEqual(['V01']);
  });
});
