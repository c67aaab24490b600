import { glyphText, sign } from './glyph-text.js';
import type { GraphicsState } from './graphics-state.js';
import type { Box } from './ink.js';
import { IDENTITY, type Matrix, matrixOf, times } from './matrix.js';
import { numberAt, OP, valueAt } from './operators.js';
import type { PageGlyphs } from './page-glyphs.js';
import type { FontShape } from './page-operators.js';
import { Unnamed } from './unnamed.js';

/** Part of the type size above and below the line on which glyphs stand. */
const ABOVE = 0.86;
const BELOW = -0.14;
/** Text rendering mode in which glyphs are set but not drawn (ISO 32000-1, table 106). */
const UNSEEN_MODE = 3;
/** Those in which the outlines of glyphs are drawn. */
const OUTLINED_MODES = new Set([1, 2, 5, 6]);

/** Sets the type of a page: follows the operators of text, and says of each glyph where it stands (ISO 32000-1, 9.4). */
export class Type {
  readonly unnamed = new Unnamed();
  #matrix: Matrix = IDENTITY;
  #line: Matrix = IDENTITY;

  constructor(
    private readonly font: (name: string) => FontShape,
    private readonly glyphs: PageGlyphs,
  ) {}

  /** Takes an operator of text; others are none of it. */
  take(operator: number, args: unknown, state: GraphicsState): void {
    switch (operator) {
      case OP.beginText:
        this.#matrix = IDENTITY;
        this.#line = IDENTITY;
        return;
      case OP.setFont:
        state.font = this.font(String(valueAt(args, 0)));
        state.size = numberAt(args, 1);
        return;
      case OP.setCharSpacing:
        state.characterSpace = numberAt(args, 0);
        return;
      case OP.setWordSpacing:
        state.wordSpace = numberAt(args, 0);
        return;
      case OP.setHScale:
        state.scale = numberAt(args, 0, 100) / 100;
        return;
      case OP.setLeading:
        state.leading = numberAt(args, 0);
        return;
      case OP.setTextRenderingMode:
        state.unseen = numberAt(args, 0) === UNSEEN_MODE;
        state.outlined = OUTLINED_MODES.has(numberAt(args, 0));
        return;
      case OP.setTextRise:
        state.rise = numberAt(args, 0);
        return;
      case OP.setTextMatrix:
        this.#line = matrixOf(valueAt(args, 0));
        this.#matrix = this.#line;
        return;
      case OP.setLeadingMoveText:
        state.leading = -numberAt(args, 1);
        this.#move(numberAt(args, 0), numberAt(args, 1));
        return;
      case OP.moveText:
        this.#move(numberAt(args, 0), numberAt(args, 1));
        return;
      case OP.nextLine:
        this.#move(0, -state.leading);
        return;
      case OP.showText:
        this.#show(valueAt(args, 0), state);
    }
  }

  #move(x: number, y: number): void {
    this.#line = times(this.#line, [1, 0, 0, 1, x, y]);
    this.#matrix = this.#line;
  }

  #show(glyphs: unknown, state: GraphicsState): void {
    if (!Array.isArray(glyphs)) return;
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') this.#advance((-glyph / 1000) * state.size, state);
      else if (glyph !== null && typeof glyph === 'object') this.#glyph(glyph, state);
    }
  }

  /** Moves along the line by a length in text space. */
  #advance(by: number, { font, scale }: GraphicsState): void {
    this.#matrix = times(this.#matrix, [1, 0, 0, 1, font.vertical ? 0 : by * scale, font.vertical ? by : 0]);
  }

  #glyph(glyph: object, state: GraphicsState): void {
    const { font, size, scale, rise, map, characterSpace, wordSpace } = state;
    const named: unknown = Reflect.get(glyph, 'unicode');
    const code = numberAt(glyph, 'originalCharCode', -1);
    const text =
      typeof named !== 'string' ? '' : font.symbols === undefined ? glyphText(named) : sign(font.symbols, code, named);
    const width = Number(Reflect.get(glyph, 'width')) * font.unit || 0;
    const isSpace = Reflect.get(glyph, 'isSpace') === true;
    const space = characterSpace + (isSpace ? wordSpace : 0);
    const whole = times(map, this.#matrix);
    if (text !== '' && !this.glyphs.isFull) {
      const place = times(whole, [size * scale, 0, 0, size, 0, rise]);
      let bounds: Box = [0, BELOW, width, ABOVE];
      if (font.vertical) {
        // The glyph hangs below the place where it is set, which is the middle of its upper side.
        const [advance, x] = metricsOf(glyph, font, width);
        bounds = [-x, advance, width - x, 0];
      }
      const at = this.glyphs.glyphs.length;
      if (this.glyphs.note(text, place, bounds, size, state)) this.unnamed.note(font, at, code, String(named));
    }
    if (font.vertical) this.#advance(metricsOf(glyph, font, width)[0] * size - space, state);
    else this.#advance(width * size + space, state);
  }
}

/** Advance and origin of a glyph of a vertical font, in the type size. */
function metricsOf(glyph: object, font: FontShape, width: number): readonly [number, number, number] {
  const own: unknown = Reflect.get(glyph, 'vmetric');
  if (Array.isArray(own)) return [numberAt(own, 0) / 1000, numberAt(own, 1) / 1000, numberAt(own, 2) / 1000];
  return [font.metrics[0] / 1000, width / 2, font.metrics[2] / 1000];
}
