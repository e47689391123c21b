import { checkWorkspace } from '../../src/check-workspace.ts';
import { memoryFolder } from '../../src/load/folder.ts';
import type { Diagnostic, Gap, RequirementRow, RuleResult, UnitRow } from '../../src/model/result.ts';
import { yaml } from '../support/workspace.ts';

/** One item of evidence, in short; what is left out is what most items say. */
export interface Item {
  id: string;
  criteria: string[];
  method?: string;
  date?: string | string[];
  occasion?: string;
  occasions?: {
    date: string | string[];
    label?: string;
    customers?: string[];
    tags?: string[];
    criteria?: string[];
    hours?: number | string;
  }[];
  hours?: number | string;
  /** `null`: not stated. Default: paid-work. */
  context?: string | null;
  customers?: string[];
  tags?: string[];
  witness?: string | string[];
  assessor?: string | string[];
  score?: number;
  draft?: true;
  withdrawn?: string;
  title?: string;
  /** Decides all its claims and tags, in one record of its own. */
  decided?: 'met' | 'partial' | 'not-yet';
}

export interface Case {
  /** Rules of requirement ER1, as they stand in a specification: `count: { of: items }`; several as a list. */
  rules?: string | string[];
  force?: string;
  /** All requirements, instead of rules and force. */
  requirements?: string;
  /** All of the unit, instead of the unit of these tests. */
  unit?: string;
  evidence?: Item[];
  /** Entries of `decisions`, `judgements` in records A1, A2 … of successive days. */
  records?: string[];
  policy?: string;
  people?: string;
  specs?: Record<string, string>;
  units?: string[];
  verification?: string[];
}

/** Outcome 1: performance 1.1–1.3; outcome 2: knowledge 2.1, 2.2; outcome 3: 3.1 in parts a and b, b conditional. */
export const unitOfTests = `id: U
title: A unit
outcomes:
  - id: "1"
    title: Be able to serve
    criteria:
      - { id: "1.1", text: Greet }
      - { id: "1.2", text: Listen }
      - { id: "1.3", text: Answer, conditional: true }
  - id: "2"
    title: Know the service
    kind: knowledge
    criteria:
      - { id: "2.1", text: Explain }
      - { id: "2.2", text: Describe, conditional: true }
  - id: "3"
    title: Be able to mend
    criteria:
      - id: "3.1"
        text: Mend
        parts:
          - { id: a, text: at once }
          - { id: b, text: "later, where necessary", conditional: true }
facets:
  mood: { title: The customer is, values: { calm: calm, cross: cross, shy: shy } }
  pace: { title: The shop is, values: { busy: busy, quiet: quiet } }
`;

const people = `a-lee: { name: A. Lee, roles: [assessor] }
b-roy: { name: B. Roy, roles: [assessor] }
v-kay: { name: V. Kay, roles: [verifier] }
e-ray: { name: E. Ray, roles: [witness], expert: true, units: [U], from: 2026-01-01, until: 2026-03-31 }
`;

const today = '2026-12-31';

const full = (ref: string) => (ref.includes('/') ? ref : `U/${ref}`);

function itemFile({ id, criteria, decided: _, context = 'paid-work', occasions, ...rest }: Item): string {
  const method = rest.method ?? 'work-product';
  const needs = /observation|questioning|discussion/.test(method) && rest.assessor === undefined;
  const keys = {
    id,
    title: `Item ${id}`,
    ...(occasions || rest.date ? {} : { date: '2026-02-01' }),
    ...(needs ? { assessor: 'a-lee' } : {}),
    ...(context === null ? {} : { context }),
    ...rest,
    method,
    criteria: criteria.map(full),
    ...(occasions
      ? { occasions: occasions.map((each) => (each.criteria ? { ...each, criteria: each.criteria.map(full) } : each)) }
      : {}),
    signed: '2026-04-01',
  };
  return `---\n${yaml(keys)}---\n${criteria.map((ref) => `[${full(ref)}]`).join(' ')}\n`;
}

const tagsOf = ({ tags = [], occasions = [] }: Item) => [...tags, ...occasions.flatMap((each) => each.tags ?? [])];

/** Files of a workspace with one learner, for a rule and the evidence it is asked of. */
export function filesOf(given: Case): Record<string, string> {
  const { evidence = [], records = [], verification = [], rules, force = 'must' } = given;
  const list = (Array.isArray(rules) ? rules : rules === undefined ? [] : [rules])
    .map((rule) => `\n      - { ${rule} }`)
    .join('');
  const requirements =
    given.requirements ?? `\n  - id: "1"\n    text: The rule\n    force: ${force}${list && `\n    rules:${list}`}`;
  const files: Record<string, string> = {
    'people.yaml': given.people ?? people,
    'specs/U.unit.yaml': given.unit ?? `${unitOfTests}requirements: ${requirements}\n`,
    ...given.specs,
    'portfolios/p/portfolio.yaml': `learner: { id: L-1 }\nunits: [${(given.units ?? ['U']).join(', ')}]\nwitnesses: { w-ann: { name: Ann }, w-bob: { name: Bob } }\n`,
  };
  if (given.policy) files['evid.yaml'] = `version: 1\npolicy:\n${given.policy}\n`;
  for (const item of evidence) {
    files[`portfolios/p/evidence/${item.id}.md`] = itemFile(item);
    if (item.decided === undefined) continue;
    const entry = {
      evidence: item.id,
      criteria: item.criteria.map(full),
      tags: [...new Set(tagsOf(item))].filter((tag) => tag.includes('/')),
      outcome: item.decided,
    };
    files[`portfolios/p/assessments/D-${item.id}.md`] =
      `---\nid: D-${item.id}\nassessor: a-lee\ndate: 2026-05-01\n${yaml({ decisions: [entry] })}---\n`;
  }
  records.forEach((body, index) => {
    files[`portfolios/p/assessments/A${index + 1}.md`] =
      `---\nid: A${index + 1}\nassessor: a-lee\ndate: 2026-06-${String(index + 1).padStart(2, '0')}\n${body}\n---\n`;
  });
  verification.forEach((body, index) => {
    files[`portfolios/p/verification/V${index + 1}.md`] =
      `---\nid: V${index + 1}\nverifier: v-kay\ndate: 2026-07-${String(index + 1).padStart(2, '0')}\n${body}\n---\n`;
  });
  return files;
}

export interface Answer {
  unit: UnitRow;
  requirement: RequirementRow;
  rule: RuleResult;
  diagnostics: Diagnostic[];
  digests: Record<string, string>;
  /** The gap that a reference leaves. */
  gap: (ref: string) => Gap | undefined;
  requirementOf: (ref: string) => RequirementRow;
  /** `CODE ITEM REF` of each diagnostic of some codes. */
  faults: (...codes: string[]) => string[];
}

/** What evid says of the first requirement (`U/ER1`) and all else. */
export async function ask(given: Case): Promise<Answer> {
  return read(filesOf(given));
}

export async function read(files: Record<string, string>): Promise<Answer> {
  const { result } = await checkWorkspace({ folder: memoryFolder(files), today });
  const [portfolio] = result.portfolios;
  const unit = portfolio!.units[0]!;
  const requirementOf = (ref: string) => {
    const found = unit.requirements.find((each) => each.ref === ref);
    if (found === undefined) throw new Error(`no requirement ${ref}`);
    return found;
  };
  const requirement = unit.requirements[0]!;
  return {
    unit,
    requirement,
    rule: requirement?.rules[0] as RuleResult,
    diagnostics: result.diagnostics,
    digests: Object.fromEntries(portfolio!.evidence.map(({ id, digest }) => [id, digest])),
    gap: (ref) => unit.gaps.find((each) => each.ref === ref),
    requirementOf,
    faults: (...codes) =>
      result.diagnostics
        .filter(({ code }) => codes.includes(code))
        .map(({ code, evidence, ref }) => `${code} ${evidence ?? '-'} ${ref ?? '-'}`),
  };
}

/** The status of one rule over some evidence. */
export const statusOf = async (rules: string | string[], ...evidence: Item[]) =>
  (await ask({ rules, evidence })).requirement.status;

/** An item that an assessor accepted. */
export const met = (id: string, criteria: string[], more: Partial<Item> = {}): Item => ({
  id,
  criteria,
  decided: 'met',
  ...more,
});
/** An item that nobody has decided. */
export const claimed = (id: string, criteria: string[], more: Partial<Item> = {}): Item => ({ id, criteria, ...more });

/** Near misses with their sentences, without the data beside them. */
export const inWords = (misses: RuleResult['nearMisses'] = []) =>
  misses.map(({ evidence, reason }) => ({ evidence, reason }));

/** What the result says of one rule. */
export const ruleOf = async (given: Parameters<typeof ask>[0]) => (await ask(given)).rule;
