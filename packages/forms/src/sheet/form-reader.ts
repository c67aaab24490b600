import type { Lexicon } from '../labels/lexicon.js';
import { moneyUnitOf } from '../labels/money-unit.js';
import type { FundColumn, IndicatorColumn, RawCell } from '../raw/raw-form.js';
import type { Aligner } from './align.js';
import { amountOf, readTask, type TasksHeader, tasksHeader } from './amounts.js';
import { type BlockHeader, isFigure } from './block-header.js';
import { FormBuilder } from './form-builder.js';
import { blockWeight, readFundRow } from './fund-rows.js';
import { isGoalText, readGoalBeside, readGoalTexts } from './goal-rows.js';
import { readHeadRow, readInline } from './head-row.js';
import type { GoalsHeader, GridHeader } from './headers.js';
import { isSubtotal, readIndicatorRow, readTotalRow, totalInCell } from './indicator-rows.js';
import { labelOf } from './know.js';
import { type Field, pointsOf } from './prices.js';
import { goalsApart } from './rearranged/labels-above.js';
import { apart, byPlace } from './rearranged/several-in-cell.js';
import type { GridCell, GridRow } from './rows.js';
import { isAttachment, TailLines } from './tail-lines.js';

type State = 'head' | 'tasks' | 'funds' | 'goals' | 'process' | 'indicators' | 'tail';

/** Rows of indicators that a form has at the most; what stands behind them is left unread. */
const MOST_ROWS = 3000;
const REGIONS = ['head', 'tail', 'blocks', 'goals'] as const;
/** A numbered heading. */
const HEADING = /^\(?[一二三四五六七八九]\)?[、.][^。,]{2,28}$/u;
/** What a header prints beside the columns of its indicators. */
const NO_COLUMN: ReadonlySet<Field> = new Set<Field>([null, 'no', 'level1Weight', 'level2Weight']);

/** Reads the rows of one form into its builder, block by block: which block a row is in follows from the headers before it. */
export class FormReader {
  #state: State = 'head';
  #funds: GridHeader | null = null;
  #fundWeight: RawCell | null = null;
  /** Columns beside the labels of a block of conditions: 情况说明, 存在问题和改进措施. */
  #conditions: readonly GridCell[] = [];
  #goals: GoalsHeader | null = null;
  #columns: GridHeader | null = null;
  #tasks: TasksHeader | null = null;
  #tail: TailLines | null = null;
  /** The unit of money in the line right above. */
  #headingUnit: string | null = null;
  /** Whether the total stood in one cell among the indicators or below them: one further down may be the form's. */
  #mayAddUpClass = false;

  constructor(
    private readonly lexicon: Lexicon,
    private readonly aligner: Aligner,
    readonly form: FormBuilder,
  ) {}

  /** The block that the last row was read in. */
  get state(): State {
    return this.#state;
  }

  /** Reads a line of text behind a table; `next` is what the line behind it prints. */
  line(row: GridRow, next: string | null): void {
    const { form } = this;
    const cell = row.cells[0];
    // A heading over the next of several tables: 二、资金执行情况（万元）.
    if (cell !== undefined) this.#headingUnit = HEADING.test(cell.fold) ? moneyUnitOf(cell.fold) : null;
    if (cell === undefined || (this.#state !== 'tail' && this.#state !== 'indicators')) return;
    if (this.#state === 'indicators' && form.rows.length === 0) return;
    this.#tail ??= new TailLines(this.lexicon, form);
    if (this.#tail.read(cell.raw, next) !== 'other') form.take(row);
  }

  /** Begins the block whose header stands in a row. Gives how many rows below that one are part of the header. */
  begin(block: BlockHeader, row: GridRow): number {
    this.form.hasBlock = true;
    if (block.kind === 'funds') this.form.headingUnit ??= this.#headingUnit;
    this.#headingUnit = null;
    switch (block.kind) {
      case 'indicators':
        this.#setColumns(block.header, row);
        return block.header.rows - 1;
      case 'funds':
        this.#setFunds(block.header, row);
        return block.header.rows - 1;
      case 'matrix':
        this.form.matrix = block.amounts;
        return 2;
      case 'goals':
        this.#goals = block.header;
        this.#state = 'goals';
        return 0;
    }
  }

  #setColumns(header: GridHeader, row: GridRow): void {
    const { form } = this;
    this.#columns = header;
    this.#state = 'indicators';
    for (const column of header.columns)
      if (!NO_COLUMN.has(column.field) && !form.columns.includes(column.field as IndicatorColumn))
        form.columns.push(column.field as IndicatorColumn);
    this.#units(row.cells);
  }

  #setFunds(header: GridHeader, row: GridRow): void {
    const { form } = this;
    this.#funds = header;
    this.#fundWeight = blockWeight(this.lexicon, row, header);
    this.#state = 'funds';
    form.fundColumns = header.columns.flatMap((column) => (column.field === null ? [] : [column.field as FundColumn]));
    this.#units(row.cells);
    for (const cell of header.cells) form.moneyUnit ??= moneyUnitOf(cell.fold);
  }

  #units(cells: readonly GridCell[]): void {
    const { form } = this;
    for (const cell of cells)
      if (labelOf(this.lexicon, 'blocks', cell.fold) !== null) form.moneyUnit ??= moneyUnitOf(cell.fold);
  }

  /** Reads a row that begins no block. */
  row(row: GridRow): void {
    const { form } = this;
    const own = row.cells.filter((cell) => !cell.covered);
    const first = own[0];
    this.#headingUnit = null;
    if (first === undefined) return;
    if (this.#state === 'indicators' && this.#isTotal(own)) {
      const scored = form.rows.length === 0 || form.rows.some((each) => each.cells.score !== undefined);
      const { unread, ...total } = readTotalRow(this.lexicon, this.aligner, row, this.#columns, scored);
      this.#setTotal(total, false);
      form.unread.push(...unread.map((cell) => cell.raw));
      this.#state = 'tail';
      return;
    }
    if (this.#state === 'funds' && this.#funds !== null) {
      const read = readFundRow(this.lexicon, this.aligner, row, this.#funds, form.funds.length === 0);
      if (read !== null) {
        const weight = read.row.source === 'total' ? this.#fundWeight : null;
        form.funds.push(weight === null ? read.row : { ...read.row, cells: { weight, ...read.row.cells } });
        form.moneyUnit ??= read.moneyUnit;
        form.unread.push(...read.unread.map((cell) => cell.raw));
        return;
      }
    }
    if (own.length === 1 && this.#totalInCell(first)) return;
    // What no longer looks like an indicator behind such a total is not in their block.
    if (this.#state === 'indicators' && this.#mayAddUpClass && own.length < 3) this.#state = 'tail';
    if (
      this.#state === 'indicators' &&
      form.rows.length > 0 &&
      isSubtotal(this.lexicon, row, this.#columns?.columns ?? [])
    ) {
      form.unread.push(...own.filter((cell) => isFigure(cell.fold)).map((cell) => cell.raw));
      return;
    }
    if (this.#state !== 'indicators' && form.rows.length === 0 && this.#isTotalAbove(own)) {
      const [, weight, score] = own;
      if (weight !== undefined && score !== undefined)
        this.#setTotal({ weight: weight.raw, score: score.raw, grade: null }, false);
      return;
    }
    if (own.length === 1 && form.rows.length > 0 && isAttachment(first.raw.text)) {
      form.attachments.push(first.raw);
      return;
    }
    if (own.length === 1 && form.rows.length > 0) {
      this.#tail ??= new TailLines(this.lexicon, form);
      if (this.#tail.note(first.raw)) {
        this.#state = 'tail';
        return;
      }
    }
    const tasks = this.#state === 'indicators' ? null : tasksHeader(row);
    if (tasks !== null) {
      this.#tasks = tasks;
      this.#state = 'tasks';
      return;
    }
    if (this.#taskRow(own)) return;
    if (this.#goalRow(row, own)) return;
    if (this.#state === 'indicators' && this.#columns !== null && !this.#isTailRow(own)) {
      this.#indicators(row, this.#columns);
      return;
    }
    this.#labels(own);
  }

  /** Reads a row of indicators: of one, or of several in each of its cells. */
  #indicators(row: GridRow, columns: GridHeader): void {
    const { form, lexicon, aligner } = this;
    if (row.cells.length === 1 && goalsApart(lexicon, row) !== null) {
      form.unread.push(...row.cells.map((cell) => cell.raw));
      return;
    }
    const whole = readIndicatorRow(lexicon, aligner, row, columns);
    for (const part of apart(lexicon, row, byPlace(row, columns) ?? whole.row)) {
      if (form.rows.length >= MOST_ROWS) {
        form.unread.push(...part.cells.filter((cell) => !cell.covered).map((cell) => cell.raw));
        continue;
      }
      const read = part === row ? whole : readIndicatorRow(lexicon, aligner, part, columns);
      form.rows.push(read.row);
      form.unread.push(...read.unread.map((cell) => cell.raw));
    }
  }

  /** A row under the header of tasks. True where the row was one. */
  #taskRow(own: readonly GridCell[]): boolean {
    const { form } = this;
    const first = own[0];
    if (this.#state !== 'tasks' || this.#tasks === null || first === undefined) return false;
    const other = REGIONS.some((region) => labelOf(this.lexicon, region, first.fold) !== null);
    if (other || own.length > 3 || own.some((cell) => amountOf(this.lexicon, first, cell) !== null)) {
      this.#state = 'head';
      return false;
    }
    form.tasks.push(readTask(this.#tasks, own));
    return true;
  }

  #isTotal(own: readonly GridCell[]): boolean {
    const first = own[0];
    return (
      first !== undefined &&
      labelOf(this.lexicon, 'totals', first.fold) !== null &&
      own.slice(1).every((cell) => cell.fold.length <= 12)
    );
  }

  /** The total of the form. A score that was taken for it before is left unread: it stands for a part of the form. */
  #setTotal(total: NonNullable<FormBuilder['total']>, mayAddUpClass: boolean): void {
    const { form } = this;
    if (form.total !== null && form.total.score !== null) form.unread.push(form.total.score);
    form.total = total;
    this.#mayAddUpClass = mayAddUpClass;
  }

  /**
   * A total in one cell. Among or below the indicators the last one counts, as those before may add up a class; above
   * them only one that speaks of points, as a sum may be one of money. True where the cell was one.
   */
  #totalInCell(cell: GridCell): boolean {
    const { form } = this;
    if (form.total !== null && !this.#mayAddUpClass) return false;
    const score = totalInCell(this.lexicon, cell);
    if (score === null) return false;
    const isBelow = form.rows.length > 0 && (this.#state === 'indicators' || this.#state === 'tail');
    if (!isBelow && !cell.fold.includes('分')) return false;
    this.#setTotal({ weight: null, score, grade: null }, isBelow);
    return true;
  }

  /** A total that stands above the indicators: its label, full marks, and the score that is not above them. */
  #isTotalAbove(own: readonly GridCell[]): boolean {
    const [label, weight, score] = own;
    if (label === undefined || weight === undefined || score === undefined || own.length !== 3) return false;
    if (!this.#isTotal(own) || labelOf(this.lexicon, 'fundRows', label.fold) !== null) return false;
    const [full, got] = [pointsOf(weight.fold), pointsOf(score.fold)];
    return full !== null && got !== null && got <= full;
  }

  /** A row behind the indicators whose first cell is a label with its value, and which has no more. */
  #isTailRow(own: readonly GridCell[]): boolean {
    const first = own[0];
    if (first === undefined) return false;
    if (readInline(this.lexicon, first.raw) !== null) return true;
    const tail = labelOf(this.lexicon, 'tail', first.fold) ?? labelOf(this.lexicon, 'head', first.fold);
    return (
      tail !== null &&
      first.fold.length >= 2 &&
      own.length <= 4 &&
      !own.some((cell) => /^\d+(?:\.\d+)?$/u.test(cell.fold))
    );
  }

  /** Texts under a goals header or under the label of the process, and goals beside their label. True where the row was one. */
  #goalRow(row: GridRow, own: readonly GridCell[]): boolean {
    const { form } = this;
    const first = own[0];
    if (first === undefined || this.#state === 'indicators' || this.#state === 'tail') return false;
    const goals = this.#state === 'process' || this.#state === 'goals' ? null : goalsApart(this.lexicon, row);
    if (goals !== null) {
      for (const { cells } of goals) readGoalBeside(this.lexicon, form, cells);
      return true;
    }
    if (this.#state === 'process' && isGoalText(this.lexicon, own)) {
      form.process = FormBuilder.joined(form.process, first.raw);
      return true;
    }
    if (this.#state === 'goals' && this.#goals !== null) {
      // The labels beside the texts are printed again where a page cuts the table.
      const again = Math.max(0, own.length - this.#goals.columns.length);
      const isLabels = own.slice(0, again).every((cell) => labelOf(this.lexicon, 'blocks', cell.fold) !== null);
      const texts = isLabels ? own.slice(again) : own;
      if (isGoalText(this.lexicon, texts)) {
        readGoalTexts(form, this.#goals, texts);
        return true;
      }
    }
    const read = readGoalBeside(this.lexicon, form, own);
    if (read === 'below') this.#state = 'process';
    return read !== null;
  }

  #labels(own: readonly GridCell[]): void {
    const { form } = this;
    const inFunds = form.amounts.some(({ source }) => source !== null);
    const read = readHeadRow(this.lexicon, own, inFunds);
    const into = form.hasBlock && (this.#state === 'indicators' || this.#state === 'tail') ? form.tail : form.head;
    into.push(...read.labelled);
    form.amounts.push(...read.amounts);
    form.figures.push(...read.figures);
    form.moneyUnit ??= read.moneyUnit;
    if (own.some((cell) => labelOf(this.lexicon, 'blocks', cell.fold)?.field === 'fundsConditions'))
      this.#conditions = own;
    const only = read.labelled.length === 1 ? read.labelled[0] : undefined;
    for (const cell of read.unread) {
      const column = this.#conditions.findLast((each) => each.column <= cell.column);
      if (only === undefined || column === undefined) form.unread.push(cell.raw);
      else into.push({ field: 'extra', label: `${only.label}/${column.text}`, cell: cell.raw });
    }
    if (this.#state === 'indicators') this.#state = 'tail';
  }
}
