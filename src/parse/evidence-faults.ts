import type { EvidenceFile } from '../model/evidence.ts';
import type { Path, YamlMap } from './yaml-node.ts';

interface Fault {
  code: string;
  message: string;
  help: string;
  /** The part at whose place it is reported. */
  part: Path;
  about: string;
}

/** What an item says, and which of its keys are at fault already: of those nothing more is said. */
interface WrittenItem {
  file: Partial<EvidenceFile>;
  root: YamlMap;
  /** The keys at the top in which a fault was found. */
  faulty: readonly (string | number | undefined)[];
  /** Keys that an unknown one was probably meant to be. */
  meant: ReadonlySet<string>;
}

/** The faults of an item that lie between its keys: what does not go together, and what the method asks for. */
export function faultsBetweenKeys({ file, root, faulty, meant }: WrittenItem): Fault[] {
  const found: Fault[] = [];
  const add = (code: string, message: string, help: string, part: Path, about: string) =>
    found.push({ code, message, help, part, about });
  if (
    file.date === undefined &&
    file.occasions === undefined &&
    !faulty.some((key) => key === 'date' || key === 'occasions') &&
    !meant.has('date') &&
    !meant.has('occasions')
  ) {
    add(
      'missing-key',
      'the key date is missing',
      'date: when the work shown happened; or a list under occasions',
      [],
      'date',
    );
  }
  if (file.date !== undefined && file.occasions !== undefined) {
    add(
      'invalid-value',
      'date and occasions stand beside each other',
      'keep one: occasions replaces date and occasion',
      ['date'],
      'date',
    );
  } else if (file.occasion !== undefined && file.occasions !== undefined) {
    add(
      'invalid-value',
      'occasion and occasions stand beside each other',
      'write the label into each entry of occasions',
      ['occasion'],
      'occasion',
    );
  }
  if (file.hours !== undefined && file.occasions !== undefined) {
    add(
      'invalid-value',
      'hours and occasions stand beside each other',
      'write hours into each entry of occasions',
      ['hours'],
      'hours',
    );
  }
  for (const { path: part, days } of hoursOfSeveral(file)) {
    add(
      'invalid-value',
      `hours stands beside ${days} dates that are ${days} occasions`,
      'list them under occasions, each with its hours; one event of several days has a label',
      part,
      part.join(' '),
    );
  }
  // A score that could not be read is reported where it stands.
  const isWritten = (asked: string) =>
    root.entries.some(({ key, value }) => key === asked && (value.kind !== 'scalar' || !value.blank));
  const asked = requiredByMethod(file);
  if (asked !== undefined && !isWritten(asked) && !meant.has(asked))
    add(
      'missing-key',
      `the key ${asked} is missing, which ${file.method} asks for`,
      askedFor[asked],
      ['method'],
      asked,
    );
  if (file.score !== undefined && file.method !== 'test') {
    add(
      'invalid-value',
      `score stands in an item whose method is ${file.method}`,
      'a score belongs to method: test',
      ['score'],
      'score',
    );
  }
  return found;
}

/** What the keys are that a method asks for. */
const askedFor = {
  assessor: 'assessor: the id of the person who observed, asked or led the discussion',
  witness: 'witness: the id of the person who saw it, from portfolio.yaml or people.yaml',
  score: 'score: the result of the test, as a number',
};

function requiredByMethod({
  method,
  assessor,
  witness,
  score,
  draft,
}: Partial<EvidenceFile>): keyof typeof askedFor | undefined {
  if (draft) return undefined;
  if ((method === 'observation' || method === 'questioning' || method === 'discussion') && !assessor) return 'assessor';
  if ((method === 'witness-testimony' || method === 'expert-witness') && !witness) return 'witness';
  if (method === 'test' && score === undefined) return 'score';
  return undefined;
}

/** Where hours are said of several occasions at once, so that nobody knows how many are of which. */
function hoursOfSeveral(file: Partial<EvidenceFile>): { path: Path; days: number }[] {
  const { occasions, date = [], occasion, hours } = file;
  if (occasions === undefined && hours === undefined) return [];
  const entries = occasions ?? [{ date, label: occasion, hours }];
  return entries.flatMap(({ date, label, hours }, index) => {
    const days = label === undefined && hours !== undefined ? new Set(date).size : 0;
    const path = occasions === undefined ? ['hours'] : ['occasions', index, 'hours'];
    return days > 1 ? [{ path, days }] : [];
  });
}
