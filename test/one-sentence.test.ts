import { beforeAll, describe, expect, it } from 'vitest';
import { caseOf } from '../src/case/case.ts';
import { planPortfolio } from '../src/case/plan/plan.ts';
import { checkWorkspace } from '../src/check-workspace.ts';
import { markdown } from '../src/document/markdown.ts';
import { explainRef } from '../src/evaluate/explain-ref.ts';
import { readWorkspace } from '../src/intake/read-workspace.ts';
import { diskFolder } from '../src/load/folder.ts';
import { readText } from '../src/load/read-text.ts';
import type { Gap, PortfolioRow, Result } from '../src/model/result.ts';
import { planDocument } from '../src/report/plan.ts';
import { sheetDocument } from '../src/report/sheet/document.ts';
import { sheetOf } from '../src/report/sheet/sheet.ts';
import { statusDocument, statusRows } from '../src/report/status.ts';
import { whyDocument } from '../src/report/why.ts';
import type { Workspace } from '../src/resolve/workspace.ts';
import { gapWords, gapWordsWithout, stepWords } from '../src/words/gaps.ts';
import { nextMoves } from '../src/words/moves.ts';
import { ended } from '../src/words/sentences.ts';
import { formats, lookOf } from './formats/views.ts';
import { gapMarkdown } from './support/gap-report.ts';
import { htmlPage } from './support/page.ts';
import { onScreen } from './support/shown.ts';

const folder = diskFolder('.');
const fileText = (file: string) => {
  const read = readText(folder, file);
  return 'text' in read ? read.text : '';
};
const look = lookOf({ verbose: true, width: 100_000, fileText });

/** What a reader sees of a report, whatever it is written in. */
const seen = (text: string): string =>
  text
    .replace(/<(script|style)\b[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&#8203;', '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&apos;/g, "'")
    .replace(/&amp;/g, '&')
    .replace(/%25/g, '%')
    .replace(/\\([\\`*_[\]|~#$])/g, '$1')
    .replace(/\s+/g, ' ');

let result: Result;
let workspace: Workspace;
const told = new Map<string, string>();
const gaps: { gap: Gap; portfolio: PortfolioRow }[] = [];

beforeAll(async () => {
  ({ result } = await checkWorkspace({ folder, today: '2026-11-22' }));
  ({ workspace } = readWorkspace(folder, '2026-11-22'));
  for (const portfolio of result.portfolios)
    for (const unit of portfolio.units) for (const gap of unit.gaps) gaps.push({ gap, portfolio });
  // The markup of a report is not what it says; of XML, what stands in attributes is.
  told.set('junit', seen(formats.junit(result, look).replace(/[<>]/g, ' ')));
  // As many gaps as GitHub shows of one step.
  const open = result.portfolios.map((row) => ({ ...row, units: row.units.slice(0, 1) })).slice(0, 1);
  const failing = { ...look, failing: ['gap'] };
  told.set('failing', seen(formats.github({ ...result, portfolios: open, diagnostics: [] }, failing)));
  for (const name of ['pretty', 'github', 'markdown'] as const) told.set(name, seen(formats[name](result, look)));
  told.set('gaps', seen(gapMarkdown(result, fileText, workspace)));
  told.set('status', seen(markdown(statusDocument(statusRows(result), result))));
  for (const row of result.portfolios) {
    const alone = { ...result, portfolios: [row] };
    const sheet = sheetOf(caseOf(result, row, look), workspace.units, () => []);
    told.set(`page ${row.path}`, seen(htmlPage(alone, look, { opens: 'gaps', base: '' })));
    told.set(`sheet ${row.path}`, seen(markdown(sheetDocument(sheet))));
    told.set(
      `plan ${row.path}`,
      seen(onScreen(planDocument({ plan: planPortfolio(row, workspace), row, only: undefined }))),
    );
  }
});

describe('one fact is one sentence', () => {
  it('made of the reasons and the step that stand beside it', () => {
    expect(gaps.length).toBeGreaterThan(50);
    for (const { gap } of gaps) expect([gap.why, gap.next]).toEqual([gapWords(gap.reasons), stepWords(gap.step)]);
  });

  it('in every output that says why something is open, or what comes next', () => {
    const missing: string[] = [];
    const expectIn = (name: string, gap: Gap, ...sentences: string[]) => {
      for (const sentence of sentences)
        if (!told.get(name)!.includes(seen(sentence))) missing.push(`${name}, ${gap.ref}: ${sentence}`);
    };
    for (const { gap, portfolio } of gaps) {
      const { path } = portfolio;
      const why = explainRef(gap.ref, portfolio, result, workspace.units)!;
      told.set('why', seen(onScreen(whyDocument(why), { plain: true })));
      expectIn('pretty', gap, gap.why);
      expectIn('junit', gap, gap.why);
      // What somebody wrote of it stands there once, with the decision or, where none is shown, in the sentence.
      const written = new Set(gap.reasons.flatMap((reason) => ('reason' in reason ? (reason.reason ?? []) : [])));
      expectIn('why', gap, gapWordsWithout(gap.reasons, written));
      if (written.size === 0) expectIn('why', gap, gap.waived === undefined ? ended(gap.why) : gap.why);
      for (const words of written) expect([gap.ref, told.get('why')!.split(seen(words)).length]).toEqual([gap.ref, 2]);
      if (gap.waived !== undefined) continue;
      if (portfolio === result.portfolios[0] && portfolio.units[0]!.gaps.includes(gap))
        expectIn('failing', gap, gap.why, gap.next);
      expectIn('pretty', gap, gap.next);
      expectIn('junit', gap, gap.next);
      expectIn('why', gap, gap.next);
      // Of criteria with one reason, the page and the report say it once, for the first and for the last of them.
      const open = caseOf(result, portfolio, look).units.flatMap((unit) => unit.open());
      const entry = open.find((each) => each.gaps.includes(gap))!;
      if (entry.gaps[0] === gap) expectIn(`page ${path}`, gap, gap.why, gap.next);
      if (entry.gaps.at(-1) === gap) expectIn('gaps', gap, ended(gap.next));
    }
    expect(missing).toEqual([]);
  });

  it('as to whose move it is, in the table of units and in the report of one learner', () => {
    const rows = statusRows(result);
    for (const portfolio of result.portfolios)
      for (const unit of caseOf(result, portfolio, look).units) {
        const moves = nextMoves({ owner: unit.row.owner, ...unit.numbers });
        const row = rows.find((each) => each.portfolio === portfolio.path && each.unit === unit.row.unit)!;
        expect(nextMoves(row)).toBe(moves);
        if (moves === '') continue;
        for (const name of ['status', 'gaps']) expect(told.get(name)).toContain(moves);
      }
  });

  it('with statuses and outcomes as people say them', () => {
    for (const [name, text] of told) {
      const prose = text.replace(/`[^`]*`|--[a-z-]+|\S*[/=:[]\S*/g, '');
      expect([name, prose.match(/\b(?:not-yet|in-progress|awaiting-(?:assessment|sign-off)|not-started)\b/g)]).toEqual([
        name,
        null,
      ]);
    }
  });
});
