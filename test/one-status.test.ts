import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caseOf } from '../src/case/case.ts';
import { openIn as openEntries } from '../src/case/open.ts';
import { planPortfolio } from '../src/case/plan/plan.ts';
import { checkWorkspace } from '../src/check-workspace.ts';
import { explainRef } from '../src/evaluate/explain-ref.ts';
import { readWorkspace } from '../src/intake/read-workspace.ts';
import { memoryFolder } from '../src/load/folder.ts';
import { whoseMove } from '../src/model/moves.ts';
import type { Gap, Owner, PortfolioRow, Result } from '../src/model/result.ts';
import { pretty } from '../src/report/ci/pretty.ts';
import { markdown } from '../src/report/markdown.ts';
import { evidenceMatrices } from '../src/report/matrix/evidence-matrix.ts';
import { outcomesOf } from '../src/report/sheet/criteria.ts';
import { factsOf } from '../src/report/sheet/facts.ts';
import { requirementLines } from '../src/report/sheet/requirements.ts';
import { sheetOf } from '../src/report/sheet/sheet.ts';
import { statusRows } from '../src/report/status.ts';
import { formats, lookOf } from './formats/views.ts';
import { gapMarkdown, refsIn } from './support/gap-report.ts';
import { htmlPage } from './support/page.ts';
import { assessment, type Given, item, smallUnit, today, verification, workspaceFiles } from './support/workspace.ts';

const tags = ['partner/cooperative', 'partner/uncooperative'];
const ids = ['E1', 'E2', 'E3'];
const outcome = fc.constantFrom('met', 'met', 'partial', 'not-yet');
const items = fc.tuple(
  ...ids.map((id) =>
    fc.record({
      id: fc.constant(id),
      criteria: fc.subarray(['B9/1.1', 'B9/1.2', 'B9/2.1']),
      tags: fc.subarray(tags),
      draft: fc.boolean().map((draft) => (draft ? draft : undefined)),
      isChanged: fc.boolean(),
    }),
  ),
);
const decision = fc.record({ of: fc.subarray(ids, { minLength: 1, maxLength: 2 }), outcome, onTags: fc.boolean() });
const sample = fc.record({
  of: fc.option(fc.constantFrom(...ids), { nil: undefined }),
  outcome: fc.constantFrom('agreed', 'not-agreed', 'not-agreed'),
});
const workspaces = fc
  .record({
    items,
    decisions: fc.array(decision, { maxLength: 4 }),
    judged: fc.option(fc.constantFrom('met', 'not-yet'), { nil: undefined }),
    isSignedOff: fc.boolean(),
    samples: fc.array(sample, { maxLength: 2 }),
  })
  .map(({ items: all, decisions, judged, isSignedOff, samples }): Given => {
    const written = (isNow: boolean) =>
      all.map(({ isChanged, ...keys }) =>
        item(keys.id, { ...keys, ...(isNow && isChanged ? { customers: ['C-1'] } : {}) }),
      );
    const claimed = (of: readonly string[], key: 'criteria' | 'tags') =>
      all.filter(({ id }) => of.includes(id)).flatMap((each) => each[key]);
    return {
      specs: [
        smallUnit([
          { id: '3', rules: [{ judge: {} }] },
          {
            id: '5',
            parts: [{ id: 'a', text: 'p', rules: [{ cover: { facet: 'partner', values: ['cooperative'] } }] }],
          } as never,
        ]),
      ],
      portfolio: { units: [{ unit: 'B9', declared: '2026-05-03' }] },
      evidence: written(true),
      judged: written(false),
      records: [
        ...decisions.map(({ of, outcome: said, onTags }, index) =>
          assessment(`A${index + 1}`, `2026-05-0${index + 1}`, {
            decisions: [
              {
                basis: of,
                criteria: [...new Set(claimed(of, 'criteria'))],
                ...(onTags ? { tags: [...new Set(claimed(of, 'tags'))] } : {}),
                outcome: said,
              },
            ],
          }),
        ),
        assessment('A8', '2026-05-08', {
          ...(judged === undefined
            ? {}
            : { judgements: [{ requirement: 'B9/ER3', outcome: judged, reason: 'Because.', basis: ['E1'] }] }),
          ...(isSignedOff ? { units: [{ unit: 'B9', outcome: 'achieved' }] } : {}),
        }),
        ...samples.map(({ of, outcome: said }, index) =>
          verification(
            `V${index + 1}`,
            `2026-05-2${index}`,
            ['A1', 'A8'].map((record) => ({
              assessment: record,
              outcome: said,
              ...(record === 'A1' ? { evidence: of } : {}),
            })),
          ),
        ),
      ],
    };
  });

/** The gaps of a report whose entries begin with their references, and the numbers behind its headings. */
const entriesIn = (text: string): Map<string, string | undefined> =>
  new Map(
    [...text.matchAll(/^- \*\*([^*]+)\*\* \(([^)]*)\)/gm)]
      .filter(([, , words]) => !words!.startsWith('sign-off'))
      .flatMap(([, refs]) => refsIn(refs!))
      .map((ref) => [ref, undefined]),
  );
const countsIn = (text: string): number =>
  [...text.matchAll(/^#+ .*, (\d+) gaps?$/gm)].reduce((sum, [, count]) => sum + Number(count), 0);

/** The word of a format for what a report calls it. */
const wordOf = (said: string | undefined) => said?.replaceAll(' ', '-');

/** What each report calls the references of a unit that are open, and with which status, where it names one. */
const openIn: Record<string, (result: Result, row: PortfolioRow) => Map<string, string | undefined>> = {
  pretty: (result) =>
    new Map(
      [...pretty(result, lookOf({ verbose: true, width: 1000 })).matchAll(/^ +(\S+\/\S+) +([a-z ]+): /gm)]
        .filter(([, , status]) => status !== 'advice')
        .map(([, ref, status]) => [ref!, wordOf(status)]),
    ),
  junit: (result) =>
    new Map(
      [
        ...formats
          .junit(result, lookOf())
          .matchAll(/<testcase [^>]*\bname="(\S+) [^>]*>\s*<skipped message="([a-z ]+): /g),
      ].map(([, ref, status]) => [ref!, wordOf(status)]),
    ),
  page: (result) =>
    new Map(
      [...htmlPage(result, lookOf(), { opens: 'gaps', base: '' }).matchAll(/<li class="gap [^>]*><h4>(.*?) <span/g)]
        .flatMap(([, links]) => [...links!.matchAll(/>([^<]+)<\/a>/g)])
        .map(([, ref]) => [ref!.includes('/') ? ref! : `B9/${ref}`, undefined]),
    ),
  'gap report': (result) => entriesIn(gapMarkdown(result)),
  'job summary': (result) => entriesIn(markdown(result, lookOf())),
  sheet: (result, row) => {
    const { units } = readWorkspace(memoryFolder(latest), today).workspace;
    const [sheet] = sheetOf(caseOf(result, row, { fileText: () => '' }), units, () => []).units;
    const wholes = [
      ...outcomesOf(sheet!).flatMap((each) => each.lines),
      ...requirementLines(sheet!.row.requirements, sheet!),
    ];
    const lines = wholes.flatMap((line) => [line, ...line.parts]);
    const open = lines.filter(({ status }) => /^not met(?!: see its parts)/.test(status));
    const words = { 'not yet': 'not-yet', 'no evidence': 'missing' } as Record<string, string>;
    return new Map(
      open.map(({ ref, status }) => {
        const [, said = 'gap'] = /^not met: ([a-z ]+)/.exec(status) ?? [];
        return [ref, words[said] ?? said];
      }),
    );
  },
  matrix: (result) =>
    new Map(
      evidenceMatrices(result)[0]!
        .rows.filter(({ isHole, ref }) => isHole && ref !== 'B9/ER5' && ref !== 'B9/ER9')
        .map(({ ref, sign }) => [ref, sign]),
    ),
};
let latest: Record<string, string | Uint8Array> = {};

describe('whatever the workspace', () => {
  it('every report names the same open references, with one status each', { timeout: 120_000 }, async () => {
    await fc.assert(
      fc.asyncProperty(workspaces, async (given) => {
        latest = await workspaceFiles(given);
        const { result } = await checkWorkspace({ folder: memoryFolder(latest), today });
        const [row] = result.portfolios as [PortfolioRow];
        const [unit] = row.units;
        const gaps = new Map(unit!.gaps.map((gap: Gap) => [gap.ref, gap.status as string | undefined]));
        const sorted = (refs: Iterable<string>) => [...refs].sort();
        for (const [name, read] of Object.entries(openIn)) {
          const open = read(result, row);
          // A sheet prints what it has lines for: the criteria and the requirements.
          const named = (ref: string) => name !== 'sheet' || !tags.includes(ref);
          expect(sorted(open.keys()), name).toEqual(sorted([...gaps.keys()].filter(named)));
          for (const [ref, status] of open)
            if (status !== undefined) expect(`${ref} ${status}`, name).toBe(`${ref} ${gaps.get(ref)}`);
        }
        const [status] = statusRows(result);
        expect(status!.gaps, 'status').toBe(gaps.size);
        expect(status!.gapsLearner + status!.gapsAssessor, 'status, whose').toBe(gaps.size);
        for (const [name, text] of Object.entries({ gaps: gapMarkdown(result), summary: markdown(result, lookOf()) }))
          expect(countsIn(text), `numbers in ${name}`).toBe(gaps.size);
        const { units } = readWorkspace(memoryFolder(latest), today).workspace;
        const [own] = sheetOf(caseOf(result, row, { fileText: () => '' }), units, () => []).units;
        expect(factsOf(own!)[0]!.value, 'numbers in the sheet').toContain(
          gaps.size === 0 ? 'no gaps' : `${gaps.size} gap${gaps.size === 1 ? '' : 's'}`,
        );
        const of = (mover: Owner) =>
          openEntries(unit!, row).flatMap((each) => (each.mover === mover ? each.gaps.map(({ ref }) => ref) : []));
        for (const owner of ['learner', 'assessor'] as const) {
          const theirs = unit!.gaps.filter((gap) => whoseMove(gap) === owner).map(({ ref }) => ref);
          expect(sorted(of(owner)), owner).toEqual(sorted(theirs));
        }
        const { workspace } = readWorkspace(memoryFolder(latest), today);
        const closes = planPortfolio(row, workspace).actions.flatMap((action) => action.closes);
        expect(sorted(new Set(closes)), 'plan').toEqual(sorted(gaps.keys()));
        const rows = [...unit!.criteria, ...unit!.requirements, ...unit!.requirements.flatMap(({ parts }) => parts)];
        for (const { ref, status } of rows) {
          const told = explainRef(ref, row, result, workspace.units)!;
          expect(told.status.split(' ')[0], `why ${ref}`).toBe(status);
          if (gaps.has(ref))
            expect(
              told.gaps.map((gap) => gap.ref),
              `why ${ref}`,
            ).toContain(ref);
        }
      }),
      { numRuns: 30 },
    );
  });
});
