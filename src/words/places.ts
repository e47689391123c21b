import type { ClaimRow } from '../model/result.ts';

/** A place in words: "line 17", "attachments/call.txt 12:30", "line 20 (The call)". */
export function placeWords({ line, file, at, words }: ClaimRow['places'][number]): string {
  const inFile = file === undefined ? '' : `${file}${at === undefined ? '' : ` ${at}`}`;
  const inText = line === undefined ? '' : `line ${line}${words === undefined ? '' : ` (${words})`}`;
  return [inText, inFile].filter((part) => part !== '').join(', ');
}
