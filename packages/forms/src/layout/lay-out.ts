import type { Form } from '@kaocheng/core/model/transcript';
import type { PageSetup } from '../sheet/page-setup.js';
import type { Sheet, SheetLine } from '../sheet/sheet.js';
import type { Template, TemplateCell } from '../templates/template.js';
import { layOutAccount } from './account.js';
import { Canvas, type Drawn, type Field } from './canvas.js';
import { FilledForm, type Leaf } from './filled-form.js';
import { drawFunds } from './funds.js';
import { drawGoals } from './goals.js';
import { computeTotals, drawIndicators } from './indicators.js';
import { type FormulaRule, formulaRule, whereBlank } from './kept-formulas.js';
import { computeSummary, drawList } from './list.js';
import { drawLeft, placedInParts, unitLeft } from './outside.js';
import { asPrinted } from './own-labels.js';

/** A form laid out under a template. */
export interface LaidOut {
  readonly sheet: Sheet;
  /** Values for which the template has no place; they stand below its own rows. */
  readonly outside: readonly Leaf[];
  /** Where a user fills in, in reading order. */
  readonly fields: readonly Field[];
}

/** Values that are texts of several lines, and the room for them and for the goals in the empty form, mm. */
const TEXTS = /^(?:process|conclusion|problems|measures|goals\..+)$/;
const TEXT_ROOM = 14;
const GOALS_ROOM = 24;

const FORM_MARGINS = { top: 18, right: 15, bottom: 18, left: 15 } as const;

/**
 * Lays a form out as the official table of its template, every value as it is printed, none left out.
 * @param form the values, of any template; null for the empty form
 * @param year printed where the form names none, `{year}`; blank where neither does
 */
export function layOut(official: Template, form: Form | null, year: string | null = null): LaidOut {
  const template = asPrinted(official, form);
  const table = template.blocks.find((block) => block.type === 'account');
  if (table !== undefined) return { ...layOutAccount(template, table, form, year), outside: [] };
  const values = new FilledForm(form);
  const canvas = new Canvas(template.columns.length);
  // A form that prints no unit of money is given none.
  const unit = form === null ? template.moneyUnit : 'moneyUnit' in form ? form.moneyUnit : template.moneyUnit;
  const fill = (text: string): string =>
    (unit === null ? text.replace(/\n?（\{moneyUnit\}）/g, '') : text).replace(/\{([^{}]+)\}/g, (_, field: string) =>
      fieldText(field),
    );
  const fieldText = (field: string): string => {
    if (field === 'year') return form?.year ?? year ?? '    ';
    if (field === 'moneyUnit') return unit ?? '';
    return values.take(field);
  };
  const choicesOf = (key: string): readonly string[] => template.choices[key.split('.').at(-1) ?? key] ?? [];
  const rule = form === null ? whereBlank : formulaRule(template, form);
  const draw: Drawing = { template, canvas, values, fill, choicesOf, rule };
  // What is filled in by hand needs room; a page on its side has none.
  const isRoomy = form === null && template.orientation === 'portrait';
  let repeat = 0;
  for (const block of template.blocks) {
    switch (block.type) {
      case 'row':
        for (const cell of block.cells) drawCell(draw, cell);
        if (isRoomy && block.cells.some(({ field }) => field !== null && TEXTS.test(field))) canvas.atLeast(TEXT_ROOM);
        canvas.next();
        break;
      case 'funds':
        drawFunds(draw, block);
        break;
      case 'goals':
        drawGoals(draw, block, isRoomy ? GOALS_ROOM : null);
        break;
      case 'tasks':
      case 'rows':
        if (block.type === 'rows') repeat = canvas.row + 1;
        drawList(draw, block);
        break;
      case 'indicators':
        drawIndicators(draw, block);
    }
  }
  computeTotals(draw);
  computeSummary(draw);
  const notes = template.notes.map((note) => fill(values.note(note))).filter((note) => note !== '');
  const outside = [...unitLeft(template, form), ...values.left().filter((leaf) => !placedInParts(leaf.path))];
  drawLeft(draw, outside);
  const line = (role: SheetLine['role'], text: string): SheetLine => ({ role, text: fill(text) });
  const title = titleOf(template, form);
  const page: PageSetup = { paper: 'A4', orientation: template.orientation, margins: FORM_MARGINS };
  return {
    outside,
    fields: canvas.fields,
    sheet: {
      rows: canvas.row,
      columns: canvas.width,
      cells: canvas.cells,
      start: 0,
      end: 0,
      placed: true,
      widths: template.columns,
      ...(isRoomy && { heights: canvas.heights }),
      page,
      before: [
        line('title', title),
        ...(template.subtitle === null || saysYear(title, template.subtitle, form)
          ? []
          : [line('subtitle', template.subtitle)]),
      ],
      after: notes.map((text): SheetLine => ({ role: 'note', text })),
      ...(repeat > 0 && { repeatRows: repeat }),
      ...(canvas.headRows.length > 0 && { headRows: canvas.headRows }),
    },
  };
}

/** Whether a title that the form prints itself names the year already, all that the line below it would say. */
const saysYear = (title: string, subtitle: string, form: Form | null): boolean =>
  form?.year != null && title.includes(form.year) && /^[（(]?\{year\}\s*年度?[）)]?$/.test(subtitle.trim());

/** The title of the template; as the form prints it where it is the same but for a year that the template does not print. */
function titleOf(template: Template, form: Form | null): string {
  const bare = (title: string): string => title.replace(/[\s()（）]|\{year\}|20\d\d|年度?/g, '');
  const own = form?.title ?? null;
  const isYearMore = own !== null && /20\d\d/.test(own) && !template.title.includes('{year}');
  return isYearMore && bare(own) === bare(template.title) ? own.replace(/[{}]/g, '') : template.title;
}

/** What the blocks of a template draw with. */
export interface Drawing {
  readonly template: Template;
  readonly canvas: Canvas;
  readonly values: FilledForm;
  /** Fills the fields in a label. */
  readonly fill: (text: string) => string;
  readonly choicesOf: (key: string) => readonly string[];
  /** Where formulas stand. */
  readonly rule: FormulaRule;
}

/** Draws a label or the place of a field at the next free column. */
export function drawCell({ canvas, values, fill, choicesOf }: Drawing, cell: TemplateCell, rowSpan = cell.rows): void {
  if (cell.field === null) {
    canvas.put({ text: fill(cell.text), colSpan: cell.span, rowSpan, path: null, ...innerOf(cell.text) });
    return;
  }
  canvas.put({
    text: values.takeFirst(cell.field.split('|')),
    colSpan: cell.span,
    rowSpan,
    path: cell.field,
    choices: choicesOf(cell.field),
  });
}

/** The one value inside of a label: `等级：{total.grade}`. Year and unit of money are of the form as a whole. */
function innerOf(text: string): Pick<Drawn, 'inner'> {
  const [, before = '', path, after = ''] = /^([^{}]*)\{(?!year\}|moneyUnit\})([^{}]+)\}([^{}]*)$/.exec(text) ?? [];
  return path === undefined ? {} : { inner: { path, before, after } };
}
