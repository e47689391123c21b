import { lint } from 'markdownlint/promise';

/** What markdownlint's default rules say of a document, but for the length of lines: words are quoted as published. */
export async function markdownFaults(document: string): Promise<string[]> {
  const found = await lint({ strings: { document }, config: { default: true, MD013: false } });
  return found.document!.map(
    ({ lineNumber, ruleNames, errorDetail }) => `${lineNumber} ${ruleNames[0]} ${errorDetail}`,
  );
}
