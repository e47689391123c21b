/** A line that a page draws, level or upright, in points from the lower left corner. */
export interface Rule {
  left: number;
  right: number;
  bottom: number;
  top: number;
}

/** Points that a rule is thick at most, and long at least. */
const thickest = 3;
const shortest = 6;
/** Rules of a page that is no drawing. */
const most = 2_000;

type Matrix = readonly [number, number, number, number, number, number];

/** The names of what a page is told to draw, as the reader numbers them. */
export type Operators = Readonly<
  Record<
    | 'save'
    | 'restore'
    | 'transform'
    | 'paintFormXObjectBegin'
    | 'paintFormXObjectEnd'
    | 'constructPath'
    | 'fill'
    | 'eoFill'
    | 'stroke'
    | 'closeStroke',
    number
  >
>;

/** The rules among what a page draws: thin boxes that are filled, and lines that are stroked. None of a page that is a drawing. */
export function rulesOf(
  { fnArray, argsArray }: { fnArray: readonly number[]; argsArray: readonly unknown[] },
  names: Operators,
): Rule[] {
  const rules: Rule[] = [];
  const kept: Matrix[] = [];
  let matrix: Matrix = [1, 0, 0, 1, 0, 0];
  for (const [index, name] of fnArray.entries()) {
    const args = argsArray[index] as unknown[] | null;
    if (name === names.save || name === names.paintFormXObjectBegin) kept.push(matrix);
    if (name === names.restore || name === names.paintFormXObjectEnd) matrix = kept.pop() ?? matrix;
    if (name === names.transform) matrix = within(matrix, args as number[]);
    if (name === names.paintFormXObjectBegin && Array.isArray(args?.[0])) matrix = within(matrix, args[0] as number[]);
    if (name !== names.constructPath || args === null) continue;
    const [how, [path]] = args as [number, [ArrayLike<number> | null]];
    if (path === null || path === undefined) continue;
    const isFilled = how === names.fill || how === names.eoFill;
    const isDrawn = how === names.stroke || how === names.closeStroke;
    if (isFilled) for (const points of pathsIn(path, matrix)) keep(rules, points);
    if (isDrawn)
      for (const points of pathsIn(path, matrix))
        for (const [at, point] of points.slice(1).entries()) keep(rules, [points[at]!, point]);
    if (rules.length > most) return [];
  }
  return rules;
}

type Point = readonly [number, number];

function keep(rules: Rule[], points: readonly Point[]): void {
  const xs = points.map(([x]) => x);
  const ys = points.map(([, y]) => y);
  const rule = { left: Math.min(...xs), right: Math.max(...xs), bottom: Math.min(...ys), top: Math.max(...ys) };
  const [wide, high] = [rule.right - rule.left, rule.top - rule.bottom];
  if (Math.min(wide, high) <= thickest && Math.max(wide, high) >= shortest) rules.push(rule);
}

/** The corners of each part of a path; a part with a curve is no rule. */
function pathsIn(path: ArrayLike<number>, [a, b, c, d, e, f]: Matrix): Point[][] {
  const parts: Point[][] = [];
  let isCurved = false;
  const point = (at: number): Point => {
    const [x, y] = [path[at]!, path[at + 1]!];
    return [a * x + c * y + e, b * x + d * y + f];
  };
  for (let at = 0; at < path.length; ) {
    const step = path[at++];
    const part = parts.at(-1);
    if (step === 0) {
      if (isCurved) parts.pop();
      isCurved = false;
      parts.push([point(at)]);
      at += 2;
    } else if (step === 1) {
      part?.push(point(at));
      at += 2;
    } else if (step === 4) {
      if (part !== undefined) part.push(part[0]!);
    } else {
      isCurved = true;
      at += step === 2 ? 6 : 4;
    }
  }
  if (isCurved) parts.pop();
  return parts;
}

const within = ([a, b, c, d, e, f]: Matrix, [A = 1, B = 0, C = 0, D = 1, E = 0, F = 0]: readonly number[]): Matrix => [
  a * A + c * B,
  b * A + d * B,
  a * C + c * D,
  b * C + d * D,
  a * E + c * F + e,
  b * E + d * F + f,
];
