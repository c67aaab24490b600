import { movedForm } from '../raw/moved.js';
import type { Frame } from './frame.js';
import { type Glyphs, textOfCodes } from './glyphs.js';
import type { FormReading } from './rows/work.js';

/** Gaps between two glyphs that the key of a form can tell apart. */
const WIDEST_GAP = 30_000;

/** All that the reading of a form depends on, as one text; null where its glyphs stand too far apart for that. */
function keyOf({ char, at, before, empty, length }: Glyphs, frame: Frame): string | null {
  const codes = new Uint16Array(3 * length);
  let last = at[0] ?? 0;
  for (let i = 0, k = 0; i < length; i++) {
    const offset = at[i] as number;
    const gap = offset - last;
    if (gap > WIDEST_GAP || gap < -WIDEST_GAP) return null;
    codes[k++] = (char[i] as string).charCodeAt(0);
    codes[k++] = (before[i] as number) * 16 + (empty[i] as number);
    codes[k++] = WIDEST_GAP + gap;
    last = offset;
  }
  return `${textOfCodes(codes)}\n${JSON.stringify(frame)}`;
}

/**
 * Forms that one text has printed before, letter by letter, are not read again: the packs of a year often hold one form
 * several times, and a text that was made to take long hardly holds anything else.
 */
export class Repeated {
  readonly #known = new Map<string, { readonly reading: FormReading | null; readonly at: number }>();

  /** The form of these glyphs and frame: as `read` reads it, or as it was read before. */
  form(glyphs: Glyphs, frame: Frame, read: () => FormReading | null): FormReading | null {
    const key = keyOf(glyphs, frame);
    if (key === null) return read();
    const at = glyphs.at[0] as number;
    const before = this.#known.get(key);
    if (before !== undefined) {
      const { reading } = before;
      return reading && { ...reading, raw: movedForm(reading.raw, at - before.at) };
    }
    const reading = read();
    this.#known.set(key, { reading, at });
    return reading;
  }
}
