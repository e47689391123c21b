const digits = /\d+|\D+/g;

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
  const left = a.match(digits) ?? [];
  const right = b.match(digits) ?? [];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const x = left[index]!;
    const y = right[index]!;
    if (x === y) continue;
    const byNumber = /^\d/.test(x) && /^\d/.test(y) ? compareNumbers(x, y) : 0;
    if (byNumber !== 0) return byNumber;
    const byText = compareText(x, y);
    if (byText !== 0) return byText;
  }
  return left.length - right.length;
}

/** Orders by UTF-16 code units: the order of digests. */
export const codeUnitOrder = compareText;
