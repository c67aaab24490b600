import type { Work } from '../connect.js';
import { type Contribution, type FindingCount, type TallyRow, tallyOf } from '../queries/tally.js';
import type { HeldDocument } from './changing.js';
import { differenceOf, type ExaminationDifference, type KeptDigests } from './difference.js';
import type { FindingRecord, FormRecord } from './record.js';
import { findingRow, formOf, formRow, soughtIn } from './rows.js';
import type { ExaminationSummary } from './summary.js';

/** Rows written with one statement; PostgreSQL takes 65,535 parameters. */
const MOST_ROWS = 2000;

/** Columns of a document that follow from its examination. */
interface ExaminedColumns {
  readonly province: string | null;
  readonly department: string | null;
  readonly year: string | null;
  readonly forms: number;
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly sought: string;
}

/** What follows from the rows of an examination that were written. */
interface WrittenExamination {
  /** What it changes in the roll-up. */
  readonly tally: readonly TallyRow[];
  readonly columns: ExaminedColumns;
}

/** The columns of a document of this name. */
export function columnsOf(name: string, difference: ExaminationDifference): ExaminedColumns {
  const { province, department, year, counts, names } = difference;
  return { province, department, year, ...counts, sought: soughtIn([name, ...names]) };
}

/** What a held document adds to the roll-up as it stands. */
export async function contributionOf(trx: Work, held: HeldDocument): Promise<Contribution> {
  const forms = await trx
    .selectFrom('scored_form')
    .selectAll()
    .where('region_code', '=', held.region_code)
    .where('document', '=', held.id)
    .execute();
  const findings = await trx
    .selectFrom('finding')
    .select(['rule', 'code', 'severity', 'counted'])
    .where('region_code', '=', held.region_code)
    .where('document', '=', held.id)
    .execute();
  return { state: held.state, forms: forms.map(formOf), findings: countedOf(findings) };
}

/**
 * Writes forms and findings of a held document, which is read then. Only what differs is written: a correction changes few
 * rows of many.
 */
export async function writeExamination(
  trx: Work,
  held: HeldDocument,
  summary: ExaminationSummary,
): Promise<WrittenExamination> {
  const difference = differenceOf(summary, await keptDigests(trx, held), held.version);
  const forms = await writeForms(trx, held, difference.forms);
  const findings = await writeFindings(trx, held, difference.findings);
  return {
    tally: tallyOf(
      { state: 'read', forms: forms.came, findings: countedOf(findings.came) },
      { state: held.state, forms: forms.went, findings: countedOf(findings.went) },
    ),
    columns: columnsOf(held.name, difference),
  };
}

interface Written<Came, Went> {
  readonly came: readonly Came[];
  readonly went: readonly Went[];
}

export type CountedFinding = Pick<FindingRecord, 'rule' | 'code' | 'severity' | 'counted'>;

/** The findings that sums count, by kind. */
export function countedOf(findings: readonly CountedFinding[]): FindingCount[] {
  const counts = new Map<string, { rule: string; code: string; severity: string; count: number }>();
  for (const { rule, code, severity } of findings.filter((one) => one.counted)) {
    const key = `${rule} ${code} ${severity}`;
    const found = counts.get(key) ?? { rule, code, severity, count: 0 };
    found.count += 1;
    counts.set(key, found);
  }
  return [...counts.values()];
}

async function keptDigests(trx: Work, held: HeldDocument): Promise<KeptDigests> {
  const forms = await trx
    .selectFrom('scored_form')
    .select(['form_order as key', 'digest'])
    .where('region_code', '=', held.region_code)
    .where('document', '=', held.id)
    .execute();
  const findings = await trx
    .selectFrom('finding')
    .select(['ordinal as key', 'digest', 'id'])
    .where('region_code', '=', held.region_code)
    .where('document', '=', held.id)
    .orderBy('ordinal')
    .execute();
  return { forms, findings };
}

async function writeForms(
  trx: Work,
  held: HeldDocument,
  { came, went: gone }: ExaminationDifference['forms'],
): Promise<Written<FormRecord, FormRecord>> {
  const went: FormRecord[] = [];
  for (const orders of inBatches(gone)) {
    const rows = await trx
      .deleteFrom('scored_form')
      .where('region_code', '=', held.region_code)
      .where('document', '=', held.id)
      .where('form_order', 'in', orders)
      .returningAll()
      .execute();
    went.push(...rows.map(formOf));
  }
  for (const batch of inBatches(came)) {
    const rows = batch.map(({ record, digest }) => formRow(held.region_code, held, record, digest));
    await trx.insertInto('scored_form').values(rows).execute();
  }
  return { came: came.map(({ record }) => record), went };
}

async function writeFindings(
  trx: Work,
  held: HeldDocument,
  { came, went: gone }: ExaminationDifference['findings'],
): Promise<Written<FindingRecord, CountedFinding>> {
  const went: CountedFinding[] = [];
  for (const ordinals of inBatches(gone)) {
    const rows = await trx
      .deleteFrom('finding')
      .where('region_code', '=', held.region_code)
      .where('document', '=', held.id)
      .where('ordinal', 'in', ordinals)
      .returning(['rule', 'code', 'severity', 'counted'])
      .execute();
    went.push(...rows);
  }
  for (const batch of inBatches(came)) {
    const rows = batch.map(({ record, digest, key }) => findingRow(held.region_code, held.id, key, record, digest));
    await trx.insertInto('finding').values(rows).execute();
  }
  return { came: came.map(({ record }) => record), went };
}

function inBatches<T>(items: readonly T[]): T[][] {
  const batches: T[][] = [];
  for (let at = 0; at < items.length; at += MOST_ROWS) batches.push(items.slice(at, at + MOST_ROWS));
  return batches;
}
