import packageJson from '../../../package.json' with { type: 'json' };
import { checks } from '../../checks/index.ts';
import { oneLine } from '../../document/safe-text.ts';
import { whoseMove } from '../../model/moves.ts';
import { codeUnitOrder } from '../../model/natural-order.ts';
import type { Diagnostic, Waived } from '../../model/result.ts';
import type { ResultOf } from '../../model/standing.ts';
import { stated } from '../../model/stated.ts';
import { spoken } from '../../words/statuses.ts';
import { waivedWords } from '../../words/waived.ts';
import { uriOf } from '../places.ts';
import { everyGap, fingerprints, gapFingerprints, type LocatedGap, type PortfolioGaps } from './fingerprint.ts';
import { jsonText } from './json.ts';

const levels = { error: 'error', warning: 'warning', info: 'note' } as const;

/** GitHub refuses a run with more results; of these it shows 5000. */
const mostResults = 25_000;

/**
 * SARIF 2.1.0: faults as results that failed, gaps as results that are open, at the unit's entry in portfolio.yaml. Where they
 * are more than GitHub takes, the gravest faults stay, then the other faults, then gaps, and a notification says how many do not.
 */
export function sarif({ diagnostics, portfolios, summary }: ResultOf<PortfolioGaps>): string {
  const suppressed = suppressions(summary.waived !== undefined);
  const gaps = everyGap(portfolios);
  const rules = rulesFor([...diagnostics.map(({ code }) => code), ...gaps.map(() => 'gap')]);
  const indexOf = new Map(rules.map(({ id }, index) => [id, index]));
  const faultMarks = fingerprints(diagnostics);
  const gapMarks = gapFingerprints(gaps);
  const all = [
    ...diagnostics.map((each, index) => ({
      ...faultResult(each),
      ...markedBy(faultMarks[index]!),
      ...suppressed(each.waived),
    })),
    ...gaps.map((each, index) => ({
      ...gapResult(each),
      ...markedBy(gapMarks[index]!),
      ...suppressed(each.gap.waived),
    })),
  ];
  const results = shownOf(all);
  const leftOut = all.length - results.length;
  return jsonText({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'evid', version: packageJson.version, informationUri: packageJson.homepage, rules } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: {
          [base]: { description: { text: 'The root of the repository, or else the folder with evid.yaml.' } },
        },
        ...(leftOut === 0 ? {} : { invocations: [invocationWithout(leftOut, all.length)] }),
        results: results.map(({ ruleId, ...rest }) => ({ ruleId, ruleIndex: indexOf.get(ruleId), ...rest })),
      },
    ],
  });
}

const base = '%SRCROOT%';

/** The results of a run that GitHub takes, in their order. */
function shownOf<Shown extends { level: string }>(all: readonly Shown[]): readonly Shown[] {
  if (all.length <= mostResults) return all;
  const byWeight = [...Object.values(levels), 'none'].flatMap((level) => all.filter((each) => each.level === level));
  const shown = new Set(byWeight.slice(0, mostResults));
  return all.filter((each) => shown.has(each));
}

const invocationWithout = (leftOut: number, all: number) => ({
  executionSuccessful: true,
  toolExecutionNotifications: [
    {
      level: 'warning',
      message: { text: `${leftOut} of ${all} results are left out: GitHub takes ${mostResults}. evid check says all.` },
    },
  ],
});

/** The second is evid's own; GitHub looks at none but the first, and would make one of the line's text if it were missing. */
const markedBy = (mark: string) => ({
  partialFingerprints: { primaryLocationLineHash: mark, 'evidSubject/v1': mark },
});

/** The standard asks it of all results of a run or of none: an empty list says that nothing suppresses this one. */
const suppressions = (some: boolean) => (waived: Waived | undefined) =>
  some
    ? {
        suppressions: waived
          ? [{ kind: 'external', status: 'accepted', justification: plain(waivedWords(waived)) }]
          : [],
      }
    : {};

const faultResult = ({ code, severity, message, help, related, file, ...span }: Diagnostic) => ({
  ruleId: code,
  level: levels[severity] as string,
  message: { text: [message, ...(help === undefined ? [] : [`help: ${help}`])].map(plain).join('\n') },
  locations: [{ physicalLocation: physical(file, regionOf(span)) }],
  ...stated({
    relatedLocations: related?.map((each, index) => ({
      id: index + 1,
      message: { text: plain(each.message) },
      physicalLocation: physical(each.file, { startLine: each.line }),
    })),
  }),
});

/** The level of what has not failed is none, says the standard. */
const gapResult = ({ portfolio, unit: { place }, gap: { ref, status, what, why, owner, move, next } }: LocatedGap) => ({
  ruleId: 'gap',
  kind: 'open',
  level: 'none',
  message: {
    text: [`${ref} ${what}`, `${spoken(status)}: ${why}`, `${whoseMove({ owner, move })}: ${next}`]
      .map(plain)
      .join('\n'),
  },
  locations: [
    {
      ...(place === undefined ? {} : { physicalLocation: physical(place.file, regionOf(place)) }),
      logicalLocations: [{ fullyQualifiedName: `${oneLine(portfolio.path)} ${oneLine(ref)}` }],
    },
  ],
});

const regionOf = ({
  line,
  column,
  endLine,
  endColumn,
}: Pick<Diagnostic, 'line' | 'column' | 'endLine' | 'endColumn'>) => ({
  startLine: line,
  startColumn: column,
  endLine,
  endColumn,
});

const physical = (file: string, region: object) => ({
  artifactLocation: { uri: uriOf(file), uriBaseId: base },
  region,
});

/** Text in which nothing is a link (`[words](target)`) or a placeholder (`{0}`) to a viewer. */
const plain = (text: string): string =>
  oneLine(text)
    .replace(/\[([^\]]*)\]\(/g, '\\[$1\\](')
    .replace(/\{(\d+)\}/g, '{{$1}}');

/** What evid knows about each code that occurs, by code. */
function rulesFor(codes: readonly string[]) {
  return [...new Set(codes)].sort(codeUnitOrder).map((id) => {
    const { severity, summary, why, fix } = checks.find(({ code }) => code === id) ?? aboutGaps;
    return {
      id,
      shortDescription: { text: `${summary}.` },
      fullDescription: { text: why },
      help: { text: fix },
      defaultConfiguration: { level: levels[severity] },
    };
  });
}

const aboutGaps = {
  severity: 'info',
  summary: 'The learner has not shown this yet, or nobody has decided on it',
  why: 'A gap is a fact about progress, not a fault in a file: the unit asks for something that is not met yet.',
  fix: 'The message says why it is open, whose move it is, and what closes it.',
} as const;
