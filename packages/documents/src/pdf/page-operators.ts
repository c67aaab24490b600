import type { Matrix } from './matrix.js';

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

/** What an annotation is to the page: a field that is filled in, or a remark, stamp or signature, which may lie over it. */
export type AnnotationKind = 'field' | 'remark';

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
