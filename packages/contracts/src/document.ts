import type { Transcript } from '@kaocheng/core/model/transcript';
import Type, { type Static } from 'typebox';

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const Instant = Type.String({ description: 'ISO 8601, UTC' });

/** queued: waits for a reader · reading · read: forms were found · unread: nothing could be read, `problem` says why. */
export const DocumentState = Type.Union([
  Type.Literal('queued'),
  Type.Literal('reading'),
  Type.Literal('read'),
  Type.Literal('unread'),
]);
export type DocumentState = Static<typeof DocumentState>;

/** A printed and a recomputed figure side by side; scores and money are decimal strings, never numbers. */
export const FormSummary = Type.Object({
  order: Type.Integer(),
  kind: Type.String(),
  title: Nullable(Type.String()),
  name: Nullable(Type.String()),
  department: Nullable(Type.String()),
  year: Nullable(Type.String()),
  policy: Nullable(Type.String()),
  printedTotal: Nullable(Type.String()),
  recomputedTotal: Nullable(Type.String()),
  printedGrade: Nullable(Type.String()),
  gradeOfPrinted: Nullable(Type.String({ description: 'grade that the printed total earns' })),
  recomputedGrade: Nullable(Type.String()),
  annual: Nullable(Type.String({ description: 'in the form’s own unit of money, as printed' })),
  executed: Nullable(Type.String()),
  executionRate: Nullable(Type.String({ description: 'executed ÷ annual, four places' })),
  moneyUnit: Nullable(Type.String()),
  errors: Type.Integer(),
  warnings: Type.Integer(),
  infos: Type.Integer(),
});
export type FormSummary = Static<typeof FormSummary>;

export const DocumentSummary = Type.Object({
  id: Type.String(),
  name: Type.String(),
  hash: Type.String({ description: 'SHA-256 of the file, hexadecimal' }),
  size: Type.Integer(),
  type: Type.String({ description: 'kind of file as sniffed: text, html, json, xlsx, docx, pdf …' }),
  state: DocumentState,
  problem: Nullable(
    Type.Object({ code: Type.String(), facts: Type.Record(Type.String(), Type.String()), message: Type.String() }),
  ),
  receivedAt: Instant,
  receivedBy: Type.String(),
  changedAt: Instant,
  /** Rises by one with every save; a save names the version that it changes. */
  version: Type.Integer(),
  province: Nullable(Type.String()),
  department: Nullable(Type.String()),
  year: Nullable(Type.String()),
  forms: Type.Integer(),
  errors: Type.Integer(),
  warnings: Type.Integer(),
  infos: Type.Integer(),
  corrections: Type.Integer(),
  decided: Type.Integer(),
});
export type DocumentSummary = Static<typeof DocumentSummary>;

export const KeptCorrection = Type.Object({
  form: Type.Integer(),
  path: Type.String(),
  printed: Nullable(Type.String()),
  value: Nullable(Type.String()),
  reason: Type.String(),
  by: Type.String(),
  at: Instant,
});
export type KeptCorrection = Static<typeof KeptCorrection>;

export const DecisionState = Type.Union([Type.Literal('confirmed'), Type.Literal('dismissed')]);
export type DecisionState = Static<typeof DecisionState>;

export const KeptDecision = Type.Object({
  /** `id` of the finding. */
  finding: Type.String(),
  state: DecisionState,
  reason: Type.String(),
  /** Digest of the figures on which it was decided; null where that was not kept yet. One that is not saved yet has none. */
  figures: Type.Optional(Nullable(Type.String())),
  lapsed: Type.Optional(
    Type.Boolean({
      description: 'the finding rests on other figures than those on which it was decided: it must be decided anew',
    }),
  ),
  by: Type.String(),
  at: Instant,
});
export type KeptDecision = Static<typeof KeptDecision>;

/**
 * A document with all that its page shows. Evaluation, scorecards and findings are not sent: the browser makes them from
 * transcript, corrections and policy by the same core as the server.
 */
export const DocumentDetail = Type.Object({
  document: DocumentSummary,
  transcript: Nullable(Type.Unsafe<Transcript>(Type.Object({}, { additionalProperties: true }))),
  /** Policy by which every form is scored; null: chosen form by form. */
  policy: Nullable(Type.String()),
  /** The corrections that stand, one a cell. */
  corrections: Type.Array(KeptCorrection),
  decisions: Type.Array(KeptDecision),
});
export type DocumentDetail = Static<typeof DocumentDetail>;

/** One line of a document's history, newest first. */
export const HistoryEntry = Type.Object({
  version: Type.Integer(),
  at: Instant,
  by: Type.String(),
  action: Type.String({
    description:
      'received, read, filled, corrected, correction-withdrawn, decided, policy-chosen, returned, kept-as-own, deleted',
  }),
  facts: Type.Record(Type.String(), Type.String()),
});
export type HistoryEntry = Static<typeof HistoryEntry>;
