import type { DocumentSummary } from '@kaocheng/contracts/document';

/**
 * Documents that were begun here, out of those found: the server keeps such a one as data of its own, never as a workbook,
 * however a file that was sent to it is called.
 */
export function begunHere(found: readonly DocumentSummary[]): DocumentSummary[] {
  return found.filter(({ type, state, forms }) => type === 'json' && state === 'read' && forms > 0);
}
