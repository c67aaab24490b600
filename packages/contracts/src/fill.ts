import type { Transcript } from '@kaocheng/core/model/transcript';
import Type, { type Static } from 'typebox';
import { OutputFormat } from './outputs.js';

const Filled = Type.Unsafe<Transcript>(Type.Object({}, { additionalProperties: true }));

/** A form to be filled in: every form of the transcript names its template. */
export const StartForm = Type.Object(
  {
    /** Drawn by the page, so that a start that is asked for twice gives one document. */
    draft: Type.String({ minLength: 8, maxLength: 64, pattern: '^[0-9A-Za-z-]+$' }),
    name: Type.String({ minLength: 1, maxLength: 200 }),
    transcript: Filled,
  },
  { additionalProperties: false },
);
export type StartForm = Static<typeof StartForm>;

/** The forms of a document as they are filled in now, and the version that they change. */
export const SaveForms = Type.Object(
  { version: Type.Integer({ minimum: 1 }), transcript: Filled },
  { additionalProperties: false },
);
export type SaveForms = Static<typeof SaveForms>;

export const SavedForms = Type.Object({ version: Type.Integer(), at: Type.String() });
export type SavedForms = Static<typeof SavedForms>;

/** In which container the empty form of a template is written, and the year that it prints. */
export const BlankQuery = Type.Object(
  {
    format: OutputFormat,
    year: Type.Optional(Type.String({ pattern: '^(19|20)[0-9]{2}$' })),
  },
  { additionalProperties: false },
);
export type BlankQuery = Static<typeof BlankQuery>;
