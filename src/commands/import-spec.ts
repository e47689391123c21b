import { basename, resolve } from 'node:path';
import { shorten } from '../diagnostics/shorten.ts';
import { oneLine } from '../document/safe-text.ts';
import { families, type Imported, importSource } from '../import/import-source.ts';
import { readSource } from '../import/read-source.ts';
import type { Source } from '../import/source.ts';
import { UnreadableSource } from '../import/unreadable.ts';
import { updated } from '../import/update-specification.ts';
import { parseSpecification } from '../parse/specification.ts';
import { bytesOf } from './bytes-of.ts';
import type { Flags } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { requireOneOf, UsageError } from './usage-error.ts';
import { sizeWords, writeDraft } from './write-new.ts';

export type ImportOptions = Flags<'family' | 'output' | 'update'>;

/** Unused lines that are listed before the rest is only counted. */
const listedLines = 20;

/**
 * `evid spec import`: a draft of a specification out of a document, to standard output or to a file that is not there yet. What was
 * found, what was not used and what is to be reviewed is said beside it.
 */
export async function importSpec(file: string, options: ImportOptions, terminal: Terminal): Promise<number> {
  const names = families.map(({ name }) => name);
  if (options.family !== undefined)
    requireOneOf(options.family, names, `there is no family ${options.family}`, 'families:');
  const before = options.update === undefined ? undefined : readText(options.update, terminal);
  const source = await sourceOf(file, terminal);
  const imported = importSource(source, options.family);
  if (imported === undefined)
    throw new UsageError(
      `no unit was found in ${file === '-' ? 'what was piped in' : file}`,
      'evid looks for outcomes with criteria, or criteria and knowledge; --family NAME says how they are written down',
    );
  const change = before === undefined ? undefined : updated(options.update!, before, imported);
  if (change !== undefined && 'refusal' in change)
    throw new UsageError(`${options.update} cannot be updated: ${change.refusal}`, change.help);
  const text = change?.text ?? imported.text;
  assertReadable(imported, text);
  if (options.output === undefined) terminal.stdout.write(text);
  else writeDraft(resolve(terminal.cwd, options.output), text, options.output);
  terminal.stderr.write(`${summary(imported, source, options, change?.changes).map(oneLine).join('\n')}\n`);
  return 0;
}

async function sourceOf(file: string, terminal: Terminal): Promise<Source> {
  const bytes = file === '-' ? await terminal.stdin.all() : read(file, terminal);
  try {
    return await readSource(bytes, file === '-' ? 'standard input' : basename(file));
  } catch (error) {
    if (!(error instanceof UnreadableSource)) throw error;
    throw new UsageError(`${file === '-' ? 'what was piped in' : file} cannot be read: ${error.message}`, error.help);
  }
}

const read = (file: string, { cwd }: Terminal): Uint8Array =>
  bytesOf(file, 'FILE is a document of an awarding body, or - for what is piped in', cwd);

const readText = (file: string, terminal: Terminal): string =>
  new TextDecoder()
    .decode(read(file, terminal))
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n');

/** A draft that evid itself could not read would be a fault of evid. */
function assertReadable({ shape, fileName }: Imported, text: string): void {
  const { unit, findings } = parseSpecification(fileName, text);
  const [first] = findings;
  if (unit === undefined && first !== undefined)
    throw new Error(`the draft of a ${shape} cannot be read: ${first.message}`);
}

function summary(imported: Imported, source: Source, options: ImportOptions, changes: string[] | undefined): string[] {
  const { family, outcomes, criteria, requirements, judged, review, share, unused } = imported;
  const target = options.output ?? 'FILE';
  return [
    `read as: ${family.name} (${family.title})${options.family === undefined ? '; --family NAME reads it as another' : ''}`,
    `found: ${sizeWords({ outcomes, criteria, requirements })}${judged > 0 ? `, ${judged} of them without a rule: an assessor judges` : ''}`,
    `used: ${Math.floor(share * 100)} % of the lines${unused.length > 0 ? '; not used:' : ''}`,
    ...unused.slice(0, listedLines).map(({ line, text }) => `  line ${line}: ${shorten(text)}`),
    ...(unused.length > listedLines ? [`  and ${unused.length - listedLines} more`] : []),
    ...(source.notes ?? []).map((note) => `note: ${note}`),
    ...(changes === undefined
      ? []
      : changes.length === 0
        ? ['the document changes nothing']
        : ['changes:', ...changes.map((each) => `  ${each}`)]),
    ...(review.length > 0
      ? [`to review: ${review.length} (evid spec review ${target})`, ...confidences(review)]
      : ['to review: nothing that evid was not sure of; read it beside the document all the same']),
    ...(options.output === undefined ? [] : [`written: ${options.output}`]),
  ];
}

const degrees: readonly [number, string][] = [
  [0.8, 'the numbering was mended'],
  [0.6, 'something was inferred, or put together'],
  [0.4, 'a number was invented'],
  [0.2, 'free text'],
];

const confidences = (review: Imported['review']): string[] =>
  degrees.flatMap(([degree, what]) => {
    const count = review.filter(({ confidence }) => confidence === degree).length;
    return count === 0 ? [] : [`  ${count} × confidence ${degree}: ${what}`];
  });
