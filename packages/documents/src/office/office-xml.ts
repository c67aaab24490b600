import type { DocumentContent } from '@kaocheng/forms/content';
import { strToU8, zipSync } from 'fflate';
import { BodyReader } from '../docx/body.js';
import { contentOf } from '../docx/read.js';
import { MOST_ENTRIES } from '../limits.js';
import { Refusal } from '../problem.js';
import { readSpreadsheetXml } from '../xlsx/spreadsheet-xml.js';
import { scanXml } from '../xml/scan.js';
import { Archive } from '../zip/archive.js';

/**
 * Content of a document (Word 2003 XML) or a workbook (XML Spreadsheet 2003).
 * @throws Refusal office-doctype, office-too-deep, sheet-too-large, document-too-large
 */
export function readOfficeXml(text: string, kind: 'word' | 'workbook'): DocumentContent {
  if (kind === 'workbook') return readSpreadsheetXml(text);
  const reader = new BodyReader(() => '');
  scanXml(text, 'document.xml', reader);
  return contentOf(reader.nodes, reader.pictures);
}

/**
 * The package that a flat file holds (ECMA-376 Part 2, flat OPC), zipped.
 * @throws Refusal office-broken where it has no parts
 */
export function packageOfFlat(text: string): Archive {
  const parts: Record<string, Uint8Array> = {};
  const pattern = /<pkg:part\b[^<>]{0,500}?\bpkg:name\s*=\s*["']\/?([^"'<>]{1,300})["'][^<>]{0,500}>/g;
  let count = 0;
  for (let found = pattern.exec(text); found !== null && count < MOST_ENTRIES; found = pattern.exec(text)) {
    const end = text.indexOf('</pkg:part>', pattern.lastIndex);
    const body = text.slice(pattern.lastIndex, end < 0 ? text.length : end);
    count += 1;
    pattern.lastIndex = end < 0 ? text.length : end;
    const xml = inside(body, 'pkg:xmlData');
    if (xml !== null) parts[found[1] ?? ''] = strToU8(xml);
  }
  if (count === 0) throw new Refusal('office-broken', { part: 'pkg:package' });
  return new Archive(zipSync(parts, { level: 1 }));
}

/** What stands inside the first element of a name. */
function inside(xml: string, name: string): string | null {
  const open = xml.indexOf(`<${name}`);
  const from = open < 0 ? -1 : xml.indexOf('>', open);
  const to = xml.lastIndexOf(`</${name}>`);
  return from < 0 || to < from ? null : xml.slice(from + 1, to);
}
