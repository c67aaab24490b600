import { textOf } from './lines.js';
import type { PageBlock, PageLayout, PageLine } from './page-layout.js';

/** Number of a page as it is printed: 3, — 3 —, - 3 -, 第3页, 第 3 页 共 9 页, 3/9, Page 3 of 9, （3）, 三, iii. */
const PAGE_NUMBER =
  /^(?:[-－—–―·•.~～]{0,3}\s*\d{1,4}\s*[-－—–―·•.~～]{0,3}|第\s*[\d一二三四五六七八九十百]{1,5}\s*页(?:[\s,，/／、]*共\s*[\d一二三四五六七八九十百]{1,5}\s*页)?|共\s*\d{1,4}\s*页[\s,，/／、]*第\s*\d{1,4}\s*页|\d{1,4}\s*[/／]\s*\d{1,4}|page\s*\d{1,4}(?:\s*of\s*\d{1,4})?|[（(]\s*\d{1,3}\s*[)）]|[一二三四五六七八九十]{1,3}|[ivx]{1,6})$/iu;

/** Share of the page's height above and below which its numbers and running heads stand. */
const MARGIN = 0.1;
/** Pages from which on a line that comes back at one place may be a running head, and share of the pages that have it. */
const LEAST_PAGES = 2;
const LEAST_SHARE = 0.6;
/** What a table has above it on every page, and what is no running head however often it comes back. */
const CAPTION = /[:：]|公开\s*\d|表\s*\d|附件|附表|单位|[表書书](?:\s*[（(].{1,20}[）)])?$|^[（(]/u;

const isLine = (block: PageBlock | undefined): block is PageLine => block?.kind === 'line';

interface Edge {
  readonly page: number;
  readonly line: PageLine;
  /** What the line says beside a page number, digits aside; '' of a page number by itself. */
  readonly key: string;
}

/** The outermost line of a page at its head or its foot, if it stands in the margin. */
function edgeOf(page: PageLayout, foot: boolean, skip: ReadonlySet<PageBlock>): Edge | null {
  const blocks = page.blocks.filter((block) => !skip.has(block));
  const block = foot ? lowest(blocks) : blocks[0];
  if (!isLine(block)) return null;
  const away = foot ? page.height - block.box[3] : block.box[1];
  if (away > page.height * MARGIN) return null;
  const parts = textOf(block.line, true).trim().split(/ {2,}/u);
  const said = parts.filter((part) => !PAGE_NUMBER.test(part.trim())).join(' ');
  return {
    page: page.page,
    line: block,
    key: said === '' ? '' : `${foot ? 'foot' : 'head'} ${said.replace(/[\d\s]+/gu, '#')}`,
  };
}

const lowest = (blocks: readonly PageBlock[]): PageBlock | undefined =>
  blocks.reduce<PageBlock | undefined>(
    (low, block) => (low === undefined || block.box[3] >= low.box[3] ? block : low),
    undefined,
  );

/** Lines at the head and foot of a page that are looked at, one behind the other. */
const DEPTH = 3;

/**
 * Takes page numbers and running heads out of pages: a number at the head or foot of its page, and what comes back in the
 * margin of most pages, but for what stands above a table (its number, unit, title).
 */
export function withoutMargins(pages: readonly PageLayout[]): PageLayout[] {
  const dropped = new Set<PageBlock>();
  const seen = new Map<string, Set<number>>();
  for (let round = 0; round < DEPTH; round++) {
    const edges = pages.flatMap((page) => [true, false].flatMap((foot) => edgeOf(page, foot, dropped) ?? []));
    // What stands beside the number on one page stands above it on another.
    for (const { key, page } of edges) seen.set(key, (seen.get(key) ?? new Set()).add(page));
    const least = Math.max(LEAST_PAGES, pages.length < 4 ? pages.length : pages.length * LEAST_SHARE);
    for (const { line, key } of edges) {
      const head = (seen.get(key)?.size ?? 0) >= least && !CAPTION.test(textOf(line.line).trim());
      if (key === '' || head) dropped.add(line);
    }
  }
  return pages.map((page) => ({ ...page, blocks: page.blocks.filter((block) => !dropped.has(block)) }));
}
