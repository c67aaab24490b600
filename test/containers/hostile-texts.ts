import type { Hostile } from './hostile.js';

const MEGABYTE = 1024 * 1024;
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const page = (inside: string): Uint8Array => utf8(`<!DOCTYPE html><html><body>${inside}</body></html>`);
const head = 'MIME-Version: 1.0\r\nContent-Type: ';
const mht = (encoding: string, body: string): Uint8Array =>
  utf8(`${head}text/html; charset=utf-8\r\nContent-Transfer-Encoding: ${encoding}\r\n\r\n${body}`);
const SS = 'urn:schemas-microsoft-com:office:spreadsheet';
const workbook = (rows: string, before = ''): Uint8Array =>
  utf8(
    `<?xml version="1.0"?>${before}<Workbook xmlns="${SS}" xmlns:ss="${SS}"><Worksheet ss:Name="a"><Table>${rows}</Table></Worksheet></Workbook>`,
  );
const datum = (text: string): string => `<Data ss:Type="String">${text}</Data>`;

/** Nested parts of a page that was saved in one file. */
function nested(depth: number): string {
  const marks = Array.from({ length: depth }, (_, at) => `mark${at}`);
  return marks.map((mark) => `${head}multipart/mixed; boundary="${mark}"\r\n\r\n--${mark}\r\n`).join('');
}

/** Files that are texts, by what they do. */
export const HOSTILE_TEXTS: Readonly<Record<string, Hostile>> = {
  'html: more text than is read': { code: 'too-long', bytes: () => page('甲'.repeat(7 * MEGABYTE)) },
  'html: a merge of a million cells, a thousand times': {
    code: 'no-form',
    bytes: () => page(`<table>${'<tr><td rowspan=65534 colspan=1000>甲</td><td>乙</td></tr>'.repeat(1000)}</table>`),
  },
  'html: three hundred thousand cells in a row': {
    code: 'no-form',
    bytes: () => page(`<table><tr>${'<td>1'.repeat(300_000)}`),
  },
  'html: deep elements': { code: 'no-form', bytes: () => page(`${'<div>'.repeat(MEGABYTE)}甲`) },
  'html: deep tables': { code: 'no-form', bytes: () => page(`${'<table><tr><td>'.repeat(200_000)}甲`) },
  'html: external entity': {
    code: 'no-form',
    bytes: () =>
      utf8(
        '<!DOCTYPE html [<!ENTITY f SYSTEM "file:///etc/hostname">]><html><body><table><tr><td>&f;</td></tr></table>',
      ),
  },
  'html: PDF behind a page': {
    code: 'no-form',
    bytes: () => page('<p>甲</p><!--\n%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n-->'),
  },
  'mht: more text than is read, packed': {
    code: 'too-long',
    bytes: () => mht('base64', Buffer.from('甲'.repeat(7 * MEGABYTE)).toString('base64')),
  },
  'mht: a merge of a million cells': {
    code: 'no-form',
    bytes: () => mht('quoted-printable', '<table><tr><td rowspan=3D65534 colspan=3D1000>1</td><td>2</td></tr></table>'),
  },
  'mht: parts within parts': { code: 'blank', bytes: () => utf8(nested(20_000)) },
  'mht: parts without end': {
    code: 'blank',
    bytes: () => utf8(`${head}multipart/mixed; boundary="a"\r\n\r\n${'--a'.repeat(5_000_000)}`),
  },
  'mht: headers without end': {
    code: 'blank',
    bytes: () =>
      utf8(
        `${head}text/html\r\n${Array.from({ length: 1_000_000 }, (_, at) => `${at.toString(36)}a: b`).join('\r\n')}`,
      ),
  },
  'mht: an external part': {
    code: 'no-form',
    bytes: () =>
      utf8(
        `${head}text/html\r\nContent-Location: file:///etc/hostname\r\n\r\n<iframe src="file:///etc/hostname"></iframe><p>甲</p>`,
      ),
  },
  'csv: more text than is read': { code: 'too-long', bytes: () => utf8('甲'.repeat(99).concat(',').repeat(30_000)) },
  'csv: three million cells': { code: 'document-too-large', bytes: () => utf8(`${'1,'.repeat(99)}1\n`.repeat(30_000)) },
  'csv: tabs without end': { code: 'document-too-large', bytes: () => utf8(`甲${'\t'.repeat(6_000_000)}乙`) },
  'csv: two hundred thousand blank lines before the records': {
    code: 'no-form',
    bytes: () => utf8(`${'\n'.repeat(200_000)}${'"甲",1,2\n'.repeat(5)}`),
  },
  'csv: half a million cells': {
    code: 'document-too-large',
    bytes: () => utf8('1,1,1,1\n'.repeat(125_000)),
  },
  'text: a million short lines': {
    code: 'no-form',
    bytes: () => utf8(Array.from({ length: 1_000_000 }, (_, at) => '产出得分甲乙丙丁'.charAt(at % 8)).join('\n')),
  },
  'text: labels in each line': { code: 'no-form', bytes: () => utf8('一级指标\n10\n'.repeat(250_000)) },
  'text: a title in each line': {
    code: 'no-form',
    bytes: () => utf8('项目支出绩效自评表\n项目名称 甲\n'.repeat(120_000)),
  },
  'text: titles without a line': { code: 'no-form', bytes: () => utf8('项目支出绩效自评表'.repeat(220_000)) },
  'text: dates': {
    code: 'no-form',
    bytes: () => utf8(Array.from({ length: 310_000 }, (_, at) => `${at % 97}年${at % 12}月`).join('\n')),
  },
  'text: rows of tabs without end': { code: 'document-too-large', bytes: () => utf8('1\t2\n'.repeat(400_000)) },
  'text: more than is read': { code: 'too-long', bytes: () => utf8('1\n'.repeat(1_100_000)) },
  'html: sixty thousand tables': {
    code: 'too-many-tables',
    bytes: () => page('<table><tr><td>一级指标<td>分值<tr><td>产出<td>1</table>'.repeat(60_000)),
  },
  'json: deep lists': { code: 'json-too-many', bytes: () => utf8('['.repeat(16 * MEGABYTE)) },
  'json: deep lists that are closed': {
    code: 'json-too-many',
    bytes: () => utf8('['.repeat(3 * MEGABYTE) + ']'.repeat(3 * MEGABYTE)),
  },
  'json: ten million cells': {
    code: 'json-too-many',
    bytes: () => utf8(`{"forms":[{"kind":"project","indicators":[${'{},'.repeat(8_000_000)}{}]}]}`),
  },
  'Excel 2003 XML: external entity': {
    code: 'office-doctype',
    bytes: () =>
      workbook(`<Row><Cell>${datum('&f;')}</Cell></Row>`, '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]>'),
  },
  'Excel 2003 XML: a merge of a whole worksheet': {
    code: 'no-form',
    bytes: () => workbook(`<Row><Cell ss:MergeAcross="999999999" ss:MergeDown="999999999">${datum('甲')}</Cell></Row>`),
  },
  'Excel 2003 XML: cells far away': {
    code: 'no-form',
    bytes: () =>
      workbook(`<Row ss:Index="999999999"><Cell ss:Index="999999999">${datum('甲')}</Cell></Row>`.repeat(1000)),
  },
  'Excel 2003 XML: three million cells': {
    code: 'sheet-too-large',
    bytes: () => workbook(`<Row>${'<Cell/>'.repeat(3_000_000)}</Row>`),
  },
  'Excel 2003 XML: deep elements': { code: 'office-too-deep', bytes: () => workbook('<a>'.repeat(MEGABYTE)) },
  'Word 2003 XML: deep elements': {
    code: 'office-too-deep',
    bytes: () =>
      utf8(
        `<?xml version="1.0"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml"><w:body>${'<w:tbl><w:tr><w:tc>'.repeat(100_000)}`,
      ),
  },
  'flat package: parts without end': {
    code: 'office-broken',
    bytes: () => utf8(`<?xml version="1.0"?><pkg:package>${'<pkg:part pkg:name="/a">'.repeat(600_000)}`),
  },
};
