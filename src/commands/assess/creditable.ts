import { aboutUnknownCriterion } from '../../checks/about-unknown-criterion.ts';
import { list } from '../../document/blocks.ts';
import { fragment } from '../../document/terminal.ts';
import type { AwaitingPair } from '../../evaluate/awaiting-decision.ts';
import { unitOfRef } from '../../model/refs.ts';
import type { EvidenceRow } from '../../model/result.ts';
import { leafRows } from '../../model/rows.ts';
import { wordsOf } from '../recording/ref-words.ts';
import type { Walk } from '../recording/walk.ts';
import { UsageError } from '../usage-error.ts';

/** The criterion that was meant and can be credited, `3.6` for `B9/3.6` where only one unit has it; else why it cannot be. */
export function creditable(written: string, item: EvidenceRow, pairs: readonly AwaitingPair[], walk: Walk): string {
  const { intake, resolved } = walk.recording;
  const { units } = intake.workspace;
  const listed = resolved.portfolio.registrations.map(({ unit }) => unit);
  const all = [...units.units.values()].flatMap(({ id, criteria }) =>
    criteria.flatMap(({ ref, leaves }) =>
      [ref, ...leaves.map((leaf) => leaf.ref)].map((each) => ({ unit: id, ref: each })),
    ),
  );
  const typed = written.toLowerCase();
  const meant = [
    ...new Set(
      all
        .filter(({ unit, ref }) =>
          written.includes('/')
            ? ref.toLowerCase() === typed
            : listed.includes(unit) && ref.slice(unit.length + 1).toLowerCase() === typed,
        )
        .map(({ ref }) => ref),
    ),
  ];
  if (meant.length > 1) throw new UsageError(`“${written}” may be ${meant.join(' or ')}`);
  const [ref = written] = meant;
  const unit = unitOfRef(ref);
  const leaf = units.leaf(ref);
  if (units.units.has(unit) && !listed.includes(unit))
    throw new UsageError(`the portfolio does not list ${unit}`, `it lists ${listed.join(', ')}`);
  const whole = units.criterion(ref);
  if (leaf === undefined && whole !== undefined)
    throw new UsageError(
      `${ref} has parts`,
      `credit them one by one: ${whole.leaves.map((part) => part.ref).join(', ')}`,
    );
  if (leaf === undefined && !written.includes('/'))
    throw new UsageError(
      `no unit of this portfolio has a criterion ${written}`,
      '? lists what the item does not claim',
    );
  if (leaf === undefined) {
    const { message, help } = aboutUnknownCriterion(ref, units);
    throw new UsageError(message, help);
  }
  if (pairs.some((pair) => pair.item.id === item.id && pair.ref === ref))
    throw new UsageError(`${ref} is one of the decisions on ${item.id}`, 'it is asked about by itself');
  if (resolved.portfolio.itemById.get(item.id)?.claims.some((claim) => claim.leaf === leaf))
    throw new UsageError(`the learner claims ${ref} with it already`);
  if (!walk.may(unit)) throw new UsageError(`${walk.by} does not assess ${unit} on ${walk.date}`);
  return ref;
}

/** The criteria that nobody claims with an item, each with its words. */
export function unclaimed(item: EvidenceRow, pairs: readonly AwaitingPair[], { recording, may, look }: Walk): string[] {
  const { row, intake } = recording;
  const { units } = intake.workspace;
  const refs = row.units
    .filter(({ unit }) => may(unit))
    .flatMap(leafRows)
    .filter(({ ref, claims = [] }) => {
      const isAsked = pairs.some((pair) => pair.item.id === item.id && pair.ref === ref);
      return !isAsked && !claims.some(({ evidence }) => evidence === item.id);
    })
    .map(({ ref }) => `${ref} ${wordsOf(ref, units)}`);
  const lines = refs.length === 0 ? [`${item.id} claims every criterion`] : refs;
  return fragment([list(lines)], { ...look, width: look.width - 2 })
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`);
}
