import type { ScoreRow } from '@kaocheng/core/model/scorecard';
import type { Printed } from '@kaocheng/core/model/transcript';

/** A printed value and the path at which it stands in the form. */
export interface GridValue {
  readonly path: string;
  readonly text: Printed;
}

/**
 * label: words of the form itself · value: what is printed, `values` says where; the first is the cell's own, further
 * ones stand in the same box (the weight in 产出指标（50分）) · score: a recomputed score · total and grade: those of the form.
 */
export type CellContent =
  | { readonly kind: 'label'; readonly text: string }
  | { readonly kind: 'value'; readonly values: readonly GridValue[]; readonly isHeading: boolean }
  | { readonly kind: 'score'; readonly path: string; readonly row: ScoreRow | null }
  | { readonly kind: 'total'; readonly path: string }
  | { readonly kind: 'grade'; readonly value: GridValue };

export interface GridCell {
  /** `row.column`: unique in its grid. */
  readonly id: string;
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly colSpan: number;
  readonly content: CellContent;
  /** All paths that the cell stands for, its own first; none for words of the form. */
  readonly paths: readonly string[];
  /** figure: short, in the middle, digits of equal width · text: from the left. */
  readonly align: 'figure' | 'text';
}

/** A form as a table with merged cells, as it is printed. */
export interface Grid {
  /** Width of each column, in parts of the whole. */
  readonly widths: readonly number[];
  readonly rows: readonly (readonly GridCell[])[];
  /** The cell that shows a path; merged cells show the paths of all their rows. */
  readonly cellOf: ReadonlyMap<string, GridCell>;
}

/** A cell before it has its place; `width` in parts of the row, `rows` how far it reaches down. */
export interface Piece {
  readonly content: CellContent;
  readonly width: number;
  readonly rows?: number;
  readonly align?: GridCell['align'];
  /** Further paths that the cell stands for (the rows that it is merged over). */
  readonly also?: readonly string[];
}

/** Parts into which a row is divided before the columns are counted. */
const PARTS = 2400;

/** Edges that rounding set so little apart are one edge. */
const NEAR = 8;

interface Placed extends Piece {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

/**
 * Puts pieces row after row into a grid. Rows may divide the width each in its own way; every edge that a row uses
 * becomes an edge of the grid, so that the cells of other rows span it.
 * @param rows the pieces of each row from the left; a place that a cell above reaches down into is passed over
 */
export function gridOf(rows: readonly (readonly Piece[])[]): Grid {
  const placed: Placed[] = [];
  const edges = new Set<number>([PARTS]);
  const snapped = (edge: number, least: number, most: number): number => {
    for (let off = 0; off <= Math.min(NEAR, most); off += 1) {
      if (edges.has(edge - off) && edge - off > least) return edge - off;
      if (edges.has(edge + off) && edge + off > least) return edge + off;
    }
    edges.add(edge);
    return edge;
  };
  /** What reaches down from rows above: its range, and the first row that is free again. */
  let reaching: { from: number; to: number; until: number }[] = [];
  rows.forEach((pieces, row) => {
    reaching = reaching.filter(({ until }) => until > row).sort((a, b) => a.from - b.from);
    const free = freeRanges(reaching);
    const room = free.reduce((sum, { from, to }) => sum + to - from, 0);
    const parts = spread(
      pieces.map(({ width }) => width),
      room,
    );
    let used = 0;
    let at = 0;
    pieces.forEach((piece, index) => {
      const range = free.find(({ to }) => to > at) ?? { from: at, to: PARTS };
      at = Math.max(at, range.from);
      used += parts[index] ?? 1;
      // A narrow piece gives its edge less room to move, or the next would have none left.
      const give = Math.floor(Math.min(parts[index] ?? 1, parts[index + 1] ?? PARTS) / 3);
      const to = Math.min(snapped(endOf(free, used), at, give), range.to);
      placed.push({ ...piece, row, from: at, to });
      if ((piece.rows ?? 1) > 1) reaching.push({ from: at, to, until: row + (piece.rows ?? 1) });
      at = to;
    });
  });
  return compressed(placed, rows.length);
}

interface Range {
  readonly from: number;
  readonly to: number;
}

/** What of a row the cells above leave free. */
function freeRanges(reaching: readonly Range[]): Range[] {
  const free: Range[] = [];
  let at = 0;
  for (const { from, to } of reaching) {
    if (from > at) free.push({ from: at, to: from });
    at = to;
  }
  return at < PARTS ? [...free, { from: at, to: PARTS }] : free;
}

/** Where in the row a piece ends of which `used` parts of the free room lie before. */
function endOf(free: readonly Range[], used: number): number {
  let left = used;
  for (const { from, to } of free) {
    if (left <= to - from) return from + left;
    left -= to - from;
  }
  return PARTS;
}

function compressed(placed: readonly Placed[], count: number): Grid {
  const edges = [...new Set(placed.flatMap(({ from, to }) => [from, to]))].sort((a, b) => a - b);
  const indexOf = new Map(edges.map((edge, index) => [edge, index]));
  const rows: GridCell[][] = Array.from({ length: count }, () => []);
  const cellOf = new Map<string, GridCell>();
  for (const { row, from, to, content, rows: deep = 1, align = 'text', also = [] } of placed) {
    const column = indexOf.get(from) ?? 0;
    const colSpan = Math.max(1, (indexOf.get(to) ?? column + 1) - column);
    const cell: GridCell = {
      id: `${row}.${column}`,
      row,
      column,
      rowSpan: Math.min(deep, count - row),
      colSpan,
      content,
      paths: [...pathsOf(content), ...also],
      align,
    };
    rows[row]?.push(cell);
    for (const path of cell.paths) if (!cellOf.has(path)) cellOf.set(path, cell);
  }
  return { widths: edges.slice(1).map((edge, index) => (edge - (edges[index] ?? 0)) / PARTS), rows, cellOf };
}

function pathsOf(content: CellContent): string[] {
  if (content.kind === 'value') return content.values.map(({ path }) => path);
  if (content.kind === 'grade') return [content.value.path];
  return content.kind === 'label' ? [] : [content.path];
}

/** Divides `total` into whole parts in the proportion of the widths, none less than 1. */
export function spread(widths: readonly number[], total: number): number[] {
  const sum = widths.reduce((all, width) => all + width, 0);
  let used = 0;
  let width = 0;
  return widths.map((each) => {
    width += each;
    const end = Math.max(used + 1, Math.round((width / (sum || 1)) * total));
    const part = end - used;
    used = end;
    return part;
  });
}

/** Words of the form itself. */
export function label(text: string, width: number, rows = 1, align: GridCell['align'] = 'figure'): Piece {
  return { content: { kind: 'label', text }, width, rows, align };
}

/** A printed value. */
export function value(path: string, text: Printed, width: number, align: GridCell['align'] = 'text'): Piece {
  return { content: { kind: 'value', values: [{ path, text }], isHeading: false }, width, align };
}
