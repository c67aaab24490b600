import Type, { type Static } from 'typebox';
import { DocumentSummary } from './document.js';

/**
 * What GET /api/events sends, one JSON object an event of the type `document`: a document that came, moved on or changed.
 * `deleted` stands where it is gone. `done` and `of` count the glyphs of the work where the reader says them.
 */
export const DocumentEvent = Type.Union([
  Type.Object({ kind: Type.Literal('document'), document: DocumentSummary }),
  Type.Object({ kind: Type.Literal('deleted'), id: Type.String() }),
]);
export type DocumentEvent = Static<typeof DocumentEvent>;
