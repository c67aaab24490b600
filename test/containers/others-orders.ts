import type { Grid } from '../generator/grid.js';
import { gridOfPlaced, indicatorRows } from './others-grids.js';
import { type PlacedCell, placed } from './placed-grid.js';

/** The funds with the sources over the columns and the kinds of money down the rows, in as many rows and columns as it takes. */
export function fundsTurned(grid: Grid): Grid {
  const all = placed(grid).flat();
  const first = all.find(({ text }) => /^年初预算数$/u.test(text));
  const block = all.find(({ text, rows }) => /^项目资金/u.test(text) && rows > 1);
  if (first === undefined || block === undefined || first.row !== block.row) return grid;
  const from = block.column + block.columns;
  const inside = ({ row, column }: PlacedCell): boolean =>
    row >= block.row && row < block.row + block.rows && column >= from;
  const heads = all.filter((cell) => inside(cell) && cell.row === block.row && cell.column >= first.column);
  const sources = all.filter((cell) => inside(cell) && cell.row > block.row && cell.column === from);
  const places = Math.floor((grid.width - from) / (sources.length + 1));
  if (places < 1 || sources.length < 2) return grid;
  const at = (index: number): Pick<PlacedCell, 'column' | 'columns'> => ({
    column: from + index * places,
    columns: index === sources.length ? grid.width - from - index * places : places,
  });
  const more = heads.length + 1 - block.rows;
  const amountOf = (source: PlacedCell, head: PlacedCell): string =>
    all.find(({ row, column }) => row === source.row && column === head.column)?.text ?? '';
  const turned: PlacedCell[] = [
    { ...block, rows: heads.length + 1 },
    { text: '资金来源', row: block.row, rows: 1, ...at(0) },
    ...sources.map(({ text }, index) => ({ text, row: block.row, rows: 1, ...at(index + 1) })),
    ...heads.flatMap((head, down) => [
      { text: head.text, row: block.row + down + 1, rows: 1, ...at(0) },
      ...sources.map((source, index) => ({
        text: amountOf(source, head),
        row: block.row + down + 1,
        rows: 1,
        ...at(index + 1),
      })),
    ]),
  ];
  const others = all.flatMap((cell): PlacedCell[] => {
    if (cell === block || inside(cell)) return [];
    return [cell.row >= block.row + block.rows ? { ...cell, row: cell.row + more } : cell];
  });
  return gridOfPlaced(grid, grid.width, grid.rows.length + more, [...others, ...turned]);
}

/** Indicators of one second-level class in one row: a line of each cell for each of them, numbered where `mark` says how. */
export function severalInCell(grid: Grid, mark: (number: number) => string): Grid {
  const block = indicatorRows(grid);
  if (block === null) return grid;
  const all = placed(grid).flat();
  const label = all.find(({ text, row }) => row === block.head && text === '二级指标');
  const name = all.find(({ text, row }) => row === block.head && /^(?:三级指标|指标名称)$/u.test(text));
  if (label === undefined || name === undefined) return grid;
  const groups = all.filter(
    ({ row, column, rows }) => column === label.column && row >= block.first && row + rows <= block.last,
  );
  const gone = (row: number): number =>
    groups.reduce((sum, one) => sum + Math.max(0, Math.min(row, one.row + one.rows) - one.row - 1), 0);
  const at = (row: number): number => row - gone(row);
  const cells = all.flatMap((cell): PlacedCell[] => {
    const group = groups.find(({ row, rows }) => cell.row >= row && cell.row < row + rows);
    const moved = { ...cell, row: at(cell.row), rows: Math.max(1, at(cell.row + cell.rows) - at(cell.row)) };
    if (group === undefined || group.rows === 1 || cell.rows >= group.rows) return [moved];
    if (cell.row > group.row) return [];
    const column = all.filter(
      (one) => one.column === cell.column && one.row >= group.row && one.row < group.row + group.rows,
    );
    const numbered = cell.column === name.column;
    const lines = column.map(({ text }, index) => (numbered && !/^指标\d/u.test(text) ? mark(index + 1) : '') + text);
    const blank = column.every(({ text }) => text === '');
    return [{ ...moved, rows: 1, text: blank ? '' : lines.join('\n') }];
  });
  return gridOfPlaced(grid, grid.width, at(grid.rows.length), cells);
}

/** A row behind the indicators of each first-level class that adds up their marks. */
export function withSubtotals(grid: Grid): Grid {
  const block = indicatorRows(grid);
  if (block === null) return grid;
  const all = placed(grid).flat();
  const at = (label: RegExp): PlacedCell | undefined =>
    all.find(({ text, row }) => row === block.head && label.test(text));
  const [level1, weight, score] = [at(/^一级指标$/u), at(/^(?:分值|权重)$/u), at(/^得分$/u)];
  if (level1 === undefined || weight === undefined || score === undefined) return grid;
  const classes = all.filter(
    ({ row, column, text }) =>
      column === level1.column && row >= block.first && row < block.last && text !== '' && !/^[总合]/u.test(text),
  );
  const sum = ({ column }: PlacedCell, { row, rows }: PlacedCell): string =>
    String(
      all
        .filter((cell) => cell.column === column && cell.row >= row && cell.row < row + rows)
        .reduce((total, { text }) => total + (Number(text) || 0), 0),
    );
  const before = (row: number): number => classes.filter((one) => one.row + one.rows <= row).length;
  const cells = all.map((cell): PlacedCell => {
    const over = classes.filter((one) => cell.row < one.row && cell.row + cell.rows >= one.row + one.rows).length;
    return { ...cell, row: cell.row + before(cell.row), rows: cell.rows + over };
  });
  const sums = classes.flatMap((one): PlacedCell[] => {
    const place = { row: one.row + one.rows + before(one.row), rows: 1 };
    return [
      { ...place, text: '小计', column: level1.column, columns: level1.columns },
      { ...place, text: sum(weight, one), column: weight.column, columns: weight.columns },
      { ...place, text: sum(score, one), column: score.column, columns: score.columns },
    ];
  });
  return gridOfPlaced(grid, grid.width, grid.rows.length + classes.length, [...cells, ...sums]);
}

/** The departments of the head below their labels. */
export function valuesBelow(grid: Grid): Grid {
  const at = grid.rows.findIndex((row) => row.length === 4 && /^主管部门/u.test(row[0]?.text ?? ''));
  const [one, first, two, second] = grid.rows[at] ?? [];
  if (one === undefined || first === undefined || two === undefined || second === undefined) return grid;
  if (first.text === '' || second.text === '') return grid;
  const left = { rows: 1, columns: one.columns + first.columns };
  const right = { rows: 1, columns: two.columns + second.columns };
  const pair = [
    [
      { ...left, text: one.text },
      { ...right, text: two.text },
    ],
    [
      { ...left, text: first.text },
      { ...right, text: second.text },
    ],
  ];
  return { ...grid, rows: grid.rows.flatMap((row, index) => (index === at ? pair : [row])) };
}
