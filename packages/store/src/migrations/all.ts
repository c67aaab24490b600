import { records } from './0001-records.js';
import { audit } from './0002-audit.js';
import { sortedLists } from './0003-sorted-lists.js';
import { rowDigests } from './0004-row-digests.js';
import { chineseOrder } from './0005-chinese-order.js';
import { findingsByCode } from './0006-findings-by-code.js';
import { countedFindings } from './0007-counted-findings.js';
import { outputs } from './0008-outputs.js';
import { saves } from './0009-saves.js';
import { saveGroups } from './0010-save-groups.js';
import { changedRows } from './0011-changed-rows.js';
import { outputAttempts } from './0012-output-attempts.js';
import { rowsByKey } from './0013-rows-by-key.js';
import { rowsByIndex } from './0014-rows-by-index.js';
import type { Migration } from './migration.js';

/** All migrations of this program, in order. */
export const migrations: readonly Migration[] = [
  records,
  audit,
  sortedLists,
  rowDigests,
  chineseOrder,
  findingsByCode,
  countedFindings,
  outputs,
  saves,
  saveGroups,
  changedRows,
  outputAttempts,
  rowsByKey,
  rowsByIndex,
];
