import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../../src/check-workspace.ts';
import { memoryFolder } from '../../src/load/folder.ts';
import {
  assessment,
  type Given,
  item,
  partner,
  today,
  unit,
  verification,
  type Written,
  workspaceFiles,
} from '../support/workspace.ts';

/** What evid finds in a workspace, each fault with the words at its place. */
async function pointedAt(given: Given): Promise<string[]> {
  const files = await workspaceFiles(given);
  const { result } = await checkWorkspace({ folder: memoryFolder(files), today });
  return result.diagnostics.map(({ code, file, line, column, endColumn }) => {
    const text = String(files[file]).split('\n')[line - 1]!;
    return `${code} ${text.slice(column - 1, endColumn - 1).replaceAll(/["[\] ]/g, '')}`;
  });
}
const digest = `sha256:${'0'.repeat(64)}`;

describe('a fault of one item taken together with others stands at the name of that item', () => {
  const judgedOn = (keys: object) => ({
    records: [assessment('A01', '2026-05-02', { decisions: [{ criteria: ['B9/1.1'], outcome: 'met', ...keys }] })],
  });

  it('which the portfolio does not have, under a decision or a judgement', async () => {
    const evidence = [item('E01', { criteria: ['B9/1.1'] })];
    const basis = { E01: digest, E99: digest };
    expect(await pointedAt({ evidence, ...judgedOn({ basis }) })).toContain('decision-on-unknown-evidence E99');
    const judgements = [{ requirement: 'B9/CP1', outcome: 'not-yet', reason: 'Thin.', basis }];
    const config = { policy: { rules: [{ id: 'CP1', text: 'Enough of it' }] } };
    expect(await pointedAt({ evidence, config, records: [assessment('A01', '2026-05-02', { judgements })] })).toContain(
      'decision-on-unknown-evidence E99',
    );
  });

  it('of which whoever decides is the witness, or which they have not seen', async () => {
    const of = (keys: object) => ({
      evidence: [item('E01', { criteria: ['B9/1.1'] }), item('E02', { criteria: ['B9/1.1'], ...keys })],
    });
    const joint = judgedOn({ basis: ['E01', 'E02'] });
    expect(await pointedAt({ ...of({ witness: 'j-okafor' }), ...joint })).toEqual(['witness-is-assessor E02']);
    expect(await pointedAt({ ...of({ held: 'CRM ticket 4411' }), ...joint })).toEqual(['not-inspected E02']);
  });
});

describe('a sample names one thing', () => {
  const of = async (sample: object, later: Written[] = []) =>
    pointedAt({
      evidence: [item('E01', { criteria: ['B9/1.1'] })],
      records: [
        assessment('A01', '2026-05-02', {
          decisions: [{ evidence: 'E01', criteria: ['B9/1.1'], outcome: 'met' }],
          units: [{ unit: 'B9', outcome: 'achieved' }],
        }),
        verification('V01', '2026-05-05', [{ assessment: 'A01', outcome: 'agreed', ...sample }]),
        ...later,
      ],
    });

  it('and what stands beside a judgement or a sign-off is a fault at its place', async () => {
    expect(await of({ unit: 'B9', evidence: 'E01' })).toEqual(['invalid-value E01']);
    expect(await of({ unit: 'B9', criteria: ['B9/1.1'] })).toEqual(['invalid-value B9/1.1']);
    expect(await of({ requirement: 'B9/CP1', evidence: 'E01' })).toContain('invalid-value E01');
    expect(await of({ requirement: 'B9/CP1', unit: 'B9' })).toContain('invalid-value B9');
    expect(await of({ unit: 'B9' })).toEqual([]);
    expect(await of({ evidence: 'E01', criteria: ['B9/1.1'] })).toEqual([]);
  });

  it('until a later sample takes its place', async () => {
    const later = verification('V02', '2026-05-06', [{ assessment: 'A01', unit: 'B9', outcome: 'agreed' }]);
    expect(await of({ unit: 'B9', evidence: 'E01' }, [later])).toEqual([]);
  });
});

describe('an action', () => {
  const of = async (owner: string, later: object = {}) =>
    pointedAt({
      portfolio: { witnesses: { 'p-sharma': { name: 'P. Sharma' } } },
      records: [
        assessment('A01', '2026-05-02', { actions: [{ id: '1', text: 'Say more', owner }] }),
        assessment('A02', '2026-05-03', { actions: [], ...later }),
      ],
    });

  it('is for somebody whom the portfolio or the register knows, while it is open', async () => {
    expect(await of('somebody')).toEqual(['unknown-person somebody']);
    for (const owner of ['learner', 'assessor', 'verifier', 'L-1', 'j-okafor', 'p-sharma'])
      expect(await of(owner)).toEqual([]);
    expect(await of('somebody', { closes: ['A01/1'] })).toEqual([]);
  });
});

describe('a fault of a rule stands at what the rule names', () => {
  const text = 'In some way';
  const of = (rules: object[], parts?: object[]) =>
    pointedAt({
      specs: [unit('B9', { facets: partner, requirements: [{ id: '1', text, ...(parts ? { parts } : { rules }) }] })],
    });
  const count = (keys: object) => ({ count: { of: 'items', ...keys } });
  const known = { cover: { facet: 'partner' } };

  it('a criterion, a situation, a facet or one of its values, at whatever depth', async () => {
    const wrong: [string, object][] = [
      ['9.9', count({ criteria: ['1.1', '9.9'] })],
      ['9.8', count({ where: { not: { criteria: ['9.8'] } } })],
      ['9.7', { admit: { methods: ['test'], except: ['9.7'] } }],
      [
        'partner/absent',
        { 'any-of': [count({}), { 'all-of': [known, count({ where: { tags: ['partner/absent'] } })] }] },
      ],
      ['absent', { cover: { facet: 'partner', values: ['absent'] } }],
      ['supplier', { cover: { facet: 'supplier' } }],
      ['9.6', { judge: { indicators: [{ of: 'occasions', criteria: ['9.6'] }] } }],
    ];
    for (const [name, rule] of wrong) {
      expect(await of([known, rule])).toEqual([`unknown-name-in-rule ${name}`]);
      expect(
        await of(
          [],
          [
            { id: 'a', text, rules: [known] },
            { id: 'b', text, rules: [known, rule] },
          ],
        ),
      ).toContain(`unknown-name-in-rule ${name}`);
    }
  });

  it('of the centre’s rules too', async () => {
    const rules = [{ id: 'CP1', text, rules: [count({}), count({ criteria: ['9.9'] })] }];
    expect(await pointedAt({ config: { policy: { rules } } })).toEqual(['unknown-name-in-rule 9.9']);
  });
});
