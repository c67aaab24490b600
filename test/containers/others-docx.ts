import { docxOf } from '@kaocheng/documents/testing/docx-package';
import { escaped, type Parts } from '@kaocheng/documents/testing/package';
import type { Grid } from '../generator/grid.js';
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
  readonly title?: 'paragraph' | 'none';
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
  rows.forEach((_, row) => {
    if (making.cutBefore?.(row) === true) parts.push([]);
    let line = '';
    for (let column = 0; column < grid.width; ) {
      const here = at.get(`${row},${column}`);
      const span = here?.cell.columns ?? 1;
      const properties = [
        `<w:tcW w:w="${span * WIDTH}" w:type="dxa"/>`,
        columns === 'spans' && span > 1 ? `<w:gridSpan w:val="${span}"/>` : '',
        here !== undefined && here.cell.rows > 1 ? `<w:vMerge${here.begins ? ' w:val="restart"' : ''}/>` : '',
      ];
      const text = here?.begins === true ? here.cell.text : '';
      line += `<w:tc><w:tcPr>${properties.join('')}</w:tcPr>${write(text)}</w:tc>`;
      column += span;
    }
    parts.at(-1)?.push(rowXml(line, row));
  });
  const columnsXml = Array.from({ length: grid.width }, () => `<w:gridCol w:w="${WIDTH}"/>`).join('');
  const gridXml = gridless ? '' : `<w:tblGrid>${columnsXml}</w:tblGrid>`;
  return parts.map((lines) => `<w:tbl><w:tblPr/>${gridXml}${lines.join('')}</w:tbl>`).join('<w:p/>');
}

/** A document with one form that was made in some way. */
export function madeDocx(grid: Grid, making: Making, parts: Parts = {}): Uint8Array {
  const heading = making.title === 'none' ? '' : `${paragraph(grid.title)}${paragraph(grid.subtitle)}`;
  const around = making.around ?? 'TABLE';
  return docxOf(`${heading}${around.replace('TABLE', () => tables(grid, making))}${paragraph('')}`, { parts });
}
