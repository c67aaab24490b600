import { glyphText, sign } from './glyph-text.js';
import { type Box, type Direction, type Glyph, middleX, middleY, type PageInk } from './ink.js';
import { Layers } from './layers.js';
import { type ColouredGlyph, Slanted, UNSEEN, withoutMarks } from './marks.js';
import { IDENTITY, type Matrix, mapX, mapY, matrixOf, times } from './matrix.js';
import { numberAt, OP, valueAt } from './operators.js';
import { Pictures } from './pictures.js';
import { Strokes } from './strokes.js';
import { Tilt, turning } from './tilt.js';
import { Unnamed } from './unnamed.js';
import { WhiteType } from './white.js';

/** What of a font decides where its glyphs stand. */
export interface FontShape {
  /** Width of one unit of a glyph's width, in the type size: 0.001 but for drawn (Type 3) fonts. */
  readonly unit: number;
  readonly vertical: boolean;
  /** Advance downward and origin of a glyph of a vertical font that names none: [advance, x, y] in thousandths. */
  readonly metrics: readonly [number, number, number];
  /** Name of the font, where its glyphs are signs by their codes (Wingdings). */
  readonly symbols?: string;
}

/** What an annotation is to the page: a field that is filled in, a stamp or signature over it, or a remark. */
export type AnnotationKind = 'field' | 'stamp' | 'remark';

/** A page as pdf.js hands it over. */
export interface PageOperators {
  readonly page: number;
  readonly width: number;
  readonly height: number;
  /** From the page's own space to the page as it is shown, y downward. */
  readonly shown: Matrix;
  readonly operators: readonly number[];
  readonly args: readonly unknown[];
  readonly font: (name: string) => FontShape;
  /** Whether a layer (optional content group) is shown. */
  readonly visible: (group: unknown) => boolean;
  readonly annotation: (id: string) => AnnotationKind;
}

/** Most glyphs of one page that are kept. */
const MOST_GLYPHS = 200_000;
/** Part of the type size above and below the line on which glyphs stand. */
const ABOVE = 0.86;
const BELOW = -0.14;
/** A glyph whose middle is this far outside of what can be seen is not seen, in points. */
const SEEN = 1;
/** Slant of a line of text against its axis from which on it is a mark across the page (草稿) and none of its text. */
const SLANT = 0.15;
/** Text rendering mode in which glyphs are set but not drawn (ISO 32000-1, table 106). */
const UNSEEN_MODE = 3;
/** Those in which the outlines of glyphs are drawn. */
const OUTLINED_MODES = new Set([1, 2, 5, 6]);
/** Luminance above which a stroke is as white as the paper. */
const WHITE = 0.97;

interface TextState {
  map: Matrix;
  font: FontShape;
  size: number;
  characterSpace: number;
  wordSpace: number;
  scale: number;
  leading: number;
  rise: number;
  fill: boolean;
  /** Whether what is filled is white. */
  white: boolean;
  /** Whether glyphs are drawn by their outlines, in the colour of lines. */
  outlined: boolean;
  lineWidth: number;
  colour: string;
  /** How much of what is filled covers what lies below it. */
  alpha: number;
  stroke: boolean;
  /** Whether glyphs are set but not drawn, as those that a text recognition lays over a scanned page. */
  unseen: boolean;
  /** The annotation that is drawn, if it is none that belongs to the page. */
  annotation: { readonly id: string; readonly kind: AnnotationKind } | null;
  /** What is drawn outside of it is not seen. */
  clip: Box;
}

const PLAIN: FontShape = { unit: 0.001, vertical: false, metrics: [-1000, 500, 880] };

/** Walks over a page's operators and notes glyphs and rulings in the space of the page as shown. Never throws. */
class Painter {
  readonly glyphs: ColouredGlyph[] = [];
  /** Type that runs aslant, by its colour. */
  readonly aslant = new Map<string, Slanted>();
  readonly strokes = new Strokes();
  readonly pictures = new Pictures();
  readonly unnamed = new Unnamed();
  readonly tilt = new Tilt();
  readonly white = new WhiteType();
  /** Glyphs of stamps and signatures that were put on the page afterwards. */
  stamped = 0;
  readonly #layers: Layers;
  #state: TextState;
  readonly #stack: TextState[] = [];
  #matrix: Matrix = IDENTITY;
  #line: Matrix = IDENTITY;
  #clips = false;

  /** @param room by how much the corners of a page that is put straight stand out */
  constructor(
    private readonly source: PageOperators,
    room = 0,
  ) {
    this.#layers = new Layers(source.visible);
    this.#state = {
      map: source.shown,
      font: PLAIN,
      size: 0,
      characterSpace: 0,
      wordSpace: 0,
      scale: 1,
      leading: 0,
      rise: 0,
      fill: true,
      white: false,
      outlined: false,
      lineWidth: 1,
      colour: '#000000',
      alpha: 1,
      stroke: true,
      unseen: false,
      annotation: null,
      clip: [-room, -room, source.width + room, source.height + room],
    };
  }

  run(): void {
    this.source.operators.forEach((operator, i) => {
      this.#step(operator, this.source.args[i]);
    });
    this.#restore();
    this.strokes.finish();
    this.unnamed.finish(this.glyphs);
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
        state.white = !state.fill;
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
        this.white.ground(state.clip);
        return;
      case OP.paintImageXObject:
      case OP.paintInlineImageXObject:
      case OP.paintImageMaskXObject:
      case OP.paintSolidColorImageMask:
        this.white.ground(boxOf(state.map, [0, 0, 1, 1]));
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
        this.#text(operator, args);
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
    this.white.ground(boxOf(map, [left - room, low - room, right + room, high + room]));
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
    if (picture !== null) this.white.ground(picture);
    this.#state = this.#stack.pop() ?? this.#state;
  }

  #text(operator: number, args: unknown): void {
    const state = this.#state;
    switch (operator) {
      case OP.beginText:
        this.#matrix = IDENTITY;
        this.#line = IDENTITY;
        return;
      case OP.setFont:
        state.font = this.source.font(String(valueAt(args, 0)));
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
        this.#show(valueAt(args, 0));
    }
  }

  #move(x: number, y: number): void {
    this.#line = times(this.#line, [1, 0, 0, 1, x, y]);
    this.#matrix = this.#line;
  }

  #show(glyphs: unknown): void {
    if (!Array.isArray(glyphs)) return;
    this.pictures.paint();
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') this.#advance((-glyph / 1000) * this.#state.size);
      else if (glyph !== null && typeof glyph === 'object') this.#glyph(glyph);
    }
  }

  /** Moves along the line by a length in text space. */
  #advance(by: number): void {
    const { font, scale } = this.#state;
    this.#matrix = times(this.#matrix, [1, 0, 0, 1, font.vertical ? 0 : by * scale, font.vertical ? by : 0]);
  }

  #glyph(glyph: object): void {
    const { font, size, scale, rise, map, characterSpace, wordSpace } = this.#state;
    const named: unknown = Reflect.get(glyph, 'unicode');
    const code = numberAt(glyph, 'originalCharCode', -1);
    const text =
      typeof named !== 'string' ? '' : font.symbols === undefined ? glyphText(named) : sign(font.symbols, code, named);
    const before = this.glyphs.length;
    const width = Number(Reflect.get(glyph, 'width')) * font.unit || 0;
    const isSpace = Reflect.get(glyph, 'isSpace') === true;
    const space = characterSpace + (isSpace ? wordSpace : 0);
    const whole = times(map, this.#matrix);
    if (text !== '' && this.glyphs.length < MOST_GLYPHS) {
      const place = times(whole, [size * scale, 0, 0, size, 0, rise]);
      if (font.vertical) {
        // The glyph hangs below the place where it is set, which is the middle of its upper side.
        const [advance, x] = metricsOf(glyph, font, width);
        this.#note(text, place, [-x, advance, width - x, 0], size);
      } else this.#note(text, place, [0, BELOW, width, ABOVE], size);
      if (this.glyphs.length > before) this.unnamed.note(font, before, code, String(named));
    }
    if (font.vertical) this.#advance(metricsOf(glyph, font, width)[0] * size - space);
    else this.#advance(width * size + space);
  }

  #note(text: string, place: Matrix, bounds: Box, size: number): void {
    const box = boxOf(place, bounds);
    const shown = Math.hypot(place[2], place[3]);
    if (this.#layers.hide) return;
    const colour = this.#colour();
    if (!Number.isFinite(box[0] + box[1] + box[2] + box[3]) || shown < 0.5) return;
    const [left, top, right, bottom] = this.#state.clip;
    const [x, y] = [middleX(box), middleY(box)];
    if (x < left - SEEN || x > right + SEEN || y < top - SEEN || y > bottom + SEEN) return;
    if (this.#state.annotation?.kind === 'stamp') {
      if (text.trim() !== '') this.stamped += 1;
      return;
    }
    if (text.trim() !== '') this.tilt.note(place);
    if (isSlanted(place)) {
      if (!this.#state.fill || this.#state.unseen) return;
      const slanted = this.aslant.get(colour) ?? new Slanted();
      slanted.note(text, box, shown);
      this.aslant.set(colour, slanted);
      return;
    }
    const glyph = { text, box, size: shown || size, direction: directionOf(place), colour };
    this.glyphs.push(glyph);
    const { white, outlined, unseen } = this.#state;
    if (white && !outlined && !unseen) this.white.note(glyph);
  }

  /** By what glyphs are told from others: their colour, or that they are not seen or a remark. */
  #colour(): string {
    const { unseen, annotation, alpha, colour } = this.#state;
    if (unseen) return UNSEEN;
    if (annotation?.kind === 'remark') return `remark ${annotation.id}`;
    return alpha === 1 ? colour : `${colour} ${alpha}`;
  }
}

/** The box on the page of bounds (left, low, right, high) in a space of its own. */
function boxOf(map: Matrix, bounds: readonly number[]): Box {
  const [left = 0, low = 0, right = 0, high = 0] = bounds;
  const xs = [mapX(map, left, low), mapX(map, right, low), mapX(map, left, high), mapX(map, right, high)];
  const ys = [mapY(map, left, low), mapY(map, right, low), mapY(map, left, high), mapY(map, right, high)];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

/** Advance and origin of a glyph of a vertical font, in the type size. */
function metricsOf(glyph: object, font: FontShape, width: number): readonly [number, number, number] {
  const own: unknown = Reflect.get(glyph, 'vmetric');
  if (Array.isArray(own)) return [numberAt(own, 0) / 1000, numberAt(own, 1) / 1000, numberAt(own, 2) / 1000];
  return [font.metrics[0] / 1000, width / 2, font.metrics[2] / 1000];
}

const isSlanted = ([a, b]: Matrix): boolean =>
  Math.min(Math.abs(a), Math.abs(b)) > Math.max(Math.abs(a), Math.abs(b)) * SLANT;

function directionOf([a, b]: Matrix): Direction {
  if (Math.abs(a) >= Math.abs(b)) return a >= 0 ? 0 : 2;
  return b >= 0 ? 1 : 3;
}

/** Whether a colour (#rrggbb) can be seen on white paper. */
function isInk(colour: unknown): boolean {
  if (typeof colour !== 'string' || !/^#[\da-f]{6}$/i.test(colour)) return true;
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  return 0.3 * (red ?? 0) + 0.59 * (green ?? 0) + 0.11 * (blue ?? 0) < WHITE;
}

const inked = (glyphs: ReadonlySet<Glyph>): number => [...glyphs].filter(({ text }) => text.trim() !== '').length;

/** Glyphs and rulings of a page, in points from the upper left corner of the page as shown. Never throws. */
export function pageInk(source: PageOperators): PageInk {
  const { page, width, height } = source;
  let painter = new Painter(source);
  painter.run();
  const { angle } = painter.tilt;
  if (angle !== 0) {
    const room = (Math.sin(Math.abs(angle)) * Math.max(width, height)) / 2;
    painter = new Painter({ ...source, shown: times(turning(-angle, width, height), source.shown) }, room);
    painter.run();
  }
  const { horizontal, vertical } = painter.strokes;
  const hidden = painter.white.unseen(painter.glyphs.length, painter.pictures.area > 0);
  const printed = hidden.size === 0 ? painter.glyphs : painter.glyphs.filter((glyph) => !hidden.has(glyph));
  const { glyphs, marks, unseen } = withoutMarks(printed, painter.aslant);
  const aslant = [...painter.aslant.values()].map(({ text }) => text).join('');
  const notes = {
    marks: marks + painter.stamped,
    aslant,
    unseen,
    unnamed: painter.unnamed.count,
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
