import type { Store, Work } from '../connect.js';
import { problemOf } from '../failure.js';
import type { DecisionRecord, FindingRecord } from '../records/record.js';
import { findingOf } from '../records/rows.js';
import { FORM_COLUMNS, type ListedForm, listedForm } from './list.js';
import { type ListChoice, patternOf } from './page.js';

/** A finding with its document and what was decided of it. */
export interface ListedFinding extends FindingRecord {
  readonly document: string;
  readonly documentName: string;
  readonly decision: { readonly state: DecisionRecord['state']; readonly reason: string } | null;
}

/** Documents whose rows are had at once from the database. */
const BATCH = 100;

/**
 * All forms of the documents that a search finds, the oldest documents first, in batches, as they stood at one moment.
 * Holds a connection until the loop ends or is left.
 * @throws StoreProblem
 */
export async function* formRows(
  store: Store,
  choice: Pick<ListChoice, 'search'> = {},
): AsyncGenerator<readonly ListedForm[], void, void> {
  yield* byDocuments(store, choice, async (trx, documents) => {
    const rows = await trx
      .selectFrom('scored_form')
      .select(FORM_COLUMNS)
      .where('region_code', '=', store.region)
      .where('document', 'in', documents)
      .orderBy('document')
      .orderBy('form_order')
      .execute();
    return rows.map(listedForm);
  });
}

/** All findings of the documents that a search finds, heaviest first within a document; see `formRows`. */
export async function* findingRows(
  store: Store,
  choice: Pick<ListChoice, 'search'> = {},
): AsyncGenerator<readonly ListedFinding[], void, void> {
  yield* byDocuments(store, choice, async (trx, documents) => {
    const rows = await trx
      .selectFrom('finding')
      .innerJoin('document', (join) =>
        join.onRef('document.region_code', '=', 'finding.region_code').onRef('document.id', '=', 'finding.document'),
      )
      .leftJoin('decision', (join) =>
        join
          .onRef('decision.region_code', '=', 'finding.region_code')
          .onRef('decision.document', '=', 'finding.document')
          .onRef('decision.finding', '=', 'finding.id')
          .on('decision.to_version', 'is', null),
      )
      .selectAll('finding')
      .select(['document.name as document_name', 'decision.state', 'decision.reason'])
      .where('finding.region_code', '=', store.region)
      .where('finding.document', 'in', documents)
      .orderBy('finding.document')
      .orderBy('finding.weight', 'desc')
      .orderBy('finding.ordinal')
      .execute();
    return rows.map(({ state, reason, document, document_name: documentName, ...row }) => ({
      document,
      documentName,
      ...findingOf(row),
      decision: state === null || reason === null ? null : { state, reason },
    }));
  });
}

async function* byDocuments<T>(
  store: Store,
  { search }: Pick<ListChoice, 'search'>,
  rowsOf: (trx: Work, documents: readonly string[]) => Promise<T[]>,
): AsyncGenerator<T[], void, void> {
  const pattern = patternOf(search);
  try {
    const trx = await store.db
      .startTransaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute();
    try {
      for (let after = ''; ; ) {
        const batch = await trx
          .selectFrom('document')
          .select('id')
          .where('region_code', '=', store.region)
          .where('id', '>', after)
          .$if(pattern !== null, (narrowed) => narrowed.where('sought', 'like', pattern))
          .orderBy('id')
          .limit(BATCH)
          .execute();
        const rows =
          batch.length === 0
            ? []
            : await rowsOf(
                trx,
                batch.map(({ id }) => id),
              );
        if (rows.length > 0) yield rows;
        const last = batch.at(-1);
        if (last === undefined || batch.length < BATCH) return;
        after = last.id;
      }
    } finally {
      await trx.rollback().execute();
    }
  } catch (error) {
    throw problemOf(error);
  }
}
