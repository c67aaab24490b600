import { unitNamed } from '../labels/money-unit.js';
import { Break, type Glyphs } from './glyphs.js';

/** The unit of money that a text names in [from, to); null where it names none. */
export const unitInText = ({ fold, before }: Glyphs, from: number, to: number): string | null =>
  unitNamed(fold.slice(from, to), (index) => (before[from + index] as Break) > Break.none);

/** A printed figure as a plain number for choosing between readings only; null where it is none. */
export function figure(text: string): number | null {
  if (!/^[-−]?\d[\d,]*(?:\.\d+)?$/u.test(text)) return null;
  return Number(text.replace(/,/gu, '').replace('−', '-'));
}

/** A printed share as a fraction: 95.8% and 0.958 alike; null where it is none. */
export function share(text: string): number | null {
  const percent = /^(\d[\d,]*(?:\.\d+)?)%$/u.exec(text);
  if (percent !== null) return Number((percent[1] as string).replace(/,/gu, '')) / 100;
  const plain = figure(text);
  return plain !== null && plain >= 0 && plain <= 1.5 ? plain : null;
}

export const DASH = /^[-—–―─/\\_\\*]+$/u;
