import { docxOf } from '@kaocheng/documents/testing/docx-package';
import { packageOf } from '@kaocheng/documents/testing/package';
import { pdfOf, shown } from '@kaocheng/documents/testing/pdf-file';
import { xlsxOf } from '@kaocheng/documents/testing/xlsx-package';
import type { Hostile } from './hostile.js';

const MEGABYTE = 1024 * 1024;
const paragraph = '<w:p><w:r><w:t>甲</w:t></w:r></w:p>';

/** The same zip with the mark of a password on a part, or on all. */
function lockedZip(zip: Uint8Array, part: string): Uint8Array {
  const bytes = Buffer.from(zip);
  for (let at = bytes.indexOf('504b0102', 0, 'hex'); at >= 0; at = bytes.indexOf('504b0102', at + 4, 'hex')) {
    if (bytes.toString('utf8', at + 46, at + 46 + part.length) === part) bytes[at + 8] = (bytes[at + 8] ?? 0) | 1;
  }
  return bytes;
}

const openDocument = (kind: 'text' | 'spreadsheet', content: string | Uint8Array): Uint8Array =>
  packageOf({
    mimetype: new TextEncoder().encode(`application/vnd.oasis.opendocument.${kind}`),
    'content.xml': content,
    'META-INF/manifest.xml': `<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="/" manifest:media-type="application/vnd.oasis.opendocument.${kind}"/><manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>`,
  });
const od = (inside: string, before = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?>${before}<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2"><office:body>${inside}</office:body></office:document-content>`;
const ods = (inside: string, before = ''): Uint8Array =>
  openDocument(
    'spreadsheet',
    od(`<office:spreadsheet><table:table table:name="a">${inside}</table:table></office:spreadsheet>`, before),
  );
const odt = (inside: string, before = ''): Uint8Array =>
  openDocument('text', od(`<office:text>${inside}</office:text>`, before));
const CELL = '<table:table-cell office:value-type="string"><text:p>甲</text:p></table:table-cell>';
const TABLES = '<table:table table:name="a"><table:table-column/><table:table-row><table:table-cell>';

/** Office packages, by what they do; more of them stand in hostile.ts. */
export const HOSTILE_PACKAGES: Readonly<Record<string, Hostile>> = {
  'docx: zip bomb': {
    code: 'office-swells',
    bytes: () => docxOf('', { parts: { 'word/document.xml': new Uint8Array(80 * MEGABYTE) } }),
  },
  'docx: merges without end': {
    code: 'no-form',
    bytes: () =>
      docxOf(
        `<w:tbl>${`<w:tr><w:tc><w:tcPr><w:gridSpan w:val="999999999"/><w:vMerge/></w:tcPr>${paragraph}</w:tc><w:tc>${paragraph}</w:tc></w:tr>`.repeat(2000)}</w:tbl>`,
      ),
  },
  'docx: external entity': {
    code: 'office-doctype',
    bytes: () =>
      docxOf('', {
        parts: {
          'word/document.xml':
            '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]><a>&f;</a>',
        },
      }),
  },
  'docx: a password of its zip': {
    code: 'password',
    bytes: () => lockedZip(docxOf(paragraph), ''),
  },
  'docx: broken directory': { code: 'office-broken', bytes: () => docxOf(paragraph).subarray(0, -30) },
  'docx: a PDF that is a zip too': {
    code: 'no-form',
    bytes: () => Buffer.concat([pdfOf([{ content: shown(60, 700, 12, '甲') }]), docxOf(paragraph)]),
  },
  'xlsx: broken directory': {
    code: 'office-broken',
    bytes: () => xlsxOf({ sheets: [{ rows: [['甲']] }] }).subarray(0, -30),
  },
  'ods: zip bomb': { code: 'office-swells', bytes: () => openDocument('spreadsheet', new Uint8Array(70 * MEGABYTE)) },
  'ods: external entity': {
    code: 'office-doctype',
    bytes: () =>
      ods(
        '<table:table-row><table:table-cell><text:p>&f;</text:p></table:table-cell></table:table-row>',
        '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]>',
      ),
  },
  'ods: cells without end': {
    code: 'document-too-large',
    bytes: () =>
      ods(
        `<table:table-row table:number-rows-repeated="1000000">${CELL.replace('<table:table-cell', '<table:table-cell table:number-columns-repeated="1000"')}</table:table-row>`,
      ),
  },
  'ods: a million cells': {
    code: 'office-swells',
    bytes: () => ods(`<table:table-row>${CELL.repeat(1000)}</table:table-row>`.repeat(1000)),
  },
  'ods: a password': { code: 'password', bytes: () => lockedZip(ods(''), 'content.xml') },
  'odt: deep tables': { code: 'office-too-deep', bytes: () => odt(TABLES.repeat(5000)) },
  'odt: external entity': {
    code: 'office-doctype',
    bytes: () => odt('<text:p>&f;</text:p>', '<!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/hostname">]>'),
  },
};
