function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders ids and paths as people count: `1.2` before `1.10`, `A2` before `A10`; the same on every platform, no locale. */
export function naturalOrder(a: string, b: string): number {
  // Runs of digits and of other characters are compared one after the other: what comes before the first difference is the same.
  let at = 0;
  while (at < a.length && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  if (at === a.length || at === b.length) return a.length - b.length;
  const inA = isDigit(a, at);
  const inB = isDigit(b, at);
  const isWithin = at > 0 && isDigit(a, at - 1);
  if (isWithin || (inA && inB)) return orderOfNumbers(a, b, at) || compareText(a.slice(at), b.slice(at));
  // A run of other characters that ends here, in a digit, is shorter than one that goes on.
  if (at > 0 && inA !== inB) return inA ? -1 : 1;
  return compareText(a.slice(at), b.slice(at));
}

const isDigit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at);
  return code >= 48 && code <= 57;
};

/** The order of the two numbers, of any length, that hold a place; 0 where they are written alike. */
function orderOfNumbers(a: string, b: string, at: number): number {
  let start = at;
  while (start > 0 && isDigit(a, start - 1)) start--;
  const left = digitsFrom(a, start);
  const right = digitsFrom(b, start);
  const x = withoutNoughts(left);
  const y = withoutNoughts(right);
  return x.length - y.length || compareText(x, y) || compareText(left, right);
}
function digitsFrom(text: string, start: number): string {
  let end = start;
  while (isDigit(text, end)) end++;
  return text.slice(start, end);
}
function withoutNoughts(digits: string): string {
  let from = 0;
  while (digits.charCodeAt(from) === 48) from++;
  return digits.slice(from);
}

/** Orders by UTF-16 code units: the order of digests. */
export const codeUnitOrder = compareText;
