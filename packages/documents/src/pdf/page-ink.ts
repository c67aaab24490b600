import type { Glyph, PageInk } from './ink.js';
import { withoutMarks } from './marks.js';
import { times } from './matrix.js';
import type { PageOperators } from './page-operators.js';
import { Painter } from './painter.js';
import { turning } from './tilt.js';

const inked = (glyphs: ReadonlySet<Glyph>): number => [...glyphs].filter(({ text }) => text.trim() !== '').length;

/** Glyphs and rulings of a page, in points from the upper left corner of the page as shown. Never throws. */
export function pageInk(source: PageOperators): PageInk {
  const { page, width, height } = source;
  let painter = new Painter(source);
  painter.run();
  const { angle } = painter.seen.tilt;
  if (angle !== 0) {
    const room = (Math.sin(Math.abs(angle)) * Math.max(width, height)) / 2;
    painter = new Painter({ ...source, shown: times(turning(-angle, width, height), source.shown) }, room);
    painter.run();
  }
  const { horizontal, vertical } = painter.strokes;
  const hidden = painter.seen.white.unseen(painter.seen.glyphs.length, painter.pictures.area > 0);
  const printed = hidden.size === 0 ? painter.seen.glyphs : painter.seen.glyphs.filter((glyph) => !hidden.has(glyph));
  const { glyphs, marks, unseen } = withoutMarks(printed, painter.seen.aslant, { width, height, horizontal, vertical });
  const aslant = [...painter.seen.aslant.values()].map(({ text }) => text).join('');
  const notes = {
    marks,
    aslant,
    unseen,
    unnamed: painter.type.unnamed.count,
    white: inked(hidden),
    painted: painter.pictures.painted,
  };
  return {
    page,
    width,
    height,
    glyphs,
    ...notes,
    pictured: painter.pictures.area / (width * height),
    ...(angle !== 0 && { tilted: turning(angle, width, height) }),
    horizontal,
    vertical,
  };
}
