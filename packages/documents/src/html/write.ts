import { FORM_PAGE, type PageSetup, pageSize, type SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import type { Borders, Sheet, SheetCell, SheetLine, TypeFace } from '@kaocheng/forms/sheet/sheet';
import type { LineSetting } from '../layout/cell-height.js';
import { columnWidths } from '../layout/column-widths.js';
import { CELL_SIZE, FONT_NAMES, lineType } from '../layout/faces.js';
import { onOnePage } from '../layout/page-fit.js';

/** How browsers set the lines of a cell, with the fonts that they may take. */
const SETTING: LineSetting = { leading: 1.45, padding: 4, least: 0 };

/** The room that the version line takes below the last table. */
const VERSION_LINE: SheetLine = { role: 'note', text: '' };

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ENTITIES[sign] ?? sign);
const lines = (text: string): string => escaped(text).replaceAll('\n', '<br>');

/** The fonts of official documents, then what stands for them on a machine without them. */
const FAMILIES: Readonly<Record<TypeFace, string>> = {
  title: `'${FONT_NAMES.title}', 'Noto Serif SC', serif`,
  body: `'${FONT_NAMES.body}', FangSong, 'Noto Serif SC', serif`,
  heading: `'${FONT_NAMES.heading}', SimHei, 'Noto Sans SC', sans-serif`,
  subheading: `'${FONT_NAMES.subheading}', KaiTi, 'Noto Serif SC', serif`,
  table: `'${FONT_NAMES.table}', SimSun, 'Noto Serif SC', serif`,
};

const rounded = (value: number): number => Math.round(value * 100) / 100;

/**
 * A page for screen and print: for each sheet its lines and a table with merged cells and repeated header rows, every
 * text escaped. A table a few rows too long for its page is printed smaller, on one. The version line stands at the foot of each printed page, where the browser prints it, and at the end.
 */
export function writeHtml(document: SheetDocument): string {
  const fitted = document.sheets.map((sheet, at) => {
    const isLast = at === document.sheets.length - 1 && document.footer !== undefined;
    const after = [...(sheet.after ?? []), ...(isLast ? [VERSION_LINE] : [])];
    return onOnePage({ ...sheet, after }, SETTING);
  });
  const pages = fitted.map(({ sheet: { page = FORM_PAGE } }) => page);
  const kinds = [...new Map(pages.map((page) => [keyOf(page), page])).values()];
  const kindOf = (page: PageSetup): number => kinds.findIndex((one) => keyOf(one) === keyOf(page));
  const style = [
    ...kinds.flatMap((page, at) => pageRules(page, at, document.footer ?? '')),
    'body { margin: 0; padding: 1em; color: #000; background: #fff; } section { margin: 0 auto; }',
    'section + section { break-before: page; }',
    `table { border-collapse: collapse; table-layout: fixed; width: 100%; font: ${CELL_SIZE}pt ${FAMILIES.table}; }`,
    'th, td { border: 1px solid #000; padding: 2px 4px; font-weight: normal; vertical-align: middle; overflow-wrap: break-word; }',
    // A row of nothing but empty cells is as high as a line.
    "td:empty::before { content: '\\200b'; }",
    'thead { display: table-header-group; } td:not([rowspan]) { break-inside: avoid; }',
    'footer { font-size: 9pt; } @media print { body { padding: 0; } }',
    ...fitted.flatMap(({ scale }, at) =>
      scale === 1 ? [] : [`@media print { section:nth-of-type(${at + 1}) table { zoom: ${scale}; } }`],
    ),
  ];
  return [
    '<!DOCTYPE html>',
    '<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(document.title)}</title>`,
    ...Object.entries(document.properties ?? {}).map(
      ([name, value]) => `<meta name="${escaped(name)}" content="${escaped(value)}">`,
    ),
    `<style>\n${style.join('\n')}\n</style></head>`,
    '<body>',
    ...document.sheets.map((sheet, at) =>
      section(
        // Smaller type is for paper: on the screen there is room.
        { ...sheet, heights: fitted[at]?.sheet.heights ?? [] },
        kindOf(pages[at] ?? FORM_PAGE),
        at === document.sheets.length - 1 ? document.footer : undefined,
      ),
    ),
    '</body></html>\n',
  ].join('\n');
}

const keyOf = (page: PageSetup): string => JSON.stringify([page.paper, page.orientation, page.margins]);

/** A text as CSS takes it, with nothing in it that could end a string or the element. */
const quoted = (text: string): string =>
  `'${text.replace(/[\\'<>\n\r\f]/g, (sign) => `\\${(sign.codePointAt(0) ?? 0).toString(16)} `)}'`;

/** The paper of the sheets of one kind, upright or on its side; at the foot the version line and the number of the page. */
function pageRules(page: PageSetup, at: number, footer: string): string[] {
  const { width, height } = pageSize(page);
  const { top, right, bottom, left } = page.margins;
  const paper = `size: ${width}mm ${height}mm; margin: ${top}mm ${right}mm ${bottom}mm ${left}mm;`;
  return [
    `@page p${at} { ${paper} @bottom-left { content: ${quoted(footer)}; font: 8pt ${FAMILIES.table}; }`,
    `@bottom-center { content: '— ' counter(page) ' —'; font: ${CELL_SIZE}pt ${FAMILIES.table}; } @bottom-right { content: ''; } }`,
    `.p${at} { page: p${at}; max-width: ${width - left - right}mm; }`,
  ];
}

function section(sheet: Sheet, kind: number, footer: string | undefined): string {
  const table = sheet.cells.length === 0 ? [] : [tableOf(sheet)];
  return [
    `<section class="p${kind}">`,
    ...(sheet.before ?? []).map(line),
    ...table,
    ...(sheet.after ?? []).map(line),
    ...(footer === undefined ? [] : [`<footer>${escaped(footer)}</footer>`]),
    '</section>',
  ].join('\n');
}

const TAGS: Readonly<Record<SheetLine['role'], string>> = {
  title: 'h1',
  subtitle: 'p',
  heading: 'h2',
  line: 'p',
  note: 'p',
};

function line(given: SheetLine): string {
  const { face, size, align } = lineType(given);
  const weight = given.bold === true ? 'bold' : 'normal';
  const style = `font: ${weight} ${size}pt ${FAMILIES[face]}; text-align: ${align}; margin: 0.4em 0`;
  const tag = TAGS[given.role];
  return `<${tag} style="${escaped(style)}">${lines(given.text)}</${tag}>`;
}

function tableOf(sheet: Sheet): string {
  const widths = columnWidths(sheet);
  const total = widths.reduce((sum, width) => sum + width, 0);
  const columns = widths.map((width) => `<col style="width: ${rounded((width / total) * 100)}%">`).join('');
  const rows = rowsOf(sheet);
  const head = Math.min(sheet.repeatRows ?? 0, rows.length);
  const header = head > 0 ? `<thead>\n${rows.slice(0, head).join('\n')}\n</thead>\n` : '';
  return `<table>\n<colgroup>${columns}</colgroup>\n${header}<tbody>\n${rows.slice(head).join('\n')}\n</tbody>\n</table>`;
}

function rowsOf(sheet: Sheet): string[] {
  const covered = Array.from({ length: sheet.rows }, () => new Uint8Array(sheet.columns));
  const begins = covered.map(() => new Map<number, SheetCell>());
  for (const cell of sheet.cells) {
    begins[cell.row]?.set(cell.column, cell);
    for (let row = cell.row; row < Math.min(cell.row + cell.rowSpan, sheet.rows); row += 1)
      covered[row]?.fill(1, cell.column, cell.column + cell.colSpan);
  }
  return begins.map((cells, row) => {
    let out = '';
    for (let column = 0; column < sheet.columns; column += 1) {
      const cell = cells.get(column);
      if (cell !== undefined) out += cellOf(cell);
      else if (covered[row]?.[column] === 0) out += '<td></td>';
    }
    const height = sheet.heights?.[row];
    const style = height === undefined || height === null ? '' : ` style="height: ${rounded(height)}mm"`;
    return `<tr${style}>${out}</tr>`;
  });
}

const SIDES = ['top', 'right', 'bottom', 'left'] as const;

function cellOf(cell: SheetCell): string {
  const style: string[] = [];
  const isShort = [...cell.text].length <= 12;
  style.push(`text-align: ${cell.align ?? (isShort ? 'center' : 'left')}`);
  if (cell.verticalAlign !== undefined) style.push(`vertical-align: ${cell.verticalAlign}`);
  if (cell.bold === true) style.push('font-weight: bold');
  if (cell.size !== undefined) style.push(`font-size: ${cell.size}pt`);
  if (cell.face !== undefined) style.push(`font-family: ${FAMILIES[cell.face]}`);
  const borders: Borders = cell.borders ?? {};
  for (const side of SIDES) if (borders[side] === false) style.push(`border-${side}: none`);
  const spans = `${cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : ''}${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ''}`;
  const tag = cell.editable === false ? 'th' : 'td';
  return `<${tag}${spans} style="${escaped(style.join('; '))}">${textOf(cell)}</${tag}>`;
}

function textOf(cell: SheetCell): string {
  if (cell.runs === undefined) return lines(cell.text);
  return cell.runs
    .map((run) => {
      const style: string[] = [];
      if (run.bold === true) style.push('font-weight: bold');
      if (run.italic === true) style.push('font-style: italic');
      if (run.underline === true) style.push('text-decoration: underline');
      if (run.size !== undefined) style.push(`font-size: ${run.size}pt`);
      if (run.face !== undefined) style.push(`font-family: ${FAMILIES[run.face]}`);
      return style.length === 0
        ? lines(run.text)
        : `<span style="${escaped(style.join('; '))}">${lines(run.text)}</span>`;
    })
    .join('');
}
