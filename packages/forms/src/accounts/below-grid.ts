import type { TableDefinition } from '@kaocheng/core/accounts/definitions';
import type { Sheet } from '../sheet/sheet.js';
import { Break, type Glyphs } from '../text/glyphs.js';
import { isProse } from './coded-rows.js';
import type { GlyphRange } from './coverage.js';
import type { Token } from './tokens.js';
import { folded, frame, sideOfRow, subjectNames } from './vocabulary.js';

/** Figures with decimals below the last table of a container that are rows for which no lines were drawn. */
const LEAST_FIGURES = 3;
/** Lines below a table that are looked at one by one. */
const MOST_LINES = 12;
/** Glyphs of a name that may be cut short: 年初结转 of 年初结转和结余. */
const LEAST_NAME = 4;
const LEADING = /^(?:(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.])?(?:(?:其中|加|减):)?/;

const NAMES: ReadonlySet<string> = new Set([...sideOfRow.keys(), ...frame.total, ...subjectNames.values()]);
const SUMS: readonly string[] = [...sideOfRow.keys()];

interface Below {
  /** The tokens of the table. */
  readonly tokens: readonly Token[];
  /** Lines below the table that are no rows of it and hold what can be amounts. */
  readonly left: readonly GlyphRange[];
}

/** Whether words are the name of a row: of a sum, of a subject, one that the table has by its definition. */
function isRowName({ text }: Token, table: TableDefinition): boolean {
  const name = text.replace(LEADING, '');
  return (
    NAMES.has(name) ||
    NAMES.has(text) ||
    table.measures.some((measure) => folded(measure) === name) ||
    (name.length >= LEAST_NAME && SUMS.some((known) => known.startsWith(name)))
  );
}

/** The tokens line by line. */
function linesOf(tokens: readonly Token[]): Token[][] {
  const lines: Token[][] = [];
  for (const token of tokens) {
    const line = lines.at(-1);
    if (line === undefined || token.before >= Break.line) lines.push([token]);
    else line.push(token);
  }
  return lines;
}

/** The figures of a line that stand by themselves, not glued to words: no date, no code to check by. */
const figuresOf = (line: readonly Token[]): Token[] =>
  line.filter(({ kind, before }, at) => {
    const next = line[at + 1];
    return (
      kind !== 'words' && (before !== Break.none || at === 0) && (next === undefined || next.before !== Break.none)
    );
  });

/** Whether the figures of a line can be amounts: several, or one with decimals, thousands or nothing behind it, which is no 第 1 稿. */
const isMoney = (figures: readonly Token[], line: readonly Token[]): boolean =>
  figures.length > 1 || figures.some((figure) => figure === line.at(-1) || /[.,]/.test(figure.text));

/**
 * Lines below a table one by one: those that begin with the name of a row, with the figures on the line below it, or
 * print a figure for each column behind one name, are rows; others are not. They end where words without figures stand.
 */
function byLines(below: readonly Token[], table: TableDefinition, columns: number): Below {
  const tokens: Token[] = [];
  const left: GlyphRange[] = [];
  let name: readonly Token[] | null = null;
  for (const line of linesOf(below).slice(0, MOST_LINES)) {
    const words = line.filter(({ kind }) => kind === 'words');
    const figures = figuresOf(line);
    const isNamed = line[0]?.kind === 'words' && words.every((token) => isRowName(token, table));
    const isAllFigures = figures.length === line.length;
    if (words.some(isProse) || (words.length === line.length && !isNamed)) break;
    const isWide = words.length === 1 && line[0] === words[0] && figures.length === line.length - 1;
    if (name !== null && isAllFigures) tokens.push(...name, ...line);
    else if (figures.length > 0 && (isNamed || (isWide && figures.length >= Math.max(2, columns))))
      tokens.push(...line);
    else if (isMoney(figures, line)) left.push({ start: line[0]?.start ?? 0, end: line.at(-1)?.end ?? 0 });
    name = isNamed && figures.length === 0 ? line : null;
  }
  return { tokens, left };
}

/**
 * The tokens of a body without what a container prints below its table: footers, times of printing, codes to check by. It
 * is kept whole where it looks like rows: a code of the classification before words, or several figures with decimals;
 * else the lines that are rows are.
 * @param sheets tables of the container; a body that begins in none of them is left whole
 * @param columns how many columns of figures the table has
 */
export function withoutFooter(
  glyphs: Glyphs,
  tokens: readonly Token[],
  sheets: readonly Sheet[],
  table: TableDefinition,
  columns: number,
): Below {
  const isInSheet = ({ start }: Token): boolean => {
    const at = glyphs.at[start] ?? -1;
    return sheets.some((sheet) => sheet.start <= at && at < sheet.end);
  };
  const [first] = tokens;
  if (first === undefined || !isInSheet(first)) return { tokens, left: [] };
  const end = tokens.findLastIndex(isInSheet) + 1;
  const below = tokens.slice(end);
  const coded = below.some(
    ({ text }, at) => /^(?:\d{3}|\d{5}|\d{7})$/.test(text) && subjectNames.has(text) && below[at + 1]?.kind === 'words',
  );
  const figures = below.filter(({ kind, text }) => kind === 'number' && text.includes('.')).length;
  if (coded || figures >= LEAST_FIGURES) return { tokens, left: [] };
  const rows = byLines(below, table, columns);
  return { tokens: [...tokens.slice(0, end), ...rows.tokens], left: rows.left };
}
