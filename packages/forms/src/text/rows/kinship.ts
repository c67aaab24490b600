import { values } from '../../generated/values.js';
import { anyOf } from '../../labels/word-pattern.js';
/** What of a value its likeness to another is judged by. */
export interface Likeness {
  readonly text: string;
  /** Without the sign before it and the stop behind it: ≥1290.3平方米。 → 1290.3平方米. */
  readonly bare: string;
  /** What is left of that without its figure: 平方米. */
  readonly unit: string;
  readonly isFigure: boolean;
  /** Its neighbouring glyphs by two, once they have been asked for. */
  pairs: ReadonlySet<number> | null;
}

const BOUND = new RegExp(`^(?:[≥≤><=]+|${anyOf(values.boundsPlain)})`, 'u');

export function likenessOf(text: string): Likeness {
  const bare = text.replace(BOUND, '').replace(/[。;,、]+$/u, '');
  return { text, bare, unit: bare.replace(/^[\d,.]+/u, ''), isFigure: /^\d/u.test(bare), pairs: null };
}

/** Glyphs of the longest values whose words are compared. */
const MOST_WORDS = 300;

/** How well an actual value fits its target: the same, the same unit, the same words. Negative: likelier. */
export function kinship(target: Likeness, actual: Likeness): number {
  if (target.text === actual.text) {
    const { length } = target.text;
    return length === 1 || /^[\d.%]+$/u.test(target.text) ? -1.8 : -2.6 - Math.min(1.4, length / 40);
  }
  const [a, b] = [target.bare, actual.bare];
  if (a === b) return -2.2;
  if (target.isFigure && actual.isFigure)
    return target.unit === actual.unit
      ? isFar(a, b)
        ? 0
        : -1.6
      : target.unit === '' || actual.unit === ''
        ? -0.8
        : -0.3;
  if (target.unit.length < 2 || a.length < 3 || b.length < 3) return 0;
  const least = Math.min(a.length, b.length);
  if (least < 0.36 * (Math.max(a.length, b.length) - 1) && least < 6) return 0;
  if (a.length > MOST_WORDS || b.length > MOST_WORDS) return 0;
  actual.pairs ??= pairsOf(b);
  let shared = 0;
  for (let i = 0; i + 1 < a.length; i++) if (actual.pairs.has(pairAt(a, i))) shared++;
  return shared / Math.max(1, least - 1) >= 0.3 ? -1.5 : 0;
}

/** Are two bare figures of such different size that the second is hardly measured against the first: 53000 and 20? */
function isFar(a: string, b: string): boolean {
  const [x, y] = [Number.parseFloat(a.replace(/,/gu, '')), Number.parseFloat(b.replace(/,/gu, ''))];
  return x > 0 && y > 0 && (x / y > 100 || y / x > 100);
}

/** Two neighbouring glyphs as one whole number of 32 bits. */
const pairAt = (text: string, i: number): number => (text.charCodeAt(i) << 16) | text.charCodeAt(i + 1);

/** The neighbouring glyphs of a text by two. */
function pairsOf(text: string): ReadonlySet<number> {
  const pairs = new Set<number>();
  for (let i = 0; i + 1 < text.length; i++) pairs.add(pairAt(text, i));
  return pairs;
}
