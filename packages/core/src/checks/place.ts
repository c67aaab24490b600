import type { Span } from '../model/transcript.js';

/** A place that a finding names, in the syntax of the findings format. */
export interface Place {
  /** `funds.total.rate`, `indicators[名称].score`, `text`, `document`. */
  readonly where: string;
  /** Path of the cell in the form's `cells`, where it differs from `where` (`indicators.3.score`). */
  readonly cell?: string;
  /** `order` of the form, where the place lies in another form than the finding's. */
  readonly form?: number;
  /** The snippet of the narrative, as printed, for the place `text`. */
  readonly quote?: string;
  /** The field of an indicator, with which `where` ends. */
  readonly field?: string;
  /** Where the snippet stands in the source. */
  readonly span?: Span;
}

/** A place whose path is the same in `where` and in `cells`: `total.score`, `goals.actual`, `funds.fiscal.executed`. */
export function at(where: string, form?: number): Place {
  return form === undefined ? { where } : { where, form };
}

/** The snippet of the narrative that a finding speaks of. */
export function inText(quote: string, start?: number, end?: number): Place {
  return start === undefined || end === undefined
    ? { where: 'text', quote }
    : { where: 'text', quote, span: [start, end] };
}

/** The path of its cell is written out when it is asked for: many documents say nothing of cells. */
class IndicatorPlace implements Place {
  readonly where: string;
  readonly form?: number;

  constructor(
    name: string | number,
    private readonly index: number,
    readonly field: string,
    form: number | undefined,
  ) {
    this.where = `indicators[${name}].${field}`;
    if (form !== undefined) this.form = form;
  }

  get cell(): string {
    return `indicators.${this.index}.${this.field}`;
  }
}

/** A field of the indicator that stands at `index` (from 0) in its form. */
export function atIndicator(name: string | null, index: number, field: string, form?: number): Place {
  return new IndicatorPlace(name ?? index + 1, index, field, form);
}

/** A place with the snippet that stands there, or of a form that is told. */
export function placeWith(place: Place, more: { readonly quote?: string; readonly form?: number }): Place {
  const { where, cell, form } = place;
  return {
    where,
    ...(cell === undefined ? {} : { cell }),
    ...(form === undefined ? {} : { form }),
    ...more,
  };
}

/** A heading with a weight of its own: `level1[产出指标].weight`. */
export function atLevel1(name: string, form?: number): Place {
  return at(`level1[${name}].weight`, form);
}

/** A label that has no key of its own: `extra[标签]`, `budget[项目支出]`. */
export function atLabel(group: 'extra' | 'budget', label: string, form?: number): Place {
  const place = { where: `${group}[${label}]`, cell: `${group}.${label}` };
  return form === undefined ? place : { ...place, form };
}

/** The document as a whole. */
export const wholeDocument: Place = { where: 'document' };
