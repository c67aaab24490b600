import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely';
import { asking, CHINESE, type Store } from '../connect.js';
import type { DocumentRecord, FormRecord } from '../records/record.js';
import { DOCUMENT_COLUMNS, documentOf, formOf } from '../records/rows.js';
import type { Tables } from '../schema/tables.js';
import { type FormNarrowing, narrowing } from './narrow-forms.js';
import { behind, cursorIn, cursorText, type ListChoice, pageSize, patternOf, type SortKey } from './page.js';

export type { ListChoice } from './page.js';

export interface DocumentPage {
  readonly documents: readonly DocumentRecord[];
  /** How many there are on all pages. */
  readonly total: number;
  /** For `after`; null: this was the last page. */
  readonly next: string | null;
}

/** A page of documents, newest first where nothing else is asked. @throws StoreProblem bad-cursor */
export async function listDocuments(store: Store, choice: ListChoice = {}): Promise<DocumentPage> {
  const { sort = 'receivedAt', state } = choice;
  const order = choice.order ?? (sort === 'receivedAt' ? 'desc' : 'asc');
  const pattern = patternOf(choice.search);
  const limit = pageSize(choice);
  const found = store.db
    .selectFrom('document')
    .where('region_code', '=', store.region)
    .$if(pattern !== null, (query) => query.where('sought', 'like', pattern))
    .$if(isState(state), (query) => query.where('state', '=', isState(state) ? state : 'read'));
  const rows = await asking(() =>
    found
      .select(DOCUMENT_COLUMNS)
      .select((column) => documentKey(store, column, sort).as('sorted'))
      .$if(choice.after !== undefined, (query) =>
        query.where((column) =>
          behind(
            [documentKey(store, column, sort), column.ref('id')],
            cursorIn(choice.after ?? '', sort, order, ['string']),
          ),
        ),
      )
      .orderBy((column) => documentKey(store, column, sort), order)
      .orderBy('id', order)
      .limit(limit + 1)
      .execute(),
  );
  const total =
    pattern === null && !isState(state)
      ? await tallied(store, 'state')
      : await asking(() => found.select((column) => column.fn.countAll<number>().as('count')).executeTakeFirst()).then(
          (row) => row?.count ?? 0,
        );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    documents: page.map(documentOf),
    total,
    next:
      last === undefined || rows.length <= limit
        ? null
        : cursorText({ sort, order, value: last.sorted, rest: [last.id] }),
  };
}

/** A form with the document that holds it. */
export interface ListedForm extends FormRecord {
  readonly document: string;
  readonly documentName: string;
}

export interface FormPage {
  readonly forms: readonly ListedForm[];
  readonly total: number;
  readonly next: string | null;
}

/**
 * A page of the forms of all documents, those of the newest documents first where nothing else is asked. `name` is that of
 * the form; forms have no state of their own, `state` sorts by receipt.
 * @throws StoreProblem bad-cursor
 */
export async function listForms(store: Store, choice: ListChoice & FormNarrowing = {}): Promise<FormPage> {
  const sort = choice.sort === undefined || choice.sort === 'state' ? 'receivedAt' : choice.sort;
  const order = choice.order ?? (sort === 'receivedAt' ? 'desc' : 'asc');
  const pattern = patternOf(choice.search);
  const limit = pageSize(choice);
  const isNarrowed = [choice.kind, choice.code, choice.grades, choice.rate].some((each) => each !== undefined);
  const found = store.db
    .selectFrom('scored_form')
    .where('region_code', '=', store.region)
    .$if(pattern !== null, (query) => query.where('sought', 'like', pattern))
    .$if(isNarrowed, (query) => query.where((column) => column.and(narrowing(column, store.region, choice))));
  const rows = await asking(() =>
    found
      .select(FORM_COLUMNS)
      .select((column) => formKey(store, column, sort).as('sorted'))
      .$if(choice.after !== undefined, (query) =>
        query.where((column) =>
          behind(
            [formKey(store, column, sort), column.ref('document'), column.ref('form_order')],
            cursorIn(choice.after ?? '', sort, order, ['string', 'number']),
          ),
        ),
      )
      .orderBy((column) => formKey(store, column, sort), order)
      .orderBy('document', order)
      .orderBy('form_order', order)
      .limit(limit + 1)
      .execute(),
  );
  const total =
    pattern === null && !isNarrowed
      ? await tallied(store, 'kind')
      : await asking(() => found.select((column) => column.fn.countAll<number>().as('count')).executeTakeFirst()).then(
          (row) => row?.count ?? 0,
        );
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    forms: page.map(listedForm),
    total,
    next:
      last === undefined || rows.length <= limit
        ? null
        : cursorText({ sort, order, value: last.sorted, rest: [last.document, last.form_order] }),
  };
}

/** Columns of a form that a record is made of. */
export const FORM_COLUMNS = [
  'document',
  'document_name',
  'form_order',
  'kind',
  'title',
  'name',
  'department',
  'year',
  'policy',
  'printed_total',
  'recomputed_total',
  'printed_grade',
  'grade_of_printed',
  'recomputed_grade',
  'annual',
  'executed',
  'execution_rate',
  'money_unit',
  'errors',
  'warnings',
  'infos',
] as const satisfies readonly (keyof Tables['scored_form'])[];

export const listedForm = (
  row: Parameters<typeof formOf>[0] & { document: string; document_name: string },
): ListedForm => ({
  document: row.document,
  documentName: row.document_name,
  ...formOf(row),
});

type Key = RawBuilder<string | number>;

/** What documents are sorted by; a blank sorts as the empty text. */
function documentKey(store: Store, column: ExpressionBuilder<Tables, 'document'>, sort: SortKey): Key {
  if (sort === 'name') return inChinese(store, sql`${column.ref('name')}`);
  if (sort === 'department') return inChinese(store, sql`coalesce(${column.ref('department')}, '')`);
  if (sort === 'year') return sql`coalesce(${column.ref('year')}, '')`;
  return sql`${column.ref(sort === 'receivedAt' ? 'received_at' : sort)}`;
}

function formKey(store: Store, column: ExpressionBuilder<Tables, 'scored_form'>, sort: Exclude<SortKey, 'state'>): Key {
  if (sort === 'name' || sort === 'department') return inChinese(store, sql`coalesce(${column.ref(sort)}, '')`);
  if (sort === 'year') return sql`coalesce(${column.ref('year')}, '')`;
  return sql`${column.ref(sort === 'receivedAt' ? 'received_at' : sort)}`;
}

/** Names as Chinese readers look them up, where the database can. */
const inChinese = (store: Store, key: Key): Key => (store.sortsChinese ? sql`${key} collate ${sql.id(CHINESE)}` : key);

type State = DocumentRecord['state'];

const isState = (state: string | undefined): state is State =>
  state === 'queued' || state === 'reading' || state === 'read' || state === 'unread';

/** Sum of an axis of the roll-up: how many documents, how many forms. */
async function tallied(store: Store, axis: 'state' | 'kind'): Promise<number> {
  const row = await asking(() =>
    store.db
      .selectFrom('tally')
      .select((column) => sql<number | null>`cast(sum(${column.ref('count')}) as bigint)`.as('total'))
      .where('region_code', '=', store.region)
      .where('axis', '=', axis)
      .executeTakeFirst(),
  );
  return row?.total ?? 0;
}
