import type { PortfolioRow, UnitRow } from '../../model/result.ts';
import { counted } from '../../words/counts.ts';
import { upperFirst } from '../../words/sentences.ts';
import { spoken, statusWords } from '../../words/statuses.ts';
import { gradeFacts } from '../../words/units.ts';
import type { Fact } from './sheet.ts';
import { nameOf, type SheetContext } from './sheet-context.ts';

/** The learner’s name and id; without them the portfolio’s folder. */
export function learnerWords({ learner: { name, id }, path }: PortfolioRow): string {
  if (name === undefined) return id ?? path;
  return id === undefined ? name : `${name} (${id})`;
}

/** The head of the record: what it is about, whose it is and how it stands. */
export function factsOf(context: SheetContext): Fact[] {
  const { result, portfolio, unit, units } = context;
  const { name: centre, number } = result.centre ?? {};
  const { name: workplace, sector } = portfolio.workplace ?? {};
  const codes = Object.entries(units.units.get(unit.unit)?.file.codes ?? {});
  const person = (id: string | undefined) => (id === undefined ? 'none named' : nameOf(id, context));
  const facts: [name: string, values: (string | undefined)[]][] = [
    ['Status', [standing(unit)]],
    ['Learner', [learnerWords(portfolio), portfolio.learner.uln && `ULN ${portfolio.learner.uln}`]],
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
function standing({ status, grade, targetGrade, criteriaMet, criteriaTotal, requirements, gaps }: UnitRow): string {
  if (criteriaTotal === 0) return statusWords[status];
  const musts = requirements.filter(({ force }) => force === 'must');
  const met = musts.filter((row) => row.status === 'met').length;
  const waived = gaps.filter((gap) => gap.waived !== undefined).length;
  return [
    `${[statusWords[status], ...gradeFacts({ grade, targetGrade })].join(', ')}: ${criteriaMet} of ${counted(criteriaTotal, 'criterion', 'criteria')} met`,
    ...(musts.length === 0 ? [] : [`${met} of ${counted(musts.length, 'requirement')} met`]),
    `${gaps.length === 0 ? 'no gaps' : counted(gaps.length, 'gap')}${waived === 0 ? '' : ` (${waived} waived)`}`,
  ].join(', ');
}

/** Which files the sheet was made from, and what it is. */
export function sourceOf({ result, portfolio, unit, units }: SheetContext): string {
  const spec = units.units.get(unit.unit)?.path;
  const files = [
    `${portfolio.path}/portfolio.yaml`,
    counted(portfolio.evidence.length, 'item of evidence', 'items of evidence'),
    ...(portfolio.records.length === 0 ? [] : [`the records ${portfolio.records.map(({ id }) => id).join(', ')}`]),
    ...(spec === undefined ? [] : [spec]),
  ];
  return `Made by evid on ${result.today} from ${files.join('; ')}. This sheet is a view of these files: they are the record, and what they say decides.`;
}
