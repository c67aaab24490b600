import type { RawForm } from '../../raw/raw-form.js';
import type { Frame } from '../frame.js';
import type { Glyphs } from '../glyphs.js';
import { Repeated } from '../repeated.js';

/**
 * What reading the forms of one document may still cost, shared by all of its regions, counted in work and not by a
 * clock: a hostile text would take for ever. A pack of sound forms, of any number, is read as each of them would be alone.
 * Of forms that are hard to read a pack is read to its end, but the search for their rows narrows where it has cost much.
 */
export interface Work {
  /** Cells tried. Published documents need five to thirty cells a glyph, short texts without breaks a hundred and more. */
  left: number;
  /** Glyphs of forms that may still be tried as woven; the forms behind are read as they stand, which is cheaper. */
  weave: number;
  /** Glyphs that may still stand in what only looks like a form; what follows is left unread. */
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
/** As many glyphs as some hundred forms have. */
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

/** Share of a form's glyphs that may be left over where the form still counts as read, and where its rows fit badly. */
const MOST_UNREAD = 0.25;
const MOST_UNREAD_IN_DOUBT = 0.1;
/** Cells of a head with their labels that somebody's form has at least. */
const LEAST_OF_HEAD = 3;

const unreadShare = (raw: RawForm): number =>
  raw.unread.reduce((sum, cell) => sum + cell.text.length, 0) / Math.max(1, raw.glyphs);

/** Does a form have rows that fit its columns, and do most of its glyphs stand in a cell or a label? */
const isSound = ({ raw, doubt }: FormReading): boolean =>
  raw.rows.length > 0 && doubt <= 0 && unreadShare(raw) <= MOST_UNREAD;

/**
 * A head, rows or money, and hardly a glyph left over: somebody's form, though its rows may fit badly. Where no work is
 * left for the search of rows, what it would have read is left over and no sign.
 */
const isForm = ({ raw }: FormReading, spent: boolean): boolean =>
  raw.head.length >= LEAST_OF_HEAD &&
  (raw.rows.length > 0 || raw.funds.length > 0) &&
  (spent || unreadShare(raw) <= MOST_UNREAD_IN_DOUBT);

/**
 * The form of a frame of so many glyphs, read by `read` unless the text had it before, and paid for: what was spent on a
 * sound form is given back, and with it as much room for what is none; what is somebody's form takes no room.
 */
export function paid(work: Work, glyphs: Glyphs, frame: Frame, read: () => FormReading | null): RawForm | null {
  const { left, weave } = work;
  const size = frame.end - frame.start;
  const reading = work.repeated.form(glyphs, frame, read);
  if (reading !== null && isSound(reading)) {
    work.left = left;
    work.weave = weave;
    work.idle = Math.min(MOST_IDLE, work.idle + size);
  } else if (reading === null || !isForm(reading, work.left <= 0)) work.idle -= size;
  return reading?.raw ?? null;
}

/** The most that one search may take of it; behind the half of it the beam narrows. */
export const MOST_IN_SEARCH = 450_000;
/** What pricing the cells that begin at an atom costs. */
export const PER_ATOM = 30;
