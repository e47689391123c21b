import { counted } from '../../words/counts.ts';
import { nameAndId } from '../../words/learners.ts';
import { upperFirst } from '../../words/sentences.ts';
import { spoken } from '../../words/statuses.ts';
import { unitFacts } from '../../words/units.ts';
import type { Fact, SheetCase } from './sheet.ts';

/** The head of the record: what it is about, whose it is and how it stands. */
export function factsOf(sheet: SheetCase): Fact[] {
  const { at, row: unit, spec } = sheet;
  const { portfolio } = at;
  const { name: centre, number } = at.centre ?? {};
  const { name: workplace, sector } = portfolio.workplace ?? {};
  const codes = Object.entries(spec?.file.codes ?? {}).filter(([, code]) => code !== unit.unit);
  const person = (id: string | undefined) => (id === undefined ? 'none named' : at.name(id));
  const facts: [name: string, values: (string | undefined)[]][] = [
    ['Status', unitFacts(unit, sheet.numbers)],
    ['Learner', [nameAndId(at.portfolio), portfolio.learner.uln && `ULN ${portfolio.learner.uln}`]],
    ['Centre', [centre, number && `centre number ${number}`]],
    ['Awarding organisation', [unit.awardingOrganisation]],
    [
      'Unit',
      [
        unit.unit,
        ...codes.map(([whose, code]) => `${whose.length <= 3 ? whose.toUpperCase() : upperFirst(whose)}: ${code}`),
      ],
    ],
    [
      'Size',
      [
        unit.level && `level ${unit.level}`,
        unit.credit === undefined ? undefined : counted(unit.credit, 'credit'),
        unit.guidedLearningHours === undefined ? undefined : counted(unit.guidedLearningHours, 'guided learning hour'),
      ],
    ],
    ['Workplace', [workplace, sector && `${sector} sector`]],
    ['Assessor', [person(unit.assessor)]],
    ['Internal verifier', [person(unit.verifier)]],
    ['Registered', [unit.registered]],
    ['Target', [unit.target]],
    // The default goes without saying.
    [
      'Route',
      [
        unit.route === 'assessed' ? undefined : spoken(unit.route),
        unit.certificate && `certificate ${unit.certificate}`,
      ],
    ],
  ];
  return facts.flatMap(([name, values]) => {
    const value = values.filter((each) => each !== undefined && each !== '').join(', ');
    return value === '' ? [] : [{ name, value }];
  });
}

/** Which files the sheet was made from, and what it is. */
export function sourceOf({ at: { portfolio, today }, spec }: SheetCase): string {
  const files = [
    `${portfolio.path}/portfolio.yaml`,
    counted(portfolio.evidence.length, 'item of evidence', 'items of evidence'),
    ...(portfolio.records.length === 0
      ? []
      : [
          `the ${portfolio.records.length === 1 ? 'record' : 'records'} ${portfolio.records.map(({ id }) => id).join(', ')}`,
        ]),
    ...(spec === undefined ? [] : [spec.path]),
  ];
  return `Made by evid on ${today} from ${files.join('; ')}. This sheet is a view of these files: they are the record, and what they say decides.`;
}
