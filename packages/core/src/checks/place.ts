import type { Span } from '../model/transcript.js';

/** A place that a finding names, in the syntax of the findings format. */
export interface Place {
  /** `funds.total.rate`, `indicators[名称].score`, `text`, `document`. */
  readonly where: string;
  /** Path of the cell in the form's `cells`, where it differs from `where` (`indicators.3.score`). */
  readonly cell?: string | undefined;
  /** `order` of the form, where the place lies in another form than the finding's. */
  readonly form?: number | undefined;
  /** The snippet of the narrative, as printed, for the place `text`. */
  readonly quote?: string | undefined;
  /** The field of an indicator, with which `where` ends, and the position of the indicator: its cell, where `cell` is not given. */
  readonly field?: string | undefined;
  readonly index?: number | undefined;
  /** Where the snippet stands in the source. */
  readonly span?: Span | undefined;
}

/** All places have one shape, so that reading them stays cheap. */
function place(where: string, cell: string | undefined, form: number | undefined): Place {
  return { where, cell, form, quote: undefined, field: undefined, index: undefined, span: undefined };
}

/** A place whose path is the same in `where` and in `cells`: `total.score`, `goals.actual`, `funds.fiscal.executed`. */
export function at(where: string, form?: number): Place {
  return place(where, undefined, form);
}

/** The snippet of the narrative that a finding speaks of. */
export function inText(quote: string, start?: number, end?: number): Place {
  const span: Span | undefined = start === undefined || end === undefined ? undefined : [start, end];
  return { where: 'text', cell: undefined, form: undefined, quote, field: undefined, index: undefined, span };
}

/** A field of the indicator that stands at `index` (from 0) in its form. */
export function atIndicator(name: string | null, index: number, field: string, form?: number): Place {
  const where = `indicators[${name ?? index + 1}].${field}`;
  return { where, cell: undefined, form, quote: undefined, field, index, span: undefined };
}

/** A heading with a weight of its own: `level1[产出指标].weight`. */
export function atLevel1(name: string, form?: number): Place {
  return at(`level1[${name}].weight`, form);
}

/** A label that has no key of its own: `extra[标签]`, `budget[项目支出]`. */
export function atLabel(group: 'extra' | 'budget', label: string, form?: number): Place {
  return place(`${group}[${label}]`, `${group}.${label}`, form);
}

/** The document as a whole. */
export const wholeDocument: Place = at('document');
