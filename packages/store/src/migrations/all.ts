import { records } from './0001-records.js';
import { audit } from './0002-audit.js';
import type { Migration } from './migration.js';

/** All migrations of this program, in order. */
export const migrations: readonly Migration[] = [records, audit];
