import { checkWorkspace } from '../../src/check-workspace.ts';
import { memoryFolder } from '../../src/load/folder.ts';
import type {
  ClaimRow,
  CriterionPartRow,
  CriterionRow,
  Diagnostic,
  EvidenceRow,
  Gap,
  PortfolioRow,
  RequirementPartRow,
  RequirementRow,
  Result,
  UnitRow,
} from '../../src/model/result.ts';

/** The day on which the tests run evid, unless they say otherwise. */
export const today = '2026-06-30';
/** Where the one portfolio of the tests lies. */
export const home = 'portfolios/amira';

export type Keys = Readonly<Record<string, unknown>>;
/** One file: its path and its content. */
export type NamedFile = readonly [path: string, content: string | Uint8Array];

/** A test writes front matter as an object: YAML as people write it, all texts in quotes. Keys that are undefined are left out. */
export const yaml = (keys: Keys): string =>
  entriesOf(keys)
    .map((entry) => `${entry}\n`)
    .join('');

const entriesOf = (keys: object): string[] =>
  Object.entries(keys)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${/^[A-Za-z][\w./-]*$/.test(key) ? key : JSON.stringify(key)}: ${flow(value)}`);

function flow(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(flow).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{ ${entriesOf(value).join(', ')}}`;
}

/** A Markdown file with front matter. */
export const markdown = (front: string, body = ''): string => `---\n${front}---\n${body}`;

interface Requirement {
  id: string;
  text?: string;
  force?: string;
  rules?: unknown[];
  parts?: unknown[];
}
interface Spec {
  /** Criteria by outcome: an id, or everything about the criterion. */
  outcomes?: Readonly<Record<string, readonly (string | Keys)[]>>;
  requirements?: readonly Requirement[];
  facets?: Keys;
  /** Further keys of the unit. */
  more?: Keys;
}

/** A unit. Outcomes of which the title begins with "Know" are knowledge. */
export function unit(id: string, { outcomes = { 'Do the work': ['1.1'] }, requirements, facets, more }: Spec = {}) {
  const text = yaml({
    id,
    title: `Unit ${id}`,
    outcomes: Object.entries(outcomes).map(([title, criteria], index) => ({
      id: String(index + 1),
      title,
      ...(title.startsWith('Know') ? { kind: 'knowledge' } : {}),
      criteria: criteria.map((each) => (typeof each === 'string' ? { id: each, text: `criterion ${each}` } : each)),
    })),
    facets,
    requirements: requirements?.map((each) => ({ text: `requirement ${each.id}`, ...each })),
    ...more,
  });
  return [`specs/${id}.unit.yaml`, text] as const;
}

/** A facet of two values, which the tests of situations use. */
export const partner = {
  partner: {
    title: 'The service partner is',
    values: { cooperative: 'co-operative', uncooperative: 'un-cooperative' },
  },
};

/** B9 in the tests: two performance criteria, one knowledge criterion, one facet of which a mere should speaks. */
export const smallUnit = (requirements: readonly Requirement[] = []) =>
  unit('B9', {
    outcomes: { 'Do the work': ['1.1', '1.2'], 'Know the work': ['2.1'] },
    facets: partner,
    requirements: [...requirements, { id: '9', force: 'should', rules: [{ cover: { facet: 'partner' } }] }],
  });

/** A unit with one criterion in three parts, the last two conditional, and one conditional criterion without parts. */
export const unitWithParts = (requirements?: readonly Requirement[]) =>
  unit('329', {
    outcomes: {
      'Do the work': [
        {
          id: '9.1',
          text: 'Follow procedures to',
          parts: [
            { id: 'a', text: 'process problems' },
            { id: 'b', text: 'tell others, where necessary', conditional: true },
            { id: 'c', text: 'refer problems, where necessary', conditional: true },
          ],
        },
        { id: '9.2', text: 'Escalate, where necessary', conditional: true },
      ],
    },
    ...(requirements ? { requirements } : {}),
  });

export const people: Readonly<Record<string, Keys>> = {
  'j-okafor': { name: 'J. Okafor', roles: ['assessor'] },
  'r-lind': { name: 'R. Lind', roles: ['assessor'] },
  't-bello': { name: 'T. Bello', roles: ['trainee-assessor'] },
  'm-grant': { name: 'M. Grant', roles: ['verifier'] },
};

interface Item extends Keys {
  /** Below the front matter; left out: every claim and every situation, with a locator. */
  body?: string;
}

/**
 * One item of evidence: a work product of paid work, signed, unless the keys say otherwise. Without a body of its own, it
 * locates everything that it claims, so that a test sees no diagnostic but those it is about.
 */
export function item(id: string, { body, ...keys }: Item = {}): NamedFile {
  const front: Keys = {
    id,
    title: `Item ${id}`,
    method: 'work-product',
    date: 'occasions' in keys ? undefined : '2026-03-04',
    context: 'paid-work',
    criteria: [],
    signed: '2026-03-06',
    ...keys,
  };
  const refs = [...list(front.criteria), ...list(front.tags), ...occasionTags(front)];
  const located = refs.map((ref) => ref.split(' @ ')[0]).filter((ref) => ref?.includes('/'));
  return [
    `${home}/evidence/${id}.md`,
    markdown(yaml(front), body ?? `What happened. ${[...new Set(located)].map((ref) => `[${ref}]`).join(' ')}\n`),
  ];
}
const list = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const occasionTags = ({ occasions }: Keys) =>
  (Array.isArray(occasions) ? occasions : []).flatMap((each: Keys) => list(each.tags));

export interface DecisionKeys extends Keys {
  evidence?: string;
  /** Ids of items taken together; their digests are filled in. */
  basis?: readonly string[] | Keys;
}
interface RecordKeys extends Keys {
  decisions?: readonly DecisionKeys[];
  judgements?: readonly DecisionKeys[];
}
/** A record that is written once the digests of the evidence are known. */
export interface Written {
  folder: 'assessments' | 'verification';
  id: string;
  keys: RecordKeys;
}
/** An assessment record of j-okafor. Digests of decisions and bases are filled in. */
export const assessment = (id: string, date: string, keys: RecordKeys): Written => ({
  folder: 'assessments',
  id,
  keys: { id, assessor: 'j-okafor', date, ...keys },
});
/** A verification record of m-grant. */
export const verification = (id: string, date: string, samples: readonly Keys[], keys: Keys = {}): Written => ({
  folder: 'verification',
  id,
  keys: { id, verifier: 'm-grant', date, samples, ...keys },
});
/** The commonest record: one decision. */
export const decided = (id: string, date: string, evidence: string, ref: string, outcome: string, keys: Keys = {}) =>
  assessment(id, date, {
    decisions: [{ evidence, criteria: [ref], outcome, ...(outcome === 'withdrawn' ? { reason: 'A slip.' } : {}) }],
    ...keys,
  });

export interface Given {
  specs?: readonly NamedFile[];
  people?: Keys;
  config?: Keys;
  portfolio?: Keys;
  /** Evidence as it stands on the day of the run. */
  evidence?: readonly NamedFile[];
  /** Items as they stood when the records were made, where that differs. */
  judged?: readonly NamedFile[];
  records?: readonly Written[];
  /** Any other files; they win over those above. */
  files?: Readonly<Record<string, string | Uint8Array>>;
  today?: string;
  units?: readonly string[];
}

/** The files of a workspace, without its records. */
function filesOf(given: Given, evidence: readonly NamedFile[]): Record<string, string | Uint8Array> {
  return {
    'evid.yaml': yaml({ version: 1, ...given.config }),
    'people.yaml': yaml({ ...people, ...given.people }),
    ...Object.fromEntries(given.specs ?? [smallUnit()]),
    [`${home}/portfolio.yaml`]: yaml({ learner: { id: 'L-1' }, units: ['B9'], ...given.portfolio }),
    ...Object.fromEntries(evidence),
    ...given.files,
  };
}

/** All files of a workspace, the records with the digests that the evidence had when it was judged. */
export async function workspaceFiles(given: Given): Promise<Record<string, string | Uint8Array>> {
  const { evidence = [], judged = [], records = [] } = given;
  // Only records ask for digests.
  const folder = memoryFolder(filesOf(given, [...evidence, ...judged]));
  const then = records.length === 0 ? undefined : await checkWorkspace({ folder, today });
  const digests = new Map(then?.result.portfolios[0]?.evidence.map(({ id, digest }) => [id, digest]));
  const filled = (entry: DecisionKeys): Keys => {
    const { evidence: id, basis } = entry;
    if (Array.isArray(basis))
      return { ...entry, basis: Object.fromEntries(basis.map((each) => [each, digests.get(each)])) };
    if (id === undefined || 'digest' in entry) return entry;
    return { ...entry, digest: digests.get(id) };
  };
  const written = records.map(({ folder, id, keys }): NamedFile => {
    const { decisions, judgements, ...rest } = keys;
    const front = yaml({ ...rest, decisions: decisions?.map(filled), judgements: judgements?.map(filled) });
    return [`${home}/${folder}/${id}.md`, markdown(front, 'Feedback.\n')];
  });
  return { ...filesOf(given, evidence), ...Object.fromEntries(written), ...given.files };
}

/** What evid says of a workspace, with short ways to the rows that tests ask for. */
export async function check(given: Given): Promise<Answer> {
  const folder = memoryFolder(await workspaceFiles(given));
  const { result, unusable } = await checkWorkspace({ folder, today: given.today ?? today, units: given.units });
  return new Answer(result, unusable);
}

export class Answer {
  readonly result: Result;
  readonly unusable: boolean;
  constructor(result: Result, unusable = false) {
    this.result = result;
    this.unusable = unusable;
  }

  get portfolio(): PortfolioRow {
    return known(this.result.portfolios[0], 'portfolio');
  }
  /** Codes of all diagnostics, sorted. */
  get codes(): string[] {
    return this.result.diagnostics.map(({ code }) => code).sort();
  }
  diagnostics(code: string): Diagnostic[] {
    return this.result.diagnostics.filter((each) => each.code === code);
  }
  unit(id = 'B9'): UnitRow {
    return known(
      this.portfolio.units.find((each) => each.unit === id),
      id,
    );
  }
  evidence(id: string): EvidenceRow {
    return known(
      this.portfolio.evidence.find((each) => each.id === id),
      id,
    );
  }
  tag(id: string, tag: string): string {
    return known(
      this.evidence(id).tags.find((each) => each.tag === tag),
      tag,
    ).state;
  }
  /** A criterion, or a part of one. */
  criterion(ref: string): CriterionRow | CriterionPartRow {
    const rows = this.unit(ref.split('/')[0]).criteria.flatMap((each) => [each, ...(each.parts ?? [])]);
    return known(
      rows.find((each) => each.ref === ref),
      ref,
    );
  }
  status(ref: string): string {
    return this.criterion(ref).status;
  }
  claim(ref: string, evidence: string): ClaimRow {
    return known(
      this.criterion(ref).claims?.find((each) => each.evidence === evidence),
      `${evidence} on ${ref}`,
    );
  }
  claims(ref: string): ClaimRow[] {
    return this.criterion(ref).claims ?? [];
  }
  /** A requirement, or a part of one. */
  requirement(ref: string): RequirementRow | RequirementPartRow {
    const rows = this.unit(ref.split('/')[0]).requirements.flatMap((each) => [each, ...each.parts]);
    return known(
      rows.find((each) => each.ref === ref),
      ref,
    );
  }
  gap(ref: string): Gap {
    return known(
      this.unit(ref.split('/')[0]).gaps.find((each) => each.ref === ref),
      `gap ${ref}`,
    );
  }
}

function known<Row>(row: Row | undefined, what: string): Row {
  if (row === undefined) throw new Error(`the result has no ${what}`);
  return row;
}
