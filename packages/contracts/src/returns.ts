import Type, { type Static } from 'typebox';
import { DocumentSummary } from './document.js';

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** A file that came back and waits for somebody to say what becomes of it, and the document that it names, where it is here. */
export const WaitingReturn = Type.Object({ document: DocumentSummary, target: Nullable(DocumentSummary) });
export type WaitingReturn = Static<typeof WaitingReturn>;

export const ReturnList = Type.Object({ returns: Type.Array(WaitingReturn) });
export type ReturnList = Static<typeof ReturnList>;

/** A cell that is not what it was; `form` by its order in the document that it was written for. */
export const ReturnedCell = Type.Object({
  form: Type.Integer(),
  path: Type.String(),
  before: Nullable(Type.String()),
  after: Nullable(Type.String()),
});
export type ReturnedCell = Static<typeof ReturnedCell>;

/**
 * What is to be said before a file is taken over: `fits`, `same` nothing was changed, or why it
 * cannot be: `unknown` there is no such document here ·
 * `moved-on` its forms were changed since · `labels` printed labels were changed · `forms` other forms were found than were
 * written.
 */
export const OpenedReturn = Type.Object({
  verdict: Type.Union([
    Type.Literal('fits'),
    Type.Literal('same'),
    Type.Literal('unknown'),
    Type.Literal('moved-on'),
    Type.Literal('labels'),
    Type.Literal('forms'),
  ]),
  /** The sentence of the verdict. */
  message: Type.String(),
  document: DocumentSummary,
  target: Nullable(DocumentSummary),
  /** The version for which the file was written. */
  writtenVersion: Type.String(),
  /** Forms by their order, as they are called. */
  forms: Type.Array(
    Type.Object({ order: Type.Integer(), title: Nullable(Type.String()), name: Nullable(Type.String()) }),
  ),
  cells: Type.Array(ReturnedCell),
  /** Labels that the form prints and the file no longer has. */
  labels: Type.Array(Type.String()),
});
export type OpenedReturn = Static<typeof OpenedReturn>;

/** Takes a file over as the new version of the document that it was written for; both versions as they were looked at. */
export const TakeReturn = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    fromVersion: Type.Integer({ minimum: 1 }),
    reason: Type.String({ maxLength: 2000 }),
  },
  { additionalProperties: false },
);
export type TakeReturn = Static<typeof TakeReturn>;
