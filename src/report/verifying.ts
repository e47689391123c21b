import { Chalk } from 'chalk';
import type { Passages } from '../case/passages.ts';
import { oneLine } from '../document/safe-text.ts';
import type { Indicators } from '../model/numbers-beside.ts';
import type { PortfolioRow } from '../model/result.ts';
import { indented, indicatorLine, passageWords } from './assessing.ts';
import type { Look } from './look.ts';

/** What a verifier sees of decisions that are to be sampled: what was decided and why, and where the evidence shows it. */
export interface SampledDecisions {
  name: string;
  words: string;
  evidence: string | undefined;
  requirement: string | undefined;
  /** The words of each are those of a criterion or situation; of a requirement, the result knows them. */
  decided: readonly {
    ref: string;
    outcome: string;
    reason: string | undefined;
    text?: string | undefined;
    /** Of a judgement: the numbers that the assessor saw. */
    shown?: Indicators | undefined;
  }[];
}

export function sampleCard(
  { name, words, evidence, requirement, decided }: SampledDecisions,
  row: PortfolioRow,
  passages: Passages,
  look: Pick<Look, 'width' | 'colour' | 'plain'>,
): string {
  const item = row.evidence.find(({ id }) => id === evidence);
  const texts = new Map<string, string>(
    row.units.flatMap(({ criteria, requirements }) => [
      ...criteria.flatMap((each) =>
        [each, ...(each.parts ?? [])].map(({ ref, text }): [string, string] => [ref, text]),
      ),
      ...requirements.flatMap((each) => [each, ...each.parts].map(({ ref, text }): [string, string] => [ref, text])),
    ]),
  );
  const claims = row.units.flatMap(({ criteria }) =>
    criteria.flatMap((each) =>
      [each, ...(each.parts ?? [])].flatMap(({ ref, claims: all = [] }) => all.map((claim) => ({ ref, claim }))),
    ),
  );
  const lines = [
    ...(item === undefined ? [] : [`${item.id} ${item.title}`, `read it whole: ${item.path}`]),
    ...decided.flatMap(({ ref, outcome, reason, text: situation, shown: numbers = [] }) => {
      const claim = claims.find((each) => each.ref === ref && each.claim.evidence === evidence)?.claim;
      const shown =
        claim !== undefined
          ? passages.ofClaim(ref, claim)
          : evidence !== undefined && texts.get(ref) === undefined
            ? passages.ofSituation(ref, evidence)
            : [];
      const text = texts.get(ref) ?? situation;
      return [
        `${requirement === undefined ? outcome.replace(/-/g, ' ') : `judged ${outcome.replace(/-/g, ' ')}`}: ${ref}${text === undefined ? '' : ` ${text}`}`,
        ...(reason === undefined ? [] : [`  because: ${reason}`]),
        ...shown.map((each) => `  ${passageWords(each)}`),
        ...numbers.map((each) => `  ${indicatorLine(each)}`),
      ];
    }),
  ];
  const head = new Chalk({ level: look.colour }).bold(oneLine(`${name}: ${words}`));
  return ['', head, ...indented(lines, look)].join('\n');
}
