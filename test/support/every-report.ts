import { checkWorkspace } from '../../src/check-workspace.ts';
import { explainRef } from '../../src/evaluate/explain-ref.ts';
import { planPortfolio } from '../../src/evaluate/plan/plan.ts';
import { readRoll } from '../../src/intake/read-roll.ts';
import { readWorkspace } from '../../src/intake/read-workspace.ts';
import { memoryFolder } from '../../src/load/folder.ts';
import { readText } from '../../src/load/read-text.ts';
import { htmlPage } from '../../src/page/page.ts';
import { gapReport } from '../../src/report/gaps/document.ts';
import { matrixCsv } from '../../src/report/matrix/csv.ts';
import { evidenceMatrices } from '../../src/report/matrix/evidence-matrix.ts';
import { matrixMarkdown } from '../../src/report/matrix/markdown.ts';
import { matrixTable } from '../../src/report/matrix/table.ts';
import { everybodyIn } from '../../src/report/names/everybody.ts';
import { veil } from '../../src/report/names/veil.ts';
import { planText } from '../../src/report/plan-text.ts';
import { sheetHtml } from '../../src/report/sheet/html.ts';
import { sheetMapping } from '../../src/report/sheet/mapping.ts';
import { sheetMarkdown } from '../../src/report/sheet/markdown.ts';
import { sheetOf } from '../../src/report/sheet/unit-sheet.ts';
import { statusMarkdown, statusRows, statusText } from '../../src/report/status.ts';
import { whyText } from '../../src/report/why-text.ts';
import { formats, lookOf } from '../formats/views.ts';
import {
  assessment,
  decided,
  item,
  smallUnit,
  today,
  unitWithParts,
  verification,
  workspaceFiles,
} from './workspace.ts';

/** A workspace with a file of every kind, small enough to be judged some hundred times a second. */
export async function everyKind(): Promise<Record<string, string>> {
  const requirements = [
    { id: 'ER1', rules: [{ admit: { contexts: { not: ['simulation'] } } }] },
    {
      id: 'ER2',
      rules: [
        { cover: { facet: 'partner' } },
        { judge: { indicators: [{ of: 'occasions', 'at-least': 'policy.occasions' }] } },
      ],
    },
    {
      id: 'ER3',
      rules: [{ 'any-of': [{ count: { of: 'customers', 'at-least': 2 } }, { count: { of: 'days', 'at-least': 20 } }] }],
    },
  ];
  const files = await workspaceFiles({
    specs: [
      smallUnit(requirements),
      unitWithParts(),
      [
        'specs/NOS.standard.yaml',
        'id: NOS\ntitle: A standard\nreview-due: 2026-03-01\nperformance:\n  - { id: P1, text: Do }\nknowledge:\n  - { id: K1, text: Know }\n',
      ],
    ],
    config: {
      policy: { indicators: { occasions: 3 }, 'currency-months': 36, severity: { 'unlocated-tag': 'warning' } },
    },
    portfolio: {
      learner: { id: 'L-1', name: 'Amira Khan' },
      units: ['B9', { unit: '329', target: '2026-12-01', assessor: 'j-okafor' }, 'NOS'],
      registered: '2026-01-12',
    },
    evidence: [
      item('E1', {
        criteria: ['B9/1.1', '329/9.1a @ What happened'],
        tags: ['partner/cooperative'],
        customers: ['C-1'],
      }),
      item('E2', {
        criteria: ['B9/1.2 @ attachments/log.md 12:30'],
        files: ['attachments/log.md'],
        tags: ['partner/uncooperative'],
      }),
      item('E3', {
        criteria: ['B9/2.1'],
        method: 'discussion',
        assessor: 'j-okafor',
        occasions: [
          { date: '2026-03-04', label: 'one' },
          { date: '2026-04-04', customers: ['C-2'] },
        ],
      }),
    ],
    records: [
      decided('A1', '2026-05-02', 'E1', 'B9/1.1', 'met'),
      assessment('A2', '2026-05-03', {
        decisions: [{ evidence: 'E2', criteria: ['B9/1.2'], outcome: 'not-yet', reason: 'More.' }],
        judgements: [{ requirement: 'B9/ER2', outcome: 'met', reason: 'Enough.', basis: ['E1', 'E3'] }],
        actions: [{ id: '1', text: 'Say more', owner: 'learner', due: '2026-06-01' }],
      }),
      verification('V1', '2026-05-09', [{ assessment: 'A1', outcome: 'agreed' }]),
    ],
    files: {
      'portfolios/amira/attachments/log.md': '12:30 I rang the courier.\n',
      'waivers.yaml': 'waivers:\n  - { code: unlocated-tag, reason: Known, approved-by: m-grant, until: 2026-12-31 }\n',
    },
  });
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [path, String(content)]));
}

/**
 * Checks files and makes every report of the result, or with `part` every fourth beginning there; how many there were. What throws,
 * throws with the name of the report.
 */
export async function everyReport(
  files: Readonly<Record<string, string | Uint8Array>>,
  part?: number,
): Promise<number> {
  const folder = memoryFolder(files);
  const intake = readWorkspace(folder, today);
  const { workspace } = intake;
  const { result } = await checkWorkspace({ folder, intake, today });
  const { hide, show } = veil(everybodyIn([readRoll(folder, workspace)], result.portfolios));
  const hidden = show(result);
  const lines = new Map<string, readonly string[]>();
  const linesOf = (file: string) => {
    const known = lines.get(file);
    if (known !== undefined) return known;
    const read = readText(folder, file);
    const found = 'text' in read ? read.text.split('\n') : [];
    lines.set(file, found);
    return found;
  };
  const look = lookOf({ sourceLine: (file, line) => linesOf(file)[line - 1], sourceLines: linesOf });
  const matrices = evidenceMatrices(result);
  const reports: [string, () => string][] = [
    ...Object.entries(formats).map(([name, format]): [string, () => string] => [name, () => format(result, look)]),
    ['pretty --anonymise', () => formats.pretty(hidden, { ...look, hide })],
    ['gaps', () => gapReport(result, look)],
    ['page', () => htmlPage(result, look, { opens: 'gaps', base: '' })],
    ['matrix', () => matrixTable(matrices, look)],
    ['matrix md', () => matrixMarkdown(matrices, look, today)],
    ['matrix csv', () => matrixCsv(matrices)],
    ['status', () => statusText(statusRows(result), look, result)],
    ['status md', () => statusMarkdown(statusRows(result), result)],
    ...result.portfolios.flatMap((row): [string, () => string][] => [
      ['plan', () => planText(planPortfolio(row, workspace), row, undefined, look)],
      ['sheet', () => sheetMarkdown(sheetOf(result, row, workspace.units, look))],
      ['mapping', () => sheetMapping(sheetOf(result, row, workspace.units, look))],
      ['sheet page', () => sheetHtml(sheetOf(result, row, workspace.units, look), '')],
      ...row.units
        .flatMap(({ criteria, requirements }) => [...criteria.slice(0, 1), ...requirements.slice(0, 2)])
        .map(({ ref }): [string, () => string] => [
          `why ${ref}`,
          () => {
            const explanation = explainRef(ref, row, result, workspace.units);
            return explanation === undefined ? '' : whyText(explanation, look);
          },
        ]),
    ]),
  ];
  for (const [index, [name, make]] of reports.entries()) {
    if (part !== undefined && index % 4 !== part % 4) continue;
    try {
      if (typeof make() !== 'string') throw new Error('it is no text');
    } catch (error) {
      throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
    }
  }
  return reports.length;
}
