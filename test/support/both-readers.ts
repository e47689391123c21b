import { parse } from 'yaml';
import { readPortfolio } from '../../src/intake/read-portfolio.ts';
import { readWorkspace } from '../../src/intake/read-workspace.ts';
import { memoryFolder } from '../../src/load/folder.ts';
import type { SchemaName } from '../../src/model/json-schema.ts';
import { parseEvidence } from '../../src/parse/evidence.ts';
import { parseQualification } from '../../src/parse/qualification.ts';
import { parseAssessment, parseVerification } from '../../src/parse/record.ts';
import { parseSpecification } from '../../src/parse/specification.ts';
import { validatorOf } from './json-schema.ts';

/** The formats that evid reads; `result` is one that it writes. */
export type FormatName = Exclude<SchemaName, 'result'>;

const spec = 'id: B9\ntitle: T\noutcomes: [{ id: 1, title: O, criteria: [{ id: 1.1, text: C }] }]\n';
const portfolio = 'learner: { id: L-1 }\nunits: [B9]\n';

/** What evid says about one file before it looks at any other: none means that it accepts the file. */
export function evidSays(format: FormatName, text: string): string[] {
  const front = `---\n${text}---\n`;
  const inWorkspace = (path: string) => {
    const folder = memoryFolder({ 'specs/B9.unit.yaml': spec, 'portfolios/a/portfolio.yaml': portfolio, [path]: text });
    const { workspace, findings } = readWorkspace(folder, '2026-11-22');
    return [...findings, ...readPortfolio(folder, 'portfolios/a', workspace, undefined).findings].filter(
      // Where a config leads is not a matter of its own form.
      ({ file, code }) => file === path && code !== 'no-specs' && code !== 'unreadable-file',
    );
  };
  const record = ({ record, findings }: ReturnType<typeof parseAssessment> | ReturnType<typeof parseVerification>) => [
    ...findings,
    ...(record?.entryFaults.map((fault) => fault.finding) ?? []),
  ];
  const read = {
    unit: () => parseSpecification('specs/B9.unit.yaml', text).findings,
    standard: () => parseSpecification('specs/N9.standard.yaml', text).findings,
    qualification: () => parseQualification('qualifications/Q.qualification.yaml', text).findings,
    portfolio: () => inWorkspace('portfolios/a/portfolio.yaml'),
    config: () => inWorkspace('evid.yaml'),
    people: () => inWorkspace('people.yaml'),
    waivers: () => inWorkspace('waivers.yaml'),
    evidence: () => parseEvidence('evidence/E01.md', 'portfolios/a', front).findings,
    assessment: () => record(parseAssessment('assessments/A01.md', 'portfolios/a', front)),
    verification: () => record(parseVerification('verification/V01.md', 'portfolios/a', front)),
  };
  return read[format]().map(({ code, message }) => `${code}: ${message}`);
}

/** What the published schema says about the YAML 1.2 core reading of the same text. */
export function schemaSays(format: FormatName, text: string): string[] {
  let data: unknown;
  try {
    data = parse(text, { version: '1.2', schema: 'core', logLevel: 'error' });
  } catch (error) {
    return [(error as Error).message.split('\n')[0]!];
  }
  return validatorOf(format)(data);
}
