import { runInNewContext } from 'node:vm';
import { CFB, read, utils, type WorkBook, type WorkSheet } from '@e965/xlsx';
import type { Omitted } from '@kaocheng/core/model/transcript';
import type { DocumentContent } from '@kaocheng/forms/content';
import { LIMITS } from '@kaocheng/forms/sheet/sheet';
import { isNamed } from '../cfb/named.js';
import { ContentWriter } from '../content/writer.js';
import { MOST_FILLED } from '../limits.js';
import { Refusal } from '../problem.js';
import { RECORD } from '../write/forms-document.js';
import { shownNumber, shownText } from '../xlsx/shown.js';
import { PLAIN_STYLE } from '../xlsx/styles.js';
import type { Worksheet, WorksheetCell } from '../xlsx/worksheet.js';
import { writeWorksheet } from '../xlsx/write-worksheet.js';
import { blankResults, type HeldCell } from './blank-results.js';
import { weighRecords } from './weigh.js';

/** Characters of the standard width. */
const WIDTH = 8.43;

/** What reading may take, in milliseconds: ten times what a sound file of so many bytes needs, for slow machines. */
const timeFor = (bytes: number): number => 1500 + bytes / 250;

/** Runs what may never come to an end; throws when its time is over. */
function within<T>(time: number, run: () => T): T {
  const results: T[] = [];
  const keep = (): void => {
    results.push(run());
  };
  runInNewContext('keep()', { keep }, { timeout: Math.ceil(time) });
  return results[0] as T;
}

function open(file: Uint8Array, withFormulas: boolean): WorkBook {
  // Of anything else than a buffer the library makes lists of numbers, eight times as large.
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  try {
    // A formula whose length is wrong sets the library going round for ever.
    const time = timeFor(bytes.length);
    const hasFewFormulas = weighRecords(within(time, () => recordsOf(bytes)));
    return within(time, () =>
      read(bytes, {
        type: 'array',
        cellNF: true,
        cellStyles: true,
        cellFormula: withFormulas && hasFewFormulas,
        cellHTML: false,
        sheetRows: LIMITS.rows + 1,
        bookVBA: false,
      }),
    );
  } catch (error) {
    if (error instanceof Refusal) throw error;
    const reason = error instanceof Error ? error.message : '';
    throw new Refusal(/password|encrypt/i.test(reason) ? 'password' : 'office-broken', { part: 'xls' });
  }
}

/** The stream of a compound file that holds the records of the workbook; blank where it holds none. */
function recordsOf(bytes: Uint8Array): Uint8Array {
  const container: unknown = CFB.read(bytes, { type: 'array' });
  const found: unknown = CFB.find(container, '/Workbook') ?? CFB.find(container, '/Book');
  const content = typeof found === 'object' && found !== null && 'content' in found ? found.content : null;
  if (content instanceof Uint8Array) return content;
  return Array.isArray(content) ? Uint8Array.from(content, Number) : new Uint8Array();
}

/** The properties of its own that a workbook of the old format has, texts only; none where it cannot be read. */
export function xlsProperties(bytes: Uint8Array): Readonly<Record<string, string>> {
  try {
    const { Custprops = {} } = within(timeFor(bytes.length), () => read(bytes, { type: 'array', bookProps: true }));
    return Object.fromEntries(Object.entries(Custprops).flatMap(([name, value]) => textOf(name, value)));
  } catch {
    return {};
  }
}

const textOf = (name: string, value: unknown): [string, string][] => (typeof value === 'string' ? [[name, value]] : []);

/**
 * Content of a workbook of the old binary format: a sheet for each visible worksheet, its cells as they are shown.
 * The only place that knows the library which reads them.
 * @throws Refusal password, office-broken, sheet-too-large, document-too-large
 */
export function readXls(bytes: Uint8Array): DocumentContent {
  // Only in a file that names somewhere what our forms say of themselves formulas are looked at.
  const workbook = open(bytes, isNamed(bytes, RECORD.template));
  const isOurs = typeof workbook.Custprops === 'object' && RECORD.template in workbook.Custprops;
  const blanks = isOurs ? allBlanksOf(workbook, timeFor(bytes.length)) : [];
  const from1904 = workbook.Workbook?.WBProps?.date1904 === true;
  const omitted: Omitted[] = [];
  const writer = new ContentWriter();
  workbook.SheetNames.forEach((name, at) => {
    const hidden = workbook.Workbook?.Sheets?.[at]?.Hidden ?? 0;
    const sheet = workbook.Sheets[name];
    if (sheet === undefined) return;
    const worksheet = worksheetOf(sheet, name, from1904, blanks[at] ?? NONE);
    if (hidden !== 0) {
      if (worksheet.cells.length > 0)
        omitted.push({ what: 'hidden-sheet', sheet: name, count: worksheet.cells.length });
      return;
    }
    omitted.push(...writeWorksheet(writer, worksheet, name, []));
  });
  writer.closeText();
  return { text: writer.text, blocks: writer.blocks, format: 'xls', omitted };
}

/** The formulas of a worksheet of ours that give nothing and are stored as 0. */
function blanksOf(sheet: WorkSheet): ReadonlySet<string> {
  const cells = new Map<string, HeldCell>();
  for (const [address, held] of Object.entries(sheet)) {
    if (address.startsWith('!') || typeof held !== 'object' || held === null) continue;
    const formula = 'f' in held && typeof held.f === 'string' ? held.f : null;
    cells.set(address, { isNumber: held.t === 'n', value: held.v, formula });
  }
  return blankResults(cells);
}

/** The same of each worksheet; none where they are not found in time. */
function allBlanksOf({ SheetNames, Sheets }: WorkBook, time: number): readonly ReadonlySet<string>[] {
  try {
    return within(time, () => SheetNames.map((name) => blanksOf(Sheets[name] ?? {})));
  } catch {
    return [];
  }
}

const NONE: ReadonlySet<string> = new Set();

function worksheetOf(sheet: WorkSheet, name: string, from1904: boolean, blanks: ReadonlySet<string>): Worksheet {
  const cells: WorksheetCell[] = [];
  for (const [address, held] of Object.entries(sheet)) {
    if (address.startsWith('!') || typeof held !== 'object' || held === null || blanks.has(address)) continue;
    const shown = shownOf(held, from1904);
    if (shown === null || shown.text.trim() === '') continue;
    if (cells.length >= MOST_FILLED) throw new Refusal('sheet-too-large', { sheet: name, limit: String(MOST_FILLED) });
    const { r: row, c: column } = utils.decode_cell(address);
    cells.push({ row, column, style: PLAIN_STYLE, ...shown });
  }
  const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c }));
  const columns = (sheet['!cols'] ?? []).slice(0, LIMITS.columns);
  return {
    cells: cells.sort((a, b) => a.row - b.row || a.column - b.column),
    merges,
    hiddenRows: new Set((sheet['!rows'] ?? []).flatMap((row, at) => (row?.hidden === true ? [at] : []))),
    hiddenColumns: columns.flatMap((column, at) => (column?.hidden === true ? [[at, at] as const] : [])),
    widths: columns.flatMap((column, at) => (column?.wch === undefined ? [] : [[at, at, column.wch] as const])),
    heights: new Map(),
    defaultWidth: WIDTH,
    landscape: false,
    paper: null,
    margins: null,
    isProtected: false,
    unvalued: [],
    header: '',
  };
}

function shownOf(held: object, from1904: boolean): { text: string; stored?: string } | null {
  const type = 't' in held ? held.t : null;
  const value = 'v' in held ? held.v : null;
  const format = 'z' in held && typeof held.z === 'string' ? held.z : 'General';
  if (type === 'n' && typeof value === 'number') {
    const stored = String(value);
    const text = shownNumber(stored, format, from1904);
    return text === stored ? { text } : { text, stored };
  }
  if (type === 's' && typeof value === 'string') return { text: shownText(value.replace(/\r\n?/g, '\n'), format) };
  if (type === 'b') return { text: value === true ? 'TRUE' : 'FALSE' };
  return 'w' in held && typeof held.w === 'string' ? { text: held.w } : null;
}
