import type { DocumentContent, SheetBlock, TextBlock } from '@kaocheng/forms/content';
import { MOST_KEPT_CELLS } from '../limits.js';
import { Refusal } from '../problem.js';
import { type RowRanges, sheetOf } from './cells.js';
import { commaRows, fieldText } from './comma-rows.js';
import { linesOf } from './lines.js';
import { pipeRows } from './pipe-rows.js';
import { tabRows } from './tab-rows.js';

/** Stretches with pipes that turned out to be no tables, after which a document is searched less closely. */
const PROBES = 300;

/** Without a tab or a pipe a text has no rows. */
const SEPARATOR = /[\t|\uff5c\u2502]/u;

const whatStands = (text: string): TextBlock[] =>
  text.trim() === '' ? [] : [{ kind: 'text', start: 0, end: text.length }];

function demandFew(cells: number): void {
  if (cells > MOST_KEPT_CELLS) throw new Refusal('document-too-large', { limit: String(MOST_KEPT_CELLS) });
}

/**
 * Content of a plain text: a text of fields parted by commas is a sheet; else runs of lines with tabs, and runs of lines
 * with pipes, are sheets, the rest is text. Blocks
 * cover the text without a gap but for white space; spans are UTF-16 offsets in `text`.
 * @throws Refusal document-too-large
 */
export function readPlainText(text: string): DocumentContent {
  const byCommas = commaRows(text);
  demandFew(byCommas?.reduce((sum, row) => sum + row.length, 0) ?? 0);
  const whole = byCommas === null ? null : sheetOf(text, byCommas, fieldText);
  if (whole !== null) return { text, blocks: [{ kind: 'sheet', sheet: whole }], format: 'text' };
  if (!SEPARATOR.test(text)) return { text, blocks: whatStands(text), format: 'text' };
  const lines = linesOf(text);
  const blocks: (TextBlock | SheetBlock)[] = [];
  let textFrom: number | null = null;
  const closeText = (end: number): void => {
    if (textFrom !== null && text.slice(textFrom, end).trim() !== '')
      blocks.push({ kind: 'text', start: textFrom, end });
    textFrom = null;
  };
  let at = 0;
  let cells = 0;
  let probes = PROBES;
  while (at < lines.length) {
    const line = lines[at];
    if (line === undefined) break;
    let to = at;
    let rows: readonly RowRanges[] | null = null;
    if (line.pipes > 0) {
      ({ rows, to } = pipeRows(text, lines, at, probes > 0));
      if (rows === null) probes--;
    } else if (line.tabs > 0) {
      const run = tabRows(text, lines, at);
      to = run?.to ?? at;
      rows = run?.rows ?? null;
    }
    const sheet = rows === null ? null : sheetOf(text, rows);
    const last = Math.max(to, at + 1);
    if (sheet === null) textFrom ??= line.start;
    else {
      cells += sheet.cells.length;
      demandFew(cells);
      closeText(line.start);
      blocks.push({ kind: 'sheet', sheet });
    }
    at = last;
  }
  closeText(text.length);
  return { text, blocks, format: 'text' };
}
