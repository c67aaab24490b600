import { firstState, type GraphicsState, isInk } from './graphics-state.js';
import { boxOf } from './ink.js';
import { Layers } from './layers.js';
import { matrixOf, times } from './matrix.js';
import { numberAt, OP, valueAt } from './operators.js';
import { PageGlyphs } from './page-glyphs.js';
import type { PageOperators } from './page-operators.js';
import { Pictures } from './pictures.js';
import { Strokes } from './strokes.js';
import { Type } from './type.js';
import { isWhite } from './white.js';

/** Walks over a page's operators and notes glyphs and rulings in the space of the page as shown. Never throws. */
export class Painter {
  readonly seen: PageGlyphs;
  readonly type: Type;
  readonly strokes = new Strokes();
  readonly pictures = new Pictures();
  readonly #layers: Layers;
  #state: GraphicsState;
  readonly #stack: GraphicsState[] = [];
  #clips = false;

  /** @param room by how much the corners of a page that is put straight stand out */
  constructor(
    private readonly source: PageOperators,
    room = 0,
  ) {
    this.#layers = new Layers(source.visible);
    this.seen = new PageGlyphs(this.#layers);
    this.type = new Type(source.font, this.seen);
    this.#state = firstState(source, room);
  }

  run(): void {
    this.source.operators.forEach((operator, i) => {
      this.#step(operator, this.source.args[i]);
    });
    this.#restore();
    this.strokes.finish();
    this.type.unnamed.finish(this.seen.glyphs);
  }

  #step(operator: number, args: unknown): void {
    const state = this.#state;
    switch (operator) {
      case OP.save:
        this.#save();
        return;
      case OP.restore:
      case OP.paintFormXObjectEnd:
      case OP.endAnnotation:
        this.#restore();
        return;
      case OP.transform:
        state.map = times(state.map, matrixOf(args));
        return;
      case OP.paintFormXObjectBegin:
        this.#save();
        this.#state.map = times(this.#state.map, matrixOf(valueAt(args, 0)));
        this.#clip(valueAt(args, 1));
        return;
      case OP.beginAnnotation:
        this.#save();
        this.#state.map = times(times(this.source.shown, matrixOf(valueAt(args, 2))), matrixOf(valueAt(args, 3)));
        this.#annotate(String(valueAt(args, 0)));
        return;
      case OP.beginMarkedContent:
        this.#layers.begin(null);
        return;
      case OP.beginMarkedContentProps:
        this.#layers.begin(args);
        return;
      case OP.endMarkedContent:
        this.#layers.end();
        return;
      case OP.setFillRGBColor:
        state.fill = isInk(valueAt(args, 0));
        state.white = isWhite(valueAt(args, 0));
        state.colour = String(valueAt(args, 0));
        return;
      case OP.setGState:
        this.#setAlpha(valueAt(args, 0));
        return;
      case OP.setStrokeRGBColor:
        state.stroke = isInk(valueAt(args, 0));
        return;
      case OP.setFillTransparent:
        state.fill = false;
        state.white = false;
        return;
      case OP.setFillColorN:
        state.fill = true;
        state.white = false;
        return;
      case OP.shadingFill:
        this.seen.white.ground(state.clip);
        return;
      case OP.paintImageXObject:
      case OP.paintInlineImageXObject:
      case OP.paintImageMaskXObject:
      case OP.paintSolidColorImageMask:
        this.seen.white.ground(boxOf(state.map, [0, 0, 1, 1]));
        return;
      case OP.setLineWidth:
        state.lineWidth = numberAt(args, 0, 1);
        return;
      case OP.setStrokeTransparent:
        state.stroke = false;
        return;
      case OP.constructPath:
        this.#path(numberAt(args, 0), valueAt(valueAt(args, 1), 0), valueAt(args, 2));
        if (this.#clips) this.#clip(valueAt(args, 2));
        this.#clips = false;
        return;
      case OP.clip:
      case OP.eoClip:
        this.#clips = true;
        return;
      default:
        if (operator === OP.showText && Array.isArray(valueAt(args, 0))) this.pictures.paint();
        this.type.take(operator, args, state);
    }
  }

  /** Nothing is seen any more outside of the bounds (left, top, right, bottom in the space of the operators). */
  #clip(bounds: unknown): void {
    if (valueAt(bounds, 3) === undefined) return;
    const state = this.#state;
    const [left, top, right, bottom] = boxOf(
      state.map,
      [0, 1, 2, 3].map((at) => numberAt(bounds, at)),
    );
    const { clip } = state;
    state.clip = [Math.max(clip[0], left), Math.max(clip[1], top), Math.min(clip[2], right), Math.min(clip[3], bottom)];
  }

  #setAlpha(entries: unknown): void {
    if (!Array.isArray(entries)) return;
    for (const entry of entries) if (valueAt(entry, 0) === 'ca') this.#state.alpha = numberAt(entry, 1, 1);
  }

  #path(how: number, steps: unknown, bounds: unknown): void {
    if (how === OP.endPath) return;
    this.pictures.paint();
    this.#ground(how, bounds);
    // What an annotation draws is no line of a table: the frame of a field, what is underlined or crossed out.
    if (!this.#layers.hide && this.#state.annotation === null)
      this.strokes.paint(how, steps, this.#state.map, this.#state);
  }

  /** What is filled, of whatever form, is a ground for white type as far as its bounds go, and so is a broad line. */
  #ground(how: number, bounds: unknown): void {
    const { map, white, lineWidth } = this.#state;
    if (valueAt(bounds, 3) === undefined) return;
    const [left = 0, low = 0, right = 0, high = 0] = [0, 1, 2, 3].map((at) => numberAt(bounds, at));
    const isLine = how < OP.fill;
    if (isLine ? Math.min(right - left, high - low) > lineWidth : white) return;
    const room = isLine ? lineWidth / 2 : 0;
    this.seen.white.ground(boxOf(map, [left - room, low - room, right + room, high + room]));
  }

  #annotate(id: string): void {
    this.#state.annotation = { id, kind: this.source.annotation(id) };
  }

  #save(): void {
    this.#stack.push(this.#state);
    this.#state = { ...this.#state };
    this.pictures.save();
  }

  #restore(): void {
    const picture = this.pictures.restore(this.#state.map, this.#state.clip);
    if (picture !== null) this.seen.white.ground(picture);
    this.#state = this.#stack.pop() ?? this.#state;
  }
}
