import type { ColumnType } from 'kysely';

/** timestamptz: ISO 8601 in UTC, both ways. */
type Instant = string;
/** NUMERIC: a decimal string, both ways; never a number. */
type Exact = string;
/** jsonb: written as JSON text. */
type Json<T> = ColumnType<T, string, string>;

/** The office for which the database was installed. */
interface InstallationTable {
  region_code: string;
  installed_at: Instant;
}

/** A file, once for each content. */
interface FileTable {
  region_code: string;
  /** SHA-256, hexadecimal. */
  hash: string;
  size: number;
  bytes: Buffer;
}

interface DocumentTable {
  region_code: string;
  id: string;
  file_hash: string;
  name: string;
  size: number;
  type: string;
  state: 'queued' | 'reading' | 'read' | 'unread';
  problem_code: string | null;
  problem_facts: Json<Record<string, string>> | null;
  policy: string | null;
  province: string | null;
  department: string | null;
  year: string | null;
  forms: number;
  errors: number;
  warnings: number;
  infos: number;
  corrections: number;
  decided: number;
  version: number;
  received_at: Instant;
  received_by: string;
  changed_at: Instant;
  changed_by: string;
  /** What a search looks through: names of file, department and forms, folded. */
  sought: string;
}

interface DocumentVersionTable {
  region_code: string;
  document: string;
  version: number;
  made_at: Instant;
  made_by: string;
  action: string;
  facts: Json<Record<string, string>>;
}

interface TranscriptTable {
  region_code: string;
  document: string;
  /** The version with which it was read or filled in. */
  version: number;
  /** JSON text, byte for byte as it was handed in. */
  body: string;
}

interface ScoredFormTable {
  region_code: string;
  document: string;
  form_order: number;
  document_name: string;
  received_at: Instant;
  kind: string;
  title: string | null;
  name: string | null;
  department: string | null;
  year: string | null;
  policy: string | null;
  printed_total: Exact | null;
  recomputed_total: Exact | null;
  printed_grade: string | null;
  grade_of_printed: string | null;
  recomputed_grade: string | null;
  annual: Exact | null;
  executed: Exact | null;
  execution_rate: Exact | null;
  money_unit: string | null;
  errors: number;
  warnings: number;
  infos: number;
  sought: string;
  /** Place in an even draw over all forms that have both totals; null for the others. */
  draw: number | null;
  /** Digest of the record; see records/difference.ts. */
  digest: string;
}

interface FindingTable {
  region_code: string;
  document: string;
  /** Position, heaviest first. */
  ordinal: number;
  id: string;
  form_order: number | null;
  rule: string;
  code: string;
  severity: 'error' | 'warning' | 'info';
  weight: Exact;
  place: string;
  printed: string | null;
  expected: string | null;
  facts: Json<Record<string, unknown>>;
  hangs_on: string | null;
  counted: boolean;
  /** Digest of the figures that it rests on; null where it was last examined before they were kept. */
  figures: string | null;
  /** Digest of the record; see records/difference.ts. */
  digest: string;
}

/** Every correction that ever stood; `to_version` null: it stands. */
interface CorrectionTable {
  region_code: string;
  document: string;
  from_version: number;
  ordinal: number;
  to_version: number | null;
  form_order: number;
  path: string;
  printed: string | null;
  value: string | null;
  reason: string;
  made_at: Instant;
  made_by: string;
  ended_at: Instant | null;
  ended_by: string | null;
}

/** Every decision that ever stood; `to_version` null: it stands. */
interface DecisionTable {
  region_code: string;
  document: string;
  from_version: number;
  ordinal: number;
  to_version: number | null;
  finding: string;
  state: 'confirmed' | 'dismissed';
  reason: string;
  /** Digest of the figures on which it was decided; null where that was not kept yet. */
  figures: string | null;
  made_at: Instant;
  made_by: string;
  ended_at: Instant | null;
  ended_by: string | null;
}

interface JobTable {
  region_code: string;
  id: string;
  document: string;
  state: 'waiting' | 'working';
  attempts: number;
  queued_at: Instant;
  taker: string | null;
  beat_at: Instant | null;
}

/** Files written for many documents at once, asked for as one. */
interface OutputJobTable {
  region_code: string;
  id: string;
  what: string;
  format: string;
  state: 'waiting' | 'working' | 'ready' | 'failed' | 'cancelled';
  total: number;
  written: number;
  left_out: number;
  asked_at: Instant;
  asked_by: string;
  ended_at: Instant | null;
  /** Bytes of the archive, once it is ready. */
  size: number | null;
  problem_code: string | null;
  problem_facts: Json<Record<string, string>> | null;
  taker: string | null;
  beat_at: Instant | null;
  /** How often it was begun since the last document of which it is known what became of it. */
  attempts: number;
}

/** One document of an output job, and what became of it. */
interface OutputItemTable {
  region_code: string;
  job: string;
  ordinal: number;
  document: string;
  name: string;
  /** Name in the archive. */
  entry: string;
  state: 'waiting' | 'written' | 'left';
  /** The version of the document that was written. */
  version: number | null;
  /** Why it was left out, or what could not be written of it. */
  code: string | null;
  facts: Json<Record<string, string>> | null;
}

/** A file that a document had until a version took the place of it. */
interface DocumentFileTable {
  region_code: string;
  document: string;
  /** The last version that had it. */
  version: number;
  file_hash: string;
  name: string;
  type: string;
}

/** A document whose file says of which document it was written; until it is taken over or kept as a document of its own. */
interface ReturnedFileTable {
  region_code: string;
  document: string;
  record: Json<Record<string, string>>;
  noted_at: Instant;
}

/** Counts over all documents, kept with every save; see queries/tally.ts. */
interface TallyTable {
  region_code: string;
  axis: string;
  key: string;
  other: string;
  count: number;
  errors: number;
}

/** The end of a region's audit trail; the row is the lock under which entries are added. */
interface AuditChainTable {
  region_code: string;
  seq: number;
  hash: string;
}

interface AuditEntryTable {
  region_code: string;
  seq: number;
  made_at: Instant;
  made_by: string;
  action: string;
  subject: string;
  /** The entry as canonical text; what is hashed. */
  body: string;
  prior_hash: string;
  hash: string;
}

/** Numbered migrations that this database has had. */
interface SchemaMigrationTable {
  id: number;
  name: string;
  checksum: string;
  applied_at: Instant;
}

/** The tables as the queries know them; made by migrations/. */
export interface Tables {
  installation: InstallationTable;
  file: FileTable;
  document: DocumentTable;
  document_version: DocumentVersionTable;
  transcript: TranscriptTable;
  scored_form: ScoredFormTable;
  finding: FindingTable;
  correction: CorrectionTable;
  decision: DecisionTable;
  job: JobTable;
  output_job: OutputJobTable;
  output_item: OutputItemTable;
  document_file: DocumentFileTable;
  returned_file: ReturnedFileTable;
  tally: TallyTable;
  audit_chain: AuditChainTable;
  audit_entry: AuditEntryTable;
  schema_migration: SchemaMigrationTable;
}
