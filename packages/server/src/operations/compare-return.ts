import { RECORD } from '@kaocheng/documents/write/forms-document';
import type { OpenedDocument } from '@kaocheng/store/records/open';
import { openDocument, openSource } from '@kaocheng/store/records/open';
import type { DocumentRecord } from '@kaocheng/store/records/record';
import { returnedDocument } from '@kaocheng/store/records/returned';
import { ProblemError } from '../problem/problem-error.js';
import type { ComparedReturn } from '../returned/return-task.js';
import type { Context } from './context.js';
import { transcriptOf } from './examine-again.js';
import { targetOf } from './return-target.js';

/** A file that came back, held against the document that it names. */
export interface HeldAgainst {
  readonly document: DocumentRecord;
  readonly record: Readonly<Record<string, string>>;
  /** Null where the document is not here, or nothing was read of it. */
  readonly target: OpenedDocument | null;
  readonly compared: ComparedReturn | null;
}

/** @throws StoreProblem no-return; ProblemError 503 where the reader could not do it */
export async function compareReturned(context: Context, id: string): Promise<HeldAgainst> {
  const { store, writers } = context;
  const { document, record } = await returnedDocument(store, id);
  const found = await targetOf(store, record[RECORD.document] ?? '');
  const target =
    found === null || found.state !== 'read' || found.id === id ? null : await openDocument(store, found.id);
  if (target === null) return { document, record, target: null, compared: null };
  const back = await openDocument(store, id);
  const { name, bytes } = await openSource(store, id);
  const done = await writers.perform({
    kind: 'return',
    bytes,
    name,
    back: transcriptOf(back),
    backCorrections: back.corrections.map(({ form, path, value }) => ({ form, path, value })),
    own: transcriptOf(target),
    corrections: target.corrections.map(({ form, path, value }) => ({ form, path, value })),
    policy: target.document.policy,
    record,
  });
  if (done.kind === 'problem') throw new ProblemError(503, done.code, done.facts);
  return { document: back.document, record, target, compared: done };
}
