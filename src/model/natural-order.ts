function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Digits of any length, as numbers. */
function compareNumbers(a: string, b: string): number {
  const [left, right] = [a, b].map((each) => each.replace(/^0+/, ''));
  return left!.length - right!.length || compareText(left!, right!);
}

/** Orders ids and paths as people count: `1.2` before `1.10`, `A2` before `A10`; the same on every platform, no locale. */
export function naturalOrder(a: string, b: string): number {
  // Runs of digits and of other characters, one after the other; those before `at` are the same in both.
  let at = 0;
  while (at < a.length && at < b.length) {
    const [endA, endB] = [endOfRun(a, at), endOfRun(b, at)];
    const [x, y] = [a.slice(at, endA), b.slice(at, endB)];
    if (x !== y) {
      const byNumber = isDigit(a, at) && isDigit(b, at) ? compareNumbers(x, y) : 0;
      return byNumber === 0 ? compareText(x, y) : byNumber;
    }
    at = endA;
  }
  return a.length - b.length;
}

const isDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
};
function endOfRun(text: string, start: number): number {
  let end = start + 1;
  while (end < text.length && isDigit(text, end) === isDigit(text, start)) end++;
  return end;
}

/** Orders by UTF-16 code units: the order of digests. */
export const codeUnitOrder = compareText;
