import type { Box } from './ink.js';
import { UNSEEN } from './marks.js';
import type { Matrix } from './matrix.js';
import type { AnnotationKind, FontShape, PageOperators } from './page-operators.js';

/** Luminance above which a stroke is as white as the paper. */
const WHITE = 0.97;

const PLAIN: FontShape = { unit: 0.001, vertical: false, metrics: [-1000, 500, 880] };

/** What decides how the next thing is drawn (ISO 32000-1, 8.4 and 9.3). */
export interface GraphicsState {
  map: Matrix;
  font: FontShape;
  size: number;
  characterSpace: number;
  wordSpace: number;
  /** Width of the type, of its usual one. */
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

/**
 * The state in which a page begins.
 * @param room by how much the corners of a page that is put straight stand out
 */
export function firstState(source: PageOperators, room: number): GraphicsState {
  return {
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

/** By what glyphs are told from others: their colour, or that they are not seen or a remark. */
export function colourOf({ unseen, annotation, alpha, colour }: GraphicsState): string {
  if (unseen) return UNSEEN;
  if (annotation?.kind === 'remark') return `remark ${annotation.id}`;
  return alpha === 1 ? colour : `${colour} ${alpha}`;
}

/** Whether a colour (#rrggbb) can be seen on white paper. */
export function isInk(colour: unknown): boolean {
  if (typeof colour !== 'string' || !/^#[\da-f]{6}$/i.test(colour)) return true;
  const [red, green, blue] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255);
  return 0.3 * (red ?? 0) + 0.59 * (green ?? 0) + 0.11 * (blue ?? 0) < WHITE;
}
