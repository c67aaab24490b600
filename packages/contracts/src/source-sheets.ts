import Type, { type Static } from 'typebox';

const Span = Type.Tuple([Type.Integer(), Type.Integer()], { description: 'from and to in the text of the document' });
const Page = Type.Integer({ minimum: 1 });
const Box = Type.Tuple([Type.Number(), Type.Number(), Type.Number(), Type.Number()], {
  description: 'left, top, right, bottom in points from the upper left corner of the page as shown',
});

/** A cell of the source as its container has it, with where its text stands in the text of the document. */
export const SourceCell = Type.Object({
  row: Type.Integer({ description: 'from 0' }),
  column: Type.Integer({ description: 'from 0' }),
  rowSpan: Type.Integer(),
  colSpan: Type.Integer(),
  spans: Type.Array(Span),
  page: Type.Optional(Page),
  box: Type.Optional(Box),
  goesOn: Type.Optional(
    Type.Array(Type.Object({ page: Page, box: Box }), { description: 'further parts of a cell that a page cuts' }),
  ),
  address: Type.Optional(Type.String({ description: 'B12' })),
  bold: Type.Optional(Type.Boolean()),
  align: Type.Optional(Type.String()),
});
export type SourceCell = Static<typeof SourceCell>;

/** A table or worksheet, or those of its rows that this answer has. */
export const SourceSheet = Type.Object({
  kind: Type.Literal('sheet'),
  /** Place among the tables of the source, from 0. */
  index: Type.Integer(),
  name: Type.Optional(Type.String({ description: 'of the worksheet' })),
  rows: Type.Integer({ description: 'of the whole table' }),
  columns: Type.Integer(),
  widths: Type.Optional(Type.Array(Type.Number({ description: 'mm' }))),
  start: Type.Integer(),
  end: Type.Integer(),
  cells: Type.Array(SourceCell),
});
export type SourceSheet = Static<typeof SourceSheet>;

/** Text between tables; with its printed lines where the source has pages. */
export const SourceText = Type.Object({
  kind: Type.Literal('text'),
  start: Type.Integer(),
  end: Type.Integer(),
  lines: Type.Optional(Type.Array(Type.Object({ start: Type.Integer(), end: Type.Integer(), page: Page, box: Box }))),
});
export type SourceText = Static<typeof SourceText>;

/** A source as a grid of cells, in reading order: what the reader had before it recognised anything. */
export const SourceSheets = Type.Object({
  format: Type.String({ description: 'text, html, xlsx, xls, docx, pdf; json has no blocks' }),
  blocks: Type.Array(Type.Union([SourceText, SourceSheet])),
  /** `from` of the next part; null where this was the last. */
  next: Type.Union([Type.Integer(), Type.Null()]),
});
export type SourceSheets = Static<typeof SourceSheets>;
