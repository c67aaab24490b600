import { isInteger, type Token } from '../accounts/tokens.js';
import { summary } from '../generated/summary.js';
import { anyOf } from '../labels/word-pattern.js';
import { Break, type Glyphs } from '../text/glyphs.js';
import { totalLabels } from './layout.js';

/** A row's tokens as they stand: number, words in front of the figures, figures, words behind them. */
export interface SummaryLine {
  readonly no: Token | null;
  readonly before: readonly Token[];
  readonly figures: readonly Token[];
  readonly behind: Token[];
}

export interface SummaryLines {
  readonly rows: readonly SummaryLine[];
  readonly total: { readonly label: readonly Token[]; readonly figures: readonly Token[] } | null;
  /** Labels of the header printed again on a new page. */
  readonly repeated: readonly Token[];
  /** Glyph behind the last token that was read. */
  readonly end: number;
}

/** What ends a table without a total: a heading, an attachment, another form, a report. */
const HEADING = new RegExp(
  `^(?:${anyOf(summary.behind)}|第[一二三四五六七八九十]{1,2}部分|[一二三四五六七八九十]{1,2}、)|(?:${anyOf(summary.otherEnds)})$`,
);
const isFigure = (token: Token | undefined): boolean => token !== undefined && token.kind !== 'words';

/** Whether the glyphs at a token spell 合计, and how many tokens that takes (合 计 are two). */
function totalAt(tokens: readonly Token[], i: number): number {
  let text = '';
  for (let count = 1; count <= 3; count++) {
    const token = tokens[i + count - 1];
    if (token?.kind !== 'words') return 0;
    text += token.text;
    if (totalLabels.includes(text.replace(/:$/, ''))) return count;
  }
  return 0;
}

/** Number of tokens from `i` on that are labels of the header, where three or more stand in a row; else 0. */
function headerAgain(tokens: readonly Token[], i: number, labels: ReadonlySet<string>): number {
  let count = 0;
  while (labels.has(tokens[i + count]?.text ?? '')) count++;
  return count >= 3 ? count : 0;
}

/** Figures from `i` on without words between them. */
function figuresFrom(tokens: readonly Token[], i: number): Token[] {
  const figures: Token[] = [];
  while (isFigure(tokens[i + figures.length])) figures.push(tokens[i + figures.length] as Token);
  return figures;
}

/** Whether a numbered row starts at `i`: the number that is due, at a break, words behind it, then figures. */
function rowAt(tokens: readonly Token[], i: number, due: number): boolean {
  const token = tokens[i];
  if (token === undefined || !isInteger(token) || token.text !== String(due) || token.before === Break.none)
    return false;
  if (tokens[i + 1]?.kind !== 'words') return false;
  const figure = tokens.findIndex((other, index) => index > i && index < i + 16 && isFigure(other));
  return figure > i;
}

/**
 * Reads the rows behind a summary's header. With 序号 a row starts at the number due; without, at the first words behind
 * the figures of a row that start a line or cell. `width` is the number of columns of figures, `names`
 * how many columns of words stand before them.
 */
export function readSummaryLines(
  glyphs: Glyphs,
  tokens: readonly Token[],
  numbered: boolean,
  width: number,
  names: number,
  labels: ReadonlySet<string>,
): SummaryLines {
  const rows: SummaryLine[] = [];
  const repeated: Token[] = [];
  let total: SummaryLines['total'] = null;
  let end = tokens[0]?.start ?? 0;
  let i = 0;
  while (i < tokens.length) {
    const token = tokens[i] as Token;
    const again = headerAgain(tokens, i, labels);
    if (again > 0) {
      repeated.push(...tokens.slice(i, i + again));
      i += again;
      continue;
    }
    const totals = totalAt(tokens, i);
    if (totals > 0 && (isFigure(tokens[i + totals]) || rows.length > 0)) {
      const figures = figuresFrom(tokens, i + totals).slice(0, width);
      total = { label: tokens.slice(i, i + totals), figures };
      end = (figures.at(-1) ?? tokens[i + totals - 1] ?? token).end;
      break;
    }
    const previous = rows.at(-1);
    if (!numbered && previous !== undefined && startsRow(tokens, i, previous, width)) {
      // Words of the last row's reason stand before the name: the name is what is nearest to the figures.
      const spare = wordsEnd(tokens, i) - i - names;
      if (spare > 0) previous.behind.push(...tokens.slice(i, i + spare));
      i += Math.max(0, spare);
    }
    const starts = numbered ? rowAt(tokens, i, rows.length + 1) : startsRow(tokens, i, rows.at(-1), width);
    if (starts) {
      const line = readLine(tokens, i, numbered ? rows.length + 1 : null, width, rows[0]?.no?.before ?? token.before);
      rows.push(line.row);
      i = line.next;
      end = (tokens[i - 1] ?? token).end;
      continue;
    }
    const last = rows.at(-1);
    if (last !== undefined) {
      if (endsTable(glyphs, token)) break;
      last.behind.push(token);
      end = token.end;
    }
    i++;
  }
  return { rows, total, repeated, end };
}

function startsRow(tokens: readonly Token[], i: number, last: SummaryLine | undefined, width: number): boolean {
  if (tokens[i]?.kind !== 'words') return false;
  const ahead = figuresFrom(tokens, wordsEnd(tokens, i)).length;
  if (last === undefined) return ahead > 0;
  return (tokens[i]?.before ?? 0) >= Break.line && ahead * 2 >= width;
}

function wordsEnd(tokens: readonly Token[], from: number): number {
  let end = from;
  while (tokens[end]?.kind === 'words') end++;
  return end;
}

/** A row from `i` on: number, words and digits up to the longest series of figures near by, and that series. */
function readLine(
  tokens: readonly Token[],
  i: number,
  no: number | null,
  width: number,
  rowBreak: Break,
): { row: SummaryLine; next: number } {
  const from = no === null ? i : i + 1;
  const series = (at: number): Token[] => ownFigures(tokens, at, no, width, rowBreak);
  let at = wordsEnd(tokens, from);
  // A digit inside the name (2021 年…) is a short series; the row's figures are the longest one close by.
  let figures = series(at);
  const after = wordsEnd(tokens, at + figures.length);
  const second = series(after);
  if (figures.length < 2 && second.length > figures.length + 1) {
    at = after;
    figures = second;
  }
  const number = no === null ? null : (tokens[i] as Token);
  return { row: { no: number, before: tokens.slice(from, at), figures, behind: [] }, next: at + figures.length };
}

/** The figures from `at` on without the number of the next row, which stands at their end. */
function ownFigures(tokens: readonly Token[], at: number, no: number | null, width: number, rowBreak: Break): Token[] {
  const figures = figuresFrom(tokens, at);
  const last = figures.at(-1);
  if (last === undefined || no === null || !rowAt(tokens, at + figures.length - 1, no + 1)) return figures;
  return last.before >= rowBreak || figures.length > width ? figures.slice(0, -1) : figures;
}

function endsTable(glyphs: Glyphs, token: Token): boolean {
  if (token.before < Break.line) return false;
  const gap = glyphs.source.slice((glyphs.at[token.start - 1] ?? 0) + 1, glyphs.at[token.start]);
  return gap.includes('\f') || (gap.match(/\n/g)?.length ?? 0) >= 4 || HEADING.test(token.text);
}
