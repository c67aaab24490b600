import Type, { type Static } from 'typebox';
import { DocumentSummary } from './document.js';
import { OutputJob } from './outputs.js';

/**
 * What GET /api/events sends, one JSON object an event: a document that came, moved on or changed; one that is gone; a
 * job that writes files, which moved on or is gone; or `relist` where events were missed (after a reconnect that the server
 * cannot make good), upon which lists are asked anew.
 */
export const DocumentEvent = Type.Union([
  Type.Object({ kind: Type.Literal('document'), document: DocumentSummary }),
  Type.Object({ kind: Type.Literal('deleted'), id: Type.String() }),
  Type.Object({ kind: Type.Literal('output'), output: OutputJob }),
  Type.Object({ kind: Type.Literal('output-gone'), id: Type.String() }),
  Type.Object({ kind: Type.Literal('relist') }),
]);
export type DocumentEvent = Static<typeof DocumentEvent>;
