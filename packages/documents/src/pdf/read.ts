import type { DocumentContent } from '@kaocheng/forms/content';
import type { Problem } from '../problem.js';
import { contentOf } from './content.js';
import { openPdf } from './engine.js';
import { flowOf } from './flow.js';
import { withoutMargins } from './margins.js';
import { pageInk } from './page-ink.js';
import { layOutPage, type PageLayout } from './page-layout.js';

/** Most pages of a document that is read. */
const MOST_PAGES = 1500;

/**
 * Content of a PDF: its ruled tables as sheets, joined over pages, and the text between them in reading order, without page
 * numbers and running heads. Each cell knows its page (from 1) and its box (points from the upper left corner of the page
 * as shown). What cannot be read comes back as a problem: `password`, `pdf-broken`, `too-many-pages`, `scanned`. Never throws.
 */
export async function readPdf(bytes: Uint8Array): Promise<DocumentContent | Problem> {
  const pdf = await openPdf(bytes);
  if ('code' in pdf) return pdf;
  try {
    if (pdf.pages > MOST_PAGES)
      return { code: 'too-many-pages', facts: { pages: String(pdf.pages), limit: String(MOST_PAGES) } };
    const pages: PageLayout[] = [];
    for (let number = 1; number <= pdf.pages; number++) pages.push(layOutPage(pageInk(await pdf.page(number))));
    if (pages.every(({ glyphs }) => glyphs === 0)) return { code: 'scanned', facts: { pages: String(pages.length) } };
    return contentOf(flowOf(withoutMargins(pages)));
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
    return { code: 'pdf-broken', facts: { reason: reason.slice(0, 120) } };
  } finally {
    await pdf.close();
  }
}
