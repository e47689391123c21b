import { counted } from '../../words/counts.ts';
import { upperFirst } from '../../words/sentences.ts';
import { spoken, statusWords } from '../../words/statuses.ts';
import { gradeFacts } from '../../words/units.ts';
import { learnerOf } from '../learner-of.ts';
import type { Fact, SheetCase } from './sheet.ts';

/** The head of the record: what it is about, whose it is and how it stands. */
export function factsOf(sheet: SheetCase): Fact[] {
  const { at, row: unit, spec } = sheet;
  const { portfolio } = at;
  const { name: centre, number } = at.centre ?? {};
  const { name: workplace, sector } = portfolio.workplace ?? {};
  const codes = Object.entries(spec?.file.codes ?? {});
  const person = (id: string | undefined) => (id === undefined ? 'none named' : at.name(id));
  const facts: [name: string, values: (string | undefined)[]][] = [
    ['Status', [standing(sheet)]],
    ['Learner', [learnerOf(at), portfolio.learner.uln && `ULN ${portfolio.learner.uln}`]],
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
        unit.guidedLearningHours === undefined ? undefined : `${unit.guidedLearningHours} guided learning hours`,
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

/** The status in words, with the numbers behind it. */
function standing({ row, numbers }: SheetCase): string {
  const { met, total, requirementsMet, requirements, gaps, waived = 0 } = numbers;
  if (total === 0) return statusWords[row.status];
  return [
    `${[statusWords[row.status], ...gradeFacts(row)].join(', ')}: ${met} of ${counted(total, 'criterion', 'criteria')} met`,
    ...(requirements === 0 ? [] : [`${requirementsMet} of ${counted(requirements, 'requirement')} met`]),
    `${gaps === 0 ? 'no gaps' : counted(gaps, 'gap')}${waived === 0 ? '' : ` (${waived} waived)`}`,
  ].join(', ');
}

/** Which files the sheet was made from, and what it is. */
export function sourceOf({ at: { portfolio, today }, spec }: SheetCase): string {
  const files = [
    `${portfolio.path}/portfolio.yaml`,
    counted(portfolio.evidence.length, 'item of evidence', 'items of evidence'),
    ...(portfolio.records.length === 0 ? [] : [`the records ${portfolio.records.map(({ id }) => id).join(', ')}`]),
    ...(spec === undefined ? [] : [spec.path]),
  ];
  return `Made by evid on ${today} from ${files.join('; ')}. This sheet is a view of these files: they are the record, and what they say decides.`;
}
