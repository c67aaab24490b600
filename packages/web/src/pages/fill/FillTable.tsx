import type { Form } from '@kaocheng/core/model/transcript';
import { type ClipboardEvent, type FocusEvent, type KeyboardEvent, type ReactNode, useRef } from 'react';
import { sayFill } from '../../words/say-fill.js';
import { nameOfCell } from '../document/cell/cell-name.js';
import type { CellMark } from '../document/grid/FormTable.js';
import type { AccountSum } from './account-sums.js';
import { FillCellBox, type FillHandlers } from './FillCellBox.js';
import { type FillCell, type FillGrid, type FillRow, type ListRow, listRowOf, valuesAt } from './fill-grid.js';
import { textAt } from './follow.js';
import { placeBeside, type Step } from './move-place.js';
import { blockOf, type PastedBlock, pastedAt } from './paste.js';

export interface FillTableProps extends FillHandlers {
  readonly form: Form;
  readonly grid: FillGrid;
  readonly label: string;
  /** Cells of formulas by path. */
  readonly locked: ReadonlyMap<string, { readonly computed: string | null; readonly isLocked: boolean }>;
  /** Sums that the accounts give for cells, by path. */
  readonly sums: ReadonlyMap<string, AccountSum>;
  /** How findings mark cells, by path. */
  readonly marks: ReadonlyMap<string, CellMark>;
  /** Grades of the policy by which the form is scored. */
  readonly grades: readonly string[];
  /** What stands beside a row of the table. */
  readonly beside: (row: FillRow) => ReactNode;
  readonly besideTitle: string;
  /** A place was left: what was typed is tidied. */
  readonly onLeave: (path: string) => void;
  readonly onPaste: (pasted: PastedBlock) => void;
  readonly onRow: (row: ListRow, what: 'add' | 'remove' | 'up' | 'down') => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/** The place a key was pressed in. */
type Input = HTMLTextAreaElement | HTMLSelectElement;

/** The official table, each place of a value to be typed into; walked with the keys of a spreadsheet. */
export function FillTable(props: FillTableProps) {
  const { form, grid, label, beside, besideTitle, onPaste, onRow, onUndo, onRedo } = props;
  const table = useRef<HTMLTableElement>(null);

  const go = (path: string, step: Step): boolean => {
    const next = placeBeside(grid, path, step);
    if (next === null) return false;
    const input = table.current?.querySelector<Input>(`[data-path="${CSS.escape(next.path)}"]`);
    input?.focus();
    if (input instanceof HTMLTextAreaElement) input.select();
    return input != null;
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const input = inputOf(event.target);
    if (input === null || event.nativeEvent.isComposing) return;
    const path = input.dataset['path'] ?? '';
    const { key, ctrlKey, metaKey, altKey, shiftKey } = event;
    const taken = (): void => event.preventDefault();
    if (ctrlKey || metaKey) {
      const sign = key.toLowerCase();
      if (sign === 'z' || sign === 'y') {
        taken();
        if (sign === 'y' || shiftKey) onRedo();
        else onUndo();
      }
      return;
    }
    const row = listRowOf(path);
    if (altKey && row !== null) {
      const what = ROW_KEYS[key];
      if (what !== undefined) {
        taken();
        onRow(row, what);
        return;
      }
    }
    if (key === 'Enter') {
      if (!(input instanceof HTMLTextAreaElement)) {
        taken();
        go(path, shiftKey ? 'up' : 'next');
      } else if (altKey) {
        taken();
        input.setRangeText('\n', input.selectionStart, input.selectionEnd, 'end');
        input.dispatchEvent(new Event('input', { bubbles: true }));
      } else {
        taken();
        go(path, shiftKey ? 'up' : 'next');
      }
      return;
    }
    const step = STEPS[key];
    if (step === undefined || altKey || shiftKey || !(input instanceof HTMLTextAreaElement)) return;
    if (isAtEdge(input, step) && go(path, step)) taken();
  };
  const onPasteHere = (event: ClipboardEvent): void => {
    const path = inputOf(event.target)?.dataset['path'];
    const text = event.clipboardData.getData('text/plain');
    if (path === undefined || !isBlock(path, text)) return;
    event.preventDefault();
    onPaste(pastedAt(grid, path, blockOf(text)));
  };
  const onBlur = (event: FocusEvent): void => {
    const path = inputOf(event.target)?.dataset['path'];
    if (path !== undefined) props.onLeave(path);
  };
  const texts = (path: string): string => textAt(form, path);
  return (
    <table
      ref={table}
      className={grid.width > UPRIGHT ? 'fill-table fill-lying' : 'fill-table'}
      aria-label={label}
      onKeyDown={onKeyDown}
      onPaste={onPasteHere}
      onBlur={onBlur}
      onMouseDown={(event) => {
        // A click beside the text of a cell is one into it.
        const cell = event.target instanceof HTMLElement && event.target.classList.contains('fill-cell');
        if (!cell || !(event.target instanceof HTMLElement)) return;
        event.preventDefault();
        event.target.querySelector<Input>('[data-path]')?.focus();
      }}
    >
      <caption>
        {grid.title.map((line, at) => (
          <span key={line} className={at === 0 ? 'fill-title' : 'fill-subtitle'}>
            {line}
          </span>
        ))}
      </caption>
      <colgroup>
        {grid.widths.map((width, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: columns have nothing but their position
          <col key={at} style={{ width: `${(width * 100).toFixed(2)}%` }} />
        ))}
        <col className="no-print" style={{ width: `${NOTES}px` }} />
      </colgroup>
      <tbody>
        {grid.rows.map((row, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: rows have nothing but their position
          <tr key={at}>
            {row.cells.map((cell) => (
              <Cell key={cell.column} cell={cell} texts={texts} {...props} />
            ))}
            {at === 0 ? (
              <th className="fill-beside fill-beside-head no-print" scope="col">
                {besideTitle}
              </th>
            ) : (
              <td className="fill-beside no-print">{beside(row)}</td>
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Widest table of a page upright, mm. */
const UPRIGHT = 200;
/** Width of what stands beside the table, px. */
const NOTES = 176;

function Cell(props: FillTableProps & { readonly cell: FillCell; readonly texts: (path: string) => string }) {
  const { cell, texts, form, locked, sums, marks, grades, onText, onTake } = props;
  const { rowSpan, colSpan, text, align, place } = cell;
  const spans = { ...(rowSpan > 1 ? { rowSpan } : {}), ...(colSpan > 1 ? { colSpan } : {}) };
  if (place === null) {
    if (text === '') return <td {...spans} className="fill-empty" />;
    return (
      <th {...spans} scope={rowSpan > 1 ? 'rowgroup' : 'col'} className="fill-label">
        {text}
      </th>
    );
  }
  const formula = locked.get(place.path);
  const mark = valuesAt(place.path)
    .map((path) => marks.get(path))
    .find((found) => found !== undefined);
  const isLocked = formula?.isLocked === true;
  const sum = sums.get(place.path);
  const shown = place.before === '' && place.after === '' ? text : texts(place.path);
  return (
    <td
      {...spans}
      className={`fill-cell fill-${align}${isLocked ? ' fill-locked' : ''}${mark === undefined ? '' : ` form-mark form-mark-${mark.severity}`}`}
    >
      <FillCellBox
        place={place}
        choices={place.path === 'total.grade' && place.choices.length === 0 ? grades : place.choices}
        text={shown}
        label={labelOf(form, place.path)}
        isLocked={isLocked}
        computed={sum?.computed ?? (formula === undefined || isLocked || shown === '' ? null : formula.computed)}
        isFaulty={mark?.severity === 'error'}
        onText={onText}
        onTake={onTake}
      />
    </td>
  );
}

/** What a place is called; one of several fields by the first. */
export function labelOf(form: Form, path: string): string {
  if (path === 'codeAndName' || path === 'name') return sayFill('cell.name');
  return nameOfCell(form, valuesAt(path)[0] ?? path);
}

const STEPS: Readonly<Record<string, Step>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};
const ROW_KEYS: Readonly<Record<string, 'add' | 'remove' | 'up' | 'down'>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  Insert: 'add',
  Delete: 'remove',
};

function inputOf(target: EventTarget): Input | null {
  const isInput = target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
  return isInput && target.dataset['path'] !== undefined ? target : null;
}

/** Whether an arrow key leads out of the text: at its beginning or end, or all of it chosen. */
function isAtEdge({ selectionStart, selectionEnd, value }: HTMLTextAreaElement, step: Step): boolean {
  const isAll = selectionStart === 0 && selectionEnd === value.length;
  if (isAll) return true;
  if (selectionStart !== selectionEnd) return false;
  const isOneLine = !value.includes('\n') && value.length <= 12;
  if (step === 'up') return isOneLine || selectionStart === 0;
  if (step === 'down') return isOneLine || selectionStart === value.length;
  return step === 'left' ? selectionStart === 0 : selectionStart === value.length;
}

/** Texts of several lines belong into one cell where the form asks for prose; else lines are cells. */
const PROSE = /^(?:goals\.|process$|conclusion$|problems$|measures$|attachments$|extra\.|tasks\.\d+\.content$)/;

function isBlock(path: string, text: string): boolean {
  if (text.includes('\t')) return true;
  return !PROSE.test(path) && /[\r\n]/.test(text.trim());
}
