import { type Context, contextWords, type Method } from '../../model/vocabulary.ts';
import { underYaml, yamlText } from '../front-matter.ts';
import { slugOf } from '../slug.ts';

/** Something that an item claims, with the words it stands for. */
export interface ClaimedWords {
  /** As the front matter has it: `B9/1.5`, `B9/2.1 @ attachments/thread.pdf p. 2`, `partner/uncooperative`. */
  written: string;
  /** What a locator names; undefined for a word of the writer's own, which no passage has to show. */
  ref?: string | undefined;
  words?: string | undefined;
}
export interface NewEvidence {
  id: string;
  title: string;
  method: Method;
  dates: readonly string[];
  occasion?: string | undefined;
  context?: Context | undefined;
  criteria: readonly ClaimedWords[];
  tags: readonly ClaimedWords[];
  hours?: string | undefined;
  customers: readonly string[];
  witness: readonly string[];
  assessor: readonly string[];
  score?: string | undefined;
  files: readonly string[];
  held?: string | undefined;
}
/** A key that the item still needs, and what belongs there. */
export interface OpenKey {
  key: string;
  words: string;
}

/** Where an item lies in its portfolio: what an assessor or a witness writes has a folder of its own, with owners of its own. */
export function evidencePlace({ id, title, method }: Pick<NewEvidence, 'id' | 'title' | 'method'>): string {
  const slug = slugOf(title);
  return `evidence/${folders[writerOf(method)]}${id}${slug === '' ? '' : `-${slug}`}.md`;
}

type Writer = 'learner' | 'assessor' | 'witness';
const folders: Record<Writer, string> = { learner: '', assessor: 'assessor/', witness: 'witness/' };

/** Who writes an item of this method. */
export function writerOf(method: Method): Writer {
  if (method === 'observation' || method === 'questioning' || method === 'discussion') return 'assessor';
  return method === 'witness-testimony' || method === 'expert-witness' ? 'witness' : 'learner';
}

/** What stands under a heading until somebody writes there. */
const asked: Record<Method, string> = {
  observation: 'what I saw, and when',
  'work-product': 'what I did, and where the work product shows it',
  questioning: 'what I asked, and the answer',
  discussion: 'what was said, and when in the discussion',
  'witness-testimony': 'what I saw myself, and when',
  'expert-witness': 'what I saw myself, when, and how I know that it was right',
  'learner-statement': 'what I did, how, and why',
  'prior-learning': 'what I learnt, when and where, and what proves it',
  test: 'the question, and the answer that was given',
};

/** Keys that a method or a claim asks for and that nobody has said yet. */
export function openKeys(item: Omit<NewEvidence, 'id'>, claimsPerformance: boolean): OpenKey[] {
  const open: OpenKey[] = [];
  if (claimsPerformance && item.context === undefined)
    open.push({ key: 'context', words: `where the work was done: ${Object.keys(contextWords).join(', ')}` });
  const writer = writerOf(item.method);
  if (writer === 'witness' && item.witness.length === 0)
    open.push({ key: 'witness', words: 'who saw it, from portfolio.yaml or people.yaml' });
  if (writer === 'assessor' && item.assessor.length === 0)
    open.push({ key: 'assessor', words: 'who observed, asked or led the discussion, from people.yaml' });
  if (item.method === 'test' && item.score === undefined) open.push({ key: 'score', words: 'the result, as a number' });
  return open;
}

/** The file of an item that is still to be written: a draft, with what is open as comments; or, for a look ahead, as if finished. */
export function evidenceText(item: NewEvidence, open: readonly OpenKey[], state: 'draft' | 'finished'): string {
  const { id, title, method, dates, occasion, context, criteria, tags, customers, witness, assessor, files } = item;
  const keys = yamlText({
    id,
    title,
    method,
    date: oneOrAll(dates),
    occasion,
    context,
    criteria: criteria.map(({ written }) => written),
    hours: item.hours === undefined ? undefined : Number(item.hours),
    customers: someOrNone(customers),
    tags: someOrNone(tags.map(({ written }) => written)),
    witness: oneOrAll(witness),
    assessor: oneOrAll(assessor),
    score: item.score === undefined ? undefined : Number(item.score),
    files: someOrNone(files),
    held: item.held,
  });
  if (state === 'finished') return underYaml(keys, bodyOf(item));
  const missing = open.map(({ key, words }) => `# ${key}: ${words}\n`).join('');
  return underYaml(
    `${keys}${aboutEarlier.has(method) ? recordedKey : ''}${missing}${draftKey}`,
    `${advice}\n${bodyOf(item)}`,
  );
}

/** What may be about work done before: to talk about it is no occasion of doing it. */
const aboutEarlier: ReadonlySet<Method> = new Set(['discussion', 'questioning', 'learner-statement']);
const recordedKey = `# recorded: the day of the talk or statement, where it is about earlier work; date is then the day of that work
`;
const draftKey = `# A draft counts for nothing. When this is ready, put signed: and the day in place of this line and the next.
draft: true
`;
const advice = `<!-- Write under each heading what belongs there. The bracket after it, a locator, says where the criterion or situation is
shown: leave it there, or move it to the very passage. -->
`;

function bodyOf({ criteria, tags, method }: NewEvidence): string {
  const passage = ({ written, ref, words = '' }: ClaimedWords, what: string): string[] =>
    ref === undefined
      ? []
      : [`## ${ref} ${words}`.trim(), `*Replace this line: ${what}.*${written === ref ? ` [${ref}]` : ''}`];
  return [
    ...criteria.flatMap((each) => passage(each, asked[method])),
    ...tags.flatMap((each) => passage(each, 'what made it this situation')),
  ].join('\n\n');
}

const oneOrAll = (list: readonly string[]) => (list.length === 1 ? list[0] : someOrNone(list));
const someOrNone = (list: readonly string[]) => (list.length === 0 ? undefined : list);
