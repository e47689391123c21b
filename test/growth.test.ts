import { afterEach, describe, expect, it, vi } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { decidedIn } from '../src/evaluate/sampling/decided.ts';
import { memoryFolder } from '../src/load/folder.ts';
import {
  assessment,
  type Given,
  item,
  smallUnit,
  today,
  unit,
  verification,
  workspaceFiles,
  yaml,
} from './support/workspace.ts';

/**
 * Steps, not seconds: what a check does with lists, sets and maps of records and items, all through these methods. Twice as much of
 * anything may take little more than twice as many; four times as many is the mark of a loop in a loop.
 */
const counted: readonly [object, readonly string[]][] = [
  [Array.prototype, ['filter', 'find', 'findLast', 'some', 'every', 'includes', 'indexOf', 'map', 'flatMap', 'at']],
];

/** How many elements those methods look at while a workspace is checked. */
async function stepsOf(given: Given): Promise<number> {
  const folder = memoryFolder(await workspaceFiles(given));
  let steps = 0;
  for (const [owner, names] of counted) {
    for (const name of names) {
      const original = (owner as Record<string, (...args: unknown[]) => unknown>)[name]!;
      const byCallback = !['includes', 'indexOf', 'at'].includes(name);
      vi.spyOn(owner as { each: () => unknown }, name as 'each').mockImplementation(function (
        this: unknown[],
        ...args: unknown[]
      ) {
        if (!byCallback) {
          steps += name === 'at' ? 1 : this.length;
          return original.apply(this, args);
        }
        const [callback, ...rest] = args as [(...each: unknown[]) => unknown, ...unknown[]];
        return original.call(
          this,
          function (this: unknown, ...each: unknown[]) {
            steps++;
            return callback.apply(this, each);
          },
          ...rest,
        );
      } as never);
    }
  }
  try {
    await checkWorkspace({ folder, today, onResolved: (resolved) => void decidedIn(resolved) });
  } finally {
    vi.restoreAllMocks();
  }
  return steps;
}
afterEach(() => vi.restoreAllMocks());

const count = (size: number) => Array.from({ length: size }, (_, index) => index + 1);
const items = (size: number, keys: object = {}) =>
  count(size).map((n) => item(`E${n}`, { criteria: ['B9/1.1'], ...keys }));
const met = (n: number) => ({ evidence: `E${n}`, criteria: ['B9/1.1'], outcome: 'met' });
const record = (n: number, keys: Parameters<typeof assessment>[2]) => assessment(`A${n}`, '2026-05-02', keys);

const unitOf = (size: number) => unit('B9', { outcomes: { 'Do the work': count(size).map((n) => `1.${n}`) } });

/** A workspace with so many of something. */
const dimensions: Record<string, (size: number) => Given> = {
  'records, each with a decision': (size) => ({
    evidence: items(size),
    records: count(size).map((n) => record(n, { decisions: [met(n)] })),
  }),
  'records about one pair': (size) => ({
    evidence: items(1),
    records: count(size).map((n) => record(n, { decisions: [met(1)] })),
  }),
  'records of a trainee': (size) => ({
    evidence: items(size),
    records: count(size).map((n) => record(n, { assessor: 't-bello', decisions: [met(n)] })),
  }),
  'records without authority': (size) => ({
    evidence: items(size),
    records: count(size).map((n) => record(n, { assessor: 'm-grant', decisions: [met(n)] })),
  }),
  'decisions in a record': (size) => ({
    evidence: items(size),
    records: [record(1, { decisions: count(size).map(met) })],
  }),
  judgements: (size) => ({
    specs: [smallUnit(count(size).map((n) => ({ id: String(n + 9), rules: [{ judge: {} }] })))],
    evidence: items(1),
    records: [
      record(1, {
        decisions: [met(1)],
        judgements: count(size).map((n) => ({
          requirement: `B9/ER${n + 9}`,
          outcome: 'met',
          reason: 'r',
          basis: ['E1'],
        })),
      }),
    ],
  }),
  'samples of a record': (size) => ({
    evidence: items(size),
    records: [
      record(1, { decisions: count(size).map(met) }),
      verification(
        'V1',
        '2026-05-20',
        count(size).map((n) => ({ assessment: 'A1', evidence: `E${n}`, outcome: 'not-agreed' })),
      ),
    ],
  }),
  'records and samples of them': (size) => ({
    evidence: items(size),
    records: [
      ...count(size).map((n) => record(n, { decisions: [met(n)] })),
      ...count(size).map((n) => verification(`V${n}`, '2026-05-20', [{ assessment: `A${n}`, outcome: 'agreed' }])),
    ],
  }),
  'slips in records': (size) => ({
    evidence: items(1),
    records: [
      ...count(size).map((n) =>
        record(n, {
          decisions: [
            { ...met(1), evidence: `F${n}` },
            { ...met(1), criteria: [`B9/9.${n}`] },
          ],
        }),
      ),
      verification(
        'V1',
        '2026-05-20',
        count(size).map((n) => ({ assessment: `A${n}`, evidence: `F${n}`, outcome: 'agreed' })),
      ),
    ],
  }),
  'errors in items': (size) => ({ evidence: items(size, { files: ['attachments/gone.pdf'] }) }),
  waivers: (size) => ({
    evidence: items(size, { signed: undefined }),
    files: {
      'waivers.yaml': yaml({
        waivers: count(size).map((n) => ({
          code: 'unsigned-evidence',
          portfolio: 'amira',
          subject: `E${n}`,
          reason: 'r',
          by: 'm-grant',
        })),
      }),
    },
  }),
  actions: (size) => ({
    records: [
      record(1, { actions: count(size).map((n) => ({ id: String(n), text: 't' })) }),
      record(2, { closes: count(size).map((n) => `A1/${n}`) }),
    ],
  }),
  items: (size) => ({ evidence: items(size) }),
  'items of one day': (size) => ({
    evidence: [...items(size, { customers: ['C-1'] }), item('L1', { occasion: 'rush' })],
  }),
  'claims of an item': (size) => ({
    specs: [unitOf(size)],
    evidence: [item('E1', { criteria: count(size).map((n) => `B9/1.${n}`) })],
    records: [record(1, { decisions: [{ ...met(1), criteria: count(size).map((n) => `B9/1.${n}`) }] })],
  }),
  criteria: (size) => ({
    specs: [unitOf(size)],
    evidence: count(size).map((n) => item(`E${n}`, { criteria: [`B9/1.${n}`] })),
    records: [record(1, { decisions: count(size).map((n) => ({ ...met(n), criteria: [`B9/1.${n}`] })) })],
  }),
  'occasions of an item': (size) => ({
    specs: [smallUnit([{ id: '8', rules: [{ judge: { indicators: [{ of: 'occasions' }, { of: 'customers' }] } }] }])],
    evidence: [
      item('E1', {
        criteria: ['B9/1.1'],
        occasions: count(size).map((n) => ({ date: '2026-03-04', label: `event-${n}`, customers: [`C-${n}`] })),
      }),
    ],
  }),
  'entries of one day': (size) => ({
    evidence: [
      item('E1', {
        criteria: ['B9/1.1'],
        occasions: count(size).map((n) => ({ date: '2026-03-04', customers: [`C-${n}`] })),
      }),
    ],
  }),
  tags: (size) => ({
    evidence: [item('E1', { criteria: ['B9/1.1'], tags: count(size).map((n) => `word-${n}`) })],
  }),
  requirements: (size) => ({
    specs: [
      smallUnit(count(size).map((n) => ({ id: String(n + 9), rules: [{ count: { of: 'items', 'at-least': n } }] }))),
    ],
    evidence: items(3),
  }),
  diagnostics: (size) => ({ evidence: items(size, { tags: ['partner/odd'], customers: ['Jane Brown'] }) }),
  people: (size) => ({
    files: {
      'people.yaml': yaml(
        Object.fromEntries([
          ...count(size).map((n) => [`p-${n}`, { name: `Person ${n}`, roles: ['assessor'] }]),
          ['m-grant', { name: 'M. Grant', roles: ['verifier'] }],
        ]),
      ),
    },
    evidence: items(size),
    records: count(size).map((n) => record(n, { assessor: `p-${n}`, decisions: [met(n)] })),
  }),
  units: (size) => ({
    specs: count(size).map((n) => unit(`U${n}`)),
    portfolio: { units: count(size).map((n) => `U${n}`) },
    evidence: count(size).map((n) => item(`E${n}`, { criteria: [`U${n}/1.1`] })),
    records: count(size).map((n) => record(n, { decisions: [{ ...met(n), criteria: [`U${n}/1.1`] }] })),
  }),
};

describe('twice as much takes about twice as many steps', () => {
  it.each(Object.entries(dimensions))('%s', async (_, given) => {
    const [small, large] = [await stepsOf(given(60)), await stepsOf(given(120))];
    expect(large / small).toBeLessThan(2.3);
  });
});
