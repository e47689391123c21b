import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkWorkspace } from '../src/check-workspace.ts';
import { memoryFolder } from '../src/load/folder.ts';
import { naturalOrder } from '../src/model/natural-order.ts';
import { home, item, markdown, workspaceFiles, yaml } from './support/workspace.ts';

describe('natural order', () => {
  it('is a total order, however long the numbers are', () => {
    const text = fc.string({
      unit: fc.constantFrom('0', '1', '2', '10', '9'.repeat(400), 'a', '.', '/', '-'),
      maxLength: 6,
    });
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(Math.sign(naturalOrder(a, b))).toBe(0 - Math.sign(naturalOrder(b, a)));
        expect(naturalOrder(a, b) === 0).toBe(a === b);
        if (naturalOrder(a, b) < 0 && naturalOrder(b, c) < 0) expect(naturalOrder(a, c)).toBeLessThan(0);
      }),
      { numRuns: 300 },
    );
  });

  it('is that of portfolios', async () => {
    const files = await workspaceFiles({ evidence: [item('E1', { criteria: ['B9/9.9'] })] });
    for (const name of ['l10', 'l2', 'l1']) {
      files[`portfolios/${name}/portfolio.yaml`] = files[`${home}/portfolio.yaml`]!;
      files[`portfolios/${name}/evidence/E1.md`] = markdown(yaml({ id: 'E1' }));
    }
    const { result } = await checkWorkspace({ folder: memoryFolder(files), today: '2026-06-30' });
    const paths = result.portfolios.map(({ path }) => path);
    expect(paths).toEqual([home, ...['l1', 'l2', 'l10'].map((name) => `portfolios/${name}`)]);
  });
});
