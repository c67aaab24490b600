import { writeDocx } from '@kaocheng/documents/docx/write';
import { writeHtml } from '@kaocheng/documents/html/write';
import { Compiler } from '@kaocheng/documents/typst/compile';
import { writeXlsx } from '@kaocheng/documents/xlsx/write';
import type { SheetDocument } from '@kaocheng/forms/sheet/page-setup';
import type { Grid } from '../generator/grid.js';
import { LAYOUTS } from '../generator/layouts.js';
import { Random } from '../generator/random.js';
import { asDocx } from './as-docx.js';
import { asPdf } from './as-pdf.js';
import { asSheets } from './as-sheets.js';
import { asXls } from './as-xls.js';
import { asXlsx } from './as-xlsx.js';
import { asFlatPackage, asMht, asSpreadsheetXml, asWordXml } from './others-xml.js';

/** A form as a web page by hand: what it is read as is what it must be read as in every container. */
export const pageOf = (grid: Grid): string => LAYOUTS['html']?.(grid, new Random(1)) ?? '';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
let compiler: Compiler | null = null;

/** Our writers. */
export const WRITERS: Readonly<Record<string, (document: SheetDocument) => Promise<Uint8Array>>> = {
  xlsx: writeXlsx,
  docx: writeDocx,
  pdf: async (document) => {
    compiler ??= new Compiler(undefined);
    return compiler.write(document, '2024-03-01').bytes;
  },
  html: async (document) => bytesOf(writeHtml(document)),
};

type Contain = (grids: readonly Grid[]) => Promise<Uint8Array>;

/** The same containers in other wrappings: one XML file, one MIME file. */
export const WRAPPED: Readonly<Record<string, Contain>> = {
  'a workbook of 2003 in XML': async (grids) => asSpreadsheetXml(grids),
  'a document of 2003 in XML': async (grids) => asWordXml(grids),
  'a package in one XML file': async (grids) => asFlatPackage(grids),
  'pages saved in base64': async (grids) => asMht(grids.map(pageOf), 'base64'),
  'pages saved in quoted-printable': async (grids) => asMht(grids.map(pageOf), 'quoted-printable'),
};

/** Every container that is read, with forms put into it by hand, as others make it, and by our writers. */
export const CONTAINERS: Readonly<Record<string, Contain>> = {
  xlsx: async (grids) => asXlsx(grids),
  docx: async (grids) => asDocx(grids),
  pdf: async (grids) => asPdf(grids),
  'html, pages one behind the other': async (grids) => bytesOf(grids.map(pageOf).join('\n')),
  xls: async (grids) => asXls(grids),
  ...Object.fromEntries(
    Object.entries(WRITERS).map(([name, write]): [string, Contain] => [
      `our ${name}`,
      (grids) => write(asSheets(grids)),
    ]),
  ),
};
