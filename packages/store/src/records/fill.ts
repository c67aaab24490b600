import { inTransaction, type Store } from '../connect.js';
import { StoreProblem } from '../problem.js';
import { digestOf } from './canonical.js';
import { changeDocument, holdDocument, recordVersion } from './changing.js';
import { writeExamination } from './examined.js';
import type { DocumentRecord } from './record.js';
import { correctionContent, endStanding, standingCorrections } from './standing.js';
import { requireStorable } from './storable.js';
import type { ExaminationSummary } from './summary.js';

/** The forms of a document as they are filled in now. */
export interface FilledSave {
  /** The version that is changed. */
  readonly version: number;
  /** JSON text; takes the place of the transcript that stands, which is kept with its version. */
  readonly transcript: string;
  readonly summary: ExaminationSummary;
}

/**
 * Keeps the forms of a document as somebody filled them in: a new version with a transcript of its own. The corrections that
 * stood are in it, and end with the version before.
 * @throws StaleVersion · StoreProblem no-document, not-read, not-storable …
 */
export async function saveFilled(
  store: Store,
  document: string,
  save: FilledSave,
  by: string,
): Promise<DocumentRecord> {
  const { transcript, summary } = save;
  requireStorable({ transcript, by });
  return await inTransaction(store, async (trx) => {
    const held = await holdDocument(trx, store.region, document, save.version);
    if (held.state !== 'read') throw new StoreProblem('not-read', { document, state: held.state });
    const [at, version] = [store.now(), held.version + 1];
    const ended = held.corrections === 0 ? [] : await standingCorrections(trx, held);
    await endStanding(trx, 'correction', held, ended, { version, at, by });
    await trx
      .insertInto('transcript')
      .values({ region_code: store.region, document: held.id, version, body: transcript })
      .execute();
    const { tally, columns } = await writeExamination(trx, held, summary);
    const row = await changeDocument(trx, held, {
      ...columns,
      corrections: 0,
      version,
      changed_at: at,
      changed_by: by,
    });
    await recordVersion(store, trx, held.id, version, {
      action: 'filled',
      by,
      at,
      facts: {
        errors: String(columns.errors),
        warnings: String(columns.warnings),
        ...(ended.length === 0 ? {} : { ended: correctionContent([], ended) }),
      },
      tally,
      content: digestOf(transcript),
    });
    return row;
  });
}
