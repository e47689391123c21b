import type { ExampleFiles } from './check.ts';
import { digestOfE01, exampleWorkspace } from './example-workspace.ts';

/**
 * The words in which the examples of checks are written: whole files of which an example says only what it is about. Keys are
 * given as they stand in YAML; those left out are as in most such files, and a key that is '' is not there.
 */
type Keys = Readonly<Record<string, string>>;

const home = 'portfolios/amira-khan';
export const paths = { portfolio: `${home}/portfolio.yaml`, E01: `${home}/evidence/E01.md` } as const;

/** A block list: each entry on a line of its own. */
export const list = (...entries: readonly string[]): string => entries.map((entry) => `\n  - ${entry}`).join('');

/** An entry of a block list of maps, with a key on each line. */
export const entry = (keys: Keys): string => list(yaml(keys).trimEnd().replaceAll('\n', '\n    '));

const yaml = (keys: Keys): string =>
  Object.entries(keys)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `${key}:${value.startsWith('\n') ? '' : ' '}${value}\n`)
    .join('');

/** A map between braces. */
const flow = (keys: Keys): string => {
  const entries = Object.entries(keys).filter(([, value]) => value !== '');
  return `{ ${entries.map(([key, value]) => `${key}: ${value}`).join(', ')} }`;
};

/** E02 of the learner, or the item of another id: a work product of paid work. */
export function item({ signed = '2026-03-11', ...keys }: Keys, body = batch, name = 'E02.md'): ExampleFiles {
  const front = {
    id: 'E02',
    title: 'A day at the branch',
    method: 'work-product',
    date: '2026-03-10',
    context: 'paid-work',
    criteria: '[B9/1.5]',
    ...keys,
    signed,
  };
  return { [`${home}/evidence/${name}`]: `---\n${yaml(front)}---\n\n${body}\n` };
}
const batch = 'I asked the print room for a first batch by noon. [B9/1.5]';

/** E02, or the item of another id: what the learner says about the service chain. */
export const statement = (
  keys: Keys,
  body = 'We depend on the courier and on the print room. [B9/1.1]',
  name = 'E02.md',
): ExampleFiles =>
  item(
    {
      title: 'Who is in our service chain',
      method: 'learner-statement',
      context: '',
      criteria: '[B9/1.1]',
      ...keys,
    },
    body,
    name,
  );

/** E01 of the example workspace, with other words in one place. */
export const changedE01 = (words: string, others: string): ExampleFiles => ({
  [paths.E01]: exampleWorkspace[paths.E01].replace(words, others),
});

/** A decision on E01. */
export const decision = (keys: Keys = {}): string =>
  flow({ evidence: 'E01', criteria: '[B9/1.5]', outcome: 'met', digest: `"${digestOfE01}"`, ...keys });

/** A judgement that rests on E01. */
export const judgement = (keys: Keys = {}): string =>
  flow({
    requirement: 'B9/ER3',
    outcome: 'met',
    reason: 'I saw it often',
    basis: `{ E01: "${digestOfE01}" }`,
    ...keys,
  });

/** A01, or the record of another id: one decision of j-okafor on E01, unless it says what else it decides. */
export function record(keys: Keys = {}): ExampleFiles {
  const isOther = ['decisions', 'judgements', 'units', 'actions', 'closes'].some((key) => key in keys);
  const own = isOther ? {} : { decisions: list(decision()) };
  const front = { id: 'A01', assessor: 'j-okafor', date: '2026-05-02', ...own, ...keys };
  return { [`${home}/assessments/${front.id}.md`]: `---\n${yaml(front)}---\n` };
}

/** V01: m-grant agrees with A01, unless it says otherwise. */
export function verification(keys: Keys = {}): ExampleFiles {
  const samples = list('{ assessment: A01, outcome: agreed }');
  const front = { id: 'V01', verifier: 'm-grant', date: '2026-05-20', samples, ...keys };
  return { [`${home}/verification/${front.id}.md`]: `---\n${yaml(front)}---\n` };
}

/** The learner's portfolio.yaml. */
export const portfolio = (keys: Keys = {}): ExampleFiles => ({
  [paths.portfolio]: yaml({
    learner: '{ id: L-0231, name: Amira Khan }',
    units: '[B9]',
    assessor: 'j-okafor',
    registered: '2026-01-12',
    witnesses: '{ p-sharma: { name: P. Sharma, role: Branch manager } }',
    ...keys,
  }),
});

/** B8, or the unit of another id: one criterion, and nothing asked besides. */
export function spec({ facets = '', requirements = '', ...keys }: Keys): ExampleFiles {
  const { outcomes = outcome('{ id: "1.1", text: Agree who does what }'), ...above } = keys;
  const first = { id: 'B8', title: 'Maintain customer service through effective hand over' };
  const all = { ...first, ...above, outcomes, facets, requirements };
  return { [`specs/${all.id.replaceAll('"', '')}.unit.yaml`]: yaml(all) };
}

/** The one outcome of such a unit, with these criteria. */
export const outcome = (...criteria: readonly string[]): string =>
  entry({ id: '"1"', title: 'Agree joint responsibilities', criteria: list(...criteria) });

/** The one outcome of a unit that asks what somebody knows. */
export const know = outcome('{ id: "1.1", kind: knowledge, text: Explain who customers are }');

/** The one requirement of such a unit, with its rule. */
export const asks = (text: string, rule?: string): string =>
  entry({ id: '"1"', text, rules: rule === undefined ? '' : `[ ${rule} ]` });

/** A requirement that is advice. */
export const advises = (rule: string): string =>
  entry({ id: '"1"', text: 'Knowledge is shown by methods that suit it', force: 'should', rules: `[ ${rule} ]` });

/** An attachment of the learner. */
export const attachment = (name: string): ExampleFiles => ({
  [`${home}/attachments/${name}`]: 'Minutes of the branch meeting\n',
});

/** The centre's evid.yaml, with this policy. */
export const config = (policy: string): ExampleFiles => ({ 'evid.yaml': yaml({ version: '1', policy }) });

/** The centre's evid.yaml with a rule of its own, CP1. */
export const centreRule = config(
  '\n  rules:\n    - id: CP1\n      text: At least one direct observation in every unit\n      rules: [ count: { of: items, where: { methods: [observation] } } ]',
);

/** The centre's waivers.yaml with one waiver, which m-grant grants. */
export const waiver = (keys: Keys): ExampleFiles => ({
  'waivers.yaml': yaml({ waivers: entry({ portfolio: 'amira-khan', reason: 'It will do', by: 'm-grant', ...keys }) }),
});
