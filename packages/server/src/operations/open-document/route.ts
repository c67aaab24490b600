import { openDocument as open } from '@kaocheng/store/records/open';
import { type Handler, JsonText } from '../context.js';
import { documentSummary } from '../document-summary.js';

/** The transcript goes out as the text that was kept, without being read again. */
export const openDocument: Handler<'openDocument'> = async ({ store }, { params }) => {
  const { document, transcript, corrections, decisions } = await open(store, params.id);
  const rest = JSON.stringify({ document: documentSummary(document), policy: document.policy, corrections, decisions });
  return new JsonText(`${rest.slice(0, -1)},"transcript":${transcript ?? 'null'}}`);
};
