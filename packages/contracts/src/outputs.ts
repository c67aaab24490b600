import Type, { type Static } from 'typebox';
import { FormQuery, ListQuery } from './overview.js';

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Instant = Type.String({ description: 'ISO 8601, UTC' });
const Facts = Type.Record(Type.String(), Type.String());

/** forms: the official forms · findings: 审核报告 · feedback: 审核意见反馈单. */
export const OutputWhat = Type.Union([Type.Literal('forms'), Type.Literal('findings'), Type.Literal('feedback')]);
export type OutputWhat = Static<typeof OutputWhat>;

export const OutputFormat = Type.Union([
  Type.Literal('xlsx'),
  Type.Literal('docx'),
  Type.Literal('pdf'),
  Type.Literal('html'),
]);
export type OutputFormat = Static<typeof OutputFormat>;

/** What is written of a document, and in which container. */
export const OutputQuery = Type.Object({ what: OutputWhat, format: OutputFormat }, { additionalProperties: false });
export type OutputQuery = Static<typeof OutputQuery>;

/** Something to be told, by code and facts, with its sentence. */
const Note = Type.Object({ code: Type.String(), facts: Facts, message: Type.String() });

/** Which documents: those named, those that a search of the list finds, or those of which a form of the overview is found. */
const OutputChoice = Type.Union([
  Type.Object(
    { documents: Type.Array(Type.String({ minLength: 1, maxLength: 64 }), { minItems: 1, maxItems: 2000 }) },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      found: Type.Pick(ListQuery, ['search', 'state'], { additionalProperties: false }),
    },
    { additionalProperties: false },
  ),
  Type.Object(
    {
      forms: Type.Pick(FormQuery, ['search', 'kind', 'code', 'grades', 'rate'], { additionalProperties: false }),
    },
    { additionalProperties: false },
  ),
]);
export type OutputChoice = Static<typeof OutputChoice>;

export const AskOutput = Type.Object(
  { what: OutputWhat, format: OutputFormat, choice: OutputChoice },
  { additionalProperties: false },
);
export type AskOutput = Static<typeof AskOutput>;

/** A job that writes files for many documents into one archive. */
export const OutputJob = Type.Object({
  id: Type.String(),
  what: OutputWhat,
  format: OutputFormat,
  state: Type.Union([
    Type.Literal('waiting'),
    Type.Literal('working'),
    Type.Literal('ready'),
    Type.Literal('failed'),
    Type.Literal('cancelled'),
  ]),
  total: Type.Integer(),
  written: Type.Integer(),
  leftOut: Type.Integer(),
  askedAt: Instant,
  askedBy: Type.String(),
  endedAt: Nullable(Instant),
  /** Bytes of the archive, once it is ready. */
  size: Nullable(Type.Integer()),
  problem: Nullable(Note),
});
export type OutputJob = Static<typeof OutputJob>;

/** One document of a job; `note` says why it was left out, or what of it could not be written. */
export const OutputItem = Type.Object({
  ordinal: Type.Integer(),
  document: Type.String(),
  name: Type.String(),
  entry: Type.String({ description: 'name in the archive' }),
  state: Type.Union([Type.Literal('waiting'), Type.Literal('written'), Type.Literal('left')]),
  version: Nullable(Type.Integer()),
  note: Nullable(Note),
});
export type OutputItem = Static<typeof OutputItem>;

export const OutputItems = Type.Object({
  output: OutputJob,
  items: Type.Array(OutputItem),
  /** For `after`; null: these were the last. */
  next: Nullable(Type.Integer()),
});
export type OutputItems = Static<typeof OutputItems>;

export const OutputItemsQuery = Type.Object(
  {
    after: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_000_000_000, default: 0 })),
    state: Type.Optional(Type.Union([Type.Literal('waiting'), Type.Literal('written'), Type.Literal('left')])),
  },
  { additionalProperties: false },
);

export const OutputList = Type.Object({
  outputs: Type.Array(OutputJob),
  /** Days that an archive is kept, and bytes of all archives together. */
  keptDays: Type.Integer(),
  keptBytes: Type.Integer(),
});
export type OutputList = Static<typeof OutputList>;
