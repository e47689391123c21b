import type { NewFile } from '../create-files.ts';
import { withFrontMatter } from '../front-matter.ts';
import { type ExampleItem, exampleItems } from './example-items.ts';
import { portfolioText } from './portfolio-text.ts';

/** Where the example portfolio lies. */
export const exampleHome = 'portfolios/robin-example';

/** A small portfolio of an invented learner for the first of these units of which evid has an example; its dates lie round today. */
export function examplePortfolio(
  units: readonly string[],
  people: { assessor: string; verifier: string },
  today: string,
): NewFile[] {
  const unit = units.find((id) => exampleItems[id] !== undefined);
  if (unit === undefined) return [];
  const learner = { id: 'L-0001', name: 'Robin Example' };
  return [
    [
      `${exampleHome}/portfolio.yaml`,
      portfolioText({ ...learner, units: [unit], ...people, registered: dayFrom(today, -60) }, 2),
    ],
    ...exampleItems[unit]!.map((item, index): NewFile => itemFile(item, `E0${index + 1}`, unit, people, today)),
  ];
}

function itemFile(
  { file, title, method, day, criteria, tags, customers, body }: ExampleItem,
  id: string,
  unit: string,
  { assessor }: { assessor: string },
  today: string,
): NewFile {
  const byAssessor = method !== 'work-product';
  const isPlanned = day > 0;
  return [
    `${exampleHome}/evidence/${byAssessor ? 'assessor/' : ''}${id}-${file}.md`,
    withFrontMatter(
      {
        id,
        title,
        method,
        date: dayFrom(today, day),
        context: method === 'discussion' ? undefined : 'paid-work',
        criteria: criteria.map((criterion) => `${unit}/${criterion}`),
        customers,
        tags,
        assessor: byAssessor ? assessor : undefined,
        ...(isPlanned ? { draft: true } : { signed: dayFrom(today, day + 1) }),
      },
      body,
    ),
  ];
}

function dayFrom(today: string, days: number): string {
  const day = new Date(`${today}T00:00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}
