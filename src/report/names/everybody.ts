import { distinct } from '../../model/distinct.ts';
import type { PortfolioRow, UnitRow } from '../../model/result.ts';
import type { Roll } from '../../model/roll.ts';
import { isActionPart } from '../../model/vocabulary.ts';
import type { Everybody } from './hide-names.ts';
import type { Named } from './known-name.ts';
import { knownName } from './known-name.ts';
import { wordsOf } from './words.ts';

/** Ids of people that rows name, whether the register knows them or not. */
export interface Naming extends Partial<Pick<PortfolioRow, 'evidence' | 'records' | 'actions' | 'authorship'>> {
  units?: readonly Partial<Pick<UnitRow, 'unit' | 'assessor' | 'verifier'>>[];
}
type Rows = readonly Naming[];

/**
 * Everybody whom a workspace names, with what stands for them: a learner's id, or a number after what somebody is, in the order
 * of the register and of the portfolios. So a person is called the same in every report, whichever portfolios it is about.
 */
export function everybodyIn(rolls: readonly Roll[], rows: Rows = []): Everybody {
  const people = new Map<string, { -readonly [Key in keyof Named]: Named[Key] }>();
  const counts = new Map<string, number>();
  const numbered = (what: string): string => {
    const count = (counts.get(what) ?? 0) + 1;
    counts.set(what, count);
    return `${what} ${count}`;
  };
  const add = (key: string, as: () => string, more: Partial<Named> & { name?: string | undefined }) => {
    const { name, ids = [], addresses = [], ...others } = more;
    const known = people.get(key) ?? { as: as(), names: [], ids: [], addresses: [] };
    known.names = [...new Set([...known.names, ...(name ? [name] : [])])];
    known.ids = [...new Set([...known.ids, ...ids])];
    known.addresses = [...new Set([...known.addresses, ...addresses])];
    people.set(key, { ...known, ...others });
  };

  for (const { people: register } of rolls)
    for (const { id, name, email, roles } of register)
      add(`person ${id}`, () => numbered(roles[0]?.replace('trainee-assessor', 'trainee') ?? 'person'), {
        name,
        ids: [id],
        addresses: email === undefined ? [] : [email],
      });
  const folders = new Map<string, string>();
  const taken = new Set<string>();
  for (const { portfolios } of rolls) {
    for (const { path, learner, witnesses, strays = [] } of portfolios) {
      const as = learnerAs(learner, () => numbered('learner'), path, strays);
      const { name, uln } = learner;
      for (const each of [name, ...strays])
        add(`learner ${path} ${learner.id ?? ''}`, () => as, {
          name: each,
          home: path,
          ...(uln ? { number: uln } : {}),
        });
      for (const { id, name } of witnesses) {
        const isRegistered = people.has(`person ${id}`);
        const key = isRegistered ? `person ${id}` : `witness ${path} ${id}`;
        add(key, () => numbered('witness'), { name, ids: [id], ...(isRegistered ? {} : { home: path }) });
      }
      if (!folders.has(path)) folders.set(path, path === '.' ? '.' : folderAs(path, as, taken));
    }
  }
  const known = new Set([...people.values()].flatMap(({ ids }) => ids));
  const more = (id: string | undefined, what: string) => {
    if (id === undefined || known.has(id)) return;
    known.add(id);
    add(`person ${id}`, () => numbered(what), { ids: [id] });
  };
  for (const { records = [], evidence = [], units = [], actions = [], authorship = [] } of rows) {
    for (const { assessor, verifier } of units) {
      more(assessor, 'assessor');
      more(verifier, 'verifier');
    }
    for (const { by, kind } of records) more(by, kind === 'assessment' ? 'assessor' : 'verifier');
    for (const { witnesses = [], assessors = [], seenBy = [] } of evidence) {
      for (const id of [...assessors, ...seenBy]) more(id, 'assessor');
      for (const id of witnesses) more(id, 'witness');
    }
    for (const { owner } of actions)
      if (owner === undefined || !isActionPart(owner.toLowerCase())) more(owner, 'person');
    for (const { by } of authorship) for (const id of by) more(id, 'person');
  }
  return { people: [...people.values()], folders: [...folders].map(([path, as]) => ({ path, as })) };
}

/** A learner's id, unless it is made of the name. */
function learnerAs(
  { id, name }: Roll['portfolios'][number]['learner'],
  numbered: () => string,
  path: string,
  strays: readonly string[],
): string {
  if (id === undefined || id === '') return numbered();
  const names = [name, ...strays].flatMap((each) => (each === undefined ? [] : (knownName(unnamed, each) ?? [])));
  const isMadeOfName = wordsOf(id).some(({ folded }) =>
    names.some(({ words, glued }) => (folded.length > 1 && words.has(folded)) || glued.has(folded)),
  );
  return isMadeOfName || id === path ? numbered() : id;
}
const unnamed: Named = { as: '', names: [], ids: [], addresses: [] };

/** The folder of a learner with the id in its name; two of one id stay apart. */
function folderAs(path: string, as: string, taken: Set<string>): string {
  const steps = path.split('/').slice(0, -1);
  const folder = [...steps, as.replace(/[^\p{L}\p{N}._-]+/gu, '-')].join('/');
  return distinct([folder], (each, number) => `${each}-${number}`, taken)[0]!;
}
