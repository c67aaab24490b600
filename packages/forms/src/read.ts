import type { Form, Omitted, Transcript, Unread } from '@kaocheng/core/model/transcript';
import { findAccountTables } from './accounts/find-account-tables.js';
import { containerGrid } from './accounts/grid-columns.js';
import { readTableList } from './accounts/table-list.js';
import { assembleForm } from './assemble/form.js';
import { withoutLayout } from './assemble/printed.js';
import type { DocumentContent } from './content.js';
import { describe } from './describe.js';
import { buildLexicon } from './labels/lexicon.js';
import { readNarrative } from './narrative/read.js';
import { isNobodys } from './raw/nobodys.js';
import type { RawForm } from './raw/raw-form.js';
import { outside, partedAt, type Region } from './regions.js';
import { recogniseRows } from './sheet/recognise.js';
import { rowsOf } from './sheet/rows.js';
import { findSummaries } from './summary/find-summaries.js';
import { summariesOfGrid } from './summary/grid.js';
import { squashOnce } from './text/glyphs.js';
import { recogniseText } from './text/recognise.js';
import { workFor } from './text/rows/work.js';

export interface ReadOptions {
  /** A province whose own labels are left out, for measuring how well the rest carries. */
  readonly without?: string;
}

interface Found {
  readonly start: number;
  readonly end: number;
  readonly unread: readonly Unread[];
  readonly glyphs: number;
  /** Null where a table of money was found to be no form: all of it is unread. */
  readonly form: ((order: number) => Form) | null;
}

/** A table of money that is no form: its rows are kept as unread, so that nothing of it is lost without a word. */
function nobodys({ start, end }: RawForm, text: string): Found {
  const unread = Array.from(text.slice(start, end).matchAll(/[^\r\n\f]+/gu), ({ 0: line, index }) => ({
    text: withoutLayout(line),
    start: start + index,
    end: start + index + line.length,
  })).filter((piece) => piece.text !== '');
  return { start, end, unread, glyphs: unread.reduce((sum, piece) => sum + inkOf(piece.text), 0), form: null };
}

function fromRaw(raw: RawForm): Found {
  return {
    start: raw.start,
    end: raw.end,
    glyphs: raw.glyphs,
    unread: raw.unread.map((cell) => ({
      text: withoutLayout(cell.text),
      start: cell.spans[0]?.[0] ?? raw.start,
      end: cell.spans.at(-1)?.[1] ?? raw.end,
    })),
    form: (order) => assembleForm(raw, order),
  };
}

interface Reading {
  readonly form: Form;
  readonly unread: readonly Unread[];
  readonly glyphs: number;
}

const fromReading = (reading: Reading, region: Region): Found => ({
  start: reading.form.start ?? region.start,
  end: reading.form.end ?? region.end,
  glyphs: reading.glyphs,
  unread: reading.unread,
  form: (order) => ({ ...reading.form, order }),
});

/** Reads what `find` finds in the parts of the text that nothing has been found in so far. */
function search(found: Found[], length: number, find: (region: Region) => Found[]): void {
  for (const region of outside(found, length)) found.push(...find(region));
}

/** Labels and amounts without an indicator or a goal: a summary or an account table may look like that. */
const isOnlyAmounts = (raw: RawForm): boolean => raw.rows.length === 0 && raw.goals === null;

/** The number of the line that holds an offset, from 1. */
const lineOf = (text: string, offset: number): string => String(text.slice(0, offset).split('\n').length);

const inkOf = (text: string): number => text.replace(/\s+/g, '').length;

/**
 * Reads a document: the forms of its tables by their grid, account tables and summaries, then the forms of the text that
 * is left, and the figures of the narrative outside of all forms. Values are as printed; `unread` lists what stands inside
 * a form and went into no cell and no label, `accounted` how many glyphs the forms have. Pure; never throws.
 * @param source name of the document, copied into the transcript
 */
export function readContent(content: DocumentContent, source: string, options: ReadOptions = {}): Transcript {
  const lexicon = buildLexicon(options.without);
  const { text } = content;
  const found: Found[] = [];
  const sheets = content.blocks.flatMap((block) => (block.kind === 'sheet' ? [block.sheet] : []));
  const grid = containerGrid(sheets);
  const squashed = squashOnce();
  const rows = sheets.length > 0 ? rowsOf(content) : [];
  const raws = sheets.length > 0 ? recogniseRows(rows, lexicon) : [];
  const foundIn = (raw: RawForm): Found => (isNobodys(raw, lexicon) ? nobodys(raw, text) : fromRaw(raw));
  found.push(...raws.filter((raw) => !isOnlyAmounts(raw)).map(fromRaw));
  const whole = { start: 0, end: text.length };
  for (const summary of summariesOfGrid(text, rows).map((reading) => fromReading(reading, whole)))
    if (!found.some((other) => summary.start < other.end && other.start < summary.end)) found.push(summary);
  search(found, text.length, (region) =>
    findAccountTables(text, region.start, region.end, grid, squashed).map((reading) => fromReading(reading, region)),
  );
  search(found, text.length, (region) =>
    findSummaries(text, region.start, region.end, grid, squashed).map((reading) => fromReading(reading, region)),
  );
  for (const raw of raws.filter(isOnlyAmounts)) {
    if (!found.some((other) => raw.start < other.end && other.start < raw.end)) found.push(foundIn(raw));
  }
  const work = workFor(text.length);
  search(found, text.length, (region) =>
    recogniseText(text, region.start, region.end, lexicon, work, squashed).map(foundIn),
  );
  found.sort((a, b) => a.start - b.start || a.end - b.end);
  const forms = found.flatMap(({ form }) => form ?? []).map((form, index) => form(index + 1));
  const about = describe(forms, text);
  const projects = forms.flatMap((form) => (form.kind === 'project' && form.name !== null ? [form.name] : []));
  const [narrative, rest] = partedAt(outside(found, text.length), work.unreadFrom ?? text.length);
  const left = rest.map(({ start, end }) => ({ text: withoutLayout(text.slice(start, end)), start, end }));
  const unread = [...found.flatMap((one) => one.unread), ...left];
  const leftGlyphs = left.reduce((sum, piece) => sum + inkOf(piece.text), 0);
  const { reports, unreadFrom } = readNarrative(text, narrative, {
    projects,
    department: about.department,
    year: about.year,
  });
  const unlooked = unreadFrom === null ? [] : partedAt(narrative, unreadFrom)[1];
  const omitted: Omitted[] = [
    ...(content.omitted ?? []),
    ...(leftGlyphs === 0
      ? []
      : [{ what: 'beyond-work' as const, sheet: lineOf(text, rest[0]?.start ?? 0), count: leftGlyphs }]),
    ...(unreadFrom === null
      ? []
      : [
          {
            what: 'beyond-figures' as const,
            sheet: lineOf(text, unreadFrom),
            count: unlooked.reduce((sum, { start, end }) => sum + inkOf(text.slice(start, end)), 0),
          },
        ]),
  ];
  const tables = forms.some((form) => form.kind === 'account') ? readTableList(text, narrative) : [];
  return {
    source,
    ...about,
    forms,
    reports,
    ...(tables.length === 0 ? {} : { tables }),
    unread,
    ...(omitted.length > 0 && { omitted }),
    accounted: {
      glyphs: found.reduce((sum, one) => sum + one.glyphs, leftGlyphs),
      unread: unread.reduce((sum, piece) => sum + inkOf(piece.text), 0),
    },
  };
}
