import { templateFields } from '../generated/template-fields.js';
import type { Lexicon } from '../labels/lexicon.js';
import type { FundColumn, IndicatorColumn, RawCell, RawForm, RawLabelled } from '../raw/raw-form.js';
import { Aligner } from './align.js';
import { amountOf, areBudget, fundsOf, readTask, type TasksHeader, tasksHeader } from './amounts.js';
import { budgetMatrix } from './budget-matrix.js';
import { FormBuilder } from './form-builder.js';
import { blockWeight, readFundRow } from './fund-rows.js';
import { isGoalText, readGoalBeside, readGoalTexts } from './goal-rows.js';
import { readHeadRow, readInline } from './head-row.js';
import { fundHeader, type GoalsHeader, type GridHeader, goalsHeader, indicatorHeader } from './headers.js';
import { readIndicatorRow, readTotalRow } from './indicator-rows.js';
import { kindOf } from './kind.js';
import { labelOf, moneyUnitOf } from './know.js';
import { settleLevels } from './levels.js';
import type { Field } from './prices.js';
import type { GridCell, GridRow } from './rows.js';
import { isAttachment, TailLines } from './tail-lines.js';
import { type GridTitle, isOtherTitle, titleOf, yearLine } from './titles.js';

type State = 'head' | 'tasks' | 'funds' | 'goals' | 'process' | 'indicators' | 'tail';

/** Lines that may stand between a title and its table. */
const NEAR = 8;
/** Rows of indicators that a form has at the most; what stands behind them is left unread. */
const MOST_ROWS = 3000;
const REGIONS = ['head', 'tail', 'blocks', 'goals'] as const;
/** What a header prints beside the columns of its indicators. */
const NO_COLUMN: ReadonlySet<Field> = new Set<Field>([null, 'no', 'level1Weight', 'level2Weight']);
/** A row with a figure by itself in a cell is no header. */
const FIGURE = /^[≥≤<>=]*\d[\d,.]*%?$/u;

/** The line under which a form that was written here holds what its template has no place for. */
const isHeadingOfRest = ({ cells }: GridRow): boolean =>
  cells.length === 1 && cells[0]?.text === templateFields.heading;

/** A table's first row with the piece of its first label that a break has left on the line above: 项目 | 名称. */
function mended(lexicon: Lexicon, row: GridRow, above: GridRow | undefined): GridRow {
  const first = row.cells[0];
  const piece = above?.cells[0];
  if (row.kind !== 'sheet' || above?.kind !== 'text' || first === undefined || piece === undefined) return row;
  if (piece.fold.length > 6 || labelOf(lexicon, 'head', first.fold) !== null) return row;
  const fold = piece.fold + first.fold;
  if ((labelOf(lexicon, 'head', fold) ?? labelOf(lexicon, 'blocks', fold)) === null) return row;
  const raw = FormBuilder.joined(piece.raw, first.raw);
  return {
    ...row,
    start: above.start,
    cells: [{ ...first, text: piece.text + first.text, fold, raw }, ...row.cells.slice(1)],
  };
}

/** Walks over the rows of a document's tables and the lines between them, and reads the forms that they hold. */
class GridReader {
  readonly forms: RawForm[] = [];
  #form: FormBuilder | null = null;
  #state: State = 'head';
  #funds: GridHeader | null = null;
  #fundWeight: RawCell | null = null;
  /** Columns beside the labels of a block of conditions: 情况说明, 存在问题和改进措施. */
  #conditions: readonly GridCell[] = [];
  #goals: GoalsHeader | null = null;
  #columns: GridHeader | null = null;
  #tasks: TasksHeader | null = null;
  #tail: TailLines | null = null;
  #title: { readonly title: GridTitle; readonly row: GridRow; readonly at: number } | null = null;
  #year: { readonly cell: RawCell; readonly row: GridRow; readonly at: number } | null = null;
  #above: {
    readonly labelled: readonly RawLabelled[];
    readonly unit: string | null;
    readonly row: GridRow;
    readonly at: number;
  }[] = [];
  #skip = 0;
  /** Under the title of a table that is no form. */
  #elsewhere = false;
  readonly #aligner: Aligner;

  constructor(
    private readonly lexicon: Lexicon,
    private readonly rows: readonly GridRow[],
  ) {
    this.#aligner = new Aligner(lexicon);
  }

  read(): RawForm[] {
    this.rows.forEach((print, at) => {
      const row = mended(this.lexicon, print, this.rows[at - 1]);
      if (this.#skip > 0) {
        this.#skip--;
        this.#form?.take(row);
        return;
      }
      if (this.#heading(row, at)) return;
      if (row.kind === 'text') this.#line(row, at);
      else this.#row(row, at);
    });
    this.#close();
    return this.forms;
  }

  #heading(row: GridRow, at: number): boolean {
    const title = titleOf(row);
    if (title !== null) {
      if (this.#form?.hasBlock !== true && row.kind === 'sheet') this.#close();
      this.#title = { title, row, at };
      this.#elsewhere = false;
      this.#year = null;
      this.#above = [];
      return true;
    }
    if (isOtherTitle(row)) {
      this.#close();
      this.#title = null;
      this.#elsewhere = true;
      return true;
    }
    if (this.#title === null || at - this.#title.at > NEAR) return false;
    const year = yearLine(row);
    if (year === null) return false;
    this.#year = { cell: year, row, at };
    return true;
  }

  /** A line of text: above a table it may label it, behind one it may belong to it. */
  #line(row: GridRow, at: number): void {
    const cell = row.cells[0];
    if (cell === undefined) return;
    if (this.#title !== null) {
      const inline = at - this.#title.at <= NEAR ? readInline(this.lexicon, cell.raw) : null;
      if (inline !== null) this.#above.push({ labelled: inline.labelled, unit: inline.moneyUnit, row, at });
      return;
    }
    const form = this.#form;
    if (form === null || (this.#state !== 'tail' && this.#state !== 'indicators')) return;
    if (this.#state === 'indicators' && form.rows.length === 0) return;
    this.#tail ??= new TailLines(this.lexicon, form);
    const next = this.rows[at + 1];
    const read = this.#tail.read(cell.raw, next?.kind === 'text' ? (next.cells[0]?.raw.text ?? null) : null);
    if (read !== 'other') form.take(row);
  }

  #open(row: GridRow): FormBuilder {
    this.#close();
    const form = new FormBuilder(row);
    this.#form = form;
    this.#state = 'head';
    this.#funds = null;
    this.#goals = null;
    this.#conditions = [];
    this.#columns = null;
    this.#tasks = null;
    this.#tail = null;
    const title = this.#title;
    if (title !== null) {
      form.title = title.title.title;
      form.subtitle = this.#year?.cell ?? title.title.subtitle;
      form.take(title.row);
      if (this.#year !== null) form.take(this.#year.row);
      for (const above of this.#above) {
        form.take(above.row);
        form.head.push(...above.labelled);
        form.moneyUnit ??= above.unit;
      }
    }
    this.#title = null;
    this.#year = null;
    this.#above = [];
    return form;
  }

  #close(): void {
    const form = this.#form;
    this.#form = null;
    const titled = form?.title !== null && form?.head.some((labelled) => labelled.field === 'name') === true;
    if (form === null || !form.hasBlock) return;
    if (form.columns.length === 0 && form.fundColumns.length === 0 && !titled) return;
    if (!form.placed) settleLevels(form.rows);
    const budget = areBudget(form.amounts);
    const plain = budget ? [] : form.amounts.filter(({ source }) => source === null || form.funds.length > 0);
    const block = form.funds.length > 0 || budget;
    const figures = block ? { rows: form.funds, rest: form.figures } : fundsOf(form.amounts, form.figures);
    form.head.push(...[...plain, ...figures.rest].map(({ label, cell }) => ({ field: 'extra', label, cell })));
    const goals = form.goals.expected === null && form.goals.actual === null ? null : form.goals;
    this.forms.push({
      start: form.start,
      end: form.end,
      title: form.title,
      subtitle: form.subtitle,
      moneyUnit: form.moneyUnit,
      kind: kindOf(form),
      head: form.head,
      fundColumns: form.fundColumns,
      funds: figures.rows,
      goals,
      process: form.process,
      ...(form.tasks.length > 0 && { tasks: form.tasks }),
      ...(form.matrix !== null
        ? { budget: form.matrix }
        : budget && { budget: form.amounts.map(({ label, cell }) => ({ label, cell })) }),
      columns: form.columns,
      rows: form.rows,
      total: form.total,
      tail: form.tail,
      attachments: form.attachments,
      unread: form.unread,
      glyphs: form.glyphs,
    });
  }

  /** Does a row begin a form: by a title before it, or by the name of a project where another form has begun its tables. */
  #begins(row: GridRow): boolean {
    const first = row.cells.find((cell) => !cell.covered);
    const field =
      first === undefined ? undefined : labelOf(this.lexicon, 'head', first.fold.replace(/:.*$/u, ''))?.field;
    const head = field === 'name' || field === 'department' || field === 'supervisor' || field === 'implementer';
    const form = this.#form;
    if (form === null) return true;
    if (this.#title !== null) return head || this.#state === 'tail' || !form.hasBlock || this.#state !== 'indicators';
    return head && form.hasBlock && this.#state !== 'head' && this.#state !== 'funds' && field === 'name';
  }

  /** Whether a row begins with the label of the name of a project: a form begins here though no title stands above it. */
  #names(row: GridRow): boolean {
    const own = row.cells.filter((cell) => !cell.covered);
    return (
      own.length >= 2 &&
      labelOf(this.lexicon, 'head', own[0]?.fold ?? '')?.field === 'name' &&
      !FIGURE.test(own[1]?.fold ?? '')
    );
  }

  #row(row: GridRow, at: number): void {
    if (this.#form !== null && isHeadingOfRest(row)) {
      this.#form.take(row);
      return;
    }
    if (this.#elsewhere && !this.#names(row)) return;
    this.#elsewhere = false;
    const next = this.rows[at + 1];
    const figures = row.cells.some((cell) => !cell.covered && FIGURE.test(cell.fold));
    const columns = figures ? null : indicatorHeader(this.lexicon, row, next);
    const matrix = figures ? null : budgetMatrix(row, next, this.rows[at + 2]);
    const funds = figures || columns !== null || matrix !== null ? null : fundHeader(this.lexicon, row, next);
    const goals = figures || columns !== null || funds !== null ? null : goalsHeader(this.lexicon, row);
    if (this.#form === null || this.#begins(row)) {
      const labelled = columns ?? matrix ?? funds ?? goals;
      if (
        labelled === null &&
        readHeadRow(
          this.lexicon,
          row.cells.filter((cell) => !cell.covered),
        ).known === 0
      )
        return;
      this.#open(row);
    }
    const form = this.#form;
    if (form === null) return;
    this.#title = null;
    form.take(row);
    if (columns !== null) this.#setColumns(form, columns, row);
    else if (matrix !== null) {
      form.matrix = matrix.amounts;
      form.hasBlock = true;
      this.#skip = 2;
    } else if (funds !== null) this.#setFunds(form, funds, row);
    else if (goals !== null) {
      this.#goals = goals;
      this.#state = 'goals';
      form.hasBlock = true;
    } else this.#body(form, row);
  }

  #setColumns(form: FormBuilder, header: GridHeader, row: GridRow): void {
    this.#columns = header;
    this.#state = 'indicators';
    this.#skip = header.rows - 1;
    form.hasBlock = true;
    for (const column of header.columns)
      if (!NO_COLUMN.has(column.field) && !form.columns.includes(column.field as IndicatorColumn))
        form.columns.push(column.field as IndicatorColumn);
    this.#units(form, row.cells);
  }

  #setFunds(form: FormBuilder, header: GridHeader, row: GridRow): void {
    this.#funds = header;
    this.#fundWeight = blockWeight(this.lexicon, row, header);
    this.#state = 'funds';
    this.#skip = header.rows - 1;
    form.hasBlock = true;
    form.fundColumns = header.columns.flatMap((column) => (column.field === null ? [] : [column.field as FundColumn]));
    this.#units(form, row.cells);
    for (const cell of header.cells) form.moneyUnit ??= moneyUnitOf(cell.fold);
  }

  #units(form: FormBuilder, cells: readonly GridCell[]): void {
    for (const cell of cells)
      if (labelOf(this.lexicon, 'blocks', cell.fold) !== null) form.moneyUnit ??= moneyUnitOf(cell.fold);
  }

  #body(form: FormBuilder, row: GridRow): void {
    const own = row.cells.filter((cell) => !cell.covered);
    const first = own[0];
    if (first === undefined) return;
    if (this.#state === 'indicators' && this.#isTotal(own)) {
      const scored = form.rows.length === 0 || form.rows.some((each) => each.cells.score !== undefined);
      const { unread, ...total } = readTotalRow(this.lexicon, this.#aligner, row, this.#columns, scored);
      form.total = total;
      form.unread.push(...unread.map((cell) => cell.raw));
      this.#state = 'tail';
      return;
    }
    if (this.#state === 'funds' && this.#funds !== null) {
      const read = readFundRow(this.lexicon, this.#aligner, row, this.#funds, form.funds.length === 0);
      if (read !== null) {
        const weight = read.row.source === 'total' ? this.#fundWeight : null;
        form.funds.push(weight === null ? read.row : { ...read.row, cells: { weight, ...read.row.cells } });
        form.moneyUnit ??= read.moneyUnit;
        form.unread.push(...read.unread.map((cell) => cell.raw));
        return;
      }
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
    if (this.#taskRow(form, own)) return;
    if (this.#goalRow(form, own)) return;
    if (this.#state === 'indicators' && this.#columns !== null && !this.#isTailRow(own)) {
      if (form.rows.length >= MOST_ROWS) {
        form.unread.push(...own.map((cell) => cell.raw));
        return;
      }
      const read = readIndicatorRow(this.lexicon, this.#aligner, row, this.#columns);
      form.rows.push(read.row);
      form.unread.push(...read.unread.map((cell) => cell.raw));
      return;
    }
    this.#labels(form, own);
  }

  /** A row under the header of tasks. True where the row was one. */
  #taskRow(form: FormBuilder, own: readonly GridCell[]): boolean {
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
  #goalRow(form: FormBuilder, own: readonly GridCell[]): boolean {
    const first = own[0];
    if (first === undefined || this.#state === 'indicators' || this.#state === 'tail') return false;
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

  #labels(form: FormBuilder, own: readonly GridCell[]): void {
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

/**
 * Reads the forms in the rows of a document's tables and the lines between them: the frame by its labels (title, head,
 * headers, kind), then the rows by the header's columns. Any number of forms in a table, a form over several tables.
 */
export function recogniseRows(rows: readonly GridRow[], lexicon: Lexicon): RawForm[] {
  return new GridReader(lexicon, rows).read();
}
