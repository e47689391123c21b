import { existsSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';
import { aboutUnknownCriterion } from '../../checks/about-unknown-criterion.ts';
import { aboutUnknownTag } from '../../checks/suggest.ts';
import { offer } from '../../diagnostics/nearest.ts';
import { itemId } from '../../model/fields.ts';
import { unitOfRef } from '../../model/refs.ts';
import { situationsIn, type Unit } from '../../model/unit.ts';
import { type Context, contextWords, type Method, methodWords } from '../../model/vocabulary.ts';
import { zodOf } from '../../model/zod-of.ts';
import { holdersOf } from '../../resolve/link-claims.ts';
import type { ClaimedWords } from '../../write/scaffold/evidence-text.ts';
import type { Fault } from '../recording/drafting.ts';
import type { Recording } from '../recording/open-recording.ts';
import type { Terminal } from '../terminal.ts';
import type { EvidenceOptions } from './options.ts';

/** What the flags say of a new item, as far as it makes sense in this portfolio. */
export interface Given {
  method?: Method | undefined;
  context?: Context | undefined;
  criteria?: ClaimedWords[] | undefined;
  tags?: ClaimedWords[] | undefined;
  files: string[];
}

/** Reads the flags that name something; everything that is wrong with them goes to `faults`. */
export function readGiven(options: EvidenceOptions, recording: Recording, terminal: Terminal, faults: Fault[]): Given {
  const { criteria: refs, tags: written } = options;
  const method = wordOf('method', options.method, methodWords, faults);
  const context = wordOf('context', options.context, contextWords, faults);
  const criteria = refs && [...new Set(refs)].flatMap((each) => claimOf(each, recording, faults));
  const tags = written && [...new Set(written)].flatMap((each) => tagOf(each, criteria ?? [], recording, faults));
  // The file is named for it: an id with a slash would lead out of the folder, where no check looks at it.
  const id = zodOf(itemId()).safeParse(options.id ?? 'E01');
  if (!id.success) faults.push({ message: `--id ${options.id} ${id.error.issues[0]?.message}` });
  if (options.score !== undefined && !isScore(options.score))
    faults.push({ message: `--score ${options.score} is not a number`, help: 'as in --score 82' });
  if (options.hours !== undefined && !isHours(options.hours))
    faults.push({ message: `--hours ${options.hours} is not a number above 0`, help: 'as in --hours 3.5' });
  if (refs?.length === 0) faults.push({ message: '--criteria names no criterion', help: 'as in --criteria B9/1.5' });
  if (!options.planned) for (const day of options.date ?? []) faults.push(...futureFaults(day, recording.open.today));
  return {
    method,
    context,
    criteria,
    tags,
    files: (options.files ?? []).flatMap((each) => filesOf(each, recording, terminal, faults)),
  };
}

/** A score as a test gives it. */
export const isScore = (text: string): boolean => /^\d{1,9}(\.\d{1,9})?$/.test(text);

/** A time that work took, in hours. */
const isHours = (text: string): boolean => isScore(text) && Number(text) > 0;

export const futureFaults = (day: string, today: string): Fault[] =>
  day <= today
    ? []
    : [
        {
          message: `${day} is after today, ${today}`,
          help: 'correct the date, or add --planned for something to come',
        },
      ];

function wordOf<Word extends string>(
  what: string,
  written: string | undefined,
  words: Readonly<Record<Word, string>>,
  faults: Fault[],
): Word | undefined {
  if (written === undefined || Object.hasOwn(words, written)) return written as Word | undefined;
  faults.push({ message: `there is no ${what} ${written}`, help: offer(written, Object.keys(words)) });
  return undefined;
}

/** The criterion, or part of one, that an entry of `criteria` claims. */
function claimOf(written: string, { intake, resolved, path }: Recording, faults: Fault[]): ClaimedWords[] {
  const { units } = intake.workspace;
  const ref = written.split(' @ ')[0]!.trim();
  const leaf = units.leaf(ref);
  const whole = units.criterion(ref);
  if (leaf === undefined) {
    faults.push(
      whole === undefined
        ? aboutUnknownCriterion(ref, units)
        : {
            message: `${ref} has parts, which are claimed one by one`,
            help: `its parts: ${whole.leaves.map((part) => part.ref).join(', ')}`,
          },
    );
    return [];
  }
  const listed = resolved.portfolio.registrations.map(({ unit }) => unit);
  if (!listed.includes(leaf.unit)) {
    faults.push({ message: `${path} does not list unit ${leaf.unit}`, help: `units there: ${listed.join(', ')}` });
    return [];
  }
  return [{ written, ref, words: criterionWords(ref, intake.workspace) }];
}

/** The words of a criterion as published. */
export const criterionWords = (ref: string, { units }: Recording['intake']['workspace']): string =>
  oneSpaced(units.leaf(ref)!.words);
const oneSpaced = (text: string) => text.replace(/\s+/g, ' ').trim();

function tagOf(tag: string, claims: readonly ClaimedWords[], { intake }: Recording, faults: Fault[]): ClaimedWords[] {
  if (!tag.includes('/')) return [{ written: tag }];
  const { units } = intake.workspace;
  const claimed = [...new Set(claims.map(({ ref = '' }) => unitOfRef(ref)))].flatMap((id) => units.units.get(id) ?? []);
  const [holder] = holdersOf(tag, claimed);
  // Where no criterion could be read, that is said, not what follows from it.
  if (holder === undefined && claimed.length > 0) faults.push(aboutUnknownTag(tag, claimed, units));
  if (holder === undefined) return [];
  // A value of an open facet has no words but its own.
  const listed = situationsOf(holder).filter(({ written }) => written === tag);
  return listed.length > 0 ? listed : [{ written: tag, ref: tag, words: tag.slice(tag.indexOf('/') + 1) }];
}

/** The situations that a unit knows, as a claim writes them; a title that is no more than the id of its facet goes without saying. */
export const situationsOf = ({ facets }: Pick<Unit, 'facets'>): ClaimedWords[] =>
  situationsIn({ facets: facets.map((each) => (each.title === each.id ? { ...each, title: '' } : each)) }).map(
    ({ ref, words }) => ({ written: ref, ref, words: oneSpaced(words) }),
  );

/** Files as the front matter names them, from the portfolio folder; typed from there or from the current folder. */
export function filesOf(written: string, { open, path }: Recording, { cwd }: Terminal, faults: Fault[]): string[] {
  const home = join(open.root, path);
  const inside = (name: string): string | undefined => {
    if (existsSync(join(home, name))) return name;
    const fromHere = relative(home, resolve(cwd, name)).split(sep).join('/');
    return existsSync(resolve(cwd, name)) && !fromHere.startsWith('..') ? fromHere : undefined;
  };
  const whole = inside(written);
  if (whole !== undefined) return [whole];
  return written.split(',').flatMap((name) => {
    const found = inside(name.trim());
    if (found !== undefined) return [found];
    const known = (open.folder.list(`${path}/attachments`) ?? []).map((entry) => `attachments/${entry.name}`);
    faults.push({
      message: `there is no file ${name.trim()} in ${path}`,
      help:
        known.length === 0 ? 'put it into attachments/ of the portfolio first' : offer(name.trim(), known, 'there are'),
    });
    return [];
  });
}
