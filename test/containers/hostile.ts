import { docxOf } from '@kaocheng/documents/testing/docx-package';
import { xlsxOf } from '@kaocheng/documents/testing/xlsx-package';
import { zipEnd, zipOf } from '@kaocheng/documents/testing/zip';

/** A file made to harm its reader, and the problem that it must be refused with. */
export interface Hostile {
  readonly code: string;
  readonly bytes: () => Uint8Array;
}

const MEGABYTE = 1024 * 1024;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const worksheet = (inside: string): string => `<worksheet xmlns="${MAIN}"><sheetData>${inside}</sheetData></worksheet>`;
const sheet = (xml: string): Uint8Array =>
  xlsxOf({ sheets: [{ rows: [] }], parts: { 'xl/worksheets/sheet1.xml': xml }, stored: true });
const paragraph = '<w:p><w:r><w:t>甲</w:t></w:r></w:p>';

/** A zip whose directory lists one packed part under many names: small, and endless when unpacked. */
function overlapping(count: number, size: number): Uint8Array {
  const one = Buffer.from(zipOf([['xl/worksheets/sheet0000000.xml', Buffer.alloc(size, '<c r="A1"/>')]]));
  const directory = one.indexOf(Buffer.from('504b0102', 'hex'));
  const entry = one.subarray(directory, one.length - 22);
  const entries = Array.from({ length: count }, (_, at) => {
    const copy = Buffer.from(entry);
    copy.write(String(at).padStart(7, '0'), 46 + 'xl/worksheets/sheet'.length);
    return copy;
  });
  return Buffer.concat([one.subarray(0, directory), ...entries, zipEnd(count, entry.length * count, directory)]);
}

/** A compound file with nothing in it but the stream that only encrypted office files have. */
function locked(): Uint8Array {
  const bytes = Buffer.alloc(512 * 3, 0xff);
  bytes.fill(0, 0, 76);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(0, 48);
  bytes.writeUInt32LE(1, 76);
  bytes.fill(0, 512, 1024);
  bytes.write('EncryptedPackage', 512, 'utf16le');
  bytes.writeUInt16LE(34, 512 + 64);
  bytes.writeUInt32LE(0xfffffffe, 1024);
  return bytes;
}

/** Files by what they do. */
export const HOSTILE: Readonly<Record<string, Hostile>> = {
  'zip bomb': {
    code: 'office-swells',
    bytes: () =>
      xlsxOf({ sheets: [{ rows: [] }], parts: { 'xl/worksheets/sheet1.xml': new Uint8Array(80 * MEGABYTE) } }),
  },
  'zip whose parts overlap': { code: 'office-part-missing', bytes: () => overlapping(15_000, 60 * MEGABYTE) },
  'zip with too many parts': { code: 'office-swells', bytes: () => overlapping(40_000, 10) },
  'merge of a whole worksheet': {
    code: 'no-form',
    bytes: () => xlsxOf({ sheets: [{ rows: [['甲', '乙']], merges: ['A1:XFD1048576'] }] }),
  },
  'fifty thousand merges': {
    code: 'no-form',
    bytes: () =>
      xlsxOf({
        sheets: [{ rows: [['甲']], merges: Array.from({ length: 49_999 }, (_, at) => `A${at + 1}:B${at + 20_000}`) }],
      }),
  },
  'ten million cells': {
    code: 'office-swells',
    bytes: () =>
      xlsxOf({ sheets: [{ rows: [] }], parts: { 'xl/worksheets/sheet1.xml': worksheet('<c/>'.repeat(10_000_000)) } }),
  },
  'two million cells': {
    code: 'sheet-too-large',
    bytes: () => sheet(worksheet(`<row>${'<c s="1"/>'.repeat(1000)}</row>`.repeat(2100))),
  },
  'a worksheet that the workbook names a hundred times': {
    code: 'document-too-large',
    bytes: () => {
      const sheets = Array.from({ length: 100 }, (_, at) => `<sheet name="s${at}" sheetId="${at + 1}" r:id="rId1"/>`);
      return xlsxOf({
        sheets: [{ rows: Array.from({ length: 1000 }, () => Array.from({ length: 20 }, (_, at) => String(at))) }],
        parts: {
          'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>${sheets.join('')}</sheets></workbook>`,
        },
      });
    },
  },
  'a cell in each row, far to the right': {
    code: 'sheet-too-large',
    bytes: () =>
      sheet(
        worksheet(
          Array.from(
            { length: 120_000 },
            (_, at) => `<row r="${at * 8 + 1}"><c r="IV${at * 8 + 1}"><v>1</v></c></row>`,
          ).join(''),
        ),
      ),
  },
  'hidden columns without end': {
    code: 'no-form',
    bytes: () =>
      xlsxOf({
        sheets: [{ head: `<cols>${'<col min="1" max="16384" hidden="1"/>'.repeat(60_000)}</cols>`, rows: [['甲']] }],
      }),
  },
  'shared strings without end': {
    code: 'sheet-too-large',
    bytes: () => xlsxOf({ strings: '<si/>'.repeat(2_000_000), sheets: [{ rows: [] }], stored: true }),
  },
  'deep elements': { code: 'office-too-deep', bytes: () => sheet(`<worksheet>${'<a>'.repeat(MEGABYTE)}`) },
  'deep tables': {
    code: 'office-too-deep',
    bytes: () => docxOf('<w:tbl><w:tr><w:tc>'.repeat(5000) + paragraph + '</w:tc></w:tr></w:tbl>'.repeat(5000)),
  },
  'tables as deep as they may be': {
    code: 'no-form',
    bytes: () =>
      docxOf(
        `<w:tbl><w:tr><w:tc>${paragraph}</w:tc><w:tc>`.repeat(120) + paragraph + '</w:tc></w:tr></w:tbl>'.repeat(120),
      ),
  },
  'cells without end': {
    code: 'document-too-large',
    bytes: () => docxOf(`<w:tbl><w:tr>${'<w:tc/>'.repeat(3_000_000)}</w:tr></w:tbl>`, { stored: true }),
  },
  'blanks without end': {
    code: 'no-form',
    bytes: () =>
      docxOf(`<w:p><w:r>${'<w:tab/><w:t> </w:t>'.repeat(400_000)}</w:r></w:p>${paragraph}`, { stored: true }),
  },
  'fields without end': {
    code: 'document-too-large',
    bytes: () =>
      docxOf(`<w:p>${'<w:r><w:fldChar w:fldCharType="begin"/><w:t>1</w:t></w:r>'.repeat(505_000)}</w:p>`, {
        stored: true,
      }),
  },
  'external entity in a workbook': {
    code: 'office-doctype',
    bytes: () =>
      sheet(
        `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]>${worksheet('<row><c t="str"><v>&f;</v></c></row>')}`,
      ),
  },
  'entities that grow in a document': {
    code: 'office-doctype',
    bytes: () =>
      docxOf('', {
        parts: {
          'word/document.xml':
            '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]><a>&b;</a>',
        },
      }),
  },
  'a password': { code: 'password', bytes: locked },
  'a web page that is a zip too': {
    code: 'binary',
    bytes: () =>
      Buffer.concat([Buffer.from('<!DOCTYPE html><p>甲</p><p>乙</p>'), xlsxOf({ sheets: [{ rows: [['甲']] }] })]),
  },
  'a picture that is a zip too': {
    code: 'picture',
    bytes: () => Buffer.concat([Buffer.from('GIF89a'), xlsxOf({ sheets: [{ rows: [['甲']] }] })]),
  },
  'a link out of the package': {
    code: 'no-form',
    bytes: () =>
      xlsxOf({
        sheets: [],
        parts: {
          '_rels/.rels':
            '<Relationships><Relationship Id="r" Type="x/officeDocument" Target="file:///etc/passwd" TargetMode="External"/></Relationships>',
          'xl/workbook.xml': new Uint8Array(),
          'xl/other.xml': 'x',
        },
      }),
  },
};
