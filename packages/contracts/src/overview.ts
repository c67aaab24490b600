import Type, { type Static } from 'typebox';
import { DocumentSummary, FormSummary } from './document.js';

const Count = Type.Object({ key: Type.String(), label: Type.String(), count: Type.Integer() });

/** What a list is narrowed and sorted by; every field may be left out. */
export const ListQuery = Type.Object(
  {
    search: Type.Optional(Type.String({ maxLength: 200 })),
    sort: Type.Optional(
      Type.Union([
        Type.Literal('receivedAt'),
        Type.Literal('name'),
        Type.Literal('department'),
        Type.Literal('year'),
        Type.Literal('errors'),
        Type.Literal('warnings'),
        Type.Literal('state'),
      ]),
    ),
    order: Type.Optional(Type.Union([Type.Literal('asc'), Type.Literal('desc')])),
    state: Type.Optional(Type.String({ maxLength: 20 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, default: 50 })),
    /** What the page before gave as `next`. */
    after: Type.Optional(Type.String({ maxLength: 400 })),
  },
  { additionalProperties: false },
);
export type ListQuery = Static<typeof ListQuery>;

/** The list of forms is narrowed by the keys of the overview too, so that each of its figures leads to its forms. */
export const FormQuery = Type.Object(
  {
    ...ListQuery.properties,
    kind: Type.Optional(Type.String({ maxLength: 20 })),
    /** Code of a finding: forms that have it, and those of documents that have it as a whole. */
    code: Type.Optional(Type.String({ maxLength: 40 })),
    /** Printed and recomputed grade, 优 良 中 差 or 无 for none: `优良`. */
    grades: Type.Optional(Type.String({ pattern: '^[优良中差无]{2}$' })),
    /** Key of an execution rate: 0, 10 … 100. */
    rate: Type.Optional(Type.String({ pattern: '^(0|[1-9]0|100)$' })),
  },
  { additionalProperties: false },
);
export type FormQuery = Static<typeof FormQuery>;

export const ExportQuery = Type.Object(
  {
    what: Type.Union([Type.Literal('forms'), Type.Literal('findings')], { default: 'forms' }),
    format: Type.Union([Type.Literal('csv'), Type.Literal('xlsx'), Type.Literal('json')], { default: 'csv' }),
  },
  { additionalProperties: false },
);
export type ExportQuery = Static<typeof ExportQuery>;

export const DocumentList = Type.Object({
  documents: Type.Array(DocumentSummary),
  total: Type.Integer(),
  next: Type.Union([Type.String(), Type.Null()]),
});
export type DocumentList = Static<typeof DocumentList>;

/** One scored form of all documents. */
export const ScoredForm = Type.Intersect([
  Type.Object({ document: Type.String(), documentName: Type.String() }),
  FormSummary,
]);
export type ScoredForm = Static<typeof ScoredForm>;

export const ScoredForms = Type.Object({
  forms: Type.Array(ScoredForm),
  total: Type.Integer(),
  next: Type.Union([Type.String(), Type.Null()]),
});
export type ScoredForms = Static<typeof ScoredForms>;

/** Roll-up over all documents. */
export const Overview = Type.Object({
  documents: Type.Integer(),
  unread: Type.Integer(),
  waiting: Type.Integer(),
  forms: Type.Integer(),
  scored: Type.Integer(),
  differing: Type.Integer({ description: 'forms whose printed total is not the recomputed one' }),
  errors: Type.Integer(),
  warnings: Type.Integer(),
  infos: Type.Integer(),
  /** Grades as printed and as recomputed: 优 良 中 差, and 无 where there is none. */
  grades: Type.Array(Type.Object({ printed: Type.String(), recomputed: Type.String(), count: Type.Integer() })),
  /** Execution rates in steps of 10 %, the last for 100 % and more. */
  rates: Type.Array(Count),
  byRule: Type.Array(Count),
  byCode: Type.Array(Count),
  byKind: Type.Array(Count),
  byDepartment: Type.Array(
    Type.Object({ key: Type.String(), label: Type.String(), count: Type.Integer(), errors: Type.Integer() }),
  ),
  /** Pairs for the chart printed against recomputed, at most 2000, evenly drawn. */
  totals: Type.Array(
    Type.Object({
      document: Type.String(),
      form: Type.Integer(),
      name: Type.Union([Type.String(), Type.Null()]),
      printed: Type.String(),
      recomputed: Type.String(),
    }),
  ),
});
export type Overview = Static<typeof Overview>;
