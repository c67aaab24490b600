import Type, { type Static } from 'typebox';
import { KeptCorrection, KeptDecision } from './document.js';

const Nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);
const MOST_AT_ONCE = 2000;
const Reason = Type.String({ maxLength: 2000 });

/** Corrections to set and to withdraw (undo); all or none are saved. */
export const SaveCorrections = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    set: Type.Array(
      Type.Object(
        {
          form: Type.Integer({ minimum: 1 }),
          path: Type.String({ minLength: 1, maxLength: 400 }),
          value: Nullable(Type.String({ maxLength: 20_000 })),
          reason: Reason,
        },
        { additionalProperties: false },
      ),
      { maxItems: MOST_AT_ONCE },
    ),
    withdraw: Type.Array(
      Type.Object(
        { form: Type.Integer({ minimum: 1 }), path: Type.String({ minLength: 1, maxLength: 400 }) },
        { additionalProperties: false },
      ),
      { maxItems: MOST_AT_ONCE },
    ),
  },
  { additionalProperties: false },
);
export type SaveCorrections = Static<typeof SaveCorrections>;

/** Findings to confirm, to dismiss (a reason is required) or to open again. */
export const SaveDecisions = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    decisions: Type.Array(
      Type.Object(
        {
          finding: Type.String({ minLength: 1, maxLength: 400 }),
          state: Type.Union([Type.Literal('confirmed'), Type.Literal('dismissed'), Type.Literal('open')]),
          reason: Reason,
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: MOST_AT_ONCE },
    ),
  },
  { additionalProperties: false },
);
export type SaveDecisions = Static<typeof SaveDecisions>;

export const SavePolicy = Type.Object(
  { version: Type.Integer({ minimum: 1 }), policy: Nullable(Type.String({ maxLength: 100 })) },
  { additionalProperties: false },
);
export type SavePolicy = Static<typeof SavePolicy>;

/** What every save answers: the new version and what stands now. */
export const Saved = Type.Object({
  version: Type.Integer(),
  policy: Nullable(Type.String()),
  corrections: Type.Array(KeptCorrection),
  decisions: Type.Array(KeptDecision),
});
export type Saved = Static<typeof Saved>;
