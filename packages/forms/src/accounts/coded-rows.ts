import { labels } from '../generated/labels.js';
import { ending } from '../labels/word-pattern.js';
import { Break, type Glyphs } from '../text/glyphs.js';
import type { DraftRow } from './draft.js';
import { isPageGap } from './note.js';
import { cellOf, isInteger, type Token } from './tokens.js';
import { frame, subjectNames } from './vocabulary.js';

/** Rows as a run of tokens gave them, and the tokens that went into a row or are labels repeated in the body. */
export interface ReadRows {
  readonly rows: readonly DraftRow[];
  readonly used: readonly Token[];
}

interface OpenRow {
  readonly code: readonly Token[];
  names: Token[];
  readonly values: Token[];
}

const PROSE = /[。;]|^第[一二三四五六七八九十]{1,3}(?:部分|章)/;
const LONGEST_NAME = 60;
const CLOSING = ending(labels.closings);

/** Whether words cannot belong to a row: a sentence, or the heading of another part. */
export const isProse = (token: Token): boolean =>
  token.kind === 'words' && (PROSE.test(token.text) || token.text.length > LONGEST_NAME);

export interface CodedOptions {
  /** Codes are printed in three columns 类, 款, 项. */
  readonly splitCodes: boolean;
  /** Figures in front of any name form a row of their own. */
  readonly namelessRows: boolean;
  /** Names that open a row by themselves (预算数, 决算数). */
  readonly rowNames: ReadonlySet<string>;
  /** Labels of the header, which may be printed again on the next page. */
  readonly labels: ReadonlySet<string>;
}

/** How many tokens from `i` on are one code in front of a name; 0 where there is none. */
function codeLength(tokens: readonly Token[], i: number, options: CodedOptions, hasHead: boolean): number {
  const token = tokens[i];
  if (token === undefined || !isInteger(token)) return 0;
  const { text } = token;
  if (![3, 5, 7].includes(text.length) || !subjectNames.has(text.slice(0, 3))) return 0;
  const next = tokens[i + 1];
  if (options.splitCodes && text.length === 3) {
    const second = tokens[i + 1];
    const third = tokens[i + 2];
    const isPart = (part: Token | undefined): boolean =>
      part !== undefined && isInteger(part) && part.text.length === 2;
    if (isPart(second) && isPart(third) && tokens[i + 3]?.kind === 'words') return 3;
    if (isPart(second) && tokens[i + 2]?.kind === 'words') return 2;
  }
  if (next?.kind === 'words' && !frame.total.has(next.text)) return 1;
  return hasHead && subjectNames.has(text) ? 1 : 0;
}

const joined = (tokens: readonly Token[]): string => tokens.map((token) => token.text).join('');
const codeText = (row: OpenRow): string => joined(row.code);

/** How many of the pieces between two rows end the name of the first; the others begin the name of the second. */
function cutPieces(
  previous: OpenRow | undefined,
  pieces: readonly Token[],
  nextCode: string,
  nextNames: readonly Token[],
): number {
  const before = previous === undefined ? '' : joined(previous.names);
  const known = previous === undefined ? undefined : subjectNames.get(codeText(previous));
  const nextKnown = subjectNames.get(nextCode);
  let best = 0;
  let bestScore = Number.NEGATIVE_INFINITY;
  for (let cut = 0; cut <= pieces.length; cut++) {
    const tail = joined(pieces.slice(0, cut));
    const head = joined(pieces.slice(cut));
    let score = 0;
    if (known !== undefined && before + tail === known) score += 3;
    if (cut > 0 && (previous === undefined || previous.code.length === 0)) score -= 4;
    if (nextNames.length === 0) {
      score += head === '' ? -4 : 1;
      if (nextKnown !== undefined && head !== '' && nextKnown.startsWith(head)) score += 2;
    } else if (head !== '') score += nextKnown === head + joined(nextNames) ? 3 : -2;
    if (score > bestScore) {
      bestScore = score;
      best = cut;
    }
  }
  return best;
}

/**
 * Reads rows of [code] name figure figure … from the tokens of a body, in any line layout: a row begins with a code in
 * front of its name, with 合计 and the like, or with words in front of a figure. A name torn around its figures is put
 * together. Ends before prose.
 */
export function readCodedRows(glyphs: Glyphs, tokens: readonly Token[], options: CodedOptions): ReadRows {
  const rows: OpenRow[] = [];
  const used: Token[] = [];
  const pageNumbers = pageMarks(glyphs, tokens);
  let pending: Token[] = [];
  let i = 0;
  while (i < tokens.length) {
    const token = tokens[i] as Token;
    if (isProse(token)) break;
    const skipped = repeatedHeader(tokens, i, options.labels);
    if (skipped > 0) {
      used.push(...tokens.slice(i, i + skipped));
      i += skipped;
      continue;
    }
    const current = rows.at(-1);
    const length = codeLength(tokens, i, options, pending.length > 0);
    if (length > 0) {
      const code = tokens.slice(i, i + length);
      const names = wordsFrom(tokens, i + length);
      const cut = cutPieces(current, pending, joined(code), names);
      current?.names.push(...pending.slice(0, cut));
      rows.push({ code, names: [...pending.slice(cut), ...names], values: [] });
      used.push(...pending, ...code, ...names);
      pending = [];
      i += length + names.length;
    } else if (token.kind === 'words') {
      if (CLOSING.test(token.text) || options.rowNames.has(token.text)) {
        used.push(...openNamed(rows, pending, token));
        pending = [];
      } else pending.push(token);
      i++;
    } else {
      if (pageNumbers.has(token)) used.push(token);
      else if (pending.length > 0) {
        const named = nameOrTail(current, pending);
        if (named) rows.push({ code: [], names: pending, values: [token] });
        else {
          current?.names.push(...pending);
          current?.values.push(token);
        }
        used.push(...pending, token);
        pending = [];
      } else if (current !== undefined) {
        current.values.push(token);
        used.push(token);
      } else if (options.namelessRows) {
        rows.push({ code: [], names: [], values: [token] });
        used.push(token);
      }
      i++;
    }
  }
  const last = rows.at(-1);
  if (last !== undefined && pending.length > 0) {
    const known = subjectNames.get(codeText(last));
    const tail = pending.findIndex(
      (_, index) => known !== undefined && joined([...last.names, ...pending.slice(0, index + 1)]) === known,
    );
    if (tail >= 0) {
      last.names.push(...pending.slice(0, tail + 1));
      used.push(...pending.slice(0, tail + 1));
    }
  }
  return { rows: rows.map((row) => draftOf(glyphs, row)), used };
}

function openNamed(rows: OpenRow[], pending: readonly Token[], token: Token): Token[] {
  const current = rows.at(-1);
  const torn = current !== undefined && current.code.length > 0 && pending.length > 0;
  if (torn) current.names.push(...pending);
  rows.push({ code: [], names: torn ? [token] : [...pending, token], values: [] });
  return [...pending, token];
}

/** Whether words in front of a figure are a row of their own, and not the rest of the last row's name. */
function nameOrTail(current: OpenRow | undefined, pending: readonly Token[]): boolean {
  if (current === undefined) return true;
  const known = subjectNames.get(codeText(current));
  return known === undefined || joined([...current.names, ...pending]) !== known;
}

function wordsFrom(tokens: readonly Token[], from: number): Token[] {
  const words: Token[] = [];
  for (let i = from; i < tokens.length; i++) {
    const token = tokens[i] as Token;
    if (token.kind !== 'words' || isProse(token) || CLOSING.test(token.text)) break;
    // A blank row's name ends where the next line begins with words of another row: a break of a line before known names.
    words.push(token);
  }
  return words;
}

/**
 * Number of tokens from `i` on that repeat the header on a new page: its labels, one behind the other, and 栏次 with its
 * numbers.
 */
function repeatedHeader(tokens: readonly Token[], i: number, labels: ReadonlySet<string>): number {
  const isLabel = (token: Token | undefined): boolean => token?.kind === 'words' && labels.has(token.text);
  let end = i;
  while (isLabel(tokens[end])) {
    const ordinal = frame.ordinal.includes(tokens[end]?.text ?? '');
    end++;
    if (ordinal) for (let expected = 1; tokens[end]?.text === String(expected); expected++) end++;
  }
  const labelsRead = tokens.slice(i, end).filter((token) => token.kind === 'words');
  // One word alone may be a row (合计); so may the last before a figure.
  if (labelsRead.length < 2) return 0;
  const last = tokens[end - 1] as Token;
  return frame.total.has(last.text) && tokens[end]?.kind === 'number' ? end - i - 1 : end - i;
}

/**
 * Whole numbers of up to three digits alone on a line, where a page ends beside them or where the table's figures have
 * decimals: numbers of pages.
 */
function pageMarks(glyphs: Glyphs, tokens: readonly Token[]): ReadonlySet<Token> {
  const marks = new Set<Token>();
  const atPageEnd = new Set<Token>();
  let decimals = 0;
  tokens.forEach((token, i) => {
    if (token.kind !== 'number') return;
    const next = tokens[i + 1];
    if (token.text.includes('.')) decimals++;
    else if (token.text.length <= 3 && token.before >= Break.line && (next?.before ?? Break.blank) >= Break.line) {
      marks.add(token);
      if (isPageGap(glyphs, token.start) || (next !== undefined && isPageGap(glyphs, next.start))) atPageEnd.add(token);
    }
  });
  return decimals > 4 * marks.size ? marks : atPageEnd;
}

function draftOf(glyphs: Glyphs, row: OpenRow): DraftRow {
  const cell = (tokens: readonly Token[]) => (tokens.length === 0 ? null : cellOf(glyphs, tokens));
  return {
    code: cell(row.code),
    name: cell(row.names),
    line: null,
    side: null,
    values: row.values.map((token) => ({ cell: cellOf(glyphs, [token]), column: null })),
  };
}
