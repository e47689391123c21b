import {
  type CriterionChange,
  type Difference,
  type FaultChange,
  type GapChange,
  gapChanges,
  itemChanges,
  type PortfolioChange,
  type RequirementChange,
  type Side,
  type Totals,
  type UnitChange,
} from '../model/difference.ts';
import { counted } from './counts.ts';
import { listRefs } from './lists.ts';
import { idAndTitle } from './names.ts';
import { spoken, statusWords } from './statuses.ts';
import { waivedShareInBrackets, waivedWords } from './waived.ts';

/** What became of a criterion, as people say it; the same words in every output. */
export const criterionWords: Readonly<Record<CriterionChange['change'], string>> = {
  met: 'newly met',
  claimed: 'newly claimed',
  lost: 'lost',
  stale: 'gone stale',
  'not-yet': 'decided not yet',
  partial: 'decided partial',
  'not-applicable': 'decided not applicable',
  missing: 'missing again',
  added: 'asked since',
  gone: 'no longer asked',
};
export const requirementWords: Readonly<Record<RequirementChange['change'], string>> = {
  met: 'newly met',
  claimed: 'newly claimed',
  lost: 'lost',
  gap: 'open again',
  added: 'asked since',
  gone: 'no longer asked',
};
export const gapWords: Readonly<Record<GapChange['change'], string>> = {
  closed: 'closed',
  opened: 'opened',
  waived: 'waived',
  'no-longer-waived': 'no longer waived',
};
export const faultWords: Readonly<Record<FaultChange['change'], string>> = {
  new: 'new',
  mended: 'mended',
  waived: 'waived',
  'no-longer-waived': 'no longer waived',
};

/** "main (3f2a91c4)", "before.json of 2026-11-01", "the working tree". */
function sideWords({ kind, name = '', commit, today }: Side): string {
  if (kind === 'folder') return 'the working tree';
  return kind === 'file' ? `${name} of ${today}` : `${name} (${commit?.slice(0, 8)})`;
}

/** What is compared with what, and as of which day; a screen reader is told `to` in place of the arrow. */
export function sidesWords({ base, to }: Pick<Difference, 'base' | 'to'>, arrow = '→'): string {
  const day = base.kind === 'file' ? `as of ${to.today}` : `both as of ${to.today}`;
  return `${sideWords(base)} ${arrow} ${sideWords(to)}, ${day}`;
}

/** The totals that are not nought, the first of each sort with its noun: "3 criteria newly met, 1 lost", "2 gaps closed". */
export function totalsWords({
  units,
  criteria,
  requirements,
  parts,
  gaps,
  faults,
  evidence,
  portfolios,
}: Totals): string[] {
  return [
    sort(units, { unknown: 'that cannot be compared' }, 'unit'),
    sort(portfolios, { added: 'added', gone: 'gone' }, 'portfolio'),
    sort(units, { added: 'added', gone: 'gone', moved: 'with a new status' }, 'unit'),
    sort(criteria, criterionWords, 'criterion', 'criteria'),
    sort(parts.criteria, criterionWords, 'part of a criterion', 'parts of criteria'),
    sort(requirements, requirementWords, 'requirement'),
    sort(parts.requirements, requirementWords, 'part of a requirement', 'parts of requirements'),
    sort(gaps, { ...gapWords, opened: withWaived(gapWords.opened, gaps.opened, gaps['opened-waived']) }, 'gap'),
    newFirst(
      sort(faults, { ...faultWords, new: withWaived(faultWords.new, faults.new, faults['new-waived']) }, 'fault'),
    ),
    sort(evidence, { added: 'added', changed: 'changed', withdrawn: 'withdrawn', gone: 'gone' }, 'item'),
  ].filter((words) => words !== '');
}

const withWaived = (word: string, total: number, waived: number): string =>
  `${word}${waivedShareInBrackets(total, waived)}`;

/** "2 faults new" as people say it: "2 new faults". */
const newFirst = (words: string): string => words.replace(/^(\d+) (faults?) ([^,(]*[^,( ])/, '$1 $3 $2');

function sort<Change extends string>(
  counts: Readonly<Record<Change, number>>,
  words: Readonly<Partial<Record<Change, string>>>,
  one: string,
  many?: string,
): string {
  return (Object.entries(words) as [Change, string][])
    .filter(([change]) => counts[change] > 0)
    .map(([change, word], index) => `${index === 0 ? counted(counts[change], one, many) : counts[change]} ${word}`)
    .join(', ');
}

/** Gaps on both sides; nothing where there is none on either. */
export function gapTotals({ before, after }: Totals['gaps']): string[] {
  if (before === 0 && after === 0) return [];
  return [before === after ? `${counted(after, 'gap')} as before` : `${counted(before, 'gap')} before, ${after} now`];
}

/** Where a side cannot be used: that nothing is compared, and why. */
export function refusals({ base, to }: Difference): string[] {
  return [base, to].flatMap((side) =>
    side.unusable ? [`${sideWords(side)} cannot be used as it is, so nothing is compared`] : [],
  );
}

/** "in progress → awaiting sign-off", "added: in progress", "gone; it was in progress". */
export function statusChange({ change, before, after }: UnitChange, arrow = '→'): string {
  if (change === 'added') return `added: ${statusWords[after!.status]}`;
  if (change === 'gone') return `gone; it was ${statusWords[before!.status]}`;
  const [old, now] = [statusWords[before!.status], statusWords[after!.status]];
  return old === now ? now : `${old} ${arrow} ${now}`;
}

/** "13 → 18 of 18", "7 → 0"; of a unit that is there on one side only, its own number. */
export const numberChange = (
  { before, after }: UnitChange,
  number: 'criteriaMet' | 'gaps',
  arrow: string,
  total?: 'criteriaTotal',
): string => {
  const numbers = [before, after].flatMap((standing) => standing?.[number] ?? []);
  const of = total === undefined ? '' : ` of ${(after ?? before)![total]}`;
  return `${[...new Set(numbers)].join(` ${arrow} `)}${of}`;
};

/** Why a unit is not compared; undefined where it is, or where it is there on one side only. */
export function notCompared({ compared, before, after }: UnitChange): string | undefined {
  if (before?.status === 'unknown' || after?.status === 'unknown') {
    const when = [...(before?.status === 'unknown' ? ['before'] : []), ...(after?.status === 'unknown' ? ['now'] : [])];
    return `cannot be compared: something of it cannot be read ${when.join(' and ')}`;
  }
  if (compared || before === undefined || after === undefined) return undefined;
  if (before.gaps === after.gaps) return undefined;
  return after.gaps < before.gaps
    ? `its ${counted(before.gaps, 'gap')} no longer count, but are not closed`
    : `its ${counted(after.gaps, 'gap')} count now`;
}

/** What is said behind a criterion's words: what it was or is now, and the items and records behind it. */
export function criterionDetail({ change, before, after, evidence, records }: CriterionChange): string {
  const state =
    change === 'lost' || change === 'added' ? [`now ${spoken(after ?? '')}`] : wasWorthSaying(change, before);
  const by = [...evidence, ...records].join(', ');
  const told = [...state, ...(by === '' ? [] : [by])].join('; ');
  return told === '' ? '' : ` (${told})`;
}
const wasWorthSaying = (change: CriterionChange['change'], before: CriterionChange['before']): string[] =>
  before === undefined || before === 'missing' || (change === 'stale' && before === 'met')
    ? []
    : [`was ${spoken(before)}`];

/** What a requirement that was met is now. */
export const requirementDetail = ({ change, after }: RequirementChange): string =>
  change === 'lost' ? ` (now ${after === 'gap' ? 'a gap' : after})` : '';

/** The gaps of one unit in lines: what became of them, which they are, and by what waiver they are accepted. */
export function gapLines(gaps: readonly GapChange[]): { head: string; text: string }[] {
  const asked = { 'as-before': '', since: ', asked since', 'no-longer': ', no longer asked' } as const;
  const groups = new Map<string, { head: string; waiver: string; list: GapChange[] }>();
  for (const change of gapChanges) {
    for (const gap of gaps.filter((each) => each.change === change)) {
      const head = `${gapWords[change]}${asked[gap.asked]}${change === 'opened' && gap.waived ? ', waived' : ''}`;
      const waiver = waiverDetail(gap);
      const key = `${head}${waiver}`;
      groups.set(key, { head, waiver, list: [...(groups.get(key)?.list ?? []), gap] });
    }
  }
  return [...groups.values()].map(({ head, waiver, list }) => ({
    head: `${list.length === 1 ? 'gap' : 'gaps'} ${head}`,
    text: `${listRefs(
      list.map(({ ref }) => ref),
      ', ',
    )}${waiver}`,
  }));
}

/** Under what something is waived now, why and who accepted it. */
export const waiverDetail = ({ waived }: Pick<GapChange | FaultChange, 'waived'>): string =>
  waived === undefined ? '' : `; ${waivedWords(waived)}`;

/** The evidence in lines: of a portfolio that came or went as a whole, only how many items there are. */
export function evidenceLines({ change, evidence }: PortfolioChange): { head: string; items: string[] }[] {
  return itemChanges.flatMap((each) => {
    const rows = evidence[each];
    if (rows.length === 0) return [];
    const items = rows.map(idAndTitle);
    return [{ head: `evidence ${each}`, items: change === 'changed' ? items : [counted(rows.length, 'item')] }];
  });
}

/** "E07.md" and its place, as every format names it. */
export const placeOf = ({ file, line, column }: Pick<FaultChange, 'file' | 'line' | 'column'>): string =>
  `${file}:${line}:${column}`;
