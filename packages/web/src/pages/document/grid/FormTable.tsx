import type { KeptCorrection } from '@kaocheng/contracts/document';
import type { Scorecard } from '@kaocheng/core/model/scorecard';
import type { Form } from '@kaocheng/core/model/transcript';
import { type KeyboardEvent, type MouseEvent, useEffect, useMemo, useRef, useState } from 'react';
import { nameOfForm } from '../cell/cell-name.js';
import { CellBox } from './CellBox.js';
import { formGrid } from './form-grid.js';
import type { Grid, GridCell } from './grid.js';
import { type Direction, firstCell, moved } from './move.js';
import './form-table.css';

/** How a cell is marked by findings: the gravest of them, and how many. */
export interface CellMark {
  readonly severity: 'error' | 'warning' | 'info';
  readonly count: number;
}

interface FormTableProps {
  readonly form: Form;
  readonly scorecard: Scorecard | null;
  /** By path. */
  readonly corrections: ReadonlyMap<string, KeptCorrection>;
  readonly marks: ReadonlyMap<string, CellMark>;
  /** Path of the chosen cell. */
  readonly chosen: string | null;
  /** Paths of the cells of the chosen finding. */
  readonly pointed: ReadonlySet<string>;
  readonly onChoose: (path: string) => void;
  /** Enter: to what can be done about the cell. */
  readonly onEnter: () => void;
}

const KEYS: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
  Home: 'first',
  End: 'last',
};

/** A form as the printed table: one stop of the Tab key, within it the arrow keys. */
export function FormTable(props: FormTableProps) {
  const { form, scorecard, corrections, marks, chosen, pointed, onChoose, onEnter } = props;
  const grid = useMemo(() => formGrid(form, scorecard), [form, scorecard]);
  const table = useRef<HTMLTableElement>(null);
  const chosenCell = chosen === null ? null : (grid.cellOf.get(chosen) ?? null);
  /** The place inside a merged cell into which the keys came. */
  const [at, setAt] = useState<{ row: number; column: number } | null>(null);
  const stop = chosenCell ?? firstCell(grid);

  // Only what is seen is scrolled to: the table may lie below the window of its pane.
  useEffect(() => {
    if (chosenCell === null) return;
    table.current
      ?.querySelector(`[data-cell="${chosenCell.id}"]`)
      ?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [chosenCell]);

  const choose = (cell: GridCell): void => {
    const path = pathOf(cell);
    if (path !== null) onChoose(path);
    table.current?.querySelector<HTMLElement>(`[data-cell="${cell.id}"]`)?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const cell = cellUnder(grid, event.target);
    if (cell === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === 'F2') {
      event.preventDefault();
      choose(cell);
      onEnter();
      return;
    }
    const direction = KEYS[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    const next = moved(grid, cell, direction, at ?? undefined);
    const isSideways = direction === 'left' || direction === 'right';
    setAt(
      isSideways
        ? { row: at?.row ?? cell.row, column: next.column }
        : { row: next.row, column: at?.column ?? cell.column },
    );
    if (next !== cell) choose(next);
  };
  const onClick = (event: MouseEvent): void => {
    const cell = cellUnder(grid, event.target);
    if (cell === null || pathOf(cell) === null) return;
    setAt(null);
    const own = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-path]') : null;
    choose(cell);
    if (own?.dataset['path'] !== undefined) onChoose(own.dataset['path']);
  };

  return (
    <table
      ref={table}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the table is walked cell by cell as a grid
      role="grid"
      className="form-table"
      aria-label={nameOfForm(form)}
      aria-readonly="true"
      onKeyDown={onKeyDown}
      onClick={onClick}
    >
      <colgroup>
        {grid.widths.map((width, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have nothing but their position
          <col key={index} style={{ width: `${(width * 100).toFixed(3)}%` }} />
        ))}
      </colgroup>
      <tbody>
        {grid.rows.map((cells, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing but their position
          <tr key={row}>
            {cells.map((cell) => (
              <CellBox
                key={cell.id}
                cell={cell}
                scorecard={scorecard}
                corrections={corrections}
                mark={markOf(cell, marks)}
                isChosen={cell === chosenCell}
                isPointed={cell.paths.some((path) => pointed.has(path))}
                isStop={cell === stop}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function cellUnder(grid: Grid, target: EventTarget): GridCell | null {
  const box = target instanceof Element ? target.closest<HTMLElement>('[data-cell]') : null;
  const id = box?.dataset['cell'];
  const row = grid.rows[Number(id?.split('.')[0])];
  return row?.find((cell) => cell.id === id) ?? null;
}

function pathOf(cell: GridCell): string | null {
  return cell.paths[0] ?? null;
}

const RANK = { error: 2, warning: 1, info: 0 } as const;

function markOf(cell: GridCell, marks: ReadonlyMap<string, CellMark>): CellMark | null {
  let most: CellMark | null = null;
  for (const path of cell.paths) {
    const mark = marks.get(path);
    if (mark !== undefined && (most === null || RANK[mark.severity] > RANK[most.severity])) most = mark;
  }
  return most;
}
