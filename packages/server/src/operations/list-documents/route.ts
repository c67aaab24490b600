import { listDocuments as list } from '@kaocheng/store/queries/list';
import type { Handler } from '../context.js';
import { documentSummary } from '../document-summary.js';

export const listDocuments: Handler<'listDocuments'> = async ({ store }, { query }) => {
  const { documents, total, next } = await list(store, query);
  return { documents: documents.map(documentSummary), total, next };
};
