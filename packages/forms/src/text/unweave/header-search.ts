import type { Lexicon } from '../../labels/lexicon.js';
import type { Woven } from './folds.js';
import { BLOCK, type Column, type Found, type Kind, LEAST, merge, type Parts } from './header-columns.js';
import type { Line, Piece } from './lines.js';

/** Steps after which the search for labels in the pieces of a header is given up. */
const MOST_STEPS = 3000;
/** Lines that one label may take, and how far below one of its lines the next may stand. */
const MOST_OF_LABEL = 4;
const REACH = 2;

/**
 * Reads lines as one header however its labels stand to each other: each piece is a label or goes on, on one of the next
 * lines, in the first piece there that completes one; pieces of one label follow each other from left to right in the
 * order of those over them.
 */
export function readPieces(lexicon: Lexicon, kind: Kind, lines: readonly Line[], parts: Parts): Found | null {
  const pieces = lines.flatMap((line, row) => line.map((piece) => ({ piece, row })));
  const used = new Uint8Array(pieces.length);
  const columns: { field: string; cell: Woven }[] = [];
  let block: Line = [];
  let steps = 0;
  const settle = (): boolean => {
    const first = used.indexOf(0);
    if (first < 0) return columns.length >= LEAST[kind];
    return goOn([first], pieces[first]?.piece.text ?? '');
  };
  const goOn = (taken: readonly number[], text: string): boolean => {
    if (++steps > MOST_STEPS) return false;
    for (const i of taken) used[i] = 1;
    const label = lexicon.exact(kind, text);
    if (label !== null && !columns.some(({ field }) => field === label.field)) {
      columns.push({
        field: label.field,
        cell: { pieces: taken.map((i) => (pieces[i] as { piece: Piece }).piece), text },
      });
      if (settle()) return true;
      columns.pop();
    }
    if (block.length === 0 && lexicon.exact('blocks', text)?.field === BLOCK[kind]) {
      block = taken.map((i) => (pieces[i] as { piece: Piece }).piece);
      if (settle()) return true;
      block = [];
    }
    const { row } = pieces[taken.at(-1) as number] as { row: number };
    if (taken.length < MOST_OF_LABEL && (parts.columns.has(text) || parts.block.has(text)))
      for (const [i, next] of pieces.entries()) {
        if (used[i] === 1 || next.row <= row || next.row > row + REACH) continue;
        if (lexicon.exact(kind, next.piece.text) !== null) continue;
        const more = text + next.piece.text;
        if ((parts.columns.has(more) || parts.block.has(more)) && goOn([...taken, i], more)) return true;
      }
    for (const i of taken) used[i] = 0;
    return false;
  };
  if (!settle()) return null;
  const rowOf = ({ cell }: Column): number => pieces.find(({ piece }) => piece === cell.pieces[0])?.row ?? 0;
  const merged = lines.reduce<Column[]>(
    (all, _, row) =>
      merge(
        kind,
        all,
        columns.filter((column) => rowOf(column) === row),
      ),
    [],
  );
  return { columns: merged, block };
}
