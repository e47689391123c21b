import { oneLine } from '../../document/safe-text.ts';
import { widthOf } from '../../document/wrap.ts';
import { cellsByColumn, cellWords, type Matrix, type MatrixRow, signIn, standing, titleOf } from './matrix.ts';
import { signs, type Tone } from './signs.ts';

/** A matrix as the words and signs of a table, each on one line, before anything is cut to a width. */
export interface Grid {
  title: string;
  /** Over what stands after the columns. */
  tailHead: string;
  columns: GridColumn[];
  rows: GridRow[];
  /** What the numbers at the foot of the columns are; left out where there are none. */
  foot?: string;
}
interface GridColumn {
  label: string;
  under: string;
  foot: string;
  width: number;
  /** Whether what it holds is as long as its label, so that nothing is centred. */
  isText: boolean;
}
interface GridRow {
  group: string;
  label: string;
  /** Label and text, the labels of one group as wide as each other. */
  head: string;
  tail: string;
  tone: Tone;
  cells: { text: string; tone: Tone }[];
}

/** A label that is wider than this is cut. */
const widestColumn = 16;

export function gridOf(matrix: Matrix): Grid {
  const isUnits = matrix.columnsAre === 'units';
  const labels = labelWidths(matrix.rows);
  const rows = matrix.rows.map((row): GridRow => {
    const cells = cellsByColumn(row);
    const text = oneLine(row.gist ?? row.text);
    const width = labels.get(groupOf(row)) ?? 0;
    return {
      group: groupOf(row),
      label: oneLine(row.label),
      head: isUnits ? text : `${labelOf(row)}${' '.repeat(width - widthOf(labelOf(row)))} ${text}`,
      tail: oneLine(standing(row)),
      tone: signs[row.sign].tone,
      cells: matrix.columns.map(({ key }) => {
        const cell = cells.get(key);
        const sign = signIn(row, cell) ?? 'note';
        const { glyph, tone } = signs[sign];
        const words = cell && cellWords(cell);
        return { text: words === undefined ? glyph : `${glyph} ${words}`, tone };
      }),
    };
  });
  const columns = matrix.columns.map(({ label, under, foot = '' }, index): GridColumn => {
    const texts = [oneLine(label), oneLine(under), foot, ...rows.map(({ cells }) => cells[index]!.text)];
    const width = Math.min(widestColumn, Math.max(3, ...texts.map(widthOf)));
    return { label: oneLine(label), under: oneLine(under), foot, width, isText: isUnits };
  });
  return {
    title: oneLine(titleOf(matrix)),
    tailHead: isUnits ? 'gaps' : 'status',
    columns,
    rows,
    ...(columns.some(({ foot }) => foot !== '') ? { foot: isUnits ? 'complete' : 'criteria met' } : {}),
  };
}

const groupOf = ({ group }: MatrixRow): string =>
  group === undefined ? '' : oneLine(`${group.id} ${group.title}`).trim();
const labelOf = ({ label, isPart }: MatrixRow): string => `${isPart ? '  ' : ''}${oneLine(label)}`;

function labelWidths(rows: readonly MatrixRow[]): ReadonlyMap<string, number> {
  const widths = new Map<string, number>();
  for (const row of rows) {
    const group = groupOf(row);
    widths.set(group, Math.max(widths.get(group) ?? 0, widthOf(labelOf(row))));
  }
  return widths;
}
