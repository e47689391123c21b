import type { Gap, RequirementPartRow, RequirementRow, RuleResult, UnitRow } from '../../model/result.ts';
import { rulesOfKind } from '../../model/rows.ts';
import type { MatrixCell, MatrixRow } from './matrix.ts';
import { type Sign, signs } from './signs.ts';
import { withWaiver } from './waiver.ts';

/** The requirements of a unit and their parts, each with what its rules counted. */
export const requirementRows = ({ unit, requirements }: UnitRow, gaps: ReadonlyMap<string, Gap>): MatrixRow[] =>
  requirements.flatMap((requirement) =>
    [requirement, ...requirement.parts].map((each) => requirementRow(each, requirement, unit, gaps.get(each.ref))),
  );

function requirementRow(
  each: RequirementRow | RequirementPartRow,
  { force, layer, ref: whole }: RequirementRow,
  unit: string,
  gap: Gap | undefined,
): MatrixRow {
  const { ref, text, status, rules } = each;
  const why = withWaiver(gap?.why, gap);
  // These look at one item after another; an admission has done so before, a judgement is on the whole.
  const looking = rulesOfKind(rules, 'count', 'cover');
  return {
    ref,
    label: ref.slice(unit.length + 1),
    group: layer === 'centre' ? { id: '', title: 'Centre policy' } : { id: '', title: 'Evidence requirements' },
    isPart: ref !== whole,
    text,
    ...(rules.length === 0 ? {} : { gist: rules.map(({ what }) => what).join('; ') }),
    ...standingOf(status, force),
    ...(why === undefined ? {} : { why }),
    isHole: status !== 'met' && status !== 'note',
    ...(gap?.waived === undefined ? {} : { waived: true as const }),
    ...(looking.length === 0 ? { asksNothing: true as const } : {}),
    cells: ruleCells(looking, status !== 'met'),
  };
}

/** A recommendation that is not followed is advice, never a gap. */
function standingOf(status: RequirementRow['status'], force: RequirementRow['force']): { sign: Sign; words: string } {
  if (force !== 'should' || status === 'met') return { sign: status, words: signs[status].words };
  return status === 'gap'
    ? { sign: 'advice', words: signs.advice.words }
    : { sign: status, words: `advice, ${status}` };
}

const best: readonly Sign[] = ['accepted', 'claimed', 'draft', 'nearly'];

/** What the rules made of each item: the best that one of them says. What nearly counted is told where something is open. */
function ruleCells(rules: readonly RuleResult[], isOpen: boolean): MatrixCell[] {
  const found = rules.flatMap((rule): MatrixCell[] => [
    ...rule.counted.map((column) =>
      rule.undecided?.includes(column)
        ? { column, sign: 'claimed' as const, because: 'counts once it is accepted' }
        : { column, sign: 'accepted' as const, because: 'counts' },
    ),
    ...(isOpen ? rule.nearMisses : []).map(({ evidence, reason, kind }) => ({
      column: evidence,
      sign: kind === 'draft' ? ('draft' as const) : ('nearly' as const),
      because: reason,
    })),
  ]);
  const cells = new Map<string, MatrixCell>();
  for (const cell of found) {
    const earlier = cells.get(cell.column);
    if (earlier === undefined || best.indexOf(cell.sign) < best.indexOf(earlier.sign)) cells.set(cell.column, cell);
  }
  return [...cells.values()];
}
