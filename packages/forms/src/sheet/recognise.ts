import { templateFields } from '../generated/template-fields.js';
import type { Lexicon } from '../labels/lexicon.js';
import type { RawForm } from '../raw/raw-form.js';
import { AboveTable } from './above-table.js';
import { Aligner } from './align.js';
import { blockHeader, isFigure } from './block-header.js';
import { finishedForm } from './finished-form.js';
import { FormBuilder } from './form-builder.js';
import { FormReader } from './form-reader.js';
import { readHeadRow } from './head-row.js';
import { labelOf } from './know.js';
import { rearranged } from './rearranged/rearranged.js';
import type { GridRow } from './rows.js';
import { isOtherTitle, titleOf } from './titles.js';

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
  #reader: FormReader | null = null;
  #above: AboveTable | null = null;
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
        this.#reader?.form.take(row);
        return;
      }
      if (this.#heading(row, at)) return;
      if (row.kind === 'text') this.#line(row, at);
      else this.#row(row, at);
    });
    this.#close();
    return this.forms;
  }

  /** Whether a row is a title, or the line of the year under one. */
  #heading(row: GridRow, at: number): boolean {
    const title = titleOf(row);
    if (title !== null) {
      if (this.#reader?.form.hasBlock !== true && row.kind === 'sheet') this.#close();
      this.#above = new AboveTable(this.lexicon, title, row, at);
      this.#elsewhere = false;
      return true;
    }
    if (isOtherTitle(row)) {
      this.#close();
      this.#above = null;
      this.#elsewhere = true;
      return true;
    }
    return this.#above?.takesYear(row, at) ?? false;
  }

  /** A line of text: above a table it may label it, behind one it may belong to it. */
  #line(row: GridRow, at: number): void {
    if (this.#above !== null) {
      this.#above.line(row, at);
      return;
    }
    const next = this.rows[at + 1];
    this.#reader?.line(row, next?.kind === 'text' ? (next.cells[0]?.raw.text ?? null) : null);
  }

  #open(row: GridRow): FormReader {
    this.#close();
    const form = new FormBuilder(row);
    this.#above?.giveTo(form);
    this.#above = null;
    const reader = new FormReader(this.lexicon, this.#aligner, form);
    this.#reader = reader;
    return reader;
  }

  #close(): void {
    const form = this.#reader === null ? null : finishedForm(this.#reader.form);
    this.#reader = null;
    if (form !== null) this.forms.push(form);
  }

  /** Does a row begin a form: by a title before it, or by the name of a project where another form has begun its tables. */
  #begins(row: GridRow): boolean {
    const first = row.cells.find((cell) => !cell.covered);
    const field =
      first === undefined ? undefined : labelOf(this.lexicon, 'head', first.fold.replace(/:.*$/u, ''))?.field;
    const head = field === 'name' || field === 'department' || field === 'supervisor' || field === 'implementer';
    if (this.#reader === null) return true;
    const { form, state } = this.#reader;
    if (this.#above !== null) return head || !form.hasBlock || state !== 'indicators';
    return head && form.hasBlock && state !== 'head' && state !== 'funds' && field === 'name';
  }

  /** Whether a row begins with the label of the name of a project: a form begins here though no title stands above it. */
  #names(row: GridRow): boolean {
    const own = row.cells.filter((cell) => !cell.covered);
    return (
      own.length >= 2 &&
      labelOf(this.lexicon, 'head', own[0]?.fold ?? '')?.field === 'name' &&
      !isFigure(own[1]?.fold ?? '')
    );
  }

  #row(row: GridRow, at: number): void {
    if (this.#reader !== null && isHeadingOfRest(row)) {
      this.#reader.form.take(row);
      return;
    }
    if (this.#elsewhere && !this.#names(row)) return;
    this.#elsewhere = false;
    const block = blockHeader(this.lexicon, row, this.rows[at + 1], this.rows[at + 2]);
    let reader = this.#reader;
    if (reader === null || this.#begins(row)) {
      const own = row.cells.filter((cell) => !cell.covered);
      if (block === null && readHeadRow(this.lexicon, own).known === 0) return;
      reader = this.#open(row);
    }
    this.#above = null;
    reader.form.take(row);
    if (block === null) reader.row(row);
    else this.#skip = reader.begin(block, row);
  }
}

/**
 * Reads the forms in the rows of a document's tables and the lines between them: the frame by its labels (title, head,
 * headers, kind), then the rows by the header's columns. Any number of forms in a table, a form over several tables.
 */
export function recogniseRows(rows: readonly GridRow[], lexicon: Lexicon): RawForm[] {
  return new GridReader(lexicon, rearranged(rows, lexicon)).read();
}
