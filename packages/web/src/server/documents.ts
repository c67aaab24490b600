import type { DocumentDetail, DocumentSummary } from '@kaocheng/contracts/document';
import { otherOperations } from '@kaocheng/contracts/operations';
import type { DocumentList, ListQuery } from '@kaocheng/contracts/overview';
import type { SourceSheets } from '@kaocheng/contracts/source-sheets';
import { keepPreviousData, type QueryClient, queryOptions } from '@tanstack/react-query';
import { addressOf, call } from './call.js';
import { hear } from './events.js';
import { networkGone, problemOf } from './problem.js';

/** One page of the list of documents. */
export function documentsQuery(query: ListQuery) {
  return queryOptions({
    queryKey: ['documents', query],
    queryFn: ({ signal }) => call('listDocuments', { query, signal }),
    placeholderData: keepPreviousData,
  });
}

/** A document with transcript, corrections and decisions. */
export function documentQuery(id: string) {
  return queryOptions({
    queryKey: ['document', id],
    queryFn: ({ signal }): Promise<DocumentDetail> => call('openDocument', { params: { id }, signal }),
  });
}

/** What was done to a document, newest first. */
export function historyQuery(id: string) {
  return queryOptions({
    queryKey: ['history', id],
    queryFn: ({ signal }) => call('history', { params: { id }, signal }),
  });
}

/** The text that the spans of the transcript point into; null where a document has none. */
export function textQuery(id: string) {
  return queryOptions({
    queryKey: ['text', id],
    queryFn: ({ signal }) => textOf(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

async function textOf(id: string, signal: AbortSignal): Promise<string | null> {
  const response = await fetch(addressOf(otherOperations.documentText.path, { id }), { signal }).catch((error) => {
    if (signal.aborted) throw error;
    throw networkGone();
  });
  if (response.status === 404) return null;
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null));
  return response.text();
}

/** The tables of the original with the text between them, all of its parts put together. */
export function sheetsQuery(id: string) {
  return queryOptions({
    queryKey: ['sheets', id],
    queryFn: ({ signal }) => allSheets(id, signal),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

async function allSheets(id: string, signal: AbortSignal): Promise<SourceSheets> {
  const whole = await call('documentSheets', { params: { id }, signal });
  const blocks = [...whole.blocks];
  for (let next = whole.next; next !== null; ) {
    const part = await call('documentSheets', { params: { id }, query: { from: next }, signal });
    for (const block of part.blocks) {
      const last = blocks.at(-1);
      if (block.kind === 'sheet' && last?.kind === 'sheet' && last.index === block.index) {
        blocks[blocks.length - 1] = { ...last, cells: last.cells.concat(block.cells) };
      } else blocks.push(block);
    }
    next = part.next;
  }
  return { ...whole, blocks, next: null };
}

/**
 * The bytes of the original, as they were received.
 * @throws ServerProblem; an AbortError passes through
 */
export async function sourceBytes(id: string, signal: AbortSignal): Promise<Uint8Array> {
  const response = await fetch(addressOf(otherOperations.documentSource.path, { id }), { signal }).catch((error) => {
    if (signal.aborted) throw error;
    throw networkGone();
  });
  if (!response.ok) throw problemOf(response.status, await response.json().catch(() => null));
  return new Uint8Array(await response.arrayBuffer());
}

function withDocument(list: DocumentList | undefined, document: DocumentSummary): DocumentList | undefined {
  if (list === undefined || !list.documents.some(({ id }) => id === document.id)) return list;
  return { ...list, documents: list.documents.map((each) => (each.id === document.id ? document : each)) };
}

/** Keeps what the page holds of documents in step with what happens on the server. Returns how to stop. */
export function followDocuments(client: QueryClient): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  const refresh = (): void => {
    // A folder of files moves on many times a second; the lists are asked at most twice.
    timer ??= setTimeout(() => {
      timer = null;
      for (const key of ['documents', 'forms', 'overview', 'returns'])
        void client.invalidateQueries({ queryKey: [key] });
    }, 500);
  };
  const stop = hear((event) => {
    // Jobs that write change no document.
    if (event.kind === 'output' || event.kind === 'output-gone') return;
    if (event.kind === 'document') {
      const { document } = event;
      client.setQueriesData<DocumentList>({ queryKey: ['documents'] }, (list) => withDocument(list, document));
      const open = client.getQueryData<DocumentDetail>(['document', document.id]);
      if (open !== undefined && (open.document.state !== document.state || open.document.version < document.version)) {
        void client.invalidateQueries({ queryKey: ['document', document.id] });
      }
    }
    if (event.kind === 'relist') void client.invalidateQueries();
    refresh();
  });
  return () => {
    stop();
    if (timer !== null) clearTimeout(timer);
  };
}
