import { caseOf } from '../../src/case/case.ts';
import { planPortfolio } from '../../src/case/plan/plan.ts';
import { checkWorkspace } from '../../src/check-workspace.ts';
import { markdown } from '../../src/document/markdown.ts';
import { concerning } from '../../src/evaluate/assemble-result.ts';
import { explainRef } from '../../src/evaluate/explain-ref.ts';
import { readRoll } from '../../src/intake/read-roll.ts';
import { readWorkspace } from '../../src/intake/read-workspace.ts';
import { memoryFolder } from '../../src/load/folder.ts';
import { readText } from '../../src/load/read-text.ts';
import type { PortfolioRow } from '../../src/model/result.ts';
import { matrixCsv } from '../../src/report/matrix/csv.ts';
import { matrixDocument } from '../../src/report/matrix/document.ts';
import { evidenceMatrices } from '../../src/report/matrix/evidence-matrix.ts';
import { everybodyIn } from '../../src/report/names/everybody.ts';
import { veil } from '../../src/report/names/veil.ts';
import { planDocument } from '../../src/report/plan.ts';
import { sheetDocument } from '../../src/report/sheet/document.ts';
import { sheetMapping } from '../../src/report/sheet/mapping.ts';
import { sheetOf } from '../../src/report/sheet/sheet.ts';
import { statusDocument, statusRows } from '../../src/report/status.ts';
import { whyDocument } from '../../src/report/why.ts';
import { formats, lookOf } from '../formats/views.ts';
import { gapMarkdown } from './gap-report.ts';
import { htmlPage } from './page.ts';
import { everyForm } from './shown.ts';
import {
  assessment,
  decided,
  item,
  smallUnit,
  today,
  unitWithParts,
  verification,
  workspaceFiles,
  yaml,
} from './workspace.ts';

/** A workspace with a file of nearly every kind, small enough to be judged some hundred times a second. */
export async function everyKind(): Promise<Record<string, string>> {
  const requirements = [
    { id: '1', rules: [{ admit: { contexts: { not: ['simulation'] } } }] },
    {
      id: '2',
      rules: [
        { cover: { facet: 'partner' } },
        { judge: { indicators: [{ of: 'occasions', 'at-least': 'policy.occasions' }] } },
      ],
    },
    {
      id: '3',
      rules: [{ 'any-of': [{ count: { of: 'customers', 'at-least': 2 } }, { count: { of: 'days', 'at-least': 20 } }] }],
    },
  ];
  const files = await workspaceFiles({
    specs: [
      smallUnit(requirements),
      unitWithParts(),
      [
        'specs/G1.unit.yaml',
        yaml({
          id: 'G1',
          title: 'A graded unit',
          grades: ['P', 'M'],
          'last-assessment': '2027-08-31',
          prerequisites: [{ unit: 'B9', title: 'Unit B9' }],
          facets: { style: { title: 'Styles', open: true } },
          outcomes: [
            {
              id: 'LO1',
              title: 'Do the work',
              criteria: [
                { id: 'LO1.a', text: 'Do one', optional: true },
                { id: 'LO1.b', text: 'Do another', optional: true },
                { id: 'LO1.c', text: 'Do a third' },
                { id: 'LO1.d', text: 'Do it well', grade: 'M' },
              ],
            },
          ],
          requirements: [
            { id: '1', text: 'One of two', rules: [{ count: { of: 'criteria', 'at-least': 1 } }] },
            {
              id: '2',
              text: 'Hours, or styles',
              rules: [
                {
                  'any-of': [
                    { count: { of: 'hours', 'at-least': 3.5 } },
                    {
                      'all-of': [
                        { count: { of: 'values', facet: 'style', 'at-least': 2 } },
                        { cover: { facet: 'style', 'at-least': 2 } },
                      ],
                    },
                  ],
                },
              ],
            },
          ],
        }),
      ],
      [
        'qualifications/Q1.qualification.yaml',
        yaml({
          id: 'Q1',
          title: 'A qualification',
          groups: [
            {
              id: 'A',
              title: 'Units',
              units: ['B9', '329', 'G1', { unit: 'X9', title: 'Another', level: 2, credit: 4 }],
            },
          ],
          rules: [
            { id: 'R1', text: 'Three units', units: { 'at-least': 3 } },
            { id: 'R2', text: 'No more than 9 credits', credits: { 'at-most': 9 } },
          ],
          barred: [['329', 'X9']],
        }),
      ],
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
      units: [
        'B9',
        { unit: '329', target: '2026-12-01', assessor: 'j-okafor' },
        { unit: 'G1', 'target-grade': 'M' },
        'NOS',
      ],
      qualification: 'Q1',
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
        criteria: ['B9/2.1', 'G1/LO1.a', 'G1/LO1.d'],
        tags: ['style/plain'],
        method: 'discussion',
        assessor: 'j-okafor',
        signed: '2026-04-06',
        occasions: [
          { date: '2026-03-04', label: 'one', hours: 2.5 },
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
      'waivers.yaml': 'waivers:\n  - { code: unlocated-tag, reason: Known, by: m-grant, until: 2026-12-31 }\n',
    },
  });
  return Object.fromEntries(Object.entries(files).map(([path, content]) => [path, String(content)]));
}

/**
 * Checks files and makes every report of the result, each of which is told to `take`; how many there were. What throws, throws with
 * the name of the report.
 */
export async function everyReport(
  files: Readonly<Record<string, string | Uint8Array>>,
  take: (name: string, text: string) => void = () => {},
  day = today,
): Promise<number> {
  const folder = memoryFolder(files);
  const intake = readWorkspace(folder, day);
  const { workspace } = intake;
  const { result } = await checkWorkspace({ folder, intake, today: day });
  const { hide, show } = veil(everybodyIn([readRoll(folder, workspace)], result.portfolios));
  const hidden = show(result);
  const texts = new Map<string, string>();
  const fileText = (file: string) => {
    const known = texts.get(file);
    if (known !== undefined) return known;
    const read = readText(folder, file);
    const found = 'text' in read ? read.text : '';
    texts.set(file, found);
    return found;
  };
  const look = lookOf({ sourceLine: (file, line) => fileText(file).split('\n')[line - 1], fileText });
  const matrices = evidenceMatrices(result);
  const sheetIn = (row: PortfolioRow) =>
    sheetOf(caseOf(result, row, look), workspace.units, (unit) =>
      result.diagnostics.filter(concerning([unit], workspace.units)),
    );
  const reports: [string, () => string][] = [
    ...Object.entries(formats).map(([name, format]): [string, () => string] => [name, () => format(result, look)]),
    ['pretty --anonymise', () => formats.pretty(hidden, { ...look, hide })],
    ['gaps', () => gapMarkdown(result, look.fileText, workspace)],
    ['page', () => htmlPage(result, look, { opens: 'gaps', base: '' })],
    ...everyForm('matrix', () => matrixDocument(matrices, result.today, look)),
    ['matrix csv', () => matrixCsv(matrices)],
    ...everyForm('status', () => statusDocument(statusRows(result), result)),
    ...result.portfolios.flatMap((row): [string, () => string][] => [
      ...everyForm('plan', () => planDocument({ plan: planPortfolio(row, workspace), row, only: undefined })),
      ...everyForm('sheet', () => sheetDocument(sheetIn(row))),
      ['mapping', () => markdown(sheetMapping(sheetIn(row)))],
      ...row.units
        .flatMap(({ criteria, requirements }) => [...criteria.slice(0, 1), ...requirements.slice(0, 2)])
        .flatMap(({ ref }) => {
          const explanation = explainRef(ref, row, result, workspace.units);
          return explanation === undefined ? [] : everyForm(`why ${ref}`, () => whyDocument(explanation));
        }),
    ]),
  ];
  for (const [name, make] of reports) {
    try {
      take(name, make());
    } catch (error) {
      throw new Error(`${name}: ${(error as Error).message}`, { cause: error });
    }
  }
  return reports.length;
}
