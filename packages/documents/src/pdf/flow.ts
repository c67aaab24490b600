import { around } from './ink.js';
import { type PrintedLine, textOf } from './lines.js';
import { type CellPart, goOn, type LongTable, longTable, wholeTable } from './long-tables.js';
import { movedUnder } from './moved.js';
import type { PageLayout } from './page-layout.js';

/** Left and right side of the text of a page. */
interface Column {
  readonly left: number;
  readonly right: number;
}

/** A line outside of tables. `runsOn`: it goes on with the line before it. `column`: where the text of its page stands. */
export interface FlowLine {
  readonly kind: 'line';
  readonly line: PrintedLine;
  readonly page: number;
  readonly runsOn: boolean;
  readonly layout: PageLayout;
  readonly column: Column;
}

export type FlowItem = FlowLine | LongTable;

/** Share of the page's width that a line of prose fills before it runs on. */
const LEAST_PROSE = 0.5;
/** Lines above a table that its next page may print again. */
const CAPTION_LINES = 4;
/** What says that a table goes on: above its next part, behind its title there, and below the part before. */
const GOES_ON =
  /^[（(【]?(?:续(?:上|前)?[表页]|接(?:上|前)[表页]|上接.{0,6}|续)[\d一二三四五六七八九十]{0,2}[)）】]?$/u;
const GOES_ON_BEHIND =
  /[（(【](?:续(?:上|前)?[表页]?|接(?:上|前)[表页])[\d一二三四五六七八九十]{0,2}[)）】]$|[-—－]+续[表页]?$|续[表页]$/u;
const TO_GO_ON = /^[（(【]?(?:转|接|续|见)下[表页][)）】]?$/u;

/** All pages in reading order: tables that go on over pages joined, lines of one paragraph known as such. */
export function flowOf(pages: readonly PageLayout[]): FlowItem[] {
  const items: FlowItem[] = [];
  for (const [at, layout] of pages.entries()) {
    const column = columnOf(layout);
    const tableAt = layout.blocks.findIndex(({ kind }) => kind === 'table');
    const heading = layout.blocks.slice(0, Math.max(0, tableAt));
    const headText = heading.map((block) => (block.kind === 'line' ? plain(block.line) : ''));
    const push = (line: PrintedLine): void => {
      const last = items.at(-1);
      const runsOn = last?.kind === 'line' && sameParagraph(last, line, column);
      items.push({ kind: 'line', line, page: layout.page, runsOn, layout, column });
    };
    layout.blocks.forEach((block, i) => {
      if (block.kind === 'table') {
        const table = longTable(block, layout);
        const before = i === tableAt ? tableBefore(items, headText) : null;
        const captioned = headText.length > 0 && before?.goesOn !== true;
        const ended = captioned && before !== null && !fillsPage(before.table, pages[at - 1]);
        const joined = before === null || ended ? null : joinedWith(before, table, block.openTop, captioned);
        if (before !== null && joined !== null) items.splice(before.at, items.length - before.at, joined);
        else if (block.slight) for (const line of block.cells.flatMap(({ lines }) => lines)) push(line);
        else items.push(table);
        return;
      }
      push(block.line);
    });
  }
  return items.map((item) => (item.kind === 'table' ? wholeTable(item) : item));
}

/** Share of the page's height that a table reaches down to which goes on under a caption that is printed again. */
const LEAST_FILLED = 0.75;

/** Whether a table reaches the foot of its page: one that ends above is at its end, though the next has the same caption. */
function fillsPage(table: LongTable, page: PageLayout | undefined): boolean {
  if (page === undefined) return false;
  const isLow = (part: CellPart): boolean => part.page === page.page && part.box[3] > page.height * LEAST_FILLED;
  return table.cells.some(({ parts }) => parts.some(isLow));
}

const plain = (line: PrintedLine): string => textOf(line).replace(/\s+/gu, '');

interface Before {
  readonly table: LongTable;
  readonly at: number;
  /** Whether the lines above the next table say that it goes on with this one. */
  readonly goesOn: boolean;
}

/**
 * The table on the page before that one at the top of this page may go on with: nothing stands between them, or only what
 * stands above that table too, or says that it goes on.
 */
function tableBefore(items: readonly FlowItem[], heading: readonly string[]): Before | null {
  let end = items.length - heading.length - 1;
  while (isLine(items[end]) && TO_GO_ON.test(lineText(items[end]))) end -= 1;
  const at = end;
  const table = items[at];
  if (table?.kind !== 'table' || heading.length > CAPTION_LINES) return null;
  const captions = items.slice(Math.max(0, at - CAPTION_LINES), at).map(lineText);
  // A title that stands above both as it is ends in 续 by its own words, as 办理手续 does.
  const saysSo = (text: string): boolean =>
    GOES_ON.test(text) || (GOES_ON_BEHIND.test(text) && !captions.includes(text));
  if (heading.some(saysSo)) {
    const isRepeated = heading.every(
      (text) => GOES_ON.test(text) || captions.includes(text) || captions.includes(text.replace(GOES_ON_BEHIND, '')),
    );
    return isRepeated ? { table, at, goesOn: true } : null;
  }
  const above = items.slice(Math.max(0, at - heading.length), at);
  const repeated = above.every((item, i) => item.kind === 'line' && plain(item.line) === heading[i]);
  const isSame = heading.length === 0 || (above.length === heading.length && repeated);
  return isSame ? { table, at, goesOn: false } : null;
}

/** A table with the one at the top of the next page, moved where it stands aside; null where it does not go on. */
function joinedWith({ table, goesOn }: Before, next: LongTable, openTop: boolean, captioned: boolean) {
  const moved = movedUnder(table, next, goesOn || (openTop && table.openBottom));
  return goOn(table, moved, openTop, captioned);
}

const isLine = (item: FlowItem | undefined): item is FlowLine => item?.kind === 'line';

const lineText = (item: FlowItem | undefined): string => (isLine(item) ? plain(item.line) : '');

function columnOf(layout: PageLayout): Column {
  const [left, , right] = around(layout.blocks.map(({ box }) => box));
  return { left, right };
}

/**
 * Whether a line goes on with the one before: that one was full, and this one begins at the side, not indented, or both are
 * centred as a long title is.
 */
function sameParagraph(before: FlowLine, line: PrintedLine, column: Column): boolean {
  if (Math.abs(before.line.size - line.size) > 0.6) return false;
  const own = before.column;
  const width = before.line.box[2] - before.line.box[0];
  const gap = line.box[1] - before.line.box[3];
  if (width < before.layout.width * LEAST_PROSE || gap > line.size * 1.6) return false;
  const room = own.right - own.left;
  if (isCentred(before.line, own) && isCentred(line, column)) return room - width < line.size * 1.3;
  return own.right - before.line.box[2] < before.line.size * 2.6 && line.box[0] - column.left < line.size * 0.8;
}

/** Whether a line stands in the middle of the text, with room at both sides. */
function isCentred({ box, size }: PrintedLine, { left, right }: Column): boolean {
  const [before, behind] = [box[0] - left, right - box[2]];
  return Math.abs(before - behind) < size && before > 2;
}
