const digits = /\d+|\D+/g;

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Orders ids as people count: `1.2` before `1.10`, `A2` before `A10`; the same on every platform, no locale. */
export function naturalOrder(a: string, b: string): number {
  const left = a.match(digits) ?? [];
  const right = b.match(digits) ?? [];
  for (let index = 0; index < Math.min(left.length, right.length); index++) {
    const x = left[index]!;
    const y = right[index]!;
    if (x === y) continue;
    const bothNumbers = /^\d/.test(x) && /^\d/.test(y);
    const difference = bothNumbers ? Number(x) - Number(y) : 0;
    if (difference !== 0) return difference;
    const byText = compareText(x, y);
    if (byText !== 0) return byText;
  }
  return left.length - right.length;
}

/** Orders by UTF-16 code units: the order of digests and of paths. */
export const codeUnitOrder = compareText;
