import { isDeepStrictEqual } from 'node:util';
import { scalar, yamlText } from '../write/front-matter.ts';
import { SourceText } from './source-text.ts';
import { parseYaml } from './yaml-document.ts';
import { nodeAt, type Path, type Plain, toPlain, type YamlMap, type YamlNode } from './yaml-node.ts';

/** What the import writes above the list, and what goes with its last item. */
export const reviewHint = 'Compare each with the document and take it out; evid spec review walks through them.';

/** What is still to be reviewed in a specification, with what the specification says there now. */
export interface OpenItem {
  at: string;
  line: string | undefined;
  source: string | undefined;
  note: string;
  /** Where the item stands, from 1. */
  place: { line: number; column: number };
  /** What was read, if `at` leads to words of the specification, and in what it stands. */
  reading?: { path: Path; text: string; within?: string };
}

/** The open review items of a specification that is well-formed YAML; a file that is not has none. */
export function openItems(path: string, text: string): OpenItem[] {
  const source = new SourceText(path, text);
  const root = rootOf(text);
  const list = root === undefined ? undefined : nodeAt(root, ['review']);
  if (root === undefined || list?.kind !== 'list') return [];
  return list.items.map((item) => {
    const said = (key: string) => {
      const node = nodeAt(item, [key]);
      return node?.kind === 'scalar' && !node.blank ? node.text : undefined;
    };
    const at = said('at') ?? '';
    const reading = readingOf(root, at);
    return {
      at,
      line: said('line'),
      source: said('source'),
      note: said('note') ?? '',
      place: source.position(item.start),
      ...(reading === undefined ? {} : { reading }),
    };
  });
}

/**
 * The text of a specification with one item less and, if its words are changed, with those instead; every other byte is as it was.
 * Undefined where that cannot be done in this text, as when its words come from an alias.
 */
export function reviewed(text: string, index: number, change?: { path: Path; words: string }): string | undefined {
  const root = rootOf(text);
  const node = root === undefined || change === undefined ? undefined : nodeAt(root, change.path);
  let edited = text;
  if (change !== undefined) {
    if (node?.kind !== 'scalar') return undefined;
    const end = endOf(text, node);
    edited = `${text.slice(0, node.start)}${node.blank ? ' ' : ''}${scalar(change.words, true)}${text.slice(end)}`;
  }
  const result = withoutItem(edited, index);
  return result !== undefined && isDeepStrictEqual(plainOf(result), expected(text, index, change)) ? result : undefined;
}

function withoutItem(text: string, index: number): string | undefined {
  const entry = rootOf(text)?.entries.find(({ key }) => key === 'review');
  if (entry?.value.kind !== 'list') return undefined;
  const { items, start } = entry.value;
  const item = items[index];
  if (item === undefined) return undefined;
  const isBlock = text[start] === '-';
  const whole = [lineStart(text, entry.keyStart), lineEnd(text, endOf(text, entry.value))] as const;
  if (items.length === 1) return withoutHint(text.slice(0, whole[0])) + text.slice(whole[1]);
  if (!isBlock) {
    const left = items.filter((each) => each !== item).map(toPlain);
    return text.slice(0, whole[0]) + yamlText({ review: left as never }) + text.slice(whole[1]);
  }
  const before = index === 0 ? entry.keyEnd : endOf(text, items[index - 1]!);
  return text.slice(0, lineEnd(text, before)) + text.slice(lineEnd(text, endOf(text, item)));
}

/** The text before a list that is gone, without the line that speaks of it. */
function withoutHint(before: string): string {
  const start = lineStart(before, before.length - 1);
  return before.slice(start).trimEnd() === `# ${reviewHint}` ? before.slice(0, start) : before;
}

/** What the file must say afterwards. */
function expected(text: string, index: number, change?: { path: Path; words: string }): Plain | undefined {
  const plain = plainOf(text);
  if (plain === undefined || typeof plain !== 'object' || Array.isArray(plain)) return undefined;
  if (change !== undefined) {
    let holder: Plain = plain;
    for (const step of change.path.slice(0, -1)) holder = (holder as { [key: string]: Plain })[step]!;
    (holder as { [key: string]: Plain })[change.path.at(-1)!] = change.words;
  }
  const list = plain.review as Plain[];
  if (list.length === 1) delete plain.review;
  else list.splice(index, 1);
  return plain;
}

function rootOf(text: string): YamlMap | undefined {
  const { root, findings } = parseYaml(new SourceText('', text));
  return root?.kind === 'map' && findings.length === 0 ? root : undefined;
}

const plainOf = (text: string): Plain | undefined => {
  const root = rootOf(text);
  return root === undefined ? undefined : toPlain(root);
};

/** Where a part ends without the line ends that follow it. */
const endOf = (text: string, { start, end }: YamlNode): number => start + text.slice(start, end).trimEnd().length;

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;
const lineEnd = (text: string, at: number): number => {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end + 1;
};

/** The words that an item is about: of a criterion or its part, an outcome, a requirement or its part, or of a key. */
function readingOf(root: YamlMap, at: string): OpenItem['reading'] {
  for (const { id, path, within } of placesOf(root)) {
    if (id !== at) continue;
    const node = nodeAt(root, path);
    if (node?.kind === 'scalar') return { path, text: node.text, ...(within === undefined ? {} : { within }) };
  }
  return undefined;
}

interface Place {
  id: string;
  path: Path;
  within?: string;
}

function placesOf(root: YamlMap): Place[] {
  const idOf = (path: Path) => wordsAt(root, [...path, 'id']) ?? '';
  const below = (path: Path): Path[] => {
    const node = nodeAt(root, path);
    return node?.kind === 'list' ? node.items.map((_, index) => [...path, index]) : [];
  };
  const withParts = (path: Path, id: string, within?: string): Place[] => {
    const inside = within === undefined ? {} : { within };
    return [
      { id, path: [...path, 'text'], ...inside },
      ...below([...path, 'parts']).map((part) => ({ id: `${id}${idOf(part)}`, path: [...part, 'text'], ...inside })),
    ];
  };
  const criteria = below(['outcomes']).flatMap((outcome) => {
    const within = `outcome ${idOf(outcome)} ${wordsAt(root, [...outcome, 'title']) ?? ''}`.trim();
    return below([...outcome, 'criteria']).flatMap((criterion) => withParts(criterion, idOf(criterion), within));
  });
  return [
    ...criteria,
    ...below(['outcomes']).map((outcome) => ({ id: idOf(outcome), path: [...outcome, 'title'] })),
    ...[...below(['performance']), ...below(['knowledge'])].flatMap((item) => withParts(item, idOf(item))),
    ...below(['requirements']).flatMap((requirement) => withParts(requirement, `ER${idOf(requirement)}`)),
    ...root.entries.map(({ key }) => ({ id: key, path: [key] })),
  ];
}

function wordsAt(root: YamlMap, path: Path): string | undefined {
  const node = nodeAt(root, path);
  return node?.kind === 'scalar' ? node.text : undefined;
}
