import { labels } from '../../generated/labels.js';
import type { Lexicon } from '../../labels/lexicon.js';
import { foldLabel } from '../../labels/lexicon.js';
import type { Glyphs } from '../glyphs.js';
import type { Atom } from './atoms.js';

/** The class labels in force at a row: indexes of their atoms. */
export interface Levels {
  readonly level1: number | null;
  readonly level2: number | null;
  /** A lone weight, （50分）, printed apart from its label: index of its atom. */
  readonly weight: number | null;
}

const labelText = (glyphs: Glyphs, atom: Atom): string => foldLabel(glyphs.fold.slice(atom.start, atom.labelEnd));

/**
 * A label that both levels know (成本指标, 满意度指标): of the first level where a label of the second follows or where
 * it prints a weight, of the second where one of the first stands over it.
 */
function isFirst(
  glyphs: Glyphs,
  lexicon: Lexicon,
  atoms: readonly Atom[],
  index: number,
  current: string,
  only: boolean,
): boolean {
  const atom = atoms[index] as Atom;
  const text = labelText(glyphs, atom);
  if (lexicon.exact('level2', text) === null || lexicon.exact('level1', text) === null) return atom.kind === 'level1';
  if (only) return true;
  if (atoms[index - 1]?.kind === 'level1' && current !== '' && labelText(glyphs, atoms[index - 1] as Atom) === current)
    return false;
  if (atom.weight !== null) return !secondsPrintWeights(atoms, index);
  const next = atoms.slice(index + 1).find((one) => one.kind !== 'rest' && one.kind !== 'dots');
  const below = next?.kind === 'level2' || next?.kind === 'level1' ? labelText(glyphs, next) : '';
  if (below !== text && below.includes(text.slice(0, 2))) return true;
  if (classesUnder(text).length === 0 && atoms[index + 1]?.kind === 'level2') return true;
  if (/满意/u.test(text)) return current === '' || (text.endsWith('指标') && !/满意/u.test(current));
  return false;
}

/** Do the labels of the second level since the last one of the first print weights too: 数量指标（10分） 成本指标（10分）? */
function secondsPrintWeights(atoms: readonly Atom[], index: number): boolean {
  for (let i = index - 1; i >= 0; i--) {
    const atom = atoms[i] as Atom;
    if (atom.kind === 'level1') return false;
    if (atom.kind === 'level2' && atom.weight !== null) return true;
  }
  return false;
}

/**
 * For each atom the labels of the classes that stand before it. A label of the first level ends the second level's.
 * @param opens whether the block opens the form: rows before its first label then belong to that
 * @param only whether the header prints no second level: labels that both levels know are of the first then
 */
export function levelsOf(
  glyphs: Glyphs,
  lexicon: Lexicon,
  atoms: readonly Atom[],
  opens: boolean,
  only = false,
): Levels[] {
  const levels: { level1: number | null; level2: number | null; weight: number | null }[] = [];
  let level1: number | null = null;
  let level2: number | null = null;
  let weight: number | null = null;
  for (const [i, atom] of atoms.entries()) {
    if (atom.kind === 'level1' || atom.kind === 'level2') {
      const current: string = level1 === null ? '' : labelText(glyphs, atoms[level1] as Atom);
      if (isFirst(glyphs, lexicon, atoms, i, current, only)) {
        const behind = i > 0 && atoms[i - 1]?.kind === 'level2' && level2 === i - 1;
        if (level1 !== null && !behind) level2 = null;
        if (level1 !== null) behindRows(glyphs, atoms, levels, level1, i);
        else if (opens) late(glyphs, atoms, levels, i);
        [level1, weight] = [i, null];
      } else level2 = i;
    } else if (atom.kind === 'rest' && level1 !== null && (atoms[level1] as Atom).weight === null) weight = i;
    levels.push({ level1, level2, weight });
  }
  return levels;
}

const contains = (text: string, words: readonly string[]): boolean => words.some((word) => text.includes(word));

/** Words of the second-level classes that stand under a first-level label. */
const classesUnder = (first: string): readonly string[] =>
  labels.classes.filter((one) => contains(first, one.level1)).flatMap((one): readonly string[] => one.level2);

/**
 * Rows since the last label of the first level whose second level stands not under that but under the next one belong
 * to the next, which is printed in the middle of its rows or behind them.
 */
function behindRows(
  glyphs: Glyphs,
  atoms: readonly Atom[],
  levels: { level1: number | null; level2: number | null }[],
  current: number,
  next: number,
): void {
  const [here, there] = [current, next].map((i) => classesUnder(labelText(glyphs, atoms[i] as Atom))) as [
    readonly string[],
    readonly string[],
  ];
  if (here.length === 0 || there.length === 0) return;
  for (const one of levels.slice(current)) {
    const second = one.level2 === null ? '' : labelText(glyphs, atoms[one.level2] as Atom);
    if (second !== '' && !contains(second, here) && contains(second, there)) one.level1 = next;
  }
}

/**
 * Rows before the first label of the first level belong to it where their second level stands under it: it is printed in
 * the middle of its rows, or on the next page.
 */
function late(
  glyphs: Glyphs,
  atoms: readonly Atom[],
  levels: { level1: number | null; level2: number | null }[],
  index: number,
): void {
  const first = labelText(glyphs, atoms[index] as Atom);
  const under = classesUnder(first);
  const known = labels.classes.flatMap((one): readonly string[] => one.level2);
  for (const one of levels) {
    const second = one.level2 === null ? '' : labelText(glyphs, atoms[one.level2] as Atom);
    if (second === '' || contains(second, under) || !contains(second, known)) one.level1 = index;
  }
}
