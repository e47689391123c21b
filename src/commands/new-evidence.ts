import { posix } from 'node:path';
import { oneLine } from '../document/safe-text.ts';
import { evidencePlace, evidenceText, openKeys } from '../write/scaffold/evidence-text.ts';
import { claimsPerformance, completeItem } from './new-evidence/complete.ts';
import { readGiven } from './new-evidence/given.ts';
import type { EvidenceOptions } from './new-evidence/options.ts';
import { nextEvidenceId, writeItem } from './new-evidence/write-item.ts';
import type { Fault } from './recording/drafting.ts';
import { openRecording } from './recording/open-recording.ts';
import { sayFaults } from './recording/say.ts';
import { weighRecord } from './recording/weigh-record.ts';
import type { Terminal } from './terminal.ts';
import { refuseBlank } from './usage-error.ts';

/**
 * `evid new evidence`: a draft of an item, with a heading for each criterion and situation. What evid check would find at fault in
 * it once it is finished is refused, and nothing is written.
 */
export async function newEvidence(portfolio: string, options: EvidenceOptions, terminal: Terminal): Promise<number> {
  const { title, occasion, held } = options;
  refuseBlank({ title, occasion, held });
  const begun = await openRecording(portfolio, options, terminal);
  const faults: Fault[] = [];
  const given = readGiven(options, begun, terminal, faults);
  if (faults.length > 0) return sayFaults(faults, terminal);
  const item = await completeItem(given, options, begun, terminal);
  const open = openKeys(item, claimsPerformance(item.criteria, begun));
  // While somebody answers, somebody else writes.
  const recording = terminal.stdin.isTerminal ? await openRecording(portfolio, options, terminal) : begun;

  const finished = { ...item, id: options.id ?? nextEvidenceId(recording) };
  const place = { id: finished.id, path: `${recording.path}/${evidencePlace(finished)}` };
  const weighed = await weighRecord(recording, place, evidenceText(finished, [], 'finished'));
  const own = [...weighed.errors, ...weighed.warnings].filter(
    ({ code, file, evidence }) =>
      // Of two files with one id the check reports the later one, whichever that is; a number that is taken now is passed over.
      (code === 'duplicate-id' ? options.id !== undefined && evidence === options.id : file === place.path) &&
      !isOfDrafts(code, options),
  );
  const wrong = own.filter(({ severity }) => severity === 'error');
  if (wrong.length > 0) return sayFaults(wrong, terminal);

  const draftOf = (id: string) => evidenceText({ ...item, id }, open, 'draft');
  const file = writeItem(item, options.id, draftOf, recording);
  terminal.stdout.write(`wrote ${oneLine(posix.normalize(file))}\n`);
  for (const { code, message } of own) terminal.stderr.write(`warning: ${oneLine(message)} [${code}]\n`);
  if (options.quiet) return 0;
  const still = open.length === 0 ? '' : `say its ${open.map(({ key }) => key).join(' and ')}, `;
  const dated = options.date === undefined && !terminal.stdin.isTerminal ? ', dated today' : '';
  terminal.stderr.write(`A draft${dated}: ${still}write under its headings, then take draft: true away and sign it.\n`);
  return 0;
}

/** Faults that an item has only because nobody has written it yet. */
const isOfDrafts = (code: string, { planned }: EvidenceOptions): boolean =>
  ['missing-key', 'missing-context', 'unsigned-evidence', 'place-not-found'].includes(code) ||
  (planned === true && code === 'future-date');
