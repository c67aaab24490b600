import { docxOf } from '@kaocheng/documents/testing/docx-package';
import { escaped } from '@kaocheng/documents/testing/package';
import type { Grid } from '../generator/grid.js';
import { type PlacedCell, placed } from './placed-grid.js';

const paragraph = (text: string): string => `<w:p><w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r></w:p>`;

function tableXml(grid: Grid): string {
  const columns = Array.from({ length: grid.width }, () => '<w:gridCol w:w="1000"/>').join('');
  const rows = placed(grid);
  const at = new Map<string, { cell: PlacedCell; begins: boolean }>();
  for (const cell of rows.flat())
    for (let down = 0; down < cell.rows; down += 1)
      at.set(`${cell.row + down},${cell.column}`, { cell, begins: down === 0 });
  const lines = rows.map((_, row) => {
    let line = '';
    for (let column = 0; column < grid.width; ) {
      const here = at.get(`${row},${column}`);
      if (here === undefined) {
        line += `<w:tc>${paragraph('')}</w:tc>`;
        column += 1;
        continue;
      }
      const { cell, begins } = here;
      const span = cell.columns > 1 ? `<w:gridSpan w:val="${cell.columns}"/>` : '';
      const merge = cell.rows > 1 ? `<w:vMerge${begins ? ' w:val="restart"' : ''}/>` : '';
      line += `<w:tc><w:tcPr>${span}${merge}</w:tcPr>${paragraph(begins ? cell.text : '')}</w:tc>`;
      column += cell.columns;
    }
    return `<w:tr>${line}</w:tr>`;
  });
  return `<w:tbl><w:tblGrid>${columns}</w:tblGrid>${lines.join('')}</w:tbl>`;
}

/** Forms as a word processor's document: title and the line under it as paragraphs, then the table. */
export function asDocx(grids: readonly Grid[]): Uint8Array {
  return docxOf(
    grids
      .map((grid) => `${paragraph(grid.title)}${paragraph(grid.subtitle)}${tableXml(grid)}${paragraph('')}`)
      .join(''),
  );
}
