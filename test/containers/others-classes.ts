import type { ProjectForm } from '@kaocheng/core/model/transcript';
import { escaped } from '@kaocheng/documents/testing/package';
import type { Grid } from '../generator/grid.js';
import type { Reprint } from './laid-forms.js';
import { type Making, madeDocx, paragraph, run } from './others-docx.js';
import {
  doubledRows,
  highHeader,
  levels,
  widened,
  withBlankColumns,
  withBlankRows,
  withLines,
} from './others-grids.js';
import { madeHtml, PAGES } from './others-html.js';
import { fundsTurned, severalInCell, valuesBelow, withSubtotals } from './others-orders.js';
import { madeXlsx, sideBySide, type Making as WorksheetMaking } from './others-xlsx.js';
import { placed } from './placed-grid.js';

/** A way in which other people make files of forms. */
export interface MadeClass {
  readonly reprint?: Reprint;
  /** How many forms stand in one file. */
  readonly forms?: number;
  readonly make: (grids: readonly Grid[]) => Uint8Array;
}

const sheet =
  (making: WorksheetMaking, relaid: (grid: Grid) => Grid = (grid) => grid) =>
  (grids: readonly Grid[]): Uint8Array =>
    madeXlsx(grids.map(relaid), making);

const text =
  (making: Making, relaid: (grid: Grid) => Grid = (grid) => grid) =>
  ([grid]: readonly Grid[]): Uint8Array => {
    if (grid === undefined) throw new Error('no form');
    const laid = relaid(grid);
    const heading = `${paragraph(laid.title)}${paragraph(laid.subtitle)}`;
    const around = making.around?.replaceAll('HEADING', () => heading);
    return madeDocx(laid, around === undefined ? making : { ...making, around });
  };

const FIGURE = /^\d+(?:\.\d+)?$/;
const PERCENT = /^(\d+(?:\.\d+)?)%$/;
const commas = (figure: string | null): string | null =>
  figure !== null && FIGURE.test(figure)
    ? figure.replace(/^\d+/, (whole) => whole.replace(/\B(?=(?:\d{3})+$)/g, ','))
    : figure;

/** The amounts of a form in 元, with separators. */
const inYuan: Reprint = (form) => ({
  ...form,
  moneyUnit: form.moneyUnit === null ? null : '元',
  funds: mapFunds(form, (amount) =>
    amount !== null && FIGURE.test(amount) ? commas((Number(amount) * 10_000).toFixed(2)) : amount,
  ),
});

function mapFunds(form: ProjectForm, change: (amount: string | null) => string | null): ProjectForm['funds'] {
  if (form.funds == null) return form.funds;
  return Object.fromEntries(
    Object.entries(form.funds).map(([source, row]) => [
      source,
      row == null
        ? row
        : { ...row, initial: change(row.initial), annual: change(row.annual), executed: change(row.executed) },
    ]),
  );
}

/** Dates as completion values of the second indicator. */
const dated: Reprint = (form) => ({
  ...form,
  indicators: form.indicators.map((row, at) =>
    at === 1 ? { ...row, target: '2023年12月31日', actual: '2023/11/30' } : row,
  ),
});

const FORMATS = [
  '0%',
  '0.00%',
  '0.0%',
  '0.00_ ',
  '0_);[Red]\\(0\\)',
  '#,##0.00_);[Red]\\(#,##0.00\\)',
  '#,##0',
  'yyyy/m/d',
  '@',
  'yyyy"年"m"月"d"日"',
  '0.0',
];
const numberCell = (address: string, style: number, value: string): string =>
  `<c r="${address}" s="${style}"><v>${value}</v></c>`;

/** Figures as a spreadsheet program stores them: numbers under formats, shares as fractions, dates as serials. */
function stored(shown: string, address: string): string | null {
  const percent = PERCENT.exec(shown)?.[1];
  if (percent !== undefined) {
    const decimals = percent.split('.')[1]?.length ?? 0;
    return decimals > 2 ? null : numberCell(address, [1, 3, 2][decimals] ?? 1, String(Number(percent) / 100));
  }
  if (shown === '2023/11/30') return numberCell(address, 8, '45260');
  if (shown === '2023年12月31日') return numberCell(address, 10, '45291');
  if (/^\d{1,3}(?:,\d{3})+\.\d\d$/.test(shown)) return numberCell(address, 6, shown.replaceAll(',', ''));
  if (!FIGURE.test(shown) || /^0\d/.test(shown)) return null;
  const decimals = shown.split('.')[1]?.length ?? 0;
  return decimals > 2 ? null : numberCell(address, [5, 11, 4][decimals] ?? 5, shown);
}

const isLabel = (shown: string): boolean => /^\p{Script=Han}{4}$/u.test(shown);
const asText = (shown: string, address: string): string | null =>
  FIGURE.test(shown) || PERCENT.test(shown)
    ? `<c r="${address}" s="9" t="inlineStr"><is><t xml:space="preserve"> ${escaped(shown)}</t></is></c>`
    : null;

const numbered = (number: number): string => `指标${number}：`;
const plain = (): string => '';
const lines = (shown: string): string => escaped(shown).replaceAll('\n', '<br>');

const ABOVE = ['附件2'];
const BELOW = [
  '注：1.得分一档最高不能超过该指标分值上限。',
  '2.定性指标得分按以下方法评定：全部或基本达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差三档。',
];

const helper = (grid: Grid): Grid => ({
  ...grid,
  rows: grid.rows.map((row, at) => [...row, { text: at % 3 === 0 ? '校验通过' : '0', rows: 1, columns: 1 }]),
  width: grid.width + 1,
});

export const WORKSHEET_CLASSES: Readonly<Record<string, MadeClass>> = {
  'numbers under formats': { make: sheet({ formats: FORMATS, cell: stored }) },
  'amounts in 元 with separators': { reprint: inYuan, make: sheet({ formats: FORMATS, cell: stored }) },
  'figures as text': { make: sheet({ formats: FORMATS, cell: asText }) },
  'dates as serials': { reprint: dated, make: sheet({ formats: FORMATS, cell: stored }) },
  'classes repeated in each row': { make: sheet({}, (grid) => levels(grid, 'repeated')) },
  'classes only in the first row': { make: sheet({}, (grid) => levels(grid, 'first')) },
  'nothing merged': { make: sheet({ merged: false }) },
  'header over two rows': { make: sheet({}, highHeader) },
  'columns merged in twos and threes': { make: sheet({}, (grid) => widened(grid, (column) => 2 + (column % 2))) },
  'rows of indicators merged in twos': { make: sheet({}, doubledRows) },
  'lines above and below': { make: sheet({ above: 1 }, (grid) => withLines(grid, [], BELOW)) },
  'number of the annex above the title': { make: sheet({ first: ABOVE }) },
  'blank rows inside': { make: sheet({}, withBlankRows) },
  'blank columns behind': { make: sheet({}, (grid) => withBlankColumns(grid, 3)) },
  'from column C on': { make: sheet({ before: 2, above: 2 }) },
  'a hidden column of checks': {
    make: (grids) => madeXlsx(grids.map(helper), { hiddenColumn: (grids[0]?.width ?? 0) + 1 }),
  },
  'funds with the sources over the columns': { make: sheet({}, fundsTurned) },
  'several indicators in one cell': { make: sheet({}, (grid) => severalInCell(grid, numbered)) },
  'several indicators in one cell, a line for each': { make: sheet({}, (grid) => severalInCell(grid, plain)) },
  'marks added up for each class': { make: sheet({}, withSubtotals) },
  'values below their labels': { make: sheet({}, valuesBelow) },
  'several below each other': { forms: 3, make: sheet({}) },
  'two side by side': { forms: 2, make: (grids) => sideBySide(grids) },
  'behind a cover': { make: sheet({ cover: true }) },
  'the title as the name of the worksheet': { make: sheet({ title: 'sheet-name' }) },
  'line ends, blanks and full-width blanks': {
    make: sheet({ typed: (shown) => (isLabel(shown) ? `　${shown.slice(0, 2)}\n${shown.slice(2)} ` : ` ${shown}\n`) }),
  },
};

const REPEATED = (grid: Grid): number =>
  placed(grid).findIndex((cells) => cells.some(({ text: shown }) => shown === '三级指标'));
const rowWith = (cells: string): string => `<w:tr>${cells}</w:tr>`;

export const DOCUMENT_CLASSES: Readonly<Record<string, MadeClass>> = {
  'cut by pages, the header again on each': {
    make: ([grid]) => {
      if (grid === undefined) throw new Error('no form');
      const head = REPEATED(grid);
      return madeDocx(grid, { cutBefore: (row) => head > 0 && row > head + 1 && (row - head) % 5 === 2, again: head });
    },
  },
  'nested in a layout table': {
    make: text({
      title: 'none',
      around:
        '<w:tbl><w:tblGrid><w:gridCol w:w="9000"/></w:tblGrid><w:tr><w:tc>HEADINGTABLE<w:p/></w:tc></w:tr></w:tbl>',
    }),
  },
  'made of tabs': {
    make: ([grid]) => madeDocx(grid ?? { title: '', subtitle: '', rows: [], width: 0 }, { tabs: true }),
  },
  'as a chunk of another format': {
    make: ([grid]) => madeDocx(grid ?? { title: '', subtitle: '', rows: [], width: 0 }, { chunk: true }),
  },
  'smart tags, links and bookmarks': {
    make: text({
      paragraph: (shown) =>
        `<w:p><w:bookmarkStart w:id="1" w:name="a"/><w:smartTag w:uri="urn:x" w:element="chsdate"><w:smartTagPr><w:attr w:name="Year" w:val="1899"/></w:smartTagPr>${run(shown.slice(0, 3))}</w:smartTag><w:hyperlink>${run(shown.slice(3))}</w:hyperlink><w:bookmarkEnd w:id="1"/></w:p>`,
    }),
  },
  'footnotes and comments': {
    make: text({
      paragraph: (shown) =>
        `<w:p><w:commentRangeStart w:id="0"/>${run(shown)}<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:footnoteReference w:id="2"/></w:r></w:p>`,
    }),
  },
  'tracked changes': {
    make: text({
      paragraph: (shown) =>
        `<w:p><w:pPr><w:rPr><w:ins w:id="9"/></w:rPr></w:pPr><w:moveFrom w:id="3">${run('移走')}</w:moveFrom>${run(shown.slice(0, 2))}<w:del w:id="1"><w:r><w:delText>旧文</w:delText></w:r></w:del><w:ins w:id="2">${run(shown.slice(2))}</w:ins></w:p>`,
    }),
  },
  'empty paragraphs around': { make: text({ paragraph: (shown) => `<w:p/>${paragraph(shown)}<w:p/>` }) },
  'title in the first row of the table': { make: text({ title: 'row' }) },
  'rows with margins of the grid': {
    make: text({
      row: (cells) => `<w:tr><w:trPr><w:gridAfter w:val="1"/><w:wAfter w:w="10" w:type="dxa"/></w:trPr>${cells}</w:tr>`,
      extraColumn: true,
    }),
  },
  'classes repeated in each row': { make: text({}, (grid) => levels(grid, 'repeated')) },
  'classes only in the first row': { make: text({}, (grid) => levels(grid, 'first')) },
  'header over two rows': { make: text({}, highHeader) },
  'several indicators in one cell, funds turned': {
    make: text({}, (grid) => severalInCell(fundsTurned(grid), numbered)),
  },
  'lines below': { make: text({}, (grid) => withLines(grid, [], BELOW)) },
  'a mark in a text box over the rows': {
    make: text({
      row: (cells, row) =>
        rowWith(
          row === 3
            ? cells.replace(
                '</w:p>',
                '<w:r><w:pict><v:shape><v:textbox><w:txbxContent><w:p><w:r><w:t>已审核</w:t></w:r></w:p></w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>',
              )
            : cells,
        ),
    }),
  },
  'a row for a page break': {
    make: text({
      cutBefore: (row) => row === 6,
      between: '<w:p><w:r><w:br w:type="page"/></w:r></w:p><w:p><w:r><w:t>续表</w:t></w:r></w:p>',
    }),
  },
};

export const PAGE_CLASSES: Readonly<Record<string, MadeClass>> = {
  ...Object.fromEntries(
    Object.entries(PAGES).map(([name, making]): [string, MadeClass] => [
      name,
      { make: ([grid]) => madeHtml(grid ?? { title: '', subtitle: '', rows: [], width: 0 }, making) },
    ]),
  ),
  'classes repeated in each row': { make: ([grid]) => madeHtml(levels(grid as Grid, 'repeated'), {}) },
  'classes only in the first row': { make: ([grid]) => madeHtml(levels(grid as Grid, 'first'), {}) },
  'several indicators in one cell, marks added up': {
    make: ([grid]) => madeHtml(severalInCell(withSubtotals(grid as Grid), numbered), { cell: lines }),
  },
  'header over two rows': { make: ([grid]) => madeHtml(highHeader(grid as Grid), {}) },
};
