import { naturalOrder } from '../../model/natural-order.ts';
import type { Decisions } from '../../resolve/decisions.ts';
import type { SampleTarget } from '../../resolve/made.ts';
import type { ResolvedPortfolio } from '../../resolve/resolve-portfolio.ts';
import type { Sample } from '../../resolve/samples.ts';
import { spoken } from '../../words/statuses.ts';
import type { Fault } from '../recording/drafting.ts';
import { words } from './draft-verification.ts';

/**
 * What is wrong with the samples of a record once it is resolved beside the others: samples of what nobody decided, of what another
 * sample of the same record speaks of, and of what --unit leaves out.
 */
export function sampleFaults(
  id: string,
  units: readonly string[] | undefined,
  { decisions }: Pick<ResolvedPortfolio, 'decisions'>,
): Fault[] {
  const own = decisions.samples.all.filter(({ record, assessment }) => record.id === id && assessment !== undefined);
  const first = new Map<string, Sample>();
  return own.flatMap((sample): Fault[] => {
    const { written, assessment } = sample;
    const covered = decisions.samples.coveredBy(sample);
    if (covered.length === 0)
      return [{ message: `${words(written)} was not decided there`, help: contents(assessment!.id, decisions) }];
    const outside = covered.flatMap((target) =>
      units === undefined || target.units.some((unit) => units.includes(unit)) ? [] : target.units,
    );
    const faults: Fault[] = [];
    if (outside.length > 0)
      faults.push({
        message: `${words(written)} is about ${[...new Set(outside)].join(', ')}, outside --unit`,
        help: `--unit ${units!.join(',')} leaves out everything else`,
      });
    const keys = covered.map(keyOf);
    const twice = keys
      .flatMap((key) => first.get(key) ?? [])
      .find((each) => says(each) !== says(sample) || same(each, sample));
    if (twice !== undefined) faults.push(aboutTwice(twice, sample));
    for (const key of keys) if (!first.has(key)) first.set(key, sample);
    return faults;
  });
}

const says = ({ written }: Sample) => written.outcome;
const same = (a: Sample, b: Sample) => words(a.written) === words(b.written);

const aboutTwice = (a: Sample, b: Sample): Fault =>
  same(a, b)
    ? { message: `${words(a.written)} is sampled twice`, help: 'say of each decision once whether it holds' }
    : {
        message: `${words(a.written)} is ${spoken(says(a))}, and ${words(b.written)} is ${spoken(says(b))}: that is the same decision`,
        help: 'say of each decision once whether it holds; --criteria names some of an item',
      };

const keyOf = (target: SampleTarget): string =>
  target.kind === 'decision'
    ? `${target.record.id} ${target.ref} ${[...target.basis.keys()].join(' ')}`
    : target.kind === 'judgement'
      ? `${target.record.id} ${target.requirement}`
      : `${target.record.id} sign-off ${target.unit}`;

/** What a record decides, for whoever named something else. */
function contents(id: string, decisions: Decisions): string {
  const targets = decisions.madeBy(id).flatMap(({ record }) => decisions.samples.targetsOf(record));
  const items = targets.flatMap((target) => (target.kind === 'decision' ? [...target.basis.keys()] : []));
  const judged = targets.flatMap((target) => (target.kind === 'judgement' ? [target.requirement] : []));
  const signed = targets.flatMap((target) => (target.kind === 'sign-off' ? [`the sign-off of ${target.unit}`] : []));
  const all = [...new Set([...items.sort(naturalOrder), ...judged, ...signed])];
  return all.length === 0 ? `${id} decides nothing` : `${id} decides on ${all.join(', ')}`;
}
