import {
  arrow,
  type Block,
  type Document,
  dim,
  dotted,
  entries,
  facts,
  list,
  note,
  paragraph,
  section,
  type Words,
} from '../document/blocks.ts';
import type { Coverage, Crosswalk } from '../evaluate/crosswalk.ts';
import { withoutUnit } from '../model/refs.ts';
import { counted } from '../words/counts.ts';
import { nameAndId } from '../words/learners.ts';
import { listFacts, listRefs } from '../words/lists.ts';
import { spoken } from '../words/statuses.ts';

/** Criteria and the items they reach, what is not reached, and how far evidence covers the standard. */
export function crosswalkDocument(table: Crosswalk): Document {
  const { unit, standard, criteria, items, unreached, coverage } = table;
  const texts = new Map([...criteria, ...items].map(({ ref, text }) => [ref, text]));
  const missing = [...unreached.criteria, ...unreached.items];
  const reached = criteria.filter(({ to }) => to.length > 0);
  const version = standard.version === undefined ? '' : ` ${standard.version}`;
  const goals = (to: readonly string[]) =>
    to.map((ref) => ({ name: [arrow, ` ${withoutUnit(ref)}`], value: dim(texts.get(ref) ?? '') }));
  return {
    title: `${unit.id} against ${standard.id}`,
    blocks: [
      paragraph(
        dotted([unit.id, unit.title]),
        dotted([`${standard.id}${version}`, standard.title]),
        `${counted(reached.length, 'criterion', 'criteria')} mapped to ${items.length - unreached.items.length} of ${counted(items.length, 'item')}`,
      ),
      standard.reviewPassed &&
        note('wait', `the review of ${standard.id} was due on ${standard.reviewDue}: look for a newer version`),
      section(
        2,
        `What each criterion of ${unit.id} reaches`,
        entries(
          reached.map(({ ref, text, to }) => ({ name: withoutUnit(ref), value: text, below: [entries(goals(to))] })),
        ),
      ),
      section(
        2,
        'Not reached',
        missing.length === 0
          ? paragraph('nothing: every criterion and every item is mapped')
          : entries(missing.map((ref) => ({ name: ref, value: texts.get(ref) ?? '' }))),
      ),
      coverage && coverageBlocks(table, coverage),
    ],
  };
}

function coverageBlocks(table: Crosswalk, coverage: Coverage): Block[] {
  const { items, standard } = table;
  const [isMapped, isDirect] = [coverage.unit === 'assessed', coverage.standard === 'assessed'];
  const rows = items.map(({ ref, from, mapped, direct }) => {
    const through = `${mapped ?? 'not reached'}${from.length === 0 ? '' : ` (${listRefs(from, ', ')})`}`;
    return { name: withoutUnit(ref), value: listFacts([isMapped && through, direct && `directly ${direct}`], '; ') };
  });
  return section(
    2,
    `${standard.id} covered by the evidence of ${nameAndId({ learner: coverage.learner, path: coverage.portfolio })}`,
    list(remarks(table, coverage)),
    entries(isMapped || isDirect ? rows : []),
    facts([
      isMapped && { name: 'through the mapping', value: countWords(coverage.mapped, items.length) },
      isDirect && { name: 'by direct claims', value: countWords(coverage.direct, items.length) },
    ]),
  );
}

function remarks({ unit, standard }: Crosswalk, coverage: Coverage): Words[] {
  const say = (id: string, held: Coverage['unit'], consequence: string) =>
    held !== 'assessed' &&
    (held === 'not-listed'
      ? `the portfolio does not list ${id}: ${consequence}`
      : `${id} is not being assessed in this portfolio: ${consequence}`);
  return [
    say(unit.id, coverage.unit, 'nothing comes through the mapping'),
    say(standard.id, coverage.standard, 'there are no direct claims'),
  ];
}

/** "12 met, 2 claimed, 5 not reached, of 26". */
function countWords(counts: Coverage['mapped'], total: number): string {
  const known = Object.entries(counts).map(([status, many]) => `${many} ${spoken(status)}`);
  const rest = total - Object.values(counts).reduce((sum, many) => sum + many, 0);
  return listFacts([...known, rest > 0 && `${rest} not reached`, `of ${total}`]);
}
