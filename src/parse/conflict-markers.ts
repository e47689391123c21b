import type { Finding } from '../diagnostics/finding.ts';
import { SourceText } from './source-text.ts';

/** The lines that git leaves where two branches changed the same words; what stands after the first and the last is a name. */
const marker = /^(?:<<<<<<<|=======|>>>>>>>)(?!\S)/gm;

/**
 * The finding about a merge that nobody finished: its three markers stand in a file, in order. Such a file says two things at
 * once, so that it cannot be read; `text` is the whole of it.
 */
export function conflictIn(path: string, text: string): Finding | undefined {
  // Nearly every file is done with here.
  if (!text.includes('<<<<<<<') || !text.includes('>>>>>>>')) return undefined;
  let opened: number | undefined;
  let divided = false;
  for (const { 0: found, index } of text.matchAll(marker)) {
    if (found === '<<<<<<<') opened ??= index;
    else if (found === '=======') divided ||= opened !== undefined;
    else if (divided) return conflict(new SourceText(path, text), opened!);
  }
  return undefined;
}

const conflict = (source: SourceText, at: number): Finding => ({
  code: 'conflict-markers',
  message: 'a merge was left unfinished here: the markers of git stand in the file',
  help: 'keep what is right of the two, and delete the lines <<<<<<<, ======= and >>>>>>>',
  file: source.path,
  span: source.span(at, at + '<<<<<<<'.length),
});
