import type { Finding, Span } from '../diagnostics/finding.ts';
import { type EvidenceFile, evidenceSchema, withdrawnEvidenceSchema } from '../model/evidence.ts';
import { codeUnitOrder } from '../model/natural-order.ts';
import type { Context, Method } from '../model/vocabulary.ts';
import { cutValues } from './cut-values.ts';
import { faultsBetweenKeys } from './evidence-faults.ts';
import { type Slip, slipFinder } from './find-slip.ts';
import { parseFrontMatter } from './front-matter.ts';
import { type BracketedRef, findBracketedRefs } from './locators.ts';
import { type Place, placeFinder } from './places.ts';
import { asFinding, readShape } from './read-shape.ts';
import type { ShapeFinding, ShapeOptions } from './shape-finding.ts';
import type { SourceText } from './source-text.ts';
import { type Path, spanAt, valueAt, type YamlEntry, type YamlMap } from './yaml-node.ts';

/** An entry of `criteria`: what is claimed and, where the entry says so, the place that shows it. */
export interface WrittenClaim {
  ref: string;
  place?: Place | undefined;
  readonly span: Span;
  /** A bracket of the body that names the criterion but is no locator, with its line: the slip behind many a missing one. */
  slip?: Slip | undefined;
}
/** A bracket of the body, with the place it names. */
export interface WrittenLocator extends Omit<BracketedRef, 'place'> {
  place?: Place | undefined;
}

/** An event that an item is about. Items that name the same event, by label or by date, share its key. */
export interface Occasion {
  key: string;
  label: string | undefined;
  /** Sorted, each once. */
  dates: string[];
  customers: string[];
  tags: string[];
  /** The refs it shows; undefined: all of the item's claims. */
  criteria: string[] | undefined;
  /** Of the work that the item shows of it. */
  hours: number | undefined;
}

/** One item of evidence, as it stands in its file. */
export interface EvidenceItem {
  id: string;
  portfolio: string;
  path: string;
  title: string;
  /** Undefined only for a withdrawn item. */
  method: Method | undefined;
  context: Context | undefined;
  draft: boolean;
  withdrawn: string | undefined;
  occasions: Occasion[];
  /** Whether it says `occasions`, under which each has words of its own. */
  listsOccasions: boolean;
  /** The last day of the work it shows. */
  lastWorkDay: string | undefined;
  claims: WrittenClaim[];
  locators: WrittenLocator[];
  /** All tags with where they stand, those of occasions included; each tag once. */
  tags: { tag: string; readonly span: Span }[];
  files: string[];
  /** Keys that an unknown one was probably meant to be: that is reported, so that nothing is missing besides. */
  misspelt: ReadonlySet<string>;
  witnesses: string[];
  assessors: string[];
  score: number | undefined;
  signed: string | undefined;
  recorded: string | undefined;
  held: string | undefined;
  seenBy: string[];
  seenOn: string | undefined;
  /** Keys that are the centre's or the writer's own, for the centre's schema. */
  written: YamlMap;
  source: SourceText;
  /** The place of a part of the front matter. */
  at: (path: Path) => Span;
}

/** Where a part of the front matter stands is worked out when something is said of it: of most parts nothing is. */
type At = (path: Path) => Span;

class Claim implements WrittenClaim {
  readonly ref: string;
  readonly place: Place | undefined;
  readonly slip: Slip | undefined;
  private readonly placeAt: At;
  private readonly position: number;
  constructor(ref: string, place: Place | undefined, slip: Slip | undefined, at: At, index: number) {
    this.ref = ref;
    this.place = place;
    this.slip = slip;
    this.placeAt = at;
    this.position = index;
  }
  get span() {
    return this.placeAt(['criteria', this.position]);
  }
}

class WrittenTag {
  readonly tag: string;
  private readonly placeAt: At;
  private readonly part: Path;
  constructor(tag: string, at: At, path: Path) {
    this.tag = tag;
    this.placeAt = at;
    this.part = path;
  }
  get span() {
    return this.placeAt(this.part);
  }
}

/** A locator that says where the thing stands, and one that stands there itself. */
class Located implements WrittenLocator {
  readonly ref: string;
  readonly place: Place;
  private readonly bracket: BracketedRef;
  constructor(found: BracketedRef, place: Place) {
    this.ref = found.ref;
    this.place = place;
    this.bracket = found;
  }
  get span() {
    return this.bracket.span;
  }
  get line() {
    return this.bracket.line;
  }
}
type Unplaced = BracketedRef & { place?: undefined };

/** Keys evid itself gives a meaning to; anything else is the centre's or begins with x-. */
export const evidenceKeys: ReadonlySet<string> = new Set(Object.keys(evidenceSchema.keys));

/** Keys of the centre's own, besides evid's. */
export interface CentreKeys {
  allows: (key: string) => boolean;
  names: readonly string[];
}

const ofWithdrawn: ShapeOptions = { fill: ([key]) => (key === 'withdrawn' ? 'unknown' : undefined) };
const ofLive: ShapeOptions = {
  blank: (at) => (at.length === 1 && at[0] === 'criteria' ? 'list' : undefined),
  fill: ([key, ...rest]) => (key === 'title' && rest.length === 0 ? '(no title)' : undefined),
};
const withKeysOf = (options: ShapeOptions, { allows, names }: CentreKeys): ShapeOptions => ({
  ...options,
  allowed: (key) => !evidenceKeys.has(key) && allows(key),
  offered: names,
});

const saysWithdrawn = ({ key, value }: YamlEntry): boolean =>
  key === 'withdrawn' && !(value.kind === 'scalar' && value.blank);

/** Reads one evidence file into an item and its body. Without an item, the file cannot be read, and the findings say why. */
export function parseEvidence(
  path: string,
  portfolio: string,
  text: string,
  centre?: CentreKeys,
): { item?: EvidenceItem; body?: SourceText; findings: Finding[] } {
  const front = parseFrontMatter(path, text);
  if ('findings' in front) return { findings: front.findings.map((each) => ({ ...each, portfolio })) };
  const { source, root, body } = front;
  const isWithdrawn = root.entries.some(saysWithdrawn);
  const own = (options: ShapeOptions) => (centre === undefined ? options : withKeysOf(options, centre));
  const read = isWithdrawn
    ? readShape(withdrawnEvidenceSchema, source, root, own(ofWithdrawn))
    : readShape(evidenceSchema, source, root, own(ofLive));
  const file = read.value as Partial<EvidenceFile> | undefined;
  const at = (part: Path) => spanAt(source, read.root, part);
  const shown = isWithdrawn
    ? read.findings.filter(({ path: [key] }) => key === 'id' || key === 'withdrawn')
    : [...read.findings, ...cutValues(source, root)];
  const meant = read.findings.length === 0 ? nothing : meantIn(read.findings);
  const findings: Finding[] = shown.map((each) => ({
    ...asFinding(each),
    portfolio,
    ...(file?.id === undefined ? {} : { evidence: file.id }),
  }));
  if (!isWithdrawn && file !== undefined) {
    const written = { file, root, faulty: read.findings.map(({ path: [key] }) => key), meant };
    for (const { part, ...fault } of faultsBetweenKeys(written))
      findings.push({ ...fault, file: path, span: at(part), portfolio, evidence: file.id });
  }
  const unusable = !isWithdrawn && read.lost.some(isIndispensable);
  const dated = isWithdrawn || file?.date !== undefined || file?.occasions !== undefined;
  if (file?.id === undefined || unusable || !dated) return { findings };

  const occasions = readOccasions(file);
  const bracketed = findBracketedRefs(body);
  const placeOf = placeReader(file, body, bracketed);
  const item: EvidenceItem = {
    id: file.id,
    portfolio,
    path,
    title: file.title ?? '(withdrawn)',
    method: file.method,
    context: file.context,
    draft: file.draft ?? false,
    withdrawn: file.withdrawn,
    occasions,
    listsOccasions: valueAt(root, 'occasions') !== undefined,
    lastWorkDay: lastDayOf(occasions),
    claims: readClaims(file, body, bracketed, placeOf, at),
    locators: bracketed.map((found) =>
      found.place === undefined ? (found as Unplaced) : new Located(found, placeOf(found.place)),
    ),
    tags: readTags(file, at),
    files: file.files ?? [],
    misspelt: meant,
    witnesses: file.witness ?? [],
    assessors: file.assessor ?? [],
    score: file.score,
    signed: file.signed,
    recorded: file.recorded,
    held: file.held,
    seenBy: file['seen-by'] ?? [],
    seenOn: file['seen-on'],
    written: root,
    source,
    at,
  };
  return { item, body, findings };
}

/** Keys at the top that others were probably meant to be. */
const meantIn = (findings: readonly ShapeFinding[]): ReadonlySet<string> =>
  new Set(findings.flatMap(({ path, meant }) => (path.length === 1 && meant ? [meant] : [])));
const nothing: ReadonlySet<string> = new Set();

type PlaceOf = (place: string) => Place;

/** Looks places up; what is needed for that is made once an item names one. */
function placeReader(
  { files = [], criteria = [] }: Partial<EvidenceFile>,
  body: SourceText,
  bracketed: readonly BracketedRef[],
): PlaceOf {
  let find: PlaceOf | undefined;
  return (place) => {
    find ??= placeFinder(files, body, {
      known: [...criteria.map(placeIn), ...bracketed.map((each) => each.place)].filter((each) => each !== undefined),
    });
    return find(place);
  };
}

function readClaims(
  { criteria = [] }: Partial<EvidenceFile>,
  body: SourceText,
  bracketed: readonly BracketedRef[],
  placeOf: PlaceOf,
  at: At,
): WrittenClaim[] {
  const findSlip = slipFinder(body);
  const located = new Set(bracketed.map(({ ref }) => ref));
  return criteria.map((entry, index) => {
    const ref = refOf(entry);
    const place = placeIn(entry);
    const slip = place !== undefined || located.has(ref) ? undefined : findSlip(ref);
    return new Claim(ref, place === undefined ? undefined : placeOf(place), slip, at, index);
  });
}

/** Whether an item that has lost this part says no longer what it is, when the work was done, or what it claims. */
function isIndispensable([key, ...rest]: Path): boolean {
  if (key === 'id' || key === 'method' || key === 'date' || key === 'criteria') return true;
  return key === 'occasions' && (rest.length < 2 || rest[1] === 'date');
}

/** What an entry of `criteria`, `REF` or `REF @ PLACE`, claims. */
function refOf(entry: string): string {
  const at = entry.indexOf(' @ ');
  return (at === -1 ? entry : entry.slice(0, at)).trim();
}

/** What an entry of `criteria` names as its place. */
function placeIn(entry: string): string | undefined {
  const at = entry.indexOf(' @ ');
  const named = at === -1 ? '' : entry.slice(at + 3).trim();
  return named === '' ? undefined : named;
}

function readTags(file: Partial<EvidenceFile>, at: (path: Path) => Span): EvidenceItem['tags'] {
  const tags = new Map<string, WrittenTag>();
  const add = (tag: string, path: Path) => {
    if (!tags.has(tag)) tags.set(tag, new WrittenTag(tag, at, path));
  };
  (file.tags ?? []).forEach((tag, index) => {
    add(tag, ['tags', index]);
  });
  (file.occasions ?? []).forEach((occasion, entry) => {
    (occasion.tags ?? []).forEach((tag, index) => {
      add(tag, ['occasions', entry, 'tags', index]);
    });
  });
  return [...tags.values()];
}

/** Two lists as one, each value once. */
function together(one: string[], other: string[]): string[] {
  if (one.length + other.length < 2) return one.length === 0 ? other : one;
  return [...new Set([...one, ...other])];
}

function readOccasions(file: Partial<EvidenceFile>): Occasion[] {
  if (file.occasions === undefined) return ownOccasions(file);
  const ofAll = { dates: [], customers: file.customers ?? [], tags: file.tags ?? [] };
  const occasions = new Map<string, Occasion>();
  const add = (key: string, dates: string[], entry: WrittenOccasion, hours: number | undefined) => {
    const earlier = occasions.get(key);
    const before = earlier ?? ofAll;
    // An empty list names no criterion, and so narrows nothing.
    const refs = entry.criteria?.length ? entry.criteria.map(refOf) : undefined;
    occasions.set(key, {
      key,
      label: entry.label,
      dates: together(before.dates, dates).sort(codeUnitOrder),
      customers: together(before.customers, entry.customers ?? []),
      tags: together(before.tags, entry.tags ?? []),
      criteria:
        earlier !== undefined && earlier.criteria === undefined
          ? undefined
          : refs && [...(earlier?.criteria ?? []), ...refs],
      hours: hours === undefined ? earlier?.hours : (earlier?.hours ?? 0) + hours,
    });
  };
  for (const entry of file.occasions) {
    const { date, label, hours } = entry;
    if (label !== undefined) add(`event ${label}`, date, entry, hours);
    else {
      // Without a label every date is an occasion of its own.
      const days = together(date, []);
      for (const day of days) add(`on ${day}`, [day], entry, days.length === 1 ? hours : undefined);
    }
  }
  return [...occasions.values()];
}

/** The occasions of an item that lists none: one if it has a label, else one for each of its dates. */
function ownOccasions(file: Partial<EvidenceFile>): Occasion[] {
  const { occasion: label, hours } = file;
  const days = together(file.date ?? [], []);
  const customers = together(file.customers ?? [], []);
  const tags = together(file.tags ?? [], []);
  if (label !== undefined) {
    const dates = days.sort(codeUnitOrder);
    return [{ key: `event ${label}`, label, dates, customers, tags, criteria: undefined, hours }];
  }
  const ofOne = days.length === 1 ? hours : undefined;
  return days.map((day) => {
    return { key: `on ${day}`, label, dates: [day], customers, tags, criteria: undefined, hours: ofOne };
  });
}
type WrittenOccasion = NonNullable<EvidenceFile['occasions']>[number];

/** The last day of some occasions; the dates of each are sorted. */
const lastDayOf = (occasions: readonly Occasion[]): string | undefined =>
  occasions.reduce((last: string | undefined, { dates }) => later(last, dates.at(-1)), undefined);

/** The last day of the work an item shows, or of the discussion or statement about it. */
export const lastDay = ({ lastWorkDay, recorded }: EvidenceItem): string | undefined => later(lastWorkDay, recorded);

const later = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one;
