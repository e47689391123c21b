import type { Span } from '../diagnostics/finding.ts';
import type { EvidenceItem } from '../parse/evidence.ts';
import type { SourceText } from '../parse/source-text.ts';
import { spanOf, valueAt, type YamlNode, type YamlScalar } from '../parse/yaml-node.ts';

/** A text as it stands in a file; where, is worked out when it is asked for. */
export class Written {
  readonly text: string;
  readonly #source: SourceText;
  readonly #node: YamlNode;

  constructor(source: SourceText, node: YamlScalar) {
    this.text = node.text;
    this.#source = source;
    this.#node = node;
  }
  get span(): Span {
    return spanOf(this.#source, this.#node);
  }
}
/** An entry of `occasions`, or `date` and `occasion`, as it stands in the file. */
export interface WrittenOccasion {
  label: Written | undefined;
  dates: Written[];
  criteria: Written[];
  /** With those of the item, whom all its occasions have. */
  customers: string[];
}

/** What an item writes about its occasions, for places: its occasions themselves join entries and split lists of dates. */
export function writtenOccasions({ written, source }: EvidenceItem): WrittenOccasion[] {
  const texts = (map: YamlNode, key: string) => scalarsIn(map, key).map((node) => new Written(source, node));
  const ofAll = wordsIn(written, 'customers');
  const list = valueAt(written, 'occasions');
  if (list?.kind !== 'list') {
    const [label] = texts(written, 'occasion');
    return [{ label, dates: texts(written, 'date'), criteria: [], customers: ofAll }];
  }
  return list.items.map((entry) => {
    const [label] = texts(entry, 'label');
    const customers = [...new Set([...ofAll, ...wordsIn(entry, 'customers')])];
    return { label, dates: texts(entry, 'date'), criteria: texts(entry, 'criteria'), customers };
  });
}

/** What stands behind a key of a map, in a list or alone, that says something. */
function scalarsIn(map: YamlNode, key: string): YamlScalar[] {
  const node = map.kind === 'map' ? valueAt(map, key) : undefined;
  return node === undefined ? [] : scalarsOf(node);
}
function scalarsOf(node: YamlNode): YamlScalar[] {
  if (node.kind === 'list') return node.items.flatMap(scalarsOf);
  return node.kind === 'scalar' && !node.blank ? [node] : [];
}
const wordsIn = (map: YamlNode, key: string): string[] => scalarsIn(map, key).map(({ text }) => text);

/** Where an item writes one of its dates. */
export function placeOfDate({ written, listsOccasions, source, at }: EvidenceItem, date: string): Span {
  const list = listsOccasions ? valueAt(written, 'occasions') : undefined;
  const dates = (list?.kind === 'list' ? list.items : [written]).flatMap((entry) => scalarsIn(entry, 'date'));
  const found = dates.find(({ text }) => text === date);
  return found === undefined ? at(['date']) : spanOf(source, found);
}

/** Where an item writes a date that has no label. */
export function placeOfUnlabelled(item: EvidenceItem, date: string): Span {
  const unlabelled = writtenOccasions(item).filter(({ label }) => label === undefined);
  const found = unlabelled.flatMap(({ dates }) => dates).find(({ text }) => text === date);
  return found?.span ?? placeOfDate(item, date);
}
