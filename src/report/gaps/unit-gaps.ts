import type { Case, UnitCase } from '../../case/case.ts';
import type { Open } from '../../case/open.ts';
import { type Block, type Blocks, heading, list, paragraph, section, type Words } from '../../document/blocks.ts';
import { counted } from '../../words/counts.ts';
import { quoted } from '../../words/quotation.ts';
import type { Group } from './audience.ts';
import { openItem } from './open-item.ts';
import { waitWords } from './phrases.ts';

const groupOf = ({ waived, kind, mover }: Open): Group =>
  waived !== undefined ? 'waived' : kind === 'contested' ? 'contested' : mover!;

const titles: Readonly<Record<Group, string>> = {
  learner: 'still to be shown',
  assessor: 'waiting for the assessor',
  contested: 'not agreed by the verifier',
  waived: 'waived, not met',
};

/** What stands open in a unit, group by group, each fact once. `of` says whose the unit is where the report is about several. */
export function unitGaps(
  { row, open, isOver }: UnitCase,
  at: Case,
  of: Words,
  level: 2 | 3,
  groups: readonly Group[],
  quotesWaiting: boolean,
): Blocks {
  if (isOver) return undefined;
  const name: Words = [of, row.unit];
  const title = row.title === '' ? 'its specification cannot be read' : row.title;
  const below = (level + 1) as 3 | 4;
  const sections = groups.flatMap((group) => {
    const entries = open().filter((each) => groupOf(each) === group);
    const count = entries.reduce((sum, { gaps }) => sum + gaps.length, 0);
    const quotes = quotesWaiting || group === 'learner';
    const words = count === 0 ? titles[group] : `${titles[group]}, ${counted(count, 'gap')}`;
    return section(below, [name, `: ${words}`], list(entries.map((each) => openItem(each, row, at, quotes))));
  });
  const none =
    row.status === 'unknown' ? 'What it lacks is not known; see the warning at the top.' : 'Nothing is open.';
  return [heading(level, name, ' ', quoted(title)), ...(sections.length === 0 ? [paragraph(none)] : sections)];
}

/** Records of trainee assessors without effect yet, but for those on which a gap waits, where that says so. */
export function countersignatures(at: Case): Block {
  const told = new Set(
    at.units.flatMap(({ open }) =>
      open().flatMap(({ claims }) => claims.map(({ claim }) => claim.unconfirmed?.record)),
    ),
  );
  const waiting = at.countersignatures.filter(({ id }) => !told.has(id));
  return list(
    waiting.map(
      ({ id, date }) =>
        `${at.said(id)}: no effect until an assessor countersigns it, ${waitWords({ since: date }, at)}.`,
    ),
  );
}
