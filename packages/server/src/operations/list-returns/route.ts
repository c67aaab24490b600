import { RECORD } from '@kaocheng/documents/write/forms-document';
import { waitingReturns } from '@kaocheng/store/records/returned';
import type { Handler } from '../context.js';
import { documentSummary } from '../document-summary.js';
import { targetOf } from '../return-target.js';

/** The files that came back, each with the document that it names, where that is here. */
export const listReturns: Handler<'listReturns'> = async ({ store }) => {
  const returns = [];
  for (const { document, record } of await waitingReturns(store)) {
    const target = await targetOf(store, record[RECORD.document] ?? '');
    returns.push({ document: documentSummary(document), target: target === null ? null : documentSummary(target) });
  }
  return { returns };
};
