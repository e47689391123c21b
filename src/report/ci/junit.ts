import { distinct } from '../../model/distinct.ts';
import { whoseMove } from '../../model/moves.ts';
import { isNotAsked } from '../../model/not-asked.ts';
import type { CriterionRow, Diagnostic, Gap, RequirementRow, UnitRow } from '../../model/result.ts';
import type { Judged, ResultOf } from '../../model/standing.ts';
import { stated } from '../../model/stated.ts';
import { listsBy } from '../../resolve/lists-by.ts';
import { listFacts } from '../../words/lists.ts';
import { notAskedWords, spoken, statusWords } from '../../words/statuses.ts';
import { waivedWords } from '../../words/waived.ts';
import { withAdvice } from '../fault-line.ts';
import { heldText } from '../held-text.ts';
import type { Look } from '../look.ts';
import { byFile, wayBehind } from '../places.ts';
import type { Asked, Report } from '../reporter.ts';
import { type XmlElement, xmlDocument, xmlElement } from './xml.ts';

/** The suites of a portfolio's units, which are held until the totals are known that stand before them. */
interface UnitSuites {
  path: string;
  suites: Suite[];
}

/** A suite for each unit of a portfolio, with a case per criterion and requirement, or part of one. */
export const unitSuites = ({ standing: { path }, row }: Judged, { failOn = [], pathPrefix }: Asked): UnitSuites => ({
  path,
  suites: row().units.map((unit) => unitSuite(path, unit, failOn.includes('gap'), wayBehind(pathPrefix))),
});

/**
 * JUnit XML: a suite for the files of each portfolio, and one for each of its units. A gap is no error, so it skips its case,
 * unless the run fails on gaps, for then they are why it failed. No times: the same files, the same bytes.
 * Names say the way from the workspace, so that a case keeps its history; `file` says it from the root of the repository. The root has
 * no `skipped`, which the schema of Jenkins refuses.
 */
export function junit({ diagnostics, portfolios }: ResultOf<UnitSuites>, { failing, pathPrefix }: Look): Report {
  const fails: Fails = (severity) => severity === 'error' || failing.includes(severity);
  const faults = listsBy(diagnostics, ({ portfolio = '' }) => portfolio);
  const files = (name: string, path: string) => fileSuite(name, faults.get(path) ?? [], fails, wayBehind(pathPrefix));
  const suites = [
    files('workspace files', ''),
    ...portfolios.flatMap(({ path, suites: own }) => [files(`${path} files`, path), ...own]),
  ];
  const total = (count: keyof Totals) => suites.reduce((sum, { totals }) => sum + totals[count], 0);
  const attributes = { name: 'evid', tests: total('tests'), failures: total('failures'), errors: total('errors') };
  return () => xmlDocument({ name: 'testsuites', attributes }, textsOf(suites));
}

function* textsOf(suites: readonly Suite[]) {
  for (const { text } of suites) yield text();
}

interface Totals {
  tests: number;
  failures: number;
  errors: number;
  skipped: number;
}
interface Suite {
  totals: Totals;
  text: () => string;
}
/** One case: what came of it, if it did not simply pass, and what else there is to say. */
interface TestCase {
  name: string;
  file?: string | undefined;
  outcome?: { kind: 'failure' | 'error' | 'skipped'; type: string; text: string } | undefined;
  note?: string | undefined;
}

function suiteOf(name: string, cases: readonly TestCase[], note?: string): Suite {
  const count = (kind: string) => cases.filter(({ outcome }) => outcome?.kind === kind).length;
  const totals = {
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
  };
  const names = distinct(
    cases.map((each) => each.name),
    (each, number) => `${each} (${number})`,
  );
  return {
    totals,
    text: heldText(
      xmlElement({
        name: 'testsuite',
        attributes: { name, ...totals },
        children: [
          ...cases.map((each, index) => caseElement(name, { ...each, name: names[index]! })),
          note && output(note),
        ],
      }),
    ),
  };
}

/** GitLab shows the classname beside the name, so it says the portfolio and the unit again. */
const caseElement = (suite: string, { name, file, outcome, note }: TestCase): XmlElement => ({
  name: 'testcase',
  attributes: { classname: suite, name, ...stated({ file }) },
  children: [outcome && outcomeElement(outcome), note && output(note)],
});

/** The text stands in the attribute and in the body: some tools show the one, some the other. */
const outcomeElement = ({ kind, type, text }: NonNullable<TestCase['outcome']>): XmlElement => ({
  name: kind,
  attributes: kind === 'skipped' ? { message: text } : { message: text, type },
  children: [text],
});

const output = (text: string): XmlElement => ({ name: 'system-out', attributes: {}, children: [text] });

type WayTo = (file: string) => string;
type Fails = (severity: Diagnostic['severity']) => boolean;

/**
 * A case for each file with faults that would fail the run, skipped where all of them are waived; the other faults, and what
 * is waived in a file that fails, stand below.
 */
function fileSuite(name: string, diagnostics: readonly Diagnostic[], fails: Fails, wayTo: WayTo) {
  const others = diagnostics.filter(({ severity }) => !fails(severity));
  const cases = byFile(diagnostics.filter(({ severity }) => fails(severity))).map(([file, faults]): TestCase => {
    const open = faults.filter(({ waived }) => waived === undefined);
    const text = (open.length > 0 ? open : faults).map(faultText(wayTo)).join('\n');
    if (open.length === 0) return { name: file, file: wayTo(file), outcome: { kind: 'skipped', type: 'waived', text } };
    others.push(...faults.filter(({ waived }) => waived !== undefined));
    return { name: file, file: wayTo(file), outcome: { kind: 'failure', type: 'fault', text } };
  });
  return suiteOf(
    name,
    cases.length > 0 ? cases : [{ name: 'no file is at fault' }],
    others.length > 0 ? others.map(faultText(wayTo)).join('\n') : undefined,
  );
}

const faultText =
  (wayTo: WayTo) =>
  (fault: Diagnostic): string => {
    const { file, line, column, severity, code } = fault;
    return `${wayTo(file)}:${line}:${column}: ${severity}[${code}] ${withAdvice(fault)}`;
  };

function unitSuite(path: string, unit: UnitRow, gapsFail: boolean, wayTo: WayTo): Suite {
  const file = unit.place && wayTo(unit.place.file);
  const gaps = new Map(unit.gaps.map((gap) => [gap.ref, gap]));
  const leaves: Leaf[] = [
    ...unit.criteria.flatMap(criterionCases),
    ...unit.requirements.flatMap((row) => requirementCases(row, gaps)),
  ];
  const listed = new Set(leaves.map(({ ref }) => ref));
  // Situations have no cases, but one that is contested must not go unseen.
  for (const { ref, what } of unit.gaps) if (!listed.has(ref)) leaves.push({ ref, words: what });
  const cases = leaves.map(({ ref, words, note }): TestCase => {
    const gap = gaps.get(ref);
    const fails = gapsFail && gap?.waived === undefined;
    const outcome = gap && ({ kind: fails ? 'failure' : 'skipped', type: 'gap', text: gapText(gap) } as const);
    return { name: `${ref} ${shortened(words)}`, file, outcome, note };
  });
  return suiteOf(`${path} ${unit.unit}`, cases.length > 0 ? cases : [unitCase(unit, file)]);
}

/** A unit of which no criterion is listed: carried over, say, or without a specification that can be read. */
const unitCase = ({ unit, status }: UnitRow, file: string | undefined): TestCase => ({
  name: `${unit} ${statusWords[status]}`,
  file,
  outcome:
    status === 'unknown'
      ? { kind: 'error', type: 'unknown', text: 'its specification or its evidence cannot be read' }
      : undefined,
});

interface Leaf {
  ref: string;
  words: string;
  note?: string | undefined;
}

const criterionCases = ({ parts, text, ...row }: CriterionRow): Leaf[] =>
  parts === undefined
    ? [{ ref: row.ref, words: text, note: withoutCase(row) }]
    : parts.map((part) => ({ ref: part.ref, words: `${text} ${part.text}`, note: withoutCase(part) }));

const withoutCase = ({
  status,
  asked,
  record,
  reason,
}: Pick<CriterionRow, 'status' | 'asked' | 'record' | 'reason'>) =>
  isNotAsked({ status, asked })
    ? notAskedWords({ status, asked })
    : status === 'not-applicable'
      ? `not applicable (${record})${reason === undefined ? '' : `: ${reason}`}`
      : undefined;

/** A requirement that only gathers its parts is no case of its own: it would pass where one of them does not. */
function requirementCases(row: RequirementRow, gaps: ReadonlyMap<string, Gap>): Leaf[] {
  const { ref, text, force, status, rules, parts } = row;
  const advice = (status: string) => (force === 'should' && status !== 'met' ? `advice, no gap: ${status}` : undefined);
  const own = { ref, words: text, note: force === 'may' ? 'a permission' : advice(status) };
  const standsAlone = parts.length === 0 || rules.length > 0 || gaps.has(ref);
  return [
    ...(standsAlone ? [own] : []),
    ...parts.map((part) => ({ ref: part.ref, words: `${text} ${part.text}`, note: advice(part.status) })),
  ];
}

const gapText = ({ status, why, owner, move, next, layer, waived }: Gap): string =>
  listFacts(
    [
      waived && waivedWords(waived),
      `${spoken(status)}: ${why}`,
      !waived && `${whoseMove({ owner, move })}: ${next}`,
      layer === 'centre' && 'The centre’s policy asks for it.',
    ],
    '\n',
  );

/** Characters of a criterion's words that a list of test cases has room for. */
const room = 160;
const shortened = (words: string): string => {
  const characters = [...words.trim()];
  return characters.length <= room ? characters.join('') : `${characters.slice(0, room - 1).join('')}…`;
};
