import type { DocumentContent } from '@kaocheng/forms/content';
import { MOST_TEXT } from '../limits.js';
import { type Problem, readerFailed } from '../problem.js';
import { contentOf } from './content.js';
import { type OpenPdf, openPdf } from './engine.js';
import { flowOf } from './flow.js';
import { watchGrowth } from './growth.js';
import { withoutMargins } from './margins.js';
import { pageInk } from './page-ink.js';
import { layOutPage, type PageLayout } from './page-layout.js';
import { numbersOf, PageNotes } from './page-notes.js';
import type { PageOperators } from './page-operators.js';
import { swelling } from './swelling.js';
import { within } from './within.js';

/** Most pages of a document that is read. */
const MOST_PAGES = 1500;
/** Most milliseconds that one page may take, and that opening the file may take. */
const MOST_TIME = 4500;
/** Milliseconds for each page beside these: several times what a page with a full table takes. */
const TIME_A_PAGE = 100;
/** Most bytes of the arrays into which parts are unpacked while the file is read; each part counts about twice. */
const MOST_GROWN = 320 * 1024 * 1024;
/** Milliseconds more for each page that is a drawing, for as many as a volume of forms has maps; then the time decides. */
const TIME_A_DRAWING = 1500;
const MOST_DRAWN = 10;
/** Glyphs a page of a scan that has but its numbers and heads as text, and share of its height in which these stand. */
const FEWEST = 20;
const MARGIN = 0.1;

/**
 * Content of a PDF: its ruled tables as sheets, joined over pages, and the text between them in reading order, without page
 * numbers and running heads. Each cell knows its page (from 1) and its box (points from the upper left corner of the page
 * as shown). What cannot be read comes back as a problem: `password`, `pdf-broken`, `pdf-swells`, `pdf-slow`,
 * `too-many-pages`, `scanned`, `pdf-unnamed` (its fonts do not say what their glyphs are). Never throws.
 */
export async function readPdf(bytes: Uint8Array): Promise<DocumentContent | Problem> {
  const swells = swelling(bytes);
  if (swells !== null) return swells;
  const growth = watchGrowth(MOST_GROWN);
  try {
    const read = await openAndRead(bytes);
    // What pdf.js cannot unpack it leaves out without a word.
    return growth.passed() ? { code: 'pdf-swells', facts: { limit: `${MOST_GROWN / 1024 / 1024} MB` } } : read;
  } finally {
    growth.end();
  }
}

async function openAndRead(bytes: Uint8Array): Promise<DocumentContent | Problem> {
  const pdf = await openPdf(bytes, MOST_TIME);
  if (pdf === null) return slow(1, MOST_TIME);
  if ('code' in pdf) return pdf;
  try {
    return await readPages(pdf, hasPictures(bytes));
  } catch (error) {
    return { code: 'pdf-broken', facts: readerFailed(error).facts };
  } finally {
    await pdf.close();
  }
}

const slow = (page: number, time: number): Problem => ({
  code: 'pdf-slow',
  facts: { page: String(page), seconds: String(Math.round(time / 100) / 10) },
});

/** @param pictured whether the file holds pictures */
async function readPages(pdf: OpenPdf, pictured: boolean): Promise<DocumentContent | Problem> {
  if (pdf.pages > MOST_PAGES)
    return { code: 'too-many-pages', facts: { pages: String(pdf.pages), limit: String(MOST_PAGES) } };
  const pages: PageLayout[] = [];
  const drawn: { page: number }[] = [];
  const notes = new PageNotes();
  const [began, work] = [performance.now(), process.cpuUsage()];
  let glyphs = 0;
  for (let number = 1; number <= pdf.pages; number++) {
    const operators = await readPage(pdf, number);
    if (operators === undefined) return slow(number, MOST_TIME);
    if (operators === null) drawn.push({ page: number });
    const ink = operators === null ? null : pageInk(operators);
    if (ink !== null) notes.add(ink);
    const page = ink === null ? null : layOutPage(ink, pages.at(-1) ?? null);
    if (page !== null) pages.push(page);
    glyphs += page?.glyphs ?? 0;
    if (glyphs > MOST_TEXT) return { code: 'too-long', facts: { length: String(glyphs), limit: String(MOST_TEXT) } };
    // On a busy machine the clock runs on without us, in a busy process the processor's time is not ours alone.
    const { user, system } = process.cpuUsage(work);
    const spent = Math.min(performance.now() - began, (user + system) / 1000);
    const drawing = Math.min(drawn.length, MOST_DRAWN) * TIME_A_DRAWING;
    if (spent > MOST_TIME + number * TIME_A_PAGE + drawing) return slow(number, spent);
  }
  if (pages.length === 0 && drawn.length > 0) return slow(1, performance.now() - began);
  const blank = pages.filter(({ glyphs }) => glyphs === 0);
  if (blank.length === pages.length)
    return pictured || notes.isDrawn
      ? { code: 'scanned', facts: { pages: numbersOf(blank) } }
      : { code: 'blank', facts: {} };
  // A scan of which only the page numbers are printed over the pictures holds no text either.
  if (blank.length + notes.pictures === pages.length && glyphs < pages.length * FEWEST && pages.every(isBare))
    return { code: 'scanned', facts: { pages: numbersOf(pages) } };
  if (notes.sayNothing(glyphs)) return { code: 'pdf-unnamed', facts: {} };
  const content = contentOf(flowOf(withoutMargins(pages)));
  const omitted = notes.omitted(drawn, pictured || notes.isDrawn ? blank : []);
  return omitted.length === 0 ? content : { ...content, omitted };
}

/** Whether nothing but lines in its margins is printed on a page. */
const isBare = ({ blocks, height }: PageLayout): boolean =>
  blocks.every(
    ({ kind, box: [, top, , bottom] }) => kind === 'line' && (bottom < height * MARGIN || top > height * (1 - MARGIN)),
  );

/** Null of a page that is a drawing; undefined where it takes too long. */
async function readPage(pdf: OpenPdf, number: number): Promise<PageOperators | null | undefined> {
  const read = await within(
    pdf.page(number).then((operators) => ({ operators })),
    MOST_TIME,
  );
  return read?.operators;
}

/** The dictionary of a picture is never packed, so that its name can be seen in the file. */
const hasPictures = (bytes: Uint8Array): boolean =>
  /\/Subtype\s*\/Image\b/.test(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'));
