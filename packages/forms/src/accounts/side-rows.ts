import type { Glyphs } from '../text/glyphs.js';
import { isProse, type ReadRows } from './coded-rows.js';
import type { DraftRow, Side } from './draft.js';
import { cellOf, isInteger, type Token } from './tokens.js';
import { sideOfRow } from './vocabulary.js';

interface OpenRow {
  readonly side: Side;
  names: Token[];
  readonly line: Token | null;
  readonly values: Token[];
}

const NUMERAL = /^(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.]/;
const joined = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join('');
const bare = (name: string): string => name.replace(NUMERAL, '').replace(/^(?:其中|加|减):/, '');
const isRowName = (name: string): boolean => NUMERAL.test(name) || sideOfRow.has(name) || sideOfRow.has(bare(name));

/** Line number (行次) that begins the second half: the number behind the second 一、; null where lines have none. */
function secondHalf(tokens: readonly Token[]): number | null {
  let seen = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.kind !== 'words' || !/^[一1][、.]/.test(token.text)) continue;
    seen++;
    if (seen < 2) {
      if (nextNumber(tokens, i)?.text.startsWith('1') !== true) return null;
      continue;
    }
    const number = nextNumber(tokens, i);
    const value = number === undefined ? Number.NaN : Number.parseInt(number.text, 10);
    return Number.isSafeInteger(value) && value > 1 && value < 500 ? value : null;
  }
  return null;
}

function nextNumber(tokens: readonly Token[], from: number): Token | undefined {
  for (let i = from + 1; i < Math.min(tokens.length, from + 6); i++) if (tokens[i]?.kind === 'number') return tokens[i];
  return undefined;
}

/**
 * Splits a line number off the digits that are glued behind it: 1558.64 → 1, 558.64 where line 1 is due, 4111 → 41, 11
 * where 41 and `then` are due.
 */
function splitLine(token: Token, line: string, then: string): [Token, Token] | null {
  if (token.kind !== 'number' || !token.text.startsWith(line) || token.text.length === line.length) return null;
  const rest = token.text.slice(line.length);
  if (!/^-?\d[\d,]*\.\d+$/.test(rest) && !(/^\d+$/.test(rest) && rest.startsWith(then))) return null;
  const cut = token.start + line.length;
  return [
    { ...token, end: cut, text: line },
    { ...token, start: cut, text: rest, before: 0 },
  ];
}

/**
 * Reads the rows of a table with two halves (收入 | 支出) from the tokens of its body: with line numbers, which count on
 * from one half to the next, or else by the names of the rows. First all rows of 收入, then all of 支出.
 */
export function readSideRows(glyphs: Glyphs, tokens: readonly Token[], hasLines: boolean): ReadRows {
  const second = hasLines ? secondHalf(tokens) : null;
  const { rows, used } = second === null ? rowsByName(tokens) : rowsByLine(tokens, second);
  const of = (side: Side): DraftRow[] => rows.filter((row) => row.side === side).map((row) => draftOf(glyphs, row));
  return { rows: [...of('收入'), ...of('支出')], used };
}

function rowsByLine(source: readonly Token[], second: number): { rows: OpenRow[]; used: Token[] } {
  const tokens = [...source];
  const rows: OpenRow[] = [];
  const used: Token[] = [];
  const due = { 收入: 1, 支出: second };
  const last = 2 * (second - 1);
  let pieces: Token[] = [];
  let turn: Side = '收入';
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (isProse(token)) break;
    const finished = due.收入 >= second && due.支出 > last;
    if (token.kind === 'words') {
      if (finished && !isOtherFoot(token.text, rows)) break;
      pieces.push(token);
      continue;
    }
    const side: Side | null =
      lineSide(token, due, turn, second, tokens, i) ?? skippedLine(token, due, turn, last, joined(pieces));
    if (side !== null) {
      const line = String(due[side]);
      if (isInteger(token) && Number(token.text) > due[side] && Number(token.text) <= due[side] + MOST_SKIPPED) {
        due[side] = Number(token.text);
      }
      const parts = token.text === String(due[side]) ? null : splitLine(token, line, thenDue(due, side));
      if (parts !== null) tokens.splice(i, 1, ...parts);
      const own = tokens[i] as Token;
      rows.push({ side, names: adopt(rows, pieces), line: own, values: [] });
      used.push(...pieces, own);
      pieces = [];
      due[side]++;
      turn = side === '收入' ? '支出' : '收入';
    } else if (pieces.length > 0 && isRowName(joined(pieces))) {
      // A row whose line number is not printed.
      const guess = sideByName(joined(pieces), rows) ?? turn;
      rows.push({ side: guess, names: pieces, line: null, values: [token] });
      used.push(...pieces, token);
      pieces = [];
    } else if (rows.length > 0 && !(finished && (rows.at(-1)?.values.length ?? 0) > 6)) {
      rows.at(-1)?.values.push(token);
      used.push(token);
    }
  }
  return { rows, used };
}

/** Whether a name closes the half of 支出 below as it closed that of 收入: the halves need not be equally long. */
const isOtherFoot = (name: string, rows: readonly OpenRow[]): boolean =>
  sideOfRow.get(name) === 'both' &&
  rows.some((row) => row.side === '收入' && joined(row.names) === name) &&
  !rows.some((row) => row.side === '支出' && joined(row.names) === name);

/** Lines that a document may leave out of its count. */
const MOST_SKIPPED = 3;

/** The half whose line numbers go on with a token behind the name of a row, though some lines are not printed. */
function skippedLine(
  token: Token,
  due: Readonly<Record<Side, number>>,
  turn: Side,
  last: number,
  name: string,
): Side | null {
  if (!isInteger(token) || !isRowName(name)) return null;
  const line = Number(token.text);
  const other: Side = turn === '收入' ? '支出' : '收入';
  return [turn, other].find((side) => line > due[side] && line <= due[side] + MOST_SKIPPED && line <= last) ?? null;
}

/** The line that is due in the other half once a line of `side` was read. */
const thenDue = (due: Readonly<Record<Side, number>>, side: Side): string =>
  String(due[side === '收入' ? '支出' : '收入']);

/** The half whose due line number a token is; the half whose turn it is goes first. Null where it is a figure. */
function lineSide(
  token: Token,
  due: Readonly<Record<Side, number>>,
  turn: Side,
  second: number,
  tokens: readonly Token[],
  i: number,
): Side | null {
  const other: Side = turn === '收入' ? '支出' : '收入';
  for (const side of [turn, other]) {
    const line = String(due[side]);
    if (side === '收入' && due.收入 >= second) continue;
    if (isInteger(token) && token.text === line) {
      // A figure that looks like the line due: the line is the second of the two.
      const next = tokens[i + 1];
      return next !== undefined && isInteger(next) && next.text === line ? null : side;
    }
    if (token.before === 0 && i > 0 && splitLine(token, line, thenDue(due, side)) !== null) return side;
  }
  return null;
}

/** The name in the pieces before a line; pieces that end the torn name of an earlier row go there. */
function adopt(rows: readonly OpenRow[], pieces: Token[]): Token[] {
  if (pieces.length < 2) return pieces;
  for (let cut = 1; cut < pieces.length; cut++) {
    const rest = joined(pieces.slice(cut));
    const head = joined(pieces.slice(0, cut));
    if (!isRowName(rest) || isRowName(head)) continue;
    const owner = [...rows]
      .slice(-2)
      .reverse()
      .find((row) => row.names.length > 0 && isRowName(joined(row.names) + head));
    const target = owner ?? rows.findLast((row) => row.names.length > 0);
    if (target === undefined) return pieces;
    target.names.push(...pieces.slice(0, cut));
    return pieces.slice(cut);
  }
  return pieces;
}

/** The half that a row of this name belongs to; null where the name does not tell. */
function sideByName(name: string, rows: readonly OpenRow[]): Side | null {
  const known = sideOfRow.get(name) ?? sideOfRow.get(bare(name));
  if (known === 'income') return '收入';
  if (known === 'expenditure') return '支出';
  if (known === 'both') return rows.some((row) => row.side === '收入' && joined(row.names) === name) ? '支出' : '收入';
  if (/收入$/.test(name)) return '收入';
  if (/支出$/.test(name)) return '支出';
  return null;
}

function rowsByName(tokens: readonly Token[]): { rows: OpenRow[]; used: Token[] } {
  const rows: OpenRow[] = [];
  const used: Token[] = [];
  let closings = 0;
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (isProse(token)) break;
    const current = rows.at(-1);
    if (token.kind !== 'words') {
      if (current === undefined) continue;
      current.values.push(token);
      used.push(token);
      continue;
    }
    if (closings >= 2) break;
    if (/总计$/.test(token.text)) closings++;
    if (
      !isRowName(token.text) &&
      current !== undefined &&
      (current.values.length === 0 || tokens[i + 1]?.kind === 'words')
    ) {
      current.names.push(token);
    } else {
      const side: Side = sideByName(token.text, rows) ?? (current?.side === '收入' ? '支出' : '收入');
      rows.push({ side, names: [token], line: null, values: [] });
    }
    used.push(token);
  }
  return { rows, used };
}

function draftOf(glyphs: Glyphs, row: OpenRow): DraftRow {
  return {
    code: null,
    name: row.names.length === 0 ? null : cellOf(glyphs, row.names),
    line: row.line === null ? null : cellOf(glyphs, [row.line]),
    side: row.side,
    values: row.values.map((token) => ({ cell: cellOf(glyphs, [token]), column: null })),
  };
}
