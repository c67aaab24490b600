import type { Frame } from './frame.js';
import type { Glyphs } from './glyphs.js';
import type { Header } from './headers.js';

/** Glyphs that are kept round a form: what is looked up at its edges (labels, breaks) is seen as in the whole text. */
const MARGIN = 80;

/**
 * The glyphs of one form with a little of what stands round it, and its frame counted from the first of them, so that
 * what is done to one form costs what the form is long and not what the document is. Offsets of the source stay.
 */
export function windowOf(glyphs: Glyphs, frame: Frame): { readonly glyphs: Glyphs; readonly frame: Frame } {
  const from = Math.max(0, frame.start - MARGIN);
  const to = Math.min(glyphs.length, frame.end + MARGIN);
  if (from === 0 && to === glyphs.length) return { glyphs, frame };
  const { title } = frame;
  return {
    glyphs: {
      source: glyphs.source,
      char: glyphs.char.slice(from, to),
      fold: glyphs.fold.slice(from, to),
      at: glyphs.at.slice(from, to),
      before: glyphs.before.slice(from, to),
      empty: glyphs.empty.slice(from, to),
      length: to - from,
    },
    frame: {
      start: frame.start - from,
      end: frame.end - from,
      title: title && {
        start: title.start - from,
        end: title.end - from,
        subtitle: title.subtitle && [title.subtitle[0] - from, title.subtitle[1] - from],
      },
      funds: frame.funds.map((header) => moved(header, from)),
      indicators: frame.indicators.map((header) => moved(header, from)),
    },
  };
}

function moved({ start, end, columns }: Header, from: number): Header {
  return {
    start: start - from,
    end: end - from,
    columns: columns.map((column) => ({ ...column, start: column.start - from, end: column.end - from })),
  };
}
