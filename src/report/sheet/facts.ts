import { counted } from '../../words/counts.ts';
import { nameAndId } from '../../words/learners.ts';
import { listFacts } from '../../words/lists.ts';
import { upperFirst } from '../../words/sentences.ts';
import { spoken } from '../../words/statuses.ts';
import { unitFacts } from '../../words/units.ts';
import type { SheetCase } from './sheet.ts';

/** The head of the record: what it is about, whose it is and how it stands. */
export function factsOf(sheet: SheetCase): { name: string; value: string }[] {
  const { at, row: unit, spec } = sheet;
  const { portfolio } = at;
  const { name: centre, number } = at.centre ?? {};
  const { name: workplace, sector } = portfolio.workplace ?? {};
  const codes = Object.entries(spec?.file.codes ?? {}).filter(([, code]) => code !== unit.unit);
  const person = (id: string | undefined) => (id === undefined ? 'none named' : at.name(id));
  const facts: [name: string, values: (string | undefined | false)[]][] = [
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
        unit.credit !== undefined && counted(unit.credit, 'credit'),
        unit.guidedLearningHours !== undefined && counted(unit.guidedLearningHours, 'guided learning hour'),
      ],
    ],
    ['Workplace', [workplace, sector && `${sector} sector`]],
    ['Assessor', [person(unit.assessor)]],
    ['Internal verifier', [person(unit.verifier)]],
    ['Registered', [unit.registered]],
    ['Target', [unit.target]],
    // The default goes without saying.
    ['Route', [unit.route !== 'assessed' && spoken(unit.route), unit.certificate && `certificate ${unit.certificate}`]],
  ];
  return facts.map(([name, values]) => ({ name, value: listFacts(values) })).filter(({ value }) => value !== '');
}

/** Which files the sheet was made from, and what it is. */
export function sourceOf({ at: { portfolio, today }, spec }: SheetCase): string {
  const records = portfolio.records.map(({ id }) => id);
  const files = [
    `${portfolio.path}/portfolio.yaml`,
    counted(portfolio.evidence.length, 'item of evidence', 'items of evidence'),
    records.length > 0 && `the ${records.length === 1 ? 'record' : 'records'} ${records.join(', ')}`,
    spec?.path,
  ];
  return `Made by evid on ${today} from ${listFacts(files, '; ')}. This sheet is a view of these files: they are the record, and what they say decides.`;
}
