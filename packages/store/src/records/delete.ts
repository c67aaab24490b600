import { tellChange } from '../changes.js';
import { inTransaction, type Store, type Work } from '../connect.js';
import { FOREIGN_KEY_VIOLATION } from '../failure.js';
import { tallyOf } from '../queries/tally.js';
import { holdDocument, recordDeed } from './changing.js';
import { contributionOf } from './examined.js';
import { requireStorable } from './storable.js';

/**
 * Deletes a document and all that hangs on it; its files too, when no other document has the same content. The audit trail
 * keeps that it was.
 * @throws StaleVersion · StoreProblem no-document …
 */
export async function deleteDocument(store: Store, document: string, version: number, by: string): Promise<void> {
  const { region } = store;
  requireStorable({ by });
  // Somebody may hand in the same content while its file is deleted: then the file stays.
  const again = [FOREIGN_KEY_VIOLATION];
  const work = async (trx: Work): Promise<void> => {
    // A reader holds its job before it holds the document; whoever deletes takes them in the same order.
    await trx
      .selectFrom('job')
      .select('id')
      .where('region_code', '=', region)
      .where('document', '=', document)
      .forUpdate()
      .execute();
    const held = await holdDocument(trx, region, document, version);
    const before = await contributionOf(trx, held);
    const earlier = await trx
      .selectFrom('document_file')
      .select('file_hash')
      .where('region_code', '=', region)
      .where('document', '=', document)
      .execute();
    const hashes = [...new Set([held.file_hash, ...earlier.map(({ file_hash: hash }) => hash)])];
    await trx.deleteFrom('document').where('region_code', '=', region).where('id', '=', document).execute();
    await trx
      .deleteFrom('file')
      .where('region_code', '=', region)
      .where('hash', 'in', hashes)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('document')
              .select('id')
              .where('document.region_code', '=', region)
              .whereRef('document.file_hash', '=', 'file.hash'),
          ),
        ),
      )
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('document_file')
              .select('document')
              .where('document_file.region_code', '=', region)
              .whereRef('document_file.file_hash', '=', 'file.hash'),
          ),
        ),
      )
      .execute();
    await tellChange(store, trx, { kind: 'deleted', id: document });
    await recordDeed(
      store,
      trx,
      document,
      {
        action: 'deleted',
        by,
        at: store.now(),
        facts: { name: held.name, hash: held.file_hash, version: String(version) },
        tally: tallyOf(null, before),
      },
      {},
    );
  };
  await inTransaction(store, work, again);
}
