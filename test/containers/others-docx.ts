import { docxOf } from '@kaocheng/documents/testing/docx-package';
import { escaped, type Parts, relationships } from '@kaocheng/documents/testing/package';
import type { Grid } from '../generator/grid.js';
import { madeHtml } from './others-html.js';
import { type PlacedCell, placed } from './placed-grid.js';

/** How somebody made a document of a form. */
export interface Making {
  /** XML of a paragraph of a cell. */
  readonly paragraph?: (text: string) => string;
  /** How the columns of a table are told: by spans over its grid, or only by the widths of the cells. */
  readonly columns?: 'spans' | 'widths';
  /** True where the grid of the table is left out. */
  readonly gridless?: boolean;
  /** Rows after which the table is cut in two, by the text of their first cell. */
  readonly cutBefore?: (row: number) => boolean;
  /** What stands around the table, `TABLE` in its place. */
  readonly around?: string;
  /** Where the title stands; 'row': in rows of the table. */
  readonly title?: 'paragraph' | 'none' | 'row';
  /** What stands between tables that were cut. */
  readonly between?: string;
  /** A row that each further table begins with again. */
  readonly again?: number;
  /** A column of the grid behind the last one. */
  readonly extraColumn?: boolean;
  /** Rows as paragraphs whose cells are parted by tabs, in the place of a table. */
  readonly tabs?: boolean;
  /** The form as a web page inside the document, which the program takes in when it opens it. */
  readonly chunk?: boolean;
  readonly row?: (cells: string, row: number) => string;
}

const WIDTH = 800;
export const run = (text: string): string => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
export const paragraph = (text: string): string => `<w:p>${text.split('\n').map(run).join('<w:r><w:br/></w:r>')}</w:p>`;

function tables(grid: Grid, making: Making): string {
  const {
    paragraph: write = paragraph,
    columns = 'spans',
    gridless = false,
    row: rowXml = (cells) => `<w:tr>${cells}</w:tr>`,
  } = making;
  const rows = placed(grid);
  const at = new Map<string, { cell: PlacedCell; begins: boolean }>();
  for (const cell of rows.flat())
    for (let down = 0; down < cell.rows; down += 1)
      at.set(`${cell.row + down},${cell.column}`, { cell, begins: down === 0 });
  const parts: string[][] = [[]];
  const lineOf = (row: number, first: boolean): string => {
    let line = '';
    for (let column = 0; column < grid.width; ) {
      const here = at.get(`${row},${column}`);
      const span = here?.cell.columns ?? 1;
      const properties = [
        `<w:tcW w:w="${span * WIDTH}" w:type="dxa"/>`,
        columns === 'spans' && span > 1 ? `<w:gridSpan w:val="${span}"/>` : '',
        here !== undefined && here.cell.rows > 1 ? `<w:vMerge${here.begins || first ? ' w:val="restart"' : ''}/>` : '',
      ];
      const text = here?.begins === true || (first && here !== undefined) ? here.cell.text : '';
      line += `<w:tc><w:tcPr>${properties.join('')}</w:tcPr>${write(text)}</w:tc>`;
      column += span;
    }
    return rowXml(line, row);
  };
  if (making.title === 'row')
    for (const text of [grid.title, grid.subtitle].filter((one) => one !== ''))
      parts[0]?.push(
        `<w:tr><w:tc><w:tcPr><w:gridSpan w:val="${grid.width}"/></w:tcPr>${paragraph(text)}</w:tc></w:tr>`,
      );
  rows.forEach((_, row) => {
    const isCut = making.cutBefore?.(row) === true;
    if (isCut) parts.push(making.again === undefined ? [] : [lineOf(making.again, true)]);
    parts.at(-1)?.push(lineOf(row, isCut && making.again === undefined));
  });
  const count = grid.width + (making.extraColumn === true ? 1 : 0);
  const columnsXml = Array.from({ length: count }, () => `<w:gridCol w:w="${WIDTH}"/>`).join('');
  const gridXml = gridless ? '' : `<w:tblGrid>${columnsXml}</w:tblGrid>`;
  return parts.map((lines) => `<w:tbl><w:tblPr/>${gridXml}${lines.join('')}</w:tbl>`).join(making.between ?? '<w:p/>');
}

/** Each row a paragraph, a tab before every place of the grid but the first. */
function tabbed(grid: Grid): string {
  const rows = placed(grid);
  return rows
    .map((cells) => {
      const texts = Array.from({ length: grid.width }, () => '');
      for (const { column, text } of cells) texts[column] = text;
      const runs = texts.map((text) => run(text.replaceAll('\n', ''))).join('<w:r><w:tab/></w:r>');
      return `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="1200"/></w:tabs></w:pPr>${runs}</w:p>`;
    })
    .join('');
}

/** A document with one form that was made in some way. */
export function madeDocx(grid: Grid, making: Making, parts: Parts = {}): Uint8Array {
  if (making.chunk === true)
    return docxOf(
      '<w:altChunk r:id="rId9" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"/>',
      {
        parts: {
          ...parts,
          'word/_rels/document.xml.rels': relationships([['rId9', 'aFChunk', 'afchunk.htm']]),
          'word/afchunk.htm': madeHtml(grid, {}),
        },
      },
    );
  const heading =
    making.title === 'none' || making.title === 'row' ? '' : `${paragraph(grid.title)}${paragraph(grid.subtitle)}`;
  const around = making.around ?? 'TABLE';
  return docxOf(
    `${heading}${around.replace('TABLE', () => (making.tabs === true ? tabbed(grid) : tables(grid, making)))}${paragraph('')}`,
    { parts },
  );
}
