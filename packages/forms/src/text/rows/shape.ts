import { Break, type Glyphs } from '../glyphs.js';
import type { Atom } from './atoms.js';

/** Whether an atom begins a line. */
const onNewLine = (atom: Atom): boolean => atom.before === Break.line || atom.before === Break.blank;

/** What lines that break off before their neighbours cost a cell: one that wraps fills each line but its last. */
export function ragged(glyphs: Glyphs, atoms: readonly Atom[], from: number, to: number): number {
  if (to - from < 2) return 0;
  let lines = 1;
  for (let i = from + 1; i < to; i++) if (onNewLine(atoms[i] as Atom)) lines++;
  if (lines === 1) return 0;
  const widths: number[] = [0];
  for (let i = from; i < to; i++) {
    const atom = atoms[i] as Atom;
    if (i > from && onNewLine(atom)) widths.push(0);
    let width = 0;
    for (let k = atom.start; k < atom.end; k++) width += glyphs.fold.charCodeAt(k) < 0x100 ? 1 : 2;
    widths[widths.length - 1] = (widths.at(-1) as number) + width;
  }
  if (widths.length < 3) return (widths[0] as number) + 6 < (widths[1] as number) ? 0.8 : 0;
  const most = Math.max(...widths);
  let cost = 0;
  for (let i = 0; i < widths.length - 1; i++) {
    const short = most - (widths[i] as number);
    if (short > 4) cost += Math.min(1.6, short / 6);
  }
  return cost;
}

/** A lone short number between blank lines is the number of a page. */
export function isStray(glyphs: Glyphs, atoms: readonly Atom[], at: number): boolean {
  const atom = atoms[at] as Atom;
  if (atom.before !== Break.blank) return false;
  const next = atoms[at + 1];
  return (
    (next === undefined || onNewLine(next)) && /^-?\d{1,3}-?$|^第\d+页$/u.test(glyphs.fold.slice(atom.start, atom.end))
  );
}

/** Whether enough of a block's atoms begin lines that a line's start tells something of a row's. */
export const keepsLines = (atoms: readonly Atom[]): boolean => atoms.filter(onNewLine).length > atoms.length / 8;
