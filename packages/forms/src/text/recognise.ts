import type { Lexicon } from '../labels/lexicon.js';
import type { IndicatorColumn, RawCell, RawForm } from '../raw/raw-form.js';
import { rowsEnd } from './blocks.js';
import { type Frame, findFrames } from './frame.js';
import { windowOf } from './frame-window.js';
import { type Glyphs, pieceMarks, squash } from './glyphs.js';
import { loneNumbers } from './page-numbers.js';
import { readForm } from './read-form.js';
import { type FormReading, paid, type Work, workFor } from './rows/work.js';
import { isGlued } from './scan.js';
import { findTotal } from './tail.js';
import { unweaveColumns } from './unweave/by-columns.js';
import { unweaveFunds } from './unweave/funds.js';
import { unweaveGoals } from './unweave/goals.js';
import { unweaveHeaders } from './unweave/header.js';
import { unweave } from './unweave/unweave.js';

/**
 * Finds and reads the forms of indicators in a text that has lost its grid: broken lines, one line, a cell a line, no
 * breaks at all. Frame first (titles, headers), then head, money, goals, rows and tail. Offsets are those of `text`;
 * what stands inside a form and went into no cell and no label is in `unread`.
 * @param budget what the reading may cost; left out: what a text of its length is worth. Once it is spent on what only
 *   looks like forms, the rest is left unread, and it says from where on
 * @param squashed how the text is squashed, where other searches go over it too
 */
export function recogniseText(
  text: string,
  from: number,
  to: number,
  lexicon: Lexicon,
  budget?: Work,
  squashed = squash,
): RawForm[] {
  if (budget?.unreadFrom != null || !HAN.test(text.slice(from, to))) return [];
  const headed = unweaveHeaders(unweaveColumns(squashed(text, from, to), lexicon), lexicon);
  const work = budget ?? workFor(headed.length);
  const frames = findFrames(headed, lexicon);
  const all = frames.reduce((glyphs, frame) => unweaveFunds(glyphs, lexicon, frame), headed);
  const forms = (all === headed ? frames : findFrames(all, lexicon)).flatMap((whole) => {
    if (work.idle <= 0) {
      work.unreadFrom ??= all.at[whole.start] ?? to;
      return [];
    }
    const { glyphs, frame } = windowOf(all, whole);
    return paid(work, glyphs, frame, () => readFrame(glyphs, lexicon, frame, work)) ?? [];
  });
  const marks = [...pieceMarks(text, from, to), ...loneNumbers(text, from, to)];
  return marks.length === 0 ? forms : forms.map((form) => withMarks(form, text, marks));
}

/** Without a Chinese character a text holds no label. */
const HAN = /\p{Script=Han}/u;

/** Reads the form of a frame, as it stands and, where that leaves doubt, as if its cells were woven. */
function readFrame(near: Glyphs, lexicon: Lexicon, frame: Frame, work: Work): FormReading | null {
  const mayWeave = work.weave > 0;
  const glyphs = mayWeave ? unweaveGoals(near, lexicon, frame) : near;
  const plain = readForm(glyphs, lexicon, frame, work);
  if (plain === null || plain.doubt < SURE || !mayWeave) return plain;
  work.weave -= frame.end - frame.start;
  const again = unwoven(glyphs, lexicon, frame, plain.doubt <= SOUND);
  if (again === glyphs) return plain;
  const woven = readForm(again, lexicon, frame, work);
  return woven !== null && woven.doubt <= Math.max(CALM, plain.doubt) ? woven : plain;
}

/**
 * The form with the marks of numbered pieces and the lone numbers inside it among what was not read: they belong to none
 * of its cells.
 */
function withMarks(form: RawForm, text: string, marks: readonly (readonly [number, number])[]): RawForm {
  const inside = marks.flatMap(([start, end]): RawCell[] => {
    const printed = text.slice(start, end).trim();
    const at = end - printed.length;
    return at >= form.start && end <= form.end ? [{ text: printed, spans: [[at, end]], confidence: 0 }] : [];
  });
  const ink = inside.reduce((sum, mark) => sum + mark.text.length, 0);
  return inside.length === 0 ? form : { ...form, unread: [...form.unread, ...inside], glyphs: form.glyphs + ink };
}

/**
 * Doubt of a form's rows below which it is not woven, up to which only plain signs show that it is, and up to which rows
 * count as read.
 */
const SURE = -1.5;
const SOUND = -0.5;
const CALM = 0;

/** The glyphs with the rows of a form in logical order, where the text was taken line by line through the cells of a row. */
function unwoven(glyphs: Glyphs, lexicon: Lexicon, { indicators, start, end }: Frame, calm: boolean): Glyphs {
  const [header] = indicators;
  if (header === undefined) return glyphs;
  const total = findTotal(glyphs, lexicon, header.end, end, isGlued(glyphs, start, end));
  const last = total?.start ?? rowsEnd(glyphs, lexicon, header.end, end);
  const columns = header.columns.flatMap((column) =>
    column.field === null || column.field.endsWith('Weight') ? [] : [column.field as IndicatorColumn],
  );
  return indicators.reduce(
    (all, one, i) => unweave(all, one.end, Math.min(last, indicators[i + 1]?.start ?? last), columns, lexicon, calm),
    glyphs,
  );
}
