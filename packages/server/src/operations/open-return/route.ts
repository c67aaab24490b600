import type { OpenedReturn } from '@kaocheng/contracts/returns';
import { sayProblem } from '@kaocheng/contracts/say-problem';
import { RECORD } from '@kaocheng/documents/write/forms-document';
import { compareReturned } from '../compare-return.js';
import type { Handler } from '../context.js';
import { documentSummary } from '../document-summary.js';

/** What a file that came back changes, cell by cell, or why it cannot be taken over. */
export const openReturn: Handler<'openReturn'> = async (context, { params }): Promise<OpenedReturn> => {
  const { document, record, target, compared } = await compareReturned(context, params.id);
  const verdict = compared?.verdict ?? 'unknown';
  const written = record[RECORD.version] ?? '';
  const message = sayProblem(`return-${verdict}`, {
    cells: String(compared?.cells.length ?? 0),
    count: String(compared?.labels.length ?? 0),
    written,
    stands: String(target?.document.version ?? ''),
  });
  return {
    verdict,
    message,
    document: documentSummary(document),
    target: target === null ? null : documentSummary(target.document),
    writtenVersion: written,
    forms: [...(compared?.forms ?? [])],
    cells: [...(compared?.cells ?? [])],
    labels: [...(compared?.labels ?? [])],
  };
};
