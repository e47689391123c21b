const blank = (text: string) => text.replace(/[^\n]/g, ' ');

/** A Markdown text with code spans, code blocks and HTML comments blanked out, every other character at its place. */
export function withoutCode(text: string): string {
  if (!/[`~]|<!--|^[> ]*(?: {4}|\t)/m.test(text)) return text;
  let result = '';
  let paragraph = '';
  let fence: { mark: string; isQuoted: boolean; within: number } | undefined;
  let inComment = false;
  let afterBlank = true;
  /** Whether what is indented by four would be code: not in the middle of a paragraph. */
  let mayIndent = true;
  let wasQuoted = false;
  /** How far the text of each open list item is indented. */
  let levels: number[] = [];
  const flush = () => {
    result += withoutCodeSpans(paragraph);
    paragraph = '';
  };
  const skip = (line: string) => {
    flush();
    result += blank(line);
  };
  for (const line of text.split(/(?<=\n)/)) {
    if (inComment) {
      const end = line.indexOf('-->');
      result += end === -1 ? blank(line) : blank(line.slice(0, end + 3));
      if (end === -1) continue;
      inComment = false;
      paragraph += line.slice(end + 3);
      continue;
    }
    const quote = /^(?: {0,3}>)+ ?/.exec(line)?.[0] ?? '';
    const isQuoted = quote !== '';
    const rest = line.slice(quote.length);
    const isBlank = rest.trim() === '';
    const indent = isBlank ? 0 : indentOf(rest);
    if (fence !== undefined) {
      // A quotation or a list item ends what was opened in it.
      const isLeft = fence.isQuoted ? !isQuoted : !isBlank && indent < fence.within;
      if (!isLeft) {
        const closing = /^\s*(`{3,}|~{3,})\s*$/.exec(rest)?.[1];
        if (closing?.startsWith(fence.mark)) fence = undefined;
        skip(line);
        continue;
      }
      fence = undefined;
    }
    if (isBlank) {
      flush();
      result += line;
      afterBlank = true;
      mayIndent = true;
      continue;
    }
    if (isQuoted !== wasQuoted) levels = [];
    wasQuoted = isQuoted;
    const isBlock = /^\s*(?:#{1,6}(?:\s|$)|[-*+]\s|\d{1,9}[.)]\s|`{3}|~{3})/.test(rest);
    if (afterBlank || isBlock) while ((levels.at(-1) ?? 0) > indent) levels.pop();
    afterBlank = false;
    const within = levels.at(-1) ?? 0;
    const isIndented = indent - within >= 4;
    if (isIndented && mayIndent) {
      skip(line);
      continue;
    }
    const opening = isIndented ? undefined : /^\s*(?:(?:[-*+]|\d{1,9}[.)])\s+)?(`{3,}(?=[^`]*$)|~{3,})/.exec(rest)?.[1];
    const marker = isIndented ? undefined : /^\s*(?:[-*+]|\d{1,9}[.)])(?:\s{1,4}(?=\S)|\s)/.exec(rest)?.[0];
    if (marker !== undefined) levels.push(marker.length);
    mayIndent = opening !== undefined || /^ {0,3}#{1,6}(?:\s|$)/.test(rest);
    if (opening !== undefined) {
      fence = { mark: opening, isQuoted, within: levels.at(-1) ?? 0 };
      skip(line);
      continue;
    }
    const comment = lineOpensComment(line);
    if (comment !== undefined) {
      paragraph += line.slice(0, comment);
      flush();
      result += blank(line.slice(comment));
      inComment = true;
      continue;
    }
    paragraph += line;
  }
  flush();
  return result;
}

/** How many columns a line is indented; a tab goes to the next multiple of four. */
function indentOf(line: string): number {
  let width = 0;
  for (const character of line) {
    if (character === '\t') width += 4 - (width % 4);
    else if (character === ' ') width++;
    else break;
  }
  return width;
}

/** Where a comment opens in a line that does not close it; comments within one line are blanked with the code spans. */
function lineOpensComment(line: string): number | undefined {
  const at = withoutCodeSpans(line).indexOf('<!--');
  return at === -1 ? undefined : at;
}

/** What a backslash stands before is neither code nor the beginning of a comment. */
function withoutCodeSpans(paragraph: string): string {
  return paragraph.replace(/\\[\\`<]|<!--[\s\S]*?-->|(?<!(?<!\\)`)(`+)(?!`)([\s\S]*?[^`])\1(?!`)/g, (found) =>
    found.startsWith('\\') ? found : blank(found),
  );
}
