import type { RawForm } from '../../raw/raw-form.js';
import type { Frame } from '../frame.js';
import type { Glyphs } from '../glyphs.js';
import { Repeated } from '../repeated.js';

/**
 * What reading the forms of one document may still cost, shared by all of its regions, counted in work and not by a
 * clock: a hostile text would take for ever. Only what does not end in a sound form is paid for, so that a pack of any
 * number of real forms is read as each of them would be alone.
 */
export interface Work {
  /** Cells tried. Published documents need five to thirty cells a glyph, short texts without breaks a hundred and more. */
  left: number;
  /** Glyphs of forms that may still be tried as woven; the forms behind are read as they stand, which is cheaper. */
  weave: number;
  /** Glyphs that may still stand in what looks like a form and is no sound one; what follows is left unread. */
  idle: number;
  /** Where in the source that begins; null where all was read. */
  unreadFrom: number | null;
  /** The forms read so far. */
  readonly repeated: Repeated;
}

const LEAST = 500_000;
const PER_GLYPH = 20;
const MOST = 1_500_000;
/** Some six times the longest published document that is known. */
const MOST_WOVEN = 150_000;
/** Some hundred forms that do not read, one behind the other. */
const MOST_IDLE = 100_000;

/** The work that a text of so many glyphs is worth. */
export const workFor = (glyphs: number): Work => ({
  left: Math.min(MOST, LEAST + PER_GLYPH * glyphs),
  weave: MOST_WOVEN,
  idle: MOST_IDLE,
  unreadFrom: null,
  repeated: new Repeated(),
});

/** A form as it was read. */
export interface FormReading {
  readonly raw: RawForm;
  /** Mean cost of a row; 0 where the form has none. */
  readonly doubt: number;
}

/** Share of a form's glyphs that may be left over where the form still counts as read. */
const MOST_UNREAD = 0.25;

/** Does a form have rows that fit its columns, and do most of its glyphs stand in a cell or a label? */
const isSound = ({ raw, doubt }: FormReading): boolean =>
  raw.rows.length > 0 &&
  doubt <= 0 &&
  raw.unread.reduce((sum, cell) => sum + cell.text.length, 0) <= raw.glyphs * MOST_UNREAD;

/**
 * The form of a frame of so many glyphs, read by `read` unless the text had it before, and paid for: what was spent on a
 * sound form is given back, and with it as much room for what is none.
 */
export function paid(work: Work, glyphs: Glyphs, frame: Frame, read: () => FormReading | null): RawForm | null {
  const { left, weave } = work;
  const size = frame.end - frame.start;
  const reading = work.repeated.form(glyphs, frame, read);
  if (reading !== null && isSound(reading)) {
    work.left = left;
    work.weave = weave;
    work.idle = Math.min(MOST_IDLE, work.idle + size);
  } else work.idle -= size;
  return reading?.raw ?? null;
}

/** The most that one search may take of it; behind the half of it the beam narrows. */
export const MOST_IN_SEARCH = 450_000;
/** What pricing the cells that begin at an atom costs. */
export const PER_ATOM = 30;
