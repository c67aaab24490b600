import { sayProblem } from '@kaocheng/contracts/say-problem';
import { words } from '@kaocheng/core/generated/words';
import type { ZippedFile } from '@kaocheng/documents/zip/write-file';
import type { Store } from '@kaocheng/store/connect';
import type { OutputItem } from '@kaocheng/store/jobs/output-record';
import { outputItems } from '@kaocheng/store/jobs/outputs';
import { csvLine, csvStart } from '../operations/export/csv.js';
import type { OutputFolder } from './output-folder.js';

const BATCH = 200;

/**
 * The files of a job in the order of its documents, and last the list of what became of each.
 * @param again writes a document anew whose file is not here (it was written on another server); null where it cannot
 */
export async function* archiveFiles(
  store: Store,
  folder: OutputFolder,
  job: string,
  again: (item: OutputItem) => Promise<Uint8Array | null>,
): AsyncGenerator<ZippedFile> {
  const lines = [csvStart, csvLine(Object.values(words.outputs.columns))];
  for (let after = 0; ; ) {
    const items = await outputItems(store, job, after, BATCH);
    for (const item of items) {
      const bytes = item.state === 'written' ? (folder.get(job, item.ordinal) ?? (await again(item))) : null;
      if (bytes !== null) yield { name: item.entry, bytes };
      lines.push(csvLine(lineOf(item, bytes !== null)));
    }
    const last = items.at(-1);
    if (last === undefined) break;
    after = last.ordinal;
  }
  yield { name: words.outputs.list, bytes: new TextEncoder().encode(lines.join('')) };
}

function lineOf({ name, entry, version, note }: OutputItem, isThere: boolean): (string | number | null)[] {
  const said = note === null ? null : sayProblem(note.code, note.facts);
  return [name, words.outputs.states[isThere ? 'written' : 'left'], isThere ? entry : null, version, said];
}
