import { textOf } from './lines.js';
import type { PageBlock, PageLayout, PageLine } from './page-layout.js';
import { doubtfulNumber, isPageNumber } from './page-numbers.js';

/** Share of the page's height above and below which its numbers and running heads stand. */
const MARGIN = 0.1;
/** Pages from which on a line that comes back at one place may be a running head, and share of the pages that have it. */
const LEAST_PAGES = 2;
const LEAST_SHARE = 0.6;
/** Pages from which on numbers as （3）, 三 and iii that ascend with them at one height are their numbers, and that height in points. */
const LEAST_ASCENDING = 3;
const LEVEL = 6;
/** What a table has above it on every page, and what is no running head however often it comes back. */
const CAPTION = /[:：]|公开\s*\d|表\s*\d|附件|附表|单位|[表書书](?:\s*[（(].{1,20}[）)])?$|^[（(]/u;

const isLine = (block: PageBlock | undefined): block is PageLine => block?.kind === 'line';

interface Edge {
  readonly page: number;
  readonly line: PageLine;
  /** What the line says beside a page number, digits aside; '' of a page number by itself. */
  readonly key: string;
  /** What numbers in a doubtful form share that are those of their pages: kind, place, height, value less page. */
  readonly ascending: readonly string[];
}

/** The outermost line of a page at its head or its foot, if it stands in the margin. */
function edgeOf(page: PageLayout, foot: boolean, skip: ReadonlySet<PageBlock>): Edge | null {
  const blocks = page.blocks.filter((block) => !skip.has(block));
  const block = foot ? lowest(blocks) : blocks[0];
  if (!isLine(block)) return null;
  const away = foot ? page.height - block.box[3] : block.box[1];
  if (away > page.height * MARGIN) return null;
  const parts = textOf(block.line, true).trim().split(/ {2,}/u);
  const said = parts.filter((part) => !isPageNumber(part.trim())).join(' ');
  const place = foot ? 'foot' : 'head';
  const number = doubtfulNumber(said);
  const level = Math.round(away / LEVEL);
  return {
    page: page.page,
    line: block,
    key: said === '' ? '' : `${place} ${said.replace(/[\d\s]+/gu, '#')}`,
    ascending:
      number === null
        ? []
        : [level, level - 1, level + 1].map((at) => `${number.kind} ${place} ${at} ${number.value - page.page}`),
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
  const ascending = new Map<string, Set<number>>();
  const add = (map: Map<string, Set<number>>, key: string, page: number): void => {
    map.set(key, (map.get(key) ?? new Set()).add(page));
  };
  for (let round = 0; round < DEPTH; round++) {
    const edges = pages.flatMap((page) => [true, false].flatMap((foot) => edgeOf(page, foot, dropped) ?? []));
    // What stands beside the number on one page stands above it on another.
    for (const edge of edges) {
      add(seen, edge.key, edge.page);
      for (const key of edge.ascending) add(ascending, key, edge.page);
    }
    const least = Math.max(LEAST_PAGES, pages.length < 4 ? pages.length : pages.length * LEAST_SHARE);
    for (const { line, key, ascending: keys } of edges) {
      const head = (seen.get(key)?.size ?? 0) >= least && !CAPTION.test(textOf(line.line).trim());
      const isNumber = keys.some((one) => (ascending.get(one)?.size ?? 0) >= LEAST_ASCENDING);
      if (key === '' || head || isNumber) dropped.add(line);
    }
  }
  return pages.map((page) => ({ ...page, blocks: page.blocks.filter((block) => !dropped.has(block)) }));
}
