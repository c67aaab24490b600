import { documentRecord, openSource } from '@kaocheng/store/records/open';
import { problemOfReader } from '../../problem/reader-problem.js';
import { type Handler, JsonText } from '../context.js';

/** The kept source is opened anew in a reader process: its tables and the text between them, a part at a time. */
export const documentSheets: Handler<'documentSheets'> = async ({ store, readers }, { params, query }) => {
  const { name, bytes } = await openSource(store, params.id);
  const result = await readers.perform({ kind: 'sheets', bytes, name, from: query.from ?? 0 });
  if (result.kind === 'problem') throw problemOfReader(result, (await documentRecord(store, params.id)).problem);
  return new JsonText(result.sheets);
};
