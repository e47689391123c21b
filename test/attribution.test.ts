import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { checks } from '../src/checks/index.ts';
import { memoryFolder } from '../src/load/folder.ts';
import type { Change, Commit, History } from '../src/model/history.ts';
import {
  assessment,
  decided,
  type Given,
  home,
  item,
  type Keys,
  people,
  today,
  verification,
  workspaceFiles,
} from './support/workspace.ts';

const learner = 'amira@learner.example';
const okafor = 'okafor@centre.example';
const grant = 'grant@centre.example';
const office = 'office@centre.example';
const register: Readonly<Record<string, Keys>> = {
  'j-okafor': { ...people['j-okafor'], email: okafor },
  'r-lind': { ...people['r-lind'], email: 'lind@centre.example' },
  'm-grant': { ...people['m-grant'], email: grant },
};

/** One change of a file, as git tells it. Without an address it is not committed. */
interface Told {
  by?: string;
  did: Change['kind'];
  path: string;
  /** What the file then holds; left out: what it holds now. */
  content?: string;
  commit?: Partial<Commit>;
  /** In the commit of the change before. */
  together?: boolean;
}
const [a1, v1] = [`${home}/assessments/A1.md`, `${home}/verification/V1.md`];
const pathOf = (id: string) => `${home}/evidence/${id}.md`;
const added = (by: string, path: string, more: Partial<Told> = {}): Told => ({ by, did: 'added', path, ...more });

/** A history of one change a commit; the last change of a file says what stands, if nobody says otherwise. */
function historyOf(told: readonly Told[], standing: Readonly<Record<string, string>> = {}): History {
  const changes = new Map<string, Change[]>();
  const stands = new Map<string, string>();
  let order = -1;
  for (const { by, did, path, content = 'as it is', commit, together = false } of told) {
    if (!together) order++;
    const made: Commit | undefined =
      by === undefined
        ? undefined
        : {
            id: `c${order}`,
            date: `2026-06-0${order + 1}`,
            email: by,
            signed: false,
            coAuthors: [],
            isMerge: false,
            boundary: false,
            ...commit,
          };
    const change: Change = { kind: did, commit: made, order, ...(did === 'deleted' ? {} : { content }) };
    changes.set(path, [...(changes.get(path) ?? []), change]);
    if (did === 'deleted') stands.delete(path);
    else if (by !== undefined) stands.set(path, content);
  }
  for (const [path, content] of Object.entries(standing)) stands.set(path, content);
  return { changes, standing: stands, formerHomes: new Map(), ignored: new Set(), shallow: false };
}

const audited: ReadonlySet<string> = new Set(checks.filter(({ audit }) => audit).map(({ code }) => code));
const usual: Given = {
  people: register,
  evidence: ['E1', 'E2', 'E3'].map((id) => item(id, { criteria: ['B9/1.1'] })),
  records: [decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met')],
};
/** Whom the history names for each thing signed, and what an audit finds apart from what is not committed yet. */
async function audit(told: readonly Told[], given: Given = {}, standing: Readonly<Record<string, string>> = {}) {
  const folder = memoryFolder(await workspaceFiles({ ...usual, ...given }));
  const { result } = await checkWorkspace({ folder, today, history: historyOf(told, standing) });
  const found = result.diagnostics.filter(({ code }) => audited.has(code) && code !== 'not-committed');
  return {
    signed: result.portfolios[0]!.authorship!.map(({ id, attribution }) => `${id} ${attribution}`),
    found: found.map(({ code, message }) => `${code}: ${message}`),
    at: found.map(({ file, line, column }) => `${file.split('/').at(-1)} ${line}:${column}`),
  };
}
const asked = async (...told: readonly Told[]) => audit(told);

describe('which commit brought a record', () => {
  const own = added(learner, pathOf('E1'));

  it('is the first, so that one which was deleted and brought back with other words is a changed one', async () => {
    const { signed, found } = await asked(
      own,
      added(okafor, a1, { content: 'not yet' }),
      { by: office, did: 'deleted', path: a1 },
      added(office, a1),
    );
    expect(signed).toEqual(['A1 same']);
    expect(found).toEqual([
      `record-changed: A1 was changed by ${office} on 2026-06-04 (c3), after it was first committed on 2026-06-02 (c1)`,
    ]);
  });

  it('is the first, so that one which was deleted and brought back as it was is none', async () => {
    const gone: Told = { by: office, did: 'deleted', path: a1 };
    expect(await asked(own, added(okafor, a1), gone, added(office, a1))).toMatchObject({
      signed: ['A1 same'],
      found: [],
    });
  });

  it('is of those that each of two branches added the one that stands, also where it was deleted since', async () => {
    const { signed, found } = await asked(
      own,
      added(office, a1, { content: 'another' }),
      added(okafor, a1),
      { by: okafor, did: 'deleted', path: a1 },
      added(office, a1),
    );
    expect({ signed, found }).toMatchObject({ signed: ['A1 same'], found: [] });
  });

  it('is no change to the words that stand', async () => {
    const { found } = await asked(own, added(okafor, a1, { content: 'not yet' }), {
      by: okafor,
      did: 'changed',
      path: a1,
    });
    expect(found).toEqual([
      `record-changed: A1 was changed by ${okafor} on 2026-06-03 (c2), after it was first committed on 2026-06-02 (c1)`,
    ]);
  });

  it('is, of two branches that each added one under the same name, that of the one that stands', async () => {
    const both = [own, added(office, a1, { content: 'another' }), added(okafor, a1)];
    expect(await audit(both)).toMatchObject({ signed: ['A1 same'], found: [] });
    expect((await audit(both, {}, { [a1]: 'another' })).signed).toEqual(['A1 unknown']);
  });

  it('is, where nobody knows what stands or what it first held, the last that added it', async () => {
    const back = [added(okafor, a1), { by: office, did: 'deleted' as const, path: a1 }, added(office, a1)];
    const { changes, ...history } = historyOf([own, ...back]);
    const without = (path: string) => changes.get(path)!.map(({ content: _, ...change }) => change);
    const unknown: History[] = [
      { changes, ...history, standing: new Map() },
      { ...history, changes: new Map([...changes, [a1, [without(a1)[0]!, ...changes.get(a1)!.slice(1)]]]) },
    ];
    for (const each of unknown) {
      const { result } = await checkWorkspace({
        folder: memoryFolder(await workspaceFiles(usual)),
        today,
        history: each,
      });
      expect(result.portfolios[0]!.authorship).toMatchObject([{ id: 'A1', first: { email: office }, later: [] }]);
    }
  });

  it('is of an observation, which may be written anew, the last that added it', async () => {
    const seen = item('E1', { method: 'observation', assessor: 'j-okafor', criteria: ['B9/1.1'] });
    const told = [
      added(office, pathOf('E1'), { content: 'another' }),
      { by: office, did: 'deleted' as const, path: pathOf('E1') },
      added(okafor, pathOf('E1')),
      { by: okafor, did: 'changed' as const, path: pathOf('E1') },
    ];
    expect(await audit(told, { evidence: [seen], records: [] })).toMatchObject({ signed: ['E1 same'], found: [] });
  });

  it('is not known of what is not committed, nor of what is older than the clone', async () => {
    expect((await asked(own, { did: 'added', path: a1 })).signed).toEqual(['A1 not-committed']);
    expect((await asked(own)).signed).toEqual(['A1 not-committed']);
    const older = await asked(own, added(office, a1, { commit: { boundary: true } }));
    expect(older).toMatchObject({ signed: ['A1 before-this-clone'], found: [] });
  });
});

describe('what happened to a record later', () => {
  const own = added(learner, pathOf('E1'));

  it('is told change by change, without the one that brought it', async () => {
    const told = [own, added(okafor, a1), { by: grant, did: 'changed' as const, path: a1, content: 'another' }];
    const folder = memoryFolder(await workspaceFiles(usual));
    const laterIn = async (history: History) =>
      (await checkWorkspace({ folder, today, history })).result.portfolios[0]!.authorship![0]!.later;
    expect(await laterIn(historyOf(told.slice(0, 2)))).toEqual([]);
    expect(await laterIn(historyOf(told))).toMatchObject([{ email: grant }]);
  });

  it('is a change since the clone begins, where that is as far as it reaches', async () => {
    const older = added(office, a1, { content: 'not yet', commit: { boundary: true } });
    const { found, at } = await asked(own, older, { by: okafor, did: 'changed', path: a1 });
    expect(at).toEqual(['A1.md 2:5']);
    expect(found).toEqual([
      `record-changed: A1 was changed by ${okafor} on 2026-06-03 (c2), after this clone begins on 2026-06-02 (c1)`,
    ]);
  });

  it('is a change where nobody knows what it held', async () => {
    const { changes, ...history } = historyOf([own, added(okafor, a1), { by: okafor, did: 'changed', path: a1 }]);
    const bare = new Map([...changes].map(([path, all]) => [path, all.map(({ content: _, ...each }) => each)]));
    const unknown = { ...history, changes: bare, standing: new Map() };
    const { result } = await checkWorkspace({
      folder: memoryFolder(await workspaceFiles(usual)),
      today,
      history: unknown,
    });
    expect(result.diagnostics.map(({ code }) => code)).toContain('record-changed');
  });
});

describe('a record that holds what it first held', () => {
  const own = added(learner, pathOf('E1'));

  it('was changed all the same where a change of it is not committed', async () => {
    const undone: Told[] = [
      { by: okafor, did: 'changed', path: a1, content: 'a slip' },
      { by: okafor, did: 'changed', path: a1 },
    ];
    for (const before of [[], undone]) {
      const now: Told = { did: 'changed', path: a1, content: 'another' };
      expect((await asked(own, added(okafor, a1), ...before, now)).found).toEqual([
        'record-changed: A1 was changed and that is not committed, after it was first committed on 2026-06-02 (c1)',
      ]);
    }
  });

  it('was not, whatever was undone in between', async () => {
    const undone = [
      added(okafor, a1),
      { by: okafor, did: 'changed' as const, path: a1, content: 'a slip' },
      { by: okafor, did: 'changed' as const, path: a1 },
    ];
    expect(await asked(own, ...undone)).toMatchObject({ signed: ['A1 same'], found: [] });
  });
});

describe('whose address it is', () => {
  const own = added(learner, pathOf('E1'));

  it('is compared without blanks and capitals', async () => {
    const people = { ...register, 'j-okafor': { ...register['j-okafor'], email: ' Okafor@Centre.example' } };
    expect((await audit([own, added(' OKAFOR@centre.example ', a1)], { people })).signed).toEqual(['A1 same']);
  });

  it('may be a co-author’s, of several any one', async () => {
    const commit = { coAuthors: [office, okafor] };
    expect((await asked(own, added(office, a1, { commit }))).signed).toEqual(['A1 together']);
  });

  it('is of an observation by two that of either', async () => {
    const seen = item('E1', { method: 'observation', assessor: ['r-lind', 'j-okafor'], criteria: ['B9/1.1'] });
    const { signed } = await audit([added(okafor, pathOf('E1'))], { evidence: [seen], records: [] });
    expect(signed).toEqual(['E1 same']);
  });

  it('is another’s where the register knows it', async () => {
    const { signed, found } = await asked(own, added(grant, a1));
    expect(signed).toEqual(['A1 another']);
    expect(found).toEqual([
      `committed-by-another: A1 by j-okafor was committed by ${grant} (m-grant) on 2026-06-02 (c1)`,
    ]);
  });

  it('is nobody’s where one of those who signed has none in the register', async () => {
    const people = { ...register, 'r-lind': { ...register['r-lind'], email: undefined } };
    const seen = item('E1', { method: 'observation', assessor: ['j-okafor', 'r-lind'], criteria: ['B9/1.1'] });
    const only = { people, evidence: [seen], records: [] };
    const { signed, found, at } = await audit([added(office, pathOf('E1'))], only);
    expect(signed).toEqual(['E1 no-address']);
    expect(at).toEqual(['E1.md 9:11']);
    expect(found).toEqual([
      'person-without-address: people.yaml has no e-mail address of r-lind, so nobody can say whether E1 is theirs',
    ]);
  });

  it('is not asked of an observation that is withdrawn, of one of which nobody says who saw it, nor of anything else', async () => {
    const gone = item('E1', { method: 'observation', assessor: 'j-okafor', withdrawn: '2026-05-01' });
    const unsaid = item('E2', { method: 'observation', criteria: ['B9/1.1'] });
    const asked = item('E3', { method: 'questioning', assessor: 'j-okafor', criteria: ['B9/1.1'] });
    const told = ['E1', 'E2', 'E3'].map((id) => added(office, pathOf(id)));
    expect(await audit(told, { evidence: [gone, unsaid, asked], records: [] })).toMatchObject({
      signed: [],
      found: [],
    });
  });
});

describe('who filed it all', () => {
  const others = (by: string, many: number, of: number) =>
    `committed-for-others: ${by} (nobody in the register) committed ${many} of the ${of} records and observations here for others: the history cannot tell who wrote what`;
  const alone = (by: string) =>
    `committed-for-others: ${by} (nobody in the register) committed the one record or observation here for others: the history cannot tell who wrote what`;
  const another = (by: string) =>
    `committed-by-another: A1 by j-okafor was committed by ${by} (nobody in the register) on 2026-06-04 (c3)`;
  const learners = ['E2', 'E3'].map((id) => added(learner, pathOf(id)));

  it('is whoever brought what one person signed and some of the learner’s evidence', async () => {
    expect((await asked(added(office, pathOf('E1')), ...learners, added(office, a1))).found).toEqual([alone(office)]);
  });

  it('is not whoever only changed the evidence, nor brought what others than the learner write', async () => {
    const touched: Told = { by: office, did: 'changed', path: pathOf('E2') };
    expect((await asked(...learners, touched, added(office, a1))).found).toEqual([another(office)]);
    const seen = item('E1', { method: 'observation', assessor: 'r-lind', criteria: ['B9/1.1'] });
    const filed = added('lind@centre.example', pathOf('E1'));
    const { found } = await audit([...learners, filed, added('lind@centre.example', a1)], { evidence: [seen] });
    expect(found).toEqual([
      'committed-by-another: A1 by j-okafor was committed by lind@centre.example (r-lind) on 2026-06-04 (c3)',
    ]);
  });

  it('is whoever brought what several signed, without any of the evidence', async () => {
    const records = [...usual.records!, verification('V1', '2026-05-09', [{ assessment: 'A1', outcome: 'agreed' }])];
    const told = [...learners, added(learner, pathOf('E1')), added(office, a1), added(office, v1)];
    expect((await audit(told, { records })).found).toEqual([others(office, 2, 2)]);
  });

  it('is also one whom the register knows, and of several the one who brought most', async () => {
    const by = (assessor: string, id: string) => assessment(id, '2026-05-03', { assessor, decisions: [] });
    const records = [...usual.records!, by('j-okafor', 'A2'), by('m-grant', 'A3')];
    const filed = ['A2', 'A3'].map((id) => added('lind@centre.example', `${home}/assessments/${id}.md`));
    const { found } = await audit([added(office, a1), ...filed], { records });
    expect(found).toContain(
      'committed-for-others: lind@centre.example (r-lind) committed 2 of the 3 records and observations here for others: the history cannot tell who wrote what',
    );
  });

  it('is not whoever brought half of what is signed', async () => {
    const records = [...usual.records!, verification('V1', '2026-05-09', [{ assessment: 'A1', outcome: 'agreed' }])];
    const told = [added(office, pathOf('E1')), ...learners, added(office, a1), added(grant, v1)];
    expect((await audit(told, { records })).found).toEqual([another(office)]);
  });
});

describe('which address is the learner’s', () => {
  const second = assessment('A2', '2026-05-03', { decisions: [] });
  const a2 = `${home}/assessments/A2.md`;
  const two = { records: [...usual.records!, second] };
  const evidence = (...by: string[]) => by.map((each, at) => added(each, pathOf(`E${at + 1}`)));
  const signedBy = async (told: readonly Told[], given: Given = two) => (await audit(told, given)).signed[1];

  it('is that of whoever added more than half of what only the learner writes', async () => {
    const signed = [added(okafor, a1), added(learner, a2)];
    expect(await signedBy([...evidence(learner, learner, office), ...signed])).toBe('A2 learner');
    expect(await signedBy([...evidence(learner, 'Amira@Learner.example', office), ...signed])).toBe('A2 learner');
    expect(await signedBy([...evidence(learner, office), ...signed])).toBe('A2 unknown');
  });

  it('is that of nobody who brought the evidence with a record, in a merge or before the clone begins', async () => {
    const signed = [added(okafor, a1), added(learner, a2)];
    const merged = evidence(learner, learner, learner).map((each) => ({ ...each, commit: { isMerge: true } }));
    expect(await signedBy([...merged, ...signed])).toBe('A2 unknown');
    const older = evidence(learner, learner, learner).map((each) => ({ ...each, commit: { boundary: true } }));
    expect(await signedBy([...older, ...signed])).toBe('A2 unknown');
    const imported = evidence(learner, learner, learner).map((each) => ({ ...each, together: true }));
    expect(await signedBy([added(okafor, a1), added(learner, a2), ...imported])).toBe('A2 unknown');
  });

  it('is nobody’s while one who signed has none in the register', async () => {
    const people = { ...register, 'r-lind': { ...register['r-lind'], email: undefined } };
    const told = [...evidence(learner, learner, learner), added(okafor, a1), added(learner, a2)];
    const third = assessment('A3', '2026-05-04', { assessor: 'r-lind', decisions: [] });
    expect(await signedBy(told, { people, records: [...two.records, third] })).toBe('A2 unknown');
    const seen = item('E4', { method: 'observation', assessor: ['j-okafor', 'r-lind'], criteria: ['B9/1.1'] });
    expect(await signedBy(told, { people, ...two, evidence: [...usual.evidence!, seen] })).toBe('A2 unknown');
  });

  it('is that of nobody who touched what all portfolios share, a specification or the register', async () => {
    for (const path of ['evid.yaml', 'people.yaml', 'specs/B9.unit.yaml', 'specs/S.standard.yaml']) {
      const signed = [added(okafor, a1), added(learner, a2)];
      const told = [added(office, path), ...evidence(learner, learner, learner), ...signed];
      expect([path, await signedBy(told)]).toEqual([path, 'A2 learner']);
      expect([path, await signedBy([...told, { by: learner, did: 'changed', path }])]).toEqual([path, 'A2 unknown']);
    }
  });

  it('is that of nobody who brought another learner’s evidence; what an assessor or a witness writes there is none', async () => {
    const elsewhere = async (path: string) =>
      signedBy([...evidence(learner, learner, learner), added(learner, path), added(okafor, a1), added(learner, a2)]);
    expect(await elsewhere('portfolios/ben/evidence/E1.md')).toBe('A2 unknown');
    expect(await elsewhere('portfolios/ben/evidence/witness/E1.md')).toBe('A2 learner');
    expect(await elsewhere('portfolios/ben/evidence/assessor/E1.md')).toBe('A2 learner');
  });

  it('is that of nobody who brought only what witnesses and assessors write', async () => {
    const written = [
      item('E1', { method: 'witness-testimony', witness: 'p-sharma', criteria: ['B9/1.1'] }),
      item('E2', { method: 'questioning', assessor: 'j-okafor', criteria: ['B9/2.1'] }),
      item('E3', { criteria: ['B9/1.1'] }),
    ];
    const kept = `${home}/evidence/assessor/E4.md`;
    const files = { [kept]: String(item('E4', { criteria: ['B9/1.1'] })[1]) };
    const brought = [...evidence(office, office, learner), added(office, kept), added(okafor, a1)];
    const more = { ...two, evidence: written, files };
    expect(await signedBy([...brought, added(office, a2)], more)).toBe('A2 unknown');
    expect(await signedBy([...brought, added(learner, a2)], more)).toBe('A2 learner');
  });

  it('is that of nobody who brought most of what others sign, as far as it is committed', async () => {
    const waiting = ['A3', 'A4'].map((id) => assessment(id, '2026-05-04', { decisions: [] }));
    const told = [...evidence(learner, learner, learner), added(learner, a1), added(learner, a2)];
    const { signed } = await audit(told, { records: [...two.records, ...waiting] });
    expect(signed).toEqual(['A1 unknown', 'A2 unknown', 'A3 not-committed', 'A4 not-committed']);
  });
});

it('what is here and nowhere else is told once, record, item and attachment, and apart what git is told to leave out', async () => {
  const shared = ['attachments/order.pdf', 'attachments/./order.pdf'];
  const given: Given = {
    ...usual,
    evidence: [
      item('E1', { criteria: ['B9/1.1'], files: ['attachments/order.pdf'] }),
      item('E2', { criteria: ['B9/1.1'], files: shared }),
      item('E3', { withdrawn: '2026-05-01' }),
      item('E4', { criteria: ['B9/1.1'], files: ['attachments/none.pdf'] }),
    ],
    files: { [`${home}/attachments/order.pdf`]: 'Order' },
  };
  const foundIn = async (told: readonly Told[], ignored: readonly string[] = []) => {
    const history = { ...historyOf(told), ignored: new Set(ignored) };
    const { result } = await checkWorkspace({ folder: memoryFolder(await workspaceFiles(given)), today, history });
    return result.diagnostics
      .filter(({ code }) => code === 'not-committed' || code === 'ignored-by-git')
      .map(
        ({ code, file, line, column, message }) =>
          `${code} ${file.slice(-5, -3)} ${line}:${column} ${message.split(' ')[0]}`,
      );
  };
  expect(await foundIn([])).toEqual([
    'not-committed A1 3:11 A1',
    'not-committed E1 2:5 E1',
    'not-committed E1 9:9 attachments/order.pdf',
    'not-committed E2 2:5 E2',
    'not-committed E4 2:5 E4',
  ]);
  expect(await foundIn([], [`${home}/attachments/`, pathOf('E2')])).toEqual([
    'not-committed A1 3:11 A1',
    'not-committed E1 2:5 E1',
    'ignored-by-git E1 9:9 attachments/order.pdf',
    'ignored-by-git E2 2:5 E2',
    'not-committed E4 2:5 E4',
  ]);
  // What is in the last commit is committed, whatever is ignored; what was deleted since is not.
  const gone: Told = { by: learner, did: 'deleted', path: pathOf('E2') };
  const kept = [added(okafor, a1), added(learner, pathOf('E1')), added(learner, pathOf('E2')), gone];
  expect(await foundIn(kept, [pathOf('E1')])).toEqual([
    'not-committed E1 9:9 attachments/order.pdf',
    'not-committed E2 2:5 E2',
    'not-committed E4 2:5 E4',
  ]);
  // However an item spells the path of its file.
  const all = [a1, ...['E1', 'E2', 'E4'].map(pathOf), `${home}/attachments/order.pdf`];
  expect(await foundIn(all.map((path) => added(learner, path)))).toEqual([]);
});
