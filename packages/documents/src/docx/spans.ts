import type { DraftRow, DraftTable } from './table.js';

/** Edges nearer to each other than this are one, twentieths of a point. */
const NEAR = 90;

const columnsOf = ({ before, cells, after }: DraftRow): number =>
  before + cells.reduce((sum, { gridSpan }) => sum + gridSpan, 0) + after;

/**
 * Gives the cells of a table whose rows do not agree on its columns the spans that their widths draw: programs that leave
 * `w:gridSpan` out rely on them. Tables whose rows agree, or whose cells have no widths, are left as they are.
 */
export function settleSpans(draft: DraftTable): void {
  const rows = draft.rows.filter(({ cells }) => cells.length > 0);
  const counts = new Set(rows.map(columnsOf));
  if (counts.size < 2 || rows.some(({ cells }) => cells.some(({ width }) => width <= 0))) return;
  if (rows.some(({ cells }) => cells.some(({ across }) => across !== null))) return;
  const edges = edgesOf(rows, draft.columns);
  if (edges.length - 1 > MOST_COLUMNS || edges.length - 1 < Math.max(...counts)) return;
  const at = (edge: number): number => nearest(edges, edge);
  for (const row of rows) {
    let edge = indent(row, draft.columns);
    row.before = at(edge);
    for (const cell of row.cells) {
      const from = at(edge);
      edge += cell.width;
      cell.gridSpan = Math.max(1, at(edge) - from);
    }
  }
}

const MOST_COLUMNS = 120;

/** Where the first cell of a row begins. */
const indent = ({ before }: DraftRow, columns: readonly number[]): number =>
  columns.slice(0, before).reduce((sum, width) => sum + width, 0);

/** The edges of all cells, those that are drawn as one taken together. */
function edgesOf(rows: readonly DraftRow[], columns: readonly number[]): number[] {
  const all: number[] = [0];
  for (const row of rows) {
    let edge = indent(row, columns);
    all.push(edge);
    for (const { width } of row.cells) {
      edge += width;
      all.push(edge);
    }
  }
  const edges: number[] = [];
  for (const edge of all.sort((a, b) => a - b)) if (edge - (edges.at(-1) ?? -NEAR - 1) > NEAR) edges.push(edge);
  return edges;
}

function nearest(edges: readonly number[], edge: number): number {
  let best = 0;
  edges.forEach((other, at) => {
    if (Math.abs(other - edge) < Math.abs((edges[best] ?? 0) - edge)) best = at;
  });
  return best;
}
