import { Reexamination } from '@kaocheng/core/examine/examine-again';
import type { Transcript } from '@kaocheng/core/model/transcript';
import type { Store } from '@kaocheng/store/connect';
import { differenceOf, type ExaminationDifference } from '@kaocheng/store/records/difference';
import { type SaveCall, saveCall } from '@kaocheng/store/records/save-call';
import { type StandingDocument, standingDocument, transcriptAt } from '@kaocheng/store/records/standing-document';
import { summaryOf } from '@kaocheng/store/records/summary';

/** The values that the corrections of a user go through, over and over; each version has its own. */
const VALUES = Array.from({ length: 10 }, (_, index) => String(90 + index));

/** The value that the save of a version sets. */
export const valueAt = (version: number): string => VALUES[version % VALUES.length] ?? '';

/** What a save sets. */
export const CELL = { form: 1, path: 'total.score', reason: 'x' };

/**
 * The calls of `save_version` that Kaocheng makes of the saves of one document, with all rows that it writes, by the value
 * that is set: `first` where no correction stands, `next` where that of the value before does. Versions and the time are
 * those of the preparation.
 */
export interface PreparedSaves {
  readonly first: Readonly<Record<string, SaveCall>>;
  readonly next: Readonly<Record<string, SaveCall>>;
}

/** Prepares the saves of a document as it was read; nothing is saved. */
export async function prepareSaves(store: Store, id: string, version: number): Promise<PreparedSaves> {
  const read = await standingDocument(store, id, version);
  const again = new Reexamination(JSON.parse(await transcriptAt(store, id, read.transcript)) as Transcript);
  const rows = new Map(read.findings.map((finding) => [finding.id, finding.key]));
  const step = (standing: StandingDocument, value: string) => saved(store, again, rows, standing, value);
  const first: Record<string, SaveCall> = {};
  const next: Record<string, SaveCall> = {};
  let standing = read;
  for (const value of VALUES) {
    first[value] = step(read, value).call;
    standing = step(standing, value).after;
  }
  for (const value of VALUES) {
    const { call, after } = step(standing, value);
    next[value] = call;
    standing = after;
  }
  return { first, next };
}

/** One save of a document, as the server makes it. */
function saved(
  store: Store,
  again: Reexamination,
  rows: Map<string, number>,
  standing: StandingDocument,
  value: string,
) {
  const { form, path, reason } = CELL;
  const version = standing.version + 1;
  const at = store.now();
  const cell = { form_order: form, path, printed: '', value, reason };
  const made = { from_version: version, ordinal: 0, ...cell, made_at: at, made_by: 'bench' };
  const examination = again.examine([{ form, path, value }], standing.policy);
  return saveCall(store.region, standing, {
    action: 'corrected',
    by: 'bench',
    at,
    facts: { set: '1', withdrawn: '0', form: String(form), path, reason, printed: '', value },
    content: '0'.repeat(64),
    corrections: { ended: standing.corrections, made: [made], stand: [made] },
    examined: inTheirRows(differenceOf(summaryOf(examination), standing, version - 1), rows),
  });
}

/** Every finding always in the same row, so that the calls can be made round and round. */
function inTheirRows(difference: ExaminationDifference, rows: Map<string, number>): ExaminationDifference {
  const came = difference.findings.came.map((one) => {
    const key = rows.get(one.record.id) ?? Math.max(0, ...rows.values()) + 1;
    rows.set(one.record.id, key);
    return { ...one, key };
  });
  return { ...difference, findings: { ...difference.findings, came } };
}
