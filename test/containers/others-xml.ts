import { escaped } from '@kaocheng/documents/testing/package';
import type { Grid } from '../generator/grid.js';
import { paragraph } from './others-docx.js';
import { placed } from './placed-grid.js';

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

const heading = (grid: Grid): string[] => [grid.title, grid.subtitle].filter((text) => text !== '');

function worksheetXml(grid: Grid, at: number): string {
  const titles = heading(grid).map(
    (text) =>
      `<Row><Cell ss:MergeAcross="${grid.width - 1}"><Data ss:Type="String">${escaped(text)}</Data></Cell></Row>`,
  );
  const rows = placed(grid).map((cells) => {
    const inside = cells.map(({ text, column, rows: down, columns: across }) => {
      const figure = /^(\d{1,9}(?:\.\d\d)?)%$/.exec(text)?.[1];
      const data =
        figure !== undefined && !text.includes('.')
          ? `<Data ss:Type="Number">${Number(figure) / 100}</Data>`
          : `<Data ss:Type="String">${escaped(text).replaceAll('\n', '&#10;')}</Data>`;
      const style = figure !== undefined && !text.includes('.') ? ' ss:StyleID="s62"' : '';
      return `<Cell ss:Index="${column + 1}"${style} ss:MergeAcross="${across - 1}" ss:MergeDown="${down - 1}">${text === '' ? '' : data}</Cell>`;
    });
    return `<Row ss:AutoFitHeight="0">${inside.join('')}</Row>`;
  });
  return `<Worksheet ss:Name="表${at + 1}"><Table><Column ss:Width="60"/>${titles.join('')}${rows.join('')}</Table></Worksheet>`;
}

/** Forms as a workbook in one XML file (XML Spreadsheet 2003), as systems write it under .xls. */
export const asSpreadsheetXml = (grids: readonly Grid[]): Uint8Array =>
  encode(
    '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" ' +
      'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" xmlns:x="urn:schemas-microsoft-com:office:excel"><Styles>' +
      '<Style ss:ID="Default"/><Style ss:ID="s62"><NumberFormat ss:Format="0%"/></Style></Styles>' +
      grids.map(worksheetXml).join('') +
      '<Worksheet ss:Name="字典"><Table><Row><Cell><Data ss:Type="String">暗</Data></Cell></Row></Table>' +
      '<x:WorksheetOptions><x:Visible>SheetHidden</x:Visible></x:WorksheetOptions></Worksheet></Workbook>',
  );

function wordTable(grid: Grid, merge: string): string {
  const taken = new Map<string, { text: string; columns: number; begins: boolean; rows: number }>();
  for (const { text, row, column, rows, columns } of placed(grid).flat())
    for (let down = 0; down < rows; down += 1)
      taken.set(`${row + down},${column}`, { text, columns, begins: down === 0, rows });
  const lines = grid.rows.map((_, row) => {
    let line = '';
    for (let column = 0; column < grid.width; ) {
      const cell = taken.get(`${row},${column}`) ?? { text: '', columns: 1, begins: true, rows: 1 };
      const down = cell.rows > 1 ? `<w:${merge}${cell.begins ? ' w:val="restart"' : ''}/>` : '';
      const text = cell.begins ? cell.text : '';
      line += `<w:tc><w:tcPr><w:gridSpan w:val="${cell.columns}"/>${down}</w:tcPr>${paragraph(text)}</w:tc>`;
      column += cell.columns;
    }
    return `<w:tr>${line}</w:tr>`;
  });
  return `<w:tbl>${lines.join('')}</w:tbl>`;
}

const body = (grids: readonly Grid[], merge: string): string =>
  grids.map((grid) => `${heading(grid).map(paragraph).join('')}${wordTable(grid, merge)}${paragraph('')}`).join('');

/** Forms as Word 2003 XML, as systems that fill templates in write it under .doc. */
export const asWordXml = (grids: readonly Grid[]): Uint8Array =>
  encode(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n' +
      '<w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint">' +
      `<w:body><wx:sect>${body(grids, 'vmerge')}<w:sectPr><w:ftr w:type="odd">${paragraph('页脚')}</w:ftr></w:sectPr></wx:sect></w:body></w:wordDocument>`,
  );

const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument';

/** Forms as an office package in one XML file. */
export const asFlatPackage = (grids: readonly Grid[]): Uint8Array =>
  encode(
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<?mso-application progid="Word.Document"?>\n' +
      '<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/_rels/.rels" ' +
      'pkg:contentType="application/vnd.openxmlformats-package.relationships+xml"><pkg:xmlData><Relationships ' +
      'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' +
      `<Relationship Id="rId1" Type="${OFFICE}" Target="word/document.xml"/></Relationships></pkg:xmlData></pkg:part>` +
      '<pkg:part pkg:name="/word/document.xml" pkg:contentType="application/xml"><pkg:xmlData>' +
      `<w:document xmlns:w="${W}"><w:body>${body(grids, 'vMerge')}<w:sectPr/></w:body></w:document>` +
      '</pkg:xmlData></pkg:part></pkg:package>',
  );

/** Pages saved in one file, their text in quoted-printable or base64. */
export function asMht(pages: readonly string[], encoding: 'quoted-printable' | 'base64'): Uint8Array {
  const packed = (html: string): string => {
    const bytes = Buffer.from(html, 'utf8');
    if (encoding === 'base64') return (bytes.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n');
    return [...bytes]
      .map((byte) =>
        byte === 0x3d || byte > 0x7e || byte < 0x20
          ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
          : String.fromCharCode(byte),
      )
      .join('')
      .replace(/(.{60,72}?)(?=[^0-9A-F=])/g, '$1=\r\n');
  };
  const parts = pages.map(
    (html) =>
      `------Boundary--x\r\nContent-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${packed(html)}\r\n`,
  );
  return encode(
    'From: <Saved by Blink>\r\nSubject: =?utf-8?B?57up5pWI?=\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n' +
      `\ttype="text/html";\r\n\tboundary="----Boundary--x"\r\n\r\n\r\n${parts.join('')}------Boundary--x\r\nContent-Type: image/png\r\n` +
      'Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n------Boundary--x--\r\n',
  );
}
